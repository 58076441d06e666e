import { type LineageId, newId } from "@salus/domain";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "./client.ts";
import { withTenant } from "./doors.ts";
import { grantLine, node, version } from "./schema/index.ts";
import {
  aFramework,
  aGrantLine,
  aMunicipality,
  aNode,
  aPlan,
  aSubmission,
  aTenant,
  createTestDatabase,
  type TestDatabase,
} from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database[Symbol.asyncDispose]());

const frozen = { cause: { code: "SA001" } };

async function aSubmittedPlan() {
  const { owner } = database;
  const { id: tenantId } = await aTenant(owner);
  const { id: planId, framework, version: open } = await aPlan(owner, tenantId);
  const chapter = await aNode(owner, tenantId, open.id);
  await aGrantLine(owner, tenantId, open.id);
  const submission = await aSubmission(owner, { tenantId, planId, versionId: open.id, framework });
  return { tenantId, planId, versionId: open.id, chapter, submission };
}

describe.each(["app", "owner"] as const)("a submitted version, for %s", (role) => {
  const db = (): Db => database[role];

  it("keeps its nodes and grant lines as they were", async () => {
    const { tenantId, versionId, chapter } = await aSubmittedPlan();
    for (const statement of [
      sql`update node set text = '{"nl":"!"}'`,
      sql`update node set removed_at = now()`,
      sql`update grant_line set amount_cents = 1`,
      sql`delete from grant_line`,
      sql`insert into grant_line (tenant_id, version_id, scheme) values (${tenantId}, ${versionId}, 'base')`,
      sql`insert into node (tenant_id, version_id, lineage_id, kind, order_key, original, updated_at, updated_by)
        select tenant_id, version_id, gen_random_uuid(), kind, order_key, original, updated_at, updated_by from node`,
    ]) {
      await expect(withTenant(db(), tenantId, (tx) => tx.execute(statement))).rejects.toMatchObject(frozen);
    }
    const after = await withTenant(db(), tenantId, (tx) => tx.select().from(node));
    expect(after).toEqual([chapter]);
  });

  it("lets nothing move in or out", async () => {
    const { tenantId, planId, versionId, chapter } = await aSubmittedPlan();
    await withTenant(database.owner, tenantId, (tx) => tx.update(version).set({ status: "returned" }));
    const [draft] = await withTenant(database.owner, tenantId, (tx) =>
      tx
        .insert(version)
        .values({ tenantId, planId, number: 2, language: "nl", createdAt: chapter.updatedAt })
        .returning(),
    );
    const draftNode = await aNode(database.owner, tenantId, draft!.id);
    const move = (from: string, to: string) =>
      withTenant(db(), tenantId, (tx) =>
        tx.execute(sql`update node set version_id = ${to} where version_id = ${from}`),
      );
    await expect(move(versionId, draft!.id)).rejects.toMatchObject(frozen);
    await expect(move(draft!.id, versionId)).rejects.toMatchObject(frozen);
    const rows = await withTenant(db(), tenantId, (tx) => tx.select().from(node).where(eq(node.versionId, draft!.id)));
    expect(rows).toEqual([draftNode]);
  });

  it("is not thawed, renumbered or removed; only its status moves on", async () => {
    const { tenantId, versionId, submission } = await aSubmittedPlan();
    for (const statement of [
      sql`update version set frozen_at = null, status = 'draft'`,
      sql`update version set frozen_at = now()`,
      sql`update version set number = 7`,
      sql`update version set tree_revision = tree_revision + 1`,
    ]) {
      await expect(withTenant(db(), tenantId, (tx) => tx.execute(statement))).rejects.toMatchObject(frozen);
    }
    await withTenant(db(), tenantId, (tx) =>
      tx.update(version).set({ status: "approved" }).where(eq(version.id, versionId)),
    );
    await withTenant(db(), tenantId, (tx) =>
      tx.execute(sql`update submission set status = 'approved', decided_at = now() where id = ${submission.id}`),
    );
    const [after] = await withTenant(db(), tenantId, (tx) => tx.select().from(version));
    expect(after).toMatchObject({ status: "approved", number: 1, treeRevision: 0 });
  });
});

describe("a submitted version, for the owner in plain SQL", () => {
  it("cannot be deleted, emptied or rewritten", async () => {
    const { tenantId } = await aSubmittedPlan();
    for (const statement of [
      "delete from node",
      "delete from submission_fact",
      "delete from submission",
      "delete from version",
      "update submission set document = '{}'",
      "update submission set total_cents = 1",
      "update submission_fact set text = '{}'",
      "truncate node",
      "truncate grant_line",
      "truncate submission_fact",
      "truncate plan cascade",
    ]) {
      await expect(withTenant(database.owner, tenantId, (tx) => tx.execute(statement))).rejects.toMatchObject(frozen);
    }
    const [kept] = await database.superuser<{ nodes: number; facts: number }[]>`
      select (select count(*) from node where tenant_id = ${tenantId})::int as nodes,
        (select count(*) from submission_fact where tenant_id = ${tenantId})::int as facts`;
    expect(kept).toEqual({ nodes: 1, facts: 1 });
  });

  it("is out of reach of a superuser's slip as well", async () => {
    const { tenantId } = await aSubmittedPlan();
    await expect(database.superuser`update node set unit = '!' where tenant_id = ${tenantId}`).rejects.toMatchObject({
      code: "SA001",
    });
  });
});

describe("a draft", () => {
  it("is one per plan, and its status says that it is not frozen", async () => {
    const { owner, app } = database;
    const { id: tenantId } = await aTenant(owner);
    const plan = await aPlan(owner, tenantId);
    const another = { tenantId, planId: plan.id, number: 2, language: "nl", createdAt: plan.createdAt } as const;
    await expect(withTenant(app, tenantId, (tx) => tx.insert(version).values(another))).rejects.toMatchObject({
      cause: { code: "23505" },
    });
    await expect(
      withTenant(app, tenantId, (tx) => tx.update(version).set({ frozenAt: plan.createdAt })),
    ).rejects.toMatchObject({ cause: { code: "23514" } });
  });

  it("keeps a code once among siblings, also among chapters, unless the other one was removed", async () => {
    const { owner } = database;
    const { id: tenantId } = await aTenant(owner);
    const { version: open } = await aPlan(owner, tenantId);
    const chapter = await aNode(owner, tenantId, open.id, { code: "burglary" });
    const twice = { cause: { code: "23505" } };
    await expect(aNode(owner, tenantId, open.id, { code: "burglary" })).rejects.toMatchObject(twice);
    const below = { parentId: chapter.lineageId, kind: "strategicObjective", code: "inform" } as const;
    const first = await aNode(owner, tenantId, open.id, below);
    await expect(aNode(owner, tenantId, open.id, below)).rejects.toMatchObject(twice);
    await withTenant(owner, tenantId, (tx) =>
      tx.update(node).set({ removedAt: new Date() }).where(eq(node.lineageId, first.lineageId)),
    );
    await expect(aNode(owner, tenantId, open.id, below)).resolves.toMatchObject({ code: "inform" });
  });

  it("takes the whole municipality's tree in one insert, parents and children in any order", async () => {
    const { owner, app } = database;
    const { nis } = await aMunicipality(owner);
    const { id: tenantId } = await aTenant(owner, { nis });
    const { version: open, createdAt, createdBy } = await aPlan(owner, tenantId);
    const parent = newId<LineageId>();
    const shared = {
      tenantId,
      versionId: open.id,
      original: "nl",
      updatedAt: createdAt,
      updatedBy: createdBy,
    } as const;
    await withTenant(app, tenantId, (tx) =>
      tx.insert(node).values([
        { ...shared, lineageId: newId<LineageId>(), parentId: parent, kind: "strategicObjective", orderKey: "a0" },
        { ...shared, lineageId: parent, kind: "chapter", orderKey: "a0" },
      ]),
    );
    expect(await withTenant(app, tenantId, (tx) => tx.select().from(node))).toHaveLength(2);
  });
});

it("never lets an edit into a version that is being submitted, in 50 races", async () => {
  const { app, owner } = database;
  const { id: tenantId } = await aTenant(owner);
  let edits = 0;
  for (let round = 0; round < 50; round++) {
    const { version: open } = await aPlan(owner, tenantId, {
      framework: await aFramework(owner, { code: `svpp-race-${String(round)}` }),
    });
    const chapter = await aNode(owner, tenantId, open.id);
    const line = await aGrantLine(owner, tenantId, open.id);
    const ofVersion = and(eq(node.versionId, open.id), eq(node.lineageId, chapter.lineageId));

    const submit = () =>
      withTenant(app, tenantId, async (tx) => {
        await tx.update(version).set({ frozenAt: new Date(), status: "submitted" }).where(eq(version.id, open.id));
        const nodes = await tx.select().from(node).where(eq(node.versionId, open.id));
        const lines = await tx.select().from(grantLine).where(eq(grantLine.versionId, open.id));
        return { nodes, lines };
      });
    const edit = (text: string) =>
      withTenant(app, tenantId, (tx) =>
        tx
          .update(node)
          .set({ text: { nl: text } })
          .where(ofVersion),
      );
    const editLine = () =>
      withTenant(app, tenantId, (tx) => tx.update(grantLine).set({ amountCents: 1 }).where(eq(grantLine.id, line.id)));
    const add = () => aNode(app, tenantId, open.id);

    const actions = [submit, () => edit("first"), editLine, add, () => edit("second")];
    const shift = round % actions.length;
    const order = [...actions.slice(shift), ...actions.slice(0, shift)];
    const outcomes = await Promise.allSettled(order.map((action) => action()));

    const sent = outcomes[(actions.length - shift) % actions.length];
    if (sent?.status !== "fulfilled") throw new Error("the submission failed", { cause: sent });
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(frozen);
      else if (outcome !== sent) edits++;
    }
    const now = await withTenant(app, tenantId, async (tx) => ({
      nodes: await tx.select().from(node).where(eq(node.versionId, open.id)),
      lines: await tx.select().from(grantLine).where(eq(grantLine.versionId, open.id)),
    }));
    expect(now).toEqual(sent.value);
  }
  expect(edits).toBeGreaterThan(0);
  expect(edits).toBeLessThan(200);
});
