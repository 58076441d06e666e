import { eq, plan, withTenant } from "@salus/db";
import { aFramework, aTenant, createTestDatabase, type TestDatabase } from "@salus/db/testing";
import { type Actor, newId } from "@salus/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contextOf } from "./context.ts";

let database: TestDatabase;
let framework: string;
beforeAll(async () => {
  database = await createTestDatabase();
  framework = await aFramework(database.owner);
});
afterAll(() => database[Symbol.asyncDispose]());

const now = new Date("2026-03-02T09:00:00.000Z");

async function aContext() {
  const { id: tenantId } = await aTenant(database.owner);
  const actor: Actor = { userId: newId(), tenantId, tenantKind: "municipality", roles: ["coordinator"] };
  const ctx = contextOf(database.app, { actor, now, frameworks: new Map(), requestKey: null });
  const plans = () =>
    withTenant(database.owner, tenantId, (tx) => tx.select().from(plan).where(eq(plan.tenantId, tenantId)));
  return { ctx, actor, plans };
}

const failing = (code: string) => Object.assign(new Error("somebody was in the way"), { code });

it.each(["40001", "40P01"])("does the work once more after %s, and only the second time counts", async (code) => {
  const { ctx, actor, plans } = await aContext();
  let attempts = 0;
  await ctx.write(async (tx) => {
    attempts += 1;
    const { tenantId, userId: createdBy } = actor;
    await tx.insert(plan).values({ tenantId, framework, createdAt: now, createdBy });
    if (attempts === 1) throw failing(code);
  });
  expect(attempts).toBe(2);
  expect(await plans()).toHaveLength(1);
});

it("gives up after the second time, and does not repeat what went wrong otherwise", async () => {
  const { ctx, plans } = await aContext();
  let attempts = 0;
  const fail = (code: string) =>
    ctx.write(() => {
      attempts += 1;
      return Promise.reject(failing(code));
    });
  await expect(fail("40001")).rejects.toThrow("in the way");
  expect(attempts).toBe(2);
  await expect(fail("23505")).rejects.toThrow("in the way");
  expect(attempts).toBe(3);
  expect(await plans()).toEqual([]);
});
