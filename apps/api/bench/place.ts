import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { account, connect, type Db, membership, session, tenant, withTenant } from "@salus/db";
import { type Connection, connectionToUrl, startEmbedded } from "@salus/db/embedded";
import { ensureDatabase, ensureRoles, migrate } from "@salus/db/migrate";
import { readPlanFiles, seedReference } from "@salus/db/seed";
import { newId, type NisCode, type TenantId, type UserId } from "@salus/domain";
import { municipalities } from "@salus/templates";
import { newToken, sessionIdOf } from "../src/auth/session.ts";

const root = join(import.meta.dirname, "../../..");
const port = Number(process.env["BENCH_PORT"] ?? 3977);

export type Sender = { tenantId: TenantId; cookie: string };
export type Place = {
  port: number;
  superuser: Connection;
  owner: Connection;
  senders: Sender[];
  /** Ends the program without a word and starts it again. */
  kill: () => Promise<void>;
  untilHealthy: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A durable database of its own with so many municipalities, and the real program in a process of its own. */
export async function aPlace(senders: number): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), "salus-bench-"));
  const embedded = await startEmbedded({ dataDir });
  const at = (role: string) => embedded.connection(role, "salus");
  await ensureRoles(embedded.connection("postgres"));
  await ensureDatabase(embedded.connection("postgres"), "salus");
  await migrate(at("salus_owner"));
  const owner = connect({ ...at("salus_owner"), max: 2 });
  await seedReference(owner);
  const people = await aCoordinatorIn(owner, senders);
  await owner.close();
  const start = () =>
    spawn(process.execPath, [join(root, "apps/api/src/server.ts")], {
      env: {
        PATH: process.env["PATH"],
        PORT: String(port),
        DATABASE_URL: connectionToUrl(at("salus_app")),
        DATABASE_FEDERAL_URL: connectionToUrl(at("salus_federal")),
      },
      stdio: ["ignore", "ignore", "inherit"],
    });
  let program = start();
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    const ended = new Promise<void>((resolve) => program.once("exit", () => resolve()));
    program.kill(signal);
    await ended;
  };
  await untilHealthy();
  return {
    port,
    superuser: at("postgres"),
    owner: at("salus_owner"),
    senders: people,
    untilHealthy,
    kill: async () => {
      await end("SIGKILL");
      program = start();
      await untilHealthy();
    },
    stop: async () => {
      await end("SIGTERM");
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function aCoordinatorIn(owner: Db, count: number): Promise<Sender[]> {
  const now = new Date();
  const later = new Date(now.getTime() + 8 * 3_600_000);
  const senders: Sender[] = [];
  const current = municipalities().filter(({ validTo }) => validTo === null);
  for (const { nis, name, languageRegime } of current.slice(0, count)) {
    const tenantId = newId<TenantId>();
    const accountId = newId<UserId>();
    const token = newToken();
    const localized = { nl: name.nl, fr: name.fr };
    await owner.insert(tenant).values({
      id: tenantId,
      kind: "municipality",
      nis: nis as NisCode,
      name: localized,
      languageRegime,
      createdAt: now,
    });
    await owner
      .insert(account)
      .values({ id: accountId, email: `${nis}@bench.salus.example`, name: "Bench", locale: "nl", createdAt: now });
    await withTenant(owner, tenantId, (tx) =>
      tx.insert(membership).values({ tenantId, accountId, roles: ["coordinator"], createdAt: now }),
    );
    await owner.insert(session).values({
      id: sessionIdOf(token),
      accountId,
      tenantId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: later,
      absoluteExpiresAt: later,
    });
    senders.push({ tenantId, cookie: `__Host-salus=${token}` });
  }
  return senders;
}

/** Editors of one municipality, each with a session; answers their cookies. */
export async function colleaguesOf(place: Place, tenantId: TenantId, count: number): Promise<string[]> {
  const owner = connect({ ...place.owner, max: 1 });
  const now = new Date();
  const later = new Date(now.getTime() + 8 * 3_600_000);
  const cookies: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const accountId = newId<UserId>();
    const token = newToken();
    const email = `editor-${accountId}@bench.salus.example`;
    await owner.insert(account).values({ id: accountId, email, name: `Editor ${index}`, locale: "nl", createdAt: now });
    await withTenant(owner, tenantId, (tx) =>
      tx.insert(membership).values({ tenantId, accountId, roles: ["editor"], createdAt: now }),
    );
    const span = { createdAt: now, lastSeenAt: now, expiresAt: later, absoluteExpiresAt: later };
    await owner.insert(session).values({ id: sessionIdOf(token), accountId, tenantId, ...span });
    cookies.push(`__Host-salus=${token}`);
  }
  await owner.close();
  return cookies;
}

/** The plan of Mechelen, grown with results and indicators of its own until it has so many nodes. */
export async function aBigPlan(base: string, cookie: string, size: number): Promise<string> {
  const { framework, document } = await aRealPlan();
  const grown = structuredClone(document);
  type Grown = { kind: string; text: Record<string, string>; children?: Grown[] };
  const all = (nodes: Grown[]): Grown[] => nodes.flatMap((each) => [each, ...all(each.children ?? [])]);
  const nodes = all(grown.nodes as unknown as Grown[]);
  const parents = nodes.filter(({ kind }) => kind === "operationalObjective");
  for (let index = nodes.length; index < size; index += 1) {
    const parent = parents[index % parents.length];
    parent?.children?.push({ kind: "result", text: { nl: `Resultaat ${index}`, fr: `Résultat ${index}` } });
  }
  const response = await fetch(`${base}/api/v1/plans/import`, {
    method: "POST",
    headers: { cookie, origin: base, "content-type": "application/json" },
    body: JSON.stringify({ framework, document: grown }),
  });
  if (response.status !== 201) throw new Error(`importing answered ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

async function untilHealthy(): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${port}/api/v1/health`).catch(() => null);
    if (answered?.ok) return;
    if (Date.now() > until) throw new Error("the program did not start within a minute");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The demonstration's Mechelen plan of 2020, the size of a real one. */
export async function aRealPlan() {
  const found = (await readPlanFiles()).find(({ file }) => file === "mechelen-svpp-2020.json");
  if (!found) throw new Error("the demonstration has no plan of Mechelen for 2020");
  return { framework: found.framework, document: found.document };
}
