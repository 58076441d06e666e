import type { GrantLine } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aDraft,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  refusalIn,
  type TestApp,
  trailOf,
} from "../../testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

async function aPlanWithMoney() {
  const people = await aMunicipalityWith(test, "coordinator", "finance", "editor", "administrator");
  const planId = await aDraft(test, people.coordinator.token);
  const id = crypto.randomUUID();
  await add(people.finance.token, planId, { id });
  return { ...people, planId, id };
}

const add = (token: string, planId: string, { id = crypto.randomUUID() as string, scheme = "guards-346" } = {}) =>
  test.client(token).plans[":planId"]["grant-lines"].$post({ param: { planId }, json: { id, scheme } });
const save = (token: string, planId: string, grantLineId: string, baseRevision: number, changes: object) =>
  test.client(token).plans[":planId"]["grant-lines"][":grantLineId"].$patch({
    param: { planId, grantLineId },
    json: { baseRevision, changes },
  });
const remove = (token: string, planId: string, grantLineId: string) =>
  test.client(token).plans[":planId"]["grant-lines"][":grantLineId"].$delete({ param: { planId, grantLineId } });

const linesOf = async (token: string, planId: string) =>
  (
    await bodyOf<{ grantLines: GrantLine[] }>(
      await test.client(token).plans[":planId"].tree.$get({ param: { planId }, query: {} }),
    )
  ).grantLines;

describe("a money line", () => {
  it("begins empty, is filled in and taken away, each with its trace", async () => {
    const { tenantId, finance, planId, id } = await aPlanWithMoney();
    expect(await linesOf(finance.token, planId)).toEqual([
      { id, scheme: "guards-346", fte: null, amountCents: null, equipmentCents: null, note: "", revision: 1 },
    ]);
    const saved = await save(finance.token, planId, id, 1, { fte: 8.5, equipmentCents: 120_000 });
    expect(await saved.json()).toMatchObject({
      grantLine: { fte: 8.5, equipmentCents: 120_000, revision: 2 },
      treeRevision: 2,
    });
    expect(await linesOf(finance.token, planId)).toMatchObject([{ fte: 8.5, equipmentCents: 120_000 }]);
    expect(await (await remove(finance.token, planId, id)).json()).toMatchObject({
      grantLine: { id },
      treeRevision: 3,
    });
    expect(await linesOf(finance.token, planId)).toEqual([]);
    const trail = await trailOf(test, tenantId);
    expect(trail.map(({ action }) => action)).toEqual([
      "plan.create",
      "grant_line.add",
      "grant_line.change",
      "grant_line.remove",
    ]);
    expect(trail[2]).toMatchObject({ before: { changes: { fte: null } }, after: { changes: { fte: 8.5 } } });
  });

  it("merges different fields and answers a conflict on the same one", async () => {
    const { coordinator, finance, planId, id } = await aPlanWithMoney();
    await save(finance.token, planId, id, 1, { fte: 8 });
    expect((await save(coordinator.token, planId, id, 1, { note: "Zie bijlage" })).status).toBe(200);
    const conflict = await save(coordinator.token, planId, id, 1, { fte: 9, note: "Zie bijlage" });
    expect(conflict.status).toBe(409);
    expect(await conflict.json()).toMatchObject({
      error: {
        code: "grant_line.conflict",
        params: {
          grantLine: { fte: 8, note: "Zie bijlage", revision: 3 },
          conflicts: [{ field: "fte", mine: 9, theirs: 8, changedBy: finance.name }],
        },
      },
    });
    expect(await linesOf(finance.token, planId)).toMatchObject([{ fte: 8, note: "Zie bijlage", revision: 3 }]);
  });

  it("is not the business of an editor, and may be an administrator's", async () => {
    const { editor, administrator, planId, id } = await aPlanWithMoney();
    for (const response of [
      await add(editor.token, planId),
      await save(editor.token, planId, id, 1, { fte: 1 }),
      await remove(editor.token, planId, id),
    ]) {
      expect(await refusalIn(response)).toEqual([403, "plan.forbidden"]);
    }
    expect((await save(administrator.token, planId, id, 1, { fte: 1 })).status).toBe(200);
  });

  it.each([
    ["half a cent", { amountCents: 10.5 }],
    ["less than nothing", { amountCents: -1 }],
    ["three decimals of a person", { fte: 1.234 }],
    ["more people than there are", { fte: 10_000 }],
    ["more money than there is", { amountCents: 1e15 }],
    ["nothing at all", {}],
  ])("refuses %s", async (_what, changes) => {
    const { finance, planId, id } = await aPlanWithMoney();
    expect(await refusalIn(await save(finance.token, planId, id, 1, changes))).toEqual([422, "input.invalid"]);
  });

  it("refuses an id twice, a revision of the future and a line that is not there", async () => {
    const { finance, planId, id } = await aPlanWithMoney();
    expect(await refusalIn(await add(finance.token, planId, { id }))).toEqual([409, "grant_line.conflict"]);
    expect(await refusalIn(await save(finance.token, planId, id, 5, { fte: 1 }))).toEqual([422, "input.invalid"]);
    const nowhere = crypto.randomUUID();
    expect(await refusalIn(await save(finance.token, planId, nowhere, 1, { fte: 1 }))).toEqual([
      404,
      "grant_line.not_found",
    ]);
    expect(await refusalIn(await remove(finance.token, planId, nowhere))).toEqual([404, "grant_line.not_found"]);
  });

  it("stays as it was submitted, and says nothing new when nothing changed", async () => {
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    const planId = await aSubmittedPlan(test, coordinator.token);
    expect(await refusalIn(await add(coordinator.token, planId))).toEqual([409, "version.frozen"]);
    const place = await aPlanWithMoney();
    const same = await save(place.finance.token, place.planId, place.id, 1, { fte: null });
    expect(await same.json()).toMatchObject({ grantLine: { revision: 1 }, treeRevision: 1 });
  });

  it("of another municipality does not exist", async () => {
    const [here, there] = [await aPlanWithMoney(), await aPlanWithMoney()];
    for (const planId of [there.planId, crypto.randomUUID()]) {
      expect(await refusalIn(await save(here.finance.token, planId, there.id, 1, { fte: 1 }))).toEqual([
        404,
        "plan.not_found",
      ]);
    }
    expect(await refusalIn(await save(here.finance.token, here.planId, there.id, 1, { fte: 1 }))).toEqual([
      404,
      "grant_line.not_found",
    ]);
  });
});
