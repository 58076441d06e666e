import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { lintCatalog } from "./catalog.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database[Symbol.asyncDispose]());

it("finds nothing in the database that the migrations make", async () => {
  expect(await lintCatalog(database.superuser)).toEqual([]);
});
