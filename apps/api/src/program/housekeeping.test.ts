import { idempotencyKey, session, signInAttempt, withTenant } from "@salus/db";
import { aMembership, anAccount, aTenant, createTestDatabase, type TestDatabase } from "@salus/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepHouse } from "./housekeeping.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database[Symbol.asyncDispose]());

const now = new Date("2026-03-02T09:00:00.000Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

it("throws away what has served, in every tenant, and keeps the rest", async () => {
  const { app, owner } = database;
  const tenants = [await aTenant(owner), await aTenant(owner)];
  const { id: accountId } = await anAccount(owner);
  for (const { id: tenantId } of tenants) {
    await aMembership(owner, tenantId, accountId, ["reader"]);
    await withTenant(owner, tenantId, (tx) =>
      tx.insert(idempotencyKey).values(
        [6, 8].map((days) => ({
          tenantId,
          key: `key-${days}`,
          accountId,
          requestHash: "x",
          createdAt: daysAgo(days),
        })),
      ),
    );
  }
  const instants = { createdAt: daysAgo(2), lastSeenAt: daysAgo(2), absoluteExpiresAt: daysAgo(1) };
  await owner.insert(session).values([
    { id: "ended", accountId, expiresAt: daysAgo(1), ...instants },
    { id: "alive", accountId, expiresAt: daysAgo(-1), ...instants },
  ]);
  await owner
    .insert(signInAttempt)
    .values([29, 31].map((days) => ({ emailHash: `e${days}`, ipHash: "i", at: daysAgo(days), succeeded: false })));

  await keepHouse(app, now);

  for (const { id } of tenants) {
    const keys = await withTenant(owner, id, (tx) => tx.select().from(idempotencyKey));
    expect(keys.map(({ key }) => key)).toEqual(["key-6"]);
  }
  expect((await owner.select().from(session)).map(({ id }) => id)).toEqual(["alive"]);
  expect((await owner.select().from(signInAttempt)).map(({ emailHash }) => emailHash)).toEqual(["e29"]);
});
