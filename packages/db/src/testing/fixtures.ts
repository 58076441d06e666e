import {
  type LineageId,
  type NisCode,
  newId,
  noValues,
  type PlanId,
  type RecordId,
  type Role,
  type TenantId,
  type UserId,
  type VersionId,
} from "@salus/domain";
import { eq } from "drizzle-orm";
import type { Db } from "../client.ts";
import { withTenant } from "../doors.ts";
import {
  account,
  framework,
  frameworkRevision,
  grantLine,
  membership,
  municipality,
  node,
  organisationRecord,
  organisationReference,
  plan,
  planEvent,
  submission,
  submissionEvent,
  submissionFact,
  tenant,
  version,
} from "../schema/index.ts";

const then = new Date("2025-03-03T09:00:00Z");
const firstNis = 10_000;
let counter = 0;
const next = () => ++counter;

async function one<Row>(rows: PromiseLike<Row[]>): Promise<Row> {
  const [row] = await rows;
  if (row === undefined) throw new Error("expected one row, got none");
  return row;
}

/** An invented municipality, or one with the code that is asked for. */
export async function aMunicipality(owner: Db, overrides: Partial<typeof municipality.$inferInsert> = {}) {
  const nis = overrides.nis ?? (String(firstNis + next()) as NisCode);
  const name = { nl: `Gemeente ${nis}`, fr: `Commune ${nis}`, unattested: [] };
  const values = {
    nis,
    name,
    languageRegime: "nl",
    regionNis: "02000",
    validFrom: "1977-01-01",
    ...overrides,
  } as const;
  await owner
    .insert(municipality)
    .values({ population: { "2025": 50_000 }, ...values })
    .onConflictDoNothing();
  return one(owner.select().from(municipality).where(eq(municipality.nis, nis)));
}

/** A municipality that uses Salus; `kind: "federal"` for the federal administration. */
export async function aTenant(owner: Db, overrides: Partial<typeof tenant.$inferInsert> = {}) {
  const federal = overrides.kind === "federal";
  const nis = federal ? null : (await aMunicipality(owner, overrides.nis ? { nis: overrides.nis } : {})).nis;
  const name = federal ? { nl: "Federaal", fr: "Fédéral" } : { nl: `Gemeente ${nis}`, fr: `Commune ${nis}` };
  const values = { kind: "municipality", nis, name, languageRegime: "nl", createdAt: then, ...overrides } as const;
  return one(owner.insert(tenant).values(values).returning());
}

export async function anAccount(owner: Db, overrides: Partial<typeof account.$inferInsert> = {}) {
  const email = `person-${next()}-${crypto.randomUUID().slice(0, 8)}@salus.example`;
  const values = { email, name: "Lore Wouters", locale: "nl", createdAt: then, ...overrides } as const;
  return one(owner.insert(account).values(values).returning());
}

export async function aMembership(owner: Db, tenantId: TenantId, accountId: UserId, roles: Role[]) {
  return withTenant(owner, tenantId, (tx) =>
    one(tx.insert(membership).values({ tenantId, accountId, roles, createdAt: then }).returning()),
  );
}

/** A framework without a template, unless `overrides.body` brings one. Answers its code. */
export async function aFramework(owner: Db, overrides: Partial<typeof framework.$inferInsert> = {}): Promise<string> {
  const code = overrides.code ?? "svpp-2099";
  const period = { from: overrides.periodFrom ?? "2099-01-01", to: overrides.periodTo ?? "2099-12-31" };
  const body = {
    code,
    revision: 1,
    instrument: "svpp",
    title: { nl: "Testkader", fr: "Cadre d'essai", unattested: ["nl", "fr"] },
    demonstration: true,
    period,
    extension: null,
    acts: [],
    template: [],
    clauses: [],
    schemes: [],
    parameters: {
      advancePercent: null,
      balancePercent: null,
      staffCeilingCents: null,
      investmentCeilingPercent: null,
    },
    calendar: [],
    source: "test",
    licence: "test",
  } as unknown as typeof framework.$inferInsert.body;
  await owner
    .insert(framework)
    .values({
      code,
      instrument: "svpp",
      demonstration: true,
      periodFrom: period.from,
      periodTo: period.to,
      body,
      ...overrides,
    })
    .onConflictDoNothing();
  const newest = overrides.body ?? body;
  await owner.insert(frameworkRevision).values({ code, revision: newest.revision, body: newest }).onConflictDoNothing();
  return code;
}

/** A plan with one open version. */
export async function aPlan(owner: Db, tenantId: TenantId, overrides: Partial<typeof plan.$inferInsert> = {}) {
  const code = overrides.framework ?? (await aFramework(owner));
  const createdBy = overrides.createdBy ?? newId<UserId>();
  return withTenant(owner, tenantId, async (tx) => {
    const created = await one(
      tx
        .insert(plan)
        .values({ tenantId, createdAt: then, ...overrides, framework: code, createdBy })
        .returning(),
    );
    const open = await one(
      tx
        .insert(version)
        .values({ tenantId, planId: created.id, number: 1, language: "nl", createdAt: then })
        .returning(),
    );
    await tx.insert(planEvent).values({
      tenantId,
      planId: created.id,
      versionId: open.id,
      kind: "created",
      recordedAt: then,
      actorId: createdBy,
    });
    return { ...created, version: open };
  });
}

export async function aNode(
  owner: Db,
  tenantId: TenantId,
  versionId: VersionId,
  overrides: Partial<typeof node.$inferInsert> = {},
) {
  const order = `a${String(next()).padStart(6, "0")}`;
  return withTenant(owner, tenantId, (tx) =>
    one(
      tx
        .insert(node)
        .values({
          tenantId,
          versionId,
          lineageId: newId<LineageId>(),
          kind: "chapter",
          orderKey: order,
          text: { nl: "Inbraak" },
          original: "nl",
          updatedAt: then,
          updatedBy: newId<UserId>(),
          ...overrides,
        })
        .returning(),
    ),
  );
}

export async function aGrantLine(
  owner: Db,
  tenantId: TenantId,
  versionId: VersionId,
  overrides: Partial<typeof grantLine.$inferInsert> = {},
) {
  return withTenant(owner, tenantId, (tx) =>
    one(
      tx
        .insert(grantLine)
        .values({ tenantId, versionId, scheme: "base", amountCents: 5_000_000, ...overrides })
        .returning(),
    ),
  );
}

/** A unit of the organisation, or a record of another kind; `refs` name other records. */
export async function aRecord(
  owner: Db,
  tenantId: TenantId,
  {
    refs = [],
    ...overrides
  }: Partial<typeof organisationRecord.$inferInsert> & {
    refs?: Pick<typeof organisationReference.$inferInsert, "name" | "targetId" | "targetKind">[];
  } = {},
) {
  const { startedOn: _started, endedOn: _ended, ...empty } = noValues;
  return withTenant(owner, tenantId, async (tx) => {
    const written = await one(
      tx
        .insert(organisationRecord)
        .values({
          tenantId,
          id: newId<RecordId>(),
          kind: "unit",
          updatedAt: then,
          updatedBy: newId<UserId>(),
          ...overrides,
          body: { ...empty, name: { nl: `Dienst ${next()}` }, ...overrides.body },
        })
        .returning(),
    );
    for (const [place, ref] of refs.entries())
      await tx.insert(organisationReference).values({ tenantId, recordId: written.id, place, ...ref });
    return written;
  });
}

/** Freezes the version and writes a submission with one fact and one event, as a real submission does. */
export async function aSubmission(
  owner: Db,
  {
    tenantId,
    planId,
    versionId,
    framework: code,
  }: { tenantId: TenantId; planId: PlanId; versionId: VersionId; framework: string },
  overrides: Partial<typeof submission.$inferInsert> = {},
) {
  const { nis } = await one(owner.select({ nis: tenant.nis }).from(tenant).where(eq(tenant.id, tenantId)));
  if (nis === null) throw new Error("only a municipality submits");
  return withTenant(owner, tenantId, async (tx) => {
    await tx.update(version).set({ frozenAt: then, status: "submitted" }).where(eq(version.id, versionId));
    const document = {
      format: "salus-plan/1",
      instrument: "svpp",
      framework: code,
      municipality: null,
      period: null,
      language: "nl",
      nodes: [],
      grantLines: [],
      events: [],
      findings: [],
    } as const;
    const submitted = await one(
      tx
        .insert(submission)
        .values({
          tenantId,
          planId,
          versionId,
          number: 1,
          framework: code,
          nis,
          language: "nl",
          status: "submitted",
          submittedAt: then,
          document: { ...document, nodes: [], grantLines: [], events: [], findings: [] },
          documentHash: "0".repeat(64),
          totalCents: 0,
          ...overrides,
        })
        .returning(),
    );
    const shared = { tenantId, submissionId: submitted.id };
    await tx.insert(submissionFact).values({
      ...shared,
      seq: 1,
      nis,
      framework: code,
      phenomenon: "burglary",
      kind: "chapter",
      text: { nl: "Inbraak" },
      original: "nl",
      counts: { objectives: 0, results: 0, indicators: 0, targets: 0 },
    });
    await tx.insert(submissionEvent).values({ ...shared, id: newId(), kind: "submitted", recordedAt: then });
    return submitted;
  });
}
