import { type DocumentNode, type PlanDocument, PlanDocument as PlanDocumentSchema, type TenantId } from "@salus/domain";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "../audit.ts";
import { asUser, withFederal, withIdentity, withTenant } from "../doors.ts";
import {
  account,
  auditEntry,
  comment,
  membership,
  node,
  notification,
  plan,
  planEvent,
  submission,
  submissionEvent,
  submissionFact,
  tenant,
  version,
} from "../schema/index.ts";
import { hashDocument } from "../submission.ts";
import { aTenant, createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { demonstrationAccounts, type DemonstrationPlan, readPlanFiles, seedDemonstration } from "./index.ts";

const now = new Date("2026-11-21T10:00:00Z");
const options = { now, passwordHash: "$argon2id$test" };

const indicator: DocumentNode = {
  kind: "indicator",
  text: { nl: "≥ 50 bezoeken per jaar" },
  target: {
    kind: "count",
    comparator: "gte",
    value: 50,
    unit: "visits",
    per: "year",
    steps: [],
    by: null,
    population: null,
    within: null,
  },
};
const chapter: DocumentNode = {
  kind: "chapter",
  code: "burglary",
  text: { nl: "Inbraak" },
  children: [
    {
      kind: "strategicObjective",
      code: "deter-potential-offenders",
      text: { nl: "Plegers ontraden" },
      children: [
        {
          kind: "operationalObjective",
          text: { nl: "Woningen bezoeken" },
          children: [{ kind: "result", text: { nl: "Meer bezoeken" } }, indicator],
        },
      ],
    },
  ],
};
const document: PlanDocument = PlanDocumentSchema.parse({
  format: "salus-plan/1",
  instrument: "svpp",
  framework: "svpp-2020",
  municipality: null,
  period: null,
  language: "nl",
  nodes: [chapter],
  grantLines: [{ scheme: "base", amountCents: 50_000_000 }],
  events: [{ kind: "council", on: "2020-04-27", agendaItem: "13", vote: { outcome: "unanimous" } }],
});
const entry = (overrides: Partial<DemonstrationPlan>): DemonstrationPlan => ({
  file: "test.json",
  nis: "12025",
  framework: "svpp-2020",
  created: "2020-03-02",
  submitted: null,
  returned: null,
  approved: null,
  inForce: null,
  document,
  ...overrides,
});
const plans = [
  entry({ submitted: "2020-05-04", approved: "2020-06-15", inForce: "2020-01-01" }),
  entry({ framework: "svpp-2026-demo", created: "-30d" }),
  entry({ nis: "92094", submitted: "2020-05-04", returned: { on: "2020-05-20", reason: "Montant manquant" } }),
  entry({ nis: "63023", framework: "svpp-2026-demo", created: "-20d", submitted: "-3d" }),
];

let database: TestDatabase;
let ids: Record<string, TenantId>;
beforeAll(async () => {
  database = await createTestDatabase();
  await Promise.all([1, 2].map(() => seedDemonstration(database.owner, { ...options, plans })));
  const rows = await database.owner.select({ id: tenant.id, nis: tenant.nis }).from(tenant);
  ids = Object.fromEntries(rows.map(({ id, nis }) => [nis ?? "federal", id]));
});
afterAll(() => database[Symbol.asyncDispose]());

const everything = () =>
  database.superuser`
    select (select count(*) from tenant)::int as tenants, (select count(*) from account)::int as accounts,
      (select count(*) from membership)::int as members, (select count(*) from plan)::int as plans,
      (select count(*) from version)::int as versions, (select count(*) from node)::int as nodes,
      (select count(*) from submission)::int as submissions, (select count(*) from submission_fact)::int as facts,
      (select count(*) from plan_event)::int as events, (select count(*) from audit_entry)::int as entries,
      (select count(*) from comment)::int as comments, (select count(*) from assignment)::int as assignments`;

describe("seedDemonstration", () => {
  it("makes the same once as twice, also when two programs start together", async () => {
    const before = await everything();
    expect(before).toMatchObject([{ tenants: 5, plans: 4, versions: 5, submissions: 3, entries: 15, comments: 2 }]);
    await seedDemonstration(database.owner, { ...options, plans });
    expect(await everything()).toEqual(before);
  });

  it("leaves passwords and memberships as they are", async () => {
    const { owner } = database;
    const mine = ids["12025"]!;
    await owner
      .update(account)
      .set({ passwordHash: "changed" })
      .where(eq(account.email, "reader@mechelen.demo.salus.example"));
    await withTenant(owner, mine, (tx) => tx.delete(membership).where(sql`roles = '{reader}'`));
    const before = await everything();
    await seedDemonstration(owner, { ...options, plans });
    expect(await everything()).toEqual(before);
    const [reader] = await owner.select().from(account).where(eq(account.email, "reader@mechelen.demo.salus.example"));
    expect(reader?.passwordHash).toBe("changed");
  });

  it("has somebody in each important role, and one person in two municipalities", async () => {
    const { app } = database;
    const coordinators = demonstrationAccounts.filter(({ email }) => email.startsWith("coordinator@"));
    expect(coordinators).toHaveLength(4);
    await withIdentity(app, async (tx) => {
      const [evaluator] = await tx
        .select()
        .from(account)
        .where(eq(account.email, "evaluator@mechelen.demo.salus.example"));
      await asUser(tx, evaluator!.id);
      expect(await tx.select().from(membership)).toHaveLength(2);
    });
  });

  it("leaves whole audit chains, with the federal side's acts in the municipality's", async () => {
    const reports = await verifyAudit(database.owner);
    expect(reports.map(({ broken }) => broken)).toEqual([null, null, null, null, null]);
    const trail = await withTenant(database.app, ids["12025"]!, (tx) =>
      tx.select().from(auditEntry).orderBy(auditEntry.seq),
    );
    expect(trail.map(({ action }) => action)).toEqual([
      "organisation.seed",
      "plan.import",
      "plan.submit",
      "plan.approve",
      "plan.import",
      "comment.add",
      "comment.add",
      "assignment.give",
    ]);
    expect(trail[3]?.actorTenantId).toBe(ids["federal"]);
  });

  it("has colleagues who talk about a draft and ask one another, and tells whom it concerns", async () => {
    await withTenant(database.app, ids["12025"]!, async (tx) => {
      const [first, second] = await tx.select().from(comment).orderBy(comment.createdAt);
      expect(second).toMatchObject({ threadId: first!.id, nodeId: first!.nodeId });
      const told = await tx.select().from(notification).orderBy(notification.kind);
      expect(told.map(({ kind, accountId }) => [kind, accountId])).toEqual([
        ["assigned", first!.authorId],
        ["mention", second!.authorId],
      ]);
    });
  });

  it("freezes what was sent, opens a new draft for what came back, and keeps drafts open", async () => {
    const { app } = database;
    const ofMechelen = await withTenant(app, ids["12025"]!, (tx) => tx.select().from(version));
    expect(ofMechelen.map(({ status }) => status).sort()).toEqual(["draft", "inForce"]);
    await withTenant(app, ids["92094"]!, async (tx) => {
      const versions = await tx.select().from(version).orderBy(version.number);
      expect(versions.map(({ number, status }) => [number, status])).toEqual([
        [1, "returned"],
        [2, "draft"],
      ]);
      const lineages = await Promise.all(
        versions.map(async ({ id }) => {
          const rows = await tx.select({ id: node.lineageId }).from(node).where(eq(node.versionId, id));
          return rows.map((row) => row.id).sort();
        }),
      );
      expect(lineages[0]).toEqual(lineages[1]);
      expect(lineages[0]).toHaveLength(5);
    });
  });

  it("hands the federal side documents, facts and events", async () => {
    await withFederal(database.federal, async (tx) => {
      const sent = await tx.select().from(submission).orderBy(submission.nis);
      expect(sent.map(({ nis, status }) => [nis, status])).toEqual([
        ["12025", "inForce"],
        ["63023", "submitted"],
        ["92094", "returned"],
      ]);
      const [mechelen] = sent;
      expect(mechelen).toMatchObject({ totalCents: 50_000_000, inhabitants: 86_921 });
      expect(mechelen?.documentHash).toBe(hashDocument(mechelen!.document));
      const facts = await tx
        .select()
        .from(submissionFact)
        .where(and(eq(submissionFact.submissionId, mechelen!.id)))
        .orderBy(submissionFact.seq);
      expect(facts.map(({ kind }) => kind)).toEqual([
        "chapter",
        "operationalObjective",
        "result",
        "indicator",
        "amount",
      ]);
      expect(facts[0]).toMatchObject({
        phenomenon: "burglary",
        counts: { objectives: 1, results: 1, indicators: 1, targets: 1 },
      });
      expect(facts[3]).toMatchObject({ strategicObjective: "deter-potential-offenders", target: { value: 50 } });
      const events = await tx
        .select({ kind: submissionEvent.kind })
        .from(submissionEvent)
        .where(eq(submissionEvent.submissionId, mechelen!.id))
        .orderBy(submissionEvent.recordedAt);
      expect(events.map(({ kind }) => kind)).toEqual(["imported", "council", "submitted", "approved", "inForce"]);
    });
  });

  it("keeps the status of each version equal to what its events say", async () => {
    const { statusFromEvents } = await import("@salus/domain");
    for (const id of Object.values(ids)) {
      await withTenant(database.app, id, async (tx) => {
        for (const { id: versionId, status } of await tx.select().from(version)) {
          const events = await tx.select().from(planEvent).where(eq(planEvent.versionId, versionId));
          expect(statusFromEvents(events)).toBe(status);
        }
      });
    }
    expect(await database.app.select().from(plan)).toEqual([]);
  });

  it("takes the plans of the manifest, each once, and leaves their chains whole", async () => {
    const other = await createTestDatabase();
    await seedDemonstration(other.owner, options);
    const expected = (await readPlanFiles()).map(({ nis, framework }) => `${nis} ${framework}`);
    const found = await other.superuser<{ name: string }[]>`
      select t.nis || ' ' || p.framework as name from plan p join tenant t on t.id = p.tenant_id`;
    expect(found.map(({ name }) => name).sort()).toEqual(expected.sort());
    expect((await verifyAudit(other.owner)).filter(({ broken }) => broken !== null)).toEqual([]);
    await other[Symbol.asyncDispose]();
  });

  it("refuses a database in which one of its municipalities really works", async () => {
    const other = await createTestDatabase();
    await aTenant(other.owner, { nis: "12025" as never });
    await expect(seedDemonstration(other.owner, { ...options, plans: [] })).rejects.toThrow("12025");
    expect(await other.owner.select().from(account)).toEqual([]);
    await other[Symbol.asyncDispose]();
  });
});
