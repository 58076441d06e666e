import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { connect, type Db, frameworkRevision } from "@salus/db";
import { aFramework, createTestDatabase, type TestDatabase } from "@salus/db/testing";
import type { Framework, FrameworkDraftBody } from "@salus/domain";
import { createApp } from "../../src/app.ts";
import { inMemory } from "../../src/storage/in-memory.ts";
import type { GivenDeps } from "../../src/deps.ts";

export const origin = "http://salus.test";
export const base = `${origin}/api/v1`;

/** Anything that answers requests: the app, or the app behind a defect. */
export type Ask = (request: Request) => Promise<Response>;

export type Ground = {
  database: TestDatabase;
  /** The clock of the app; tests move it. */
  clock: { now: Date };
  deps: GivenDeps;
  app: ReturnType<typeof createApp>;
  ask: Ask;
  /** A pool of a role, for as long as the ground is there. */
  pool: (role: string, max?: number) => Db;
  [Symbol.asyncDispose]: () => Promise<void>;
};

/** The real app on a database of its own, without reference data: what stands in it, a test put there. */
export async function breakGround(given: Partial<GivenDeps> = {}): Promise<Ground> {
  const database = await createTestDatabase();
  const clock = { now: new Date("2026-03-02T09:00:00.000Z") };
  const deps: GivenDeps = {
    db: database.app,
    federalDb: database.federal,
    now: () => clock.now,
    addressKey: "test",
    // Every file a row names is there, with one byte.
    storage: { ...inMemory(), read: async () => Readable.from([new Uint8Array([120])]) },
    // And is signed as it is.
    signing: { sign: async (pdf) => pdf },
    demo: { accounts: [], password: "everybody knows it" },
    ...given,
  };
  for (const body of Object.values(frameworks)) await aFramework(database.owner, { code: body.code, body });
  // The drafts are pinned to the first revision, which a second one has followed since.
  const { draft } = frameworks;
  await database.owner
    .insert(frameworkRevision)
    .values({ code: draft.code, revision: 1, body: { ...draft, revision: 1 } });
  const app = createApp(deps);
  const pools: Db[] = [];
  return {
    database,
    clock,
    deps,
    app,
    // Each from an address of its own: what is counted per address has its own tests.
    ask: async (request) => app.fetch(request, { clientAddress: randomUUID() }),
    pool(role, max = 4) {
      const db = connect({ ...database.connection(role), max });
      pools.push(db);
      return db;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(pools.map((db) => db.close()));
      await database[Symbol.asyncDispose]();
    },
  };
}

const official = (nl: string, fr: string) => ({ nl, fr, unattested: [] });
const open = { compulsory: false, locked: true, repeatable: true, children: [] };
const strategic = (code: string) =>
  ({ ...open, code, kind: "strategicObjective", title: official(code, code) }) as const;

/** A chapter with two strategic objectives, below which a municipality adds its own, and one scheme of money. */
const aSmallFramework = (code: string): Framework => ({
  code,
  revision: 1,
  instrument: "svpp",
  title: official("Testkader", "Cadre d'essai"),
  demonstration: true,
  period: { from: "2099-01-01", to: "2099-12-31" },
  extension: null,
  acts: [],
  template: [
    {
      ...open,
      code: "burglary",
      kind: "chapter",
      title: official("Inbraak", "Cambriolage"),
      repeatable: false,
      children: [strategic("deter"), strategic("inform")],
    },
  ],
  lockedLevels: [],
  clauses: [],
  schemes: [
    {
      code: "base",
      title: official("Basisbedrag", "Montant de base"),
      formula: "amount",
      wagePerFteMonthCents: null,
      months: null,
      equipmentCapPerFteCents: null,
      source: "test",
    },
  ],
  parameters: { advancePercent: null, balancePercent: null, staffCeilingCents: null, investmentCeilingPercent: null },
  calendar: [],
  source: "test",
  licence: "test",
});

/** What a framework manager writes, ready to be published. */
export const aFrameworkBody = (code: string): FrameworkDraftBody => {
  const { revision: _revision, ...body } = frameworks.free;
  const act = {
    code: "rd",
    type: "royal-decree" as const,
    on: null,
    numac: null,
    title: official("KB", "AR"),
    note: null,
  };
  return structuredClone({ ...body, code, acts: [act] });
};

/** One plan per framework: a draft, another one, one that was submitted, two that are agreed; nothing under `free`. */
export const frameworks = {
  draft: { ...aSmallFramework("svpp-2099-a"), revision: 2 },
  other: aSmallFramework("svpp-2099-b"),
  submitted: aSmallFramework("svpp-2099-c"),
  agreed: aSmallFramework("svpp-2099-e"),
  replaced: aSmallFramework("svpp-2099-f"),
  free: { ...aSmallFramework("svpp-2100"), period: { from: "2100-01-01", to: "2100-12-31" } },
} as const;
