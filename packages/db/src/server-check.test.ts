import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "./client.ts";
import { isSafe, serverProblems } from "./server-check.ts";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database[Symbol.asyncDispose]());

it("accepts the serving roles, and says that the server of the tests forgets", async () => {
  expect(await serverProblems(database.app)).toEqual(["writes-not-durable"]);
  expect(await serverProblems(database.federal)).toEqual(["writes-not-durable"]);
});

it("refuses to serve as the owner or as a superuser", async () => {
  expect(await serverProblems(database.owner)).toContain("role-owns");
  const superuser = connect({ ...database.connection("postgres"), max: 1 });
  expect(await serverProblems(superuser)).toEqual(expect.arrayContaining(["role-superuser", "role-bypasses"]));
  await superuser.close();
});

it.each([
  [140_020, false],
  [150_013, false],
  [150_014, true],
  [160_009, false],
  [170_006, true],
  [180_000, true],
])("judges version %i", (version, safe) => {
  expect(isSafe(version)).toBe(safe);
});
