import type { TenantId, UserId } from "@salus/domain";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asUser, withFederal, withIdentity, withTenant } from "./doors.ts";
import { health } from "./health.ts";
import { account, membership, node, plan, submission, version } from "./schema/index.ts";
import {
  aMembership,
  anAccount,
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

const causeOf = (code: string) => ({ cause: { code } });

describe("withTenant", () => {
  it("shows a municipality its own plans and nobody else's", async () => {
    const { app, owner } = database;
    const [ours, theirs] = [await aTenant(owner), await aTenant(owner)];
    const ourPlan = await aPlan(owner, ours.id);
    const theirPlan = await aPlan(owner, theirs.id);

    const seen = await withTenant(app, ours.id, (tx) => tx.select().from(plan));
    expect(seen.map((row) => row.id)).toEqual([ourPlan.id]);

    const stolen = await withTenant(app, ours.id, (tx) =>
      tx.update(version).set({ treeRevision: 9 }).where(eq(version.id, theirPlan.version.id)).returning(),
    );
    expect(stolen).toEqual([]);
  });

  it("refuses to write a row for another municipality", async () => {
    const { app, owner } = database;
    const [ours, theirs] = [await aTenant(owner), await aTenant(owner)];
    const { framework, createdBy, createdAt } = await aPlan(owner, ours.id);
    await expect(
      withTenant(app, ours.id, (tx) =>
        tx.insert(plan).values({ tenantId: theirs.id, framework, createdBy, createdAt }),
      ),
    ).rejects.toMatchObject(causeOf("42501"));
  });

  it("refuses a row that points into another municipality's plan", async () => {
    const { app, owner } = database;
    const [ours, theirs] = [await aTenant(owner), await aTenant(owner)];
    const theirPlan = await aPlan(owner, theirs.id);
    await expect(
      withTenant(app, ours.id, (tx) =>
        tx.insert(version).values({
          tenantId: ours.id,
          planId: theirPlan.id,
          number: 2,
          language: "nl",
          createdAt: theirPlan.createdAt,
        }),
      ),
    ).rejects.toMatchObject(causeOf("23503"));
  });

  it("forgets the municipality when the transaction ends", async () => {
    const { app, owner } = database;
    const tenant = await aTenant(owner);
    await aPlan(owner, tenant.id);
    expect(await withTenant(app, tenant.id, (tx) => tx.select().from(plan))).toHaveLength(1);
    for (let connection = 0; connection < 8; connection++) expect(await app.select().from(plan)).toEqual([]);
  });

  it("binds the owner as well", async () => {
    const { owner } = database;
    const tenant = await aTenant(owner);
    await aPlan(owner, tenant.id);
    expect(await owner.select().from(plan)).toEqual([]);
    expect(await withTenant(owner, tenant.id, (tx) => tx.select().from(plan))).toHaveLength(1);
  });

  it("undoes everything when the work throws", async () => {
    const { app, owner } = database;
    const { id: tenantId } = await aTenant(owner);
    const { version: open } = await aPlan(owner, tenantId);
    const chapter = await aNode(owner, tenantId, open.id);
    const work = withTenant(app, tenantId, async (tx) => {
      await tx.update(node).set({ revision: 2 }).where(eq(node.lineageId, chapter.lineageId));
      throw new Error("stop");
    });
    await expect(work).rejects.toThrow("stop");
    const [after] = await withTenant(app, tenantId, (tx) => tx.select().from(node));
    expect(after?.revision).toBe(1);
  });
});

describe("withFederal", () => {
  it("shows submissions of every municipality and no draft", async () => {
    const { app, federal, owner } = database;
    const { id: tenantId } = await aTenant(owner);
    const draft = await aPlan(owner, tenantId);
    const sent = await aSubmission(owner, { ...draft, tenantId, planId: draft.id, versionId: draft.version.id });

    const seen = await withFederal(federal, (tx) => tx.select({ id: submission.id }).from(submission));
    expect(seen).toContainEqual({ id: sent.id });
    for (const table of [plan, version, node]) {
      await expect(withFederal(federal, (tx) => tx.select().from(table))).rejects.toMatchObject(causeOf("42501"));
    }
    expect(await federal.select().from(submission)).toEqual([]);
    expect(await withFederal(app, (tx) => tx.select().from(submission))).toEqual([]);
  });

  it("is read-only", async () => {
    const { federal } = database;
    await expect(withFederal(federal, (tx) => tx.update(submission).set({ status: "approved" }))).rejects.toMatchObject(
      causeOf("25006"),
    );
    await expect(
      withFederal(federal, (tx) => tx.execute("create temporary table mine (id int)")),
    ).rejects.toMatchObject(causeOf("25006"));
  });
});

describe("withIdentity", () => {
  it("finds accounts, and the memberships of one person after asUser", async () => {
    const { app, owner } = database;
    const [first, second] = [await aTenant(owner), await aTenant(owner)];
    const [person, other] = [await anAccount(owner), await anAccount(owner)];
    await aMembership(owner, first.id, person.id, ["coordinator"]);
    await aMembership(owner, second.id, person.id, ["reader"]);
    await aMembership(owner, second.id, other.id, ["editor"]);

    await withIdentity(app, async (tx) => {
      expect(await tx.select().from(account).where(eq(account.id, person.id))).toHaveLength(1);
      expect(await tx.select().from(membership)).toEqual([]);
      await asUser(tx, person.id);
      const mine = await tx.select().from(membership);
      expect(new Set(mine.map((row) => row.tenantId))).toEqual(new Set([first.id, second.id]));
      expect(mine.every((row) => row.accountId === person.id)).toBe(true);
      expect(
        await tx
          .update(membership)
          .set({ roles: ["administrator"] })
          .returning(),
      ).toEqual([]);
    });
  });

  it("answers nothing for a person who is not named properly", async () => {
    const { app } = database;
    await withIdentity(app, async (tx) => {
      await asUser(tx, "" as UserId);
      expect(await tx.select().from(membership)).toEqual([]);
    });
    await expect(withTenant(app, "not-a-uuid" as TenantId, (tx) => tx.select().from(membership))).rejects.toMatchObject(
      causeOf("22P02"),
    );
  });
});

describe("health", () => {
  it("answers on the pools of requests", async () => {
    await expect(health(database.app)).resolves.toBeUndefined();
    await expect(health(database.federal)).resolves.toBeUndefined();
  });
});
