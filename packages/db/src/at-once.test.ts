import type { TenantId } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { literal, readInTenant, readSession } from "./at-once.ts";
import { plan, session } from "./schema/index.ts";
import { aMembership, anAccount, aPlan, aTenant, createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database[Symbol.asyncDispose]());

describe("readInTenant", () => {
  it("shows a municipality its own rows and nobody else's, each statement with its answer", async () => {
    const { app, owner } = database;
    const [ours, theirs] = [await aTenant(owner), await aTenant(owner)];
    const ourPlan = await aPlan(owner, ours.id);
    const theirPlan = await aPlan(owner, theirs.id);
    const [all, stolen, number] = await readInTenant(
      app,
      ours.id,
      "select id from plan",
      `select id from plan where id = ${literal(theirPlan.id)}`,
      "select 7 as number",
    );
    expect(all).toMatchObject([{ id: ourPlan.id }]);
    expect(stolen).toHaveLength(0);
    expect(number).toMatchObject([{ number: 7 }]);
  });

  it("forgets the municipality at once, also after an error", async () => {
    const { app, owner } = database;
    const tenant = await aTenant(owner);
    await aPlan(owner, tenant.id);
    for (let connection = 0; connection < 8; connection++) {
      await readInTenant(app, tenant.id, "select 1");
      await expect(readInTenant(app, tenant.id, "select 1 / 0")).rejects.toMatchObject({ code: "22012" });
      expect(await app.select().from(plan)).toEqual([]);
    }
  });

  it.each(["", "x", "'; drop table plan; --", "00000000-0000-0000-0000-00000000000g"])(
    "takes no %j as an id",
    async (id) => {
      expect(() => literal(id)).toThrow("not an id");
      await expect(readInTenant(database.app, id as TenantId, "select 1")).rejects.toThrow("not an id");
    },
  );
});

describe("readSession", () => {
  const id = "ab".repeat(32);
  const at = new Date("2026-03-02T09:00:00.123Z");

  it("finds the person, the tenant and the roles of a session, and nothing where one of them is gone", async () => {
    const { app, owner, superuser } = database;
    const tenant = await aTenant(owner);
    const account = await anAccount(owner);
    await aMembership(owner, tenant.id, account.id, ["editor", "finance"]);
    const instants = { createdAt: at, lastSeenAt: at, expiresAt: at, absoluteExpiresAt: at };
    await owner.insert(session).values({ id, accountId: account.id, tenantId: tenant.id, ...instants });
    expect(await readSession(app, id)).toEqual({
      id,
      userId: account.id,
      tenantId: tenant.id,
      tenantKind: "municipality",
      roles: ["editor", "finance"],
      email: account.email,
      name: account.name,
      locale: "nl",
      ...instants,
      userAgent: null,
      ipHash: null,
      until: null,
    });
    expect(await readSession(app, "cd".repeat(32))).toBeNull();
    await superuser`delete from membership where account_id = ${account.id}`;
    expect(await readSession(app, id)).toBeNull();
  });

  it("asks for nothing that is no hash", async () => {
    await expect(readSession(database.app, "' or true --")).rejects.toThrow("not a hash");
  });
});
