import { aTenant } from "@salus/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eachTenant } from "./each-tenant.ts";
import { createTestApp, type TestApp } from "./testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

it("does the chores of every tenant, also after one for which they failed, and says so", async () => {
  const { owner, app } = test.database;
  const towns = [await aTenant(owner), await aTenant(owner), await aTenant(owner)].map(({ id }) => id);
  const { id: federal } = await aTenant(owner, { kind: "federal" });
  const done: string[] = [];
  const work = (id: string): Promise<void> => {
    done.push(id);
    return id === towns[0] ? Promise.reject(new Error("not here")) : Promise.resolve();
  };
  await expect(eachTenant(app, work)).rejects.toMatchObject({ errors: [{ message: "not here" }] });
  expect(done.toSorted()).toEqual([...towns, federal].toSorted());
  done.length = 0;
  await eachTenant(app, work, "federal");
  expect(done).toEqual([federal]);
});
