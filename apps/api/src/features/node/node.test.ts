import type { PlanNode } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addNode, createTestApp, refusalIn, bodyOf, type TestApp, trailOf, treeOf } from "../../testing.ts";
import { add, aWorkplace, move, remove, restore, save } from "./node-calls.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const textsUnder = async (token: string, planId: string, parentId: string | null) =>
  (await treeOf(test, token, planId)).nodes
    .filter((node) => node.parentId === parentId)
    .sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
    .map(({ text }) => text.nl);

describe("adding a node", () => {
  it("puts it first or after a sibling, and leaves a trace", async () => {
    const { tenantId, editor, planId, strategic } = await aWorkplace(test);
    const parentId = strategic[0].lineageId;
    const first = await addNode(test, editor.token, planId, { parentId, kind: "operationalObjective", text: "B" });
    await addNode(test, editor.token, planId, {
      parentId,
      kind: "operationalObjective",
      text: "C",
      after: first.lineageId,
    });
    await addNode(test, editor.token, planId, { parentId, kind: "operationalObjective", text: "A" });
    expect(await textsUnder(editor.token, planId, parentId)).toEqual(["A", "B", "C"]);
    expect(first).toMatchObject({ revision: 1, original: "nl", code: null, targets: [] });
    const trail = await trailOf(test, tenantId);
    expect(trail[1]).toMatchObject({
      action: "node.add",
      entity: "node",
      entityId: first.lineageId,
      actorId: editor.actor.userId,
    });
  });

  it("brings the official text and the compulsory parts of an official place along", async () => {
    const { coordinator, planId } = await aWorkplace(test);
    const response = await add(test, coordinator.token, planId, { code: "burglary", text: { nl: "Iets anders" } });
    expect(response.status).toBe(201);
    const { added } = await bodyOf<{ added: PlanNode[] }>(response);
    expect(added).toMatchObject([
      { kind: "chapter", code: "burglary", text: { nl: "Inbraak", fr: "Cambriolage" } },
      { kind: "generalObjective", code: "prevent-detect-limit", parentId: added[0]!.lineageId },
    ]);
  });

  it.each<[string, (at: Awaited<ReturnType<typeof aWorkplace>>) => Record<string, unknown>, number, string]>([
    ["a place the framework does not have", () => ({ code: "fire" }), 422, "node.wrong_parent"],
    ["an official place twice", () => ({ code: "coordination" }), 409, "node.exists"],
    [
      "a level where it does not belong",
      ({ strategic }) => ({ parentId: strategic[0].lineageId, kind: "indicator" }),
      422,
      "node.wrong_parent",
    ],
    ["a parent that is not there", () => ({ parentId: crypto.randomUUID(), kind: "result" }), 404, "node.not_found"],
    [
      "a sibling that is not there",
      ({ strategic }) => ({
        parentId: strategic[0].lineageId,
        kind: "operationalObjective",
        after: crypto.randomUUID(),
      }),
      404,
      "node.not_found",
    ],
    [
      "an id that stands in the plan already",
      ({ strategic }) => ({
        lineageId: strategic[1].lineageId,
        parentId: strategic[0].lineageId,
        kind: "operationalObjective",
      }),
      409,
      "node.exists",
    ],
    ["a chapter of one's own", () => ({ text: { nl: "Brand" } }), 403, "node.locked"],
    [
      "a text without end",
      ({ strategic }) => ({
        parentId: strategic[0].lineageId,
        kind: "operationalObjective",
        text: { nl: "x".repeat(20_001) },
      }),
      422,
      "input.invalid",
    ],
  ])("refuses %s and keeps nothing", async (_what, json, status, code) => {
    const place = await aWorkplace(test);
    expect(await refusalIn(await add(test, place.editor.token, place.planId, json(place)))).toEqual([status, code]);
    expect((await treeOf(test, place.editor.token, place.planId)).version.treeRevision).toBe(0);
    expect(await trailOf(test, place.tenantId)).toHaveLength(1);
  });

  it("is refused to a reader", async () => {
    const { reader, planId } = await aWorkplace(test);
    expect(await refusalIn(await add(test, reader.token, planId, { code: "burglary" }))).toEqual([
      403,
      "plan.forbidden",
    ]);
  });
});

it("answers the same for another municipality's plan and node as for ones that do not exist", async () => {
  const [here, there] = [await aWorkplace(test), await aWorkplace(test)];
  const nodeId = there.strategic[0].lineageId;
  for (const planId of [there.planId, crypto.randomUUID()]) {
    for (const response of [
      await add(test, here.editor.token, planId, { code: "burglary" }),
      await save(test, here.editor.token, planId, nodeId, 1, { unit: "x" }),
      await move(test, here.editor.token, planId, nodeId, { parentId: null, after: null }),
      await remove(test, here.editor.token, planId, nodeId),
      await restore(test, here.editor.token, planId, nodeId),
    ]) {
      expect(await refusalIn(response)).toEqual([404, "plan.not_found"]);
    }
  }
  expect(await refusalIn(await save(test, here.editor.token, here.planId, nodeId, 1, { unit: "x" }))).toEqual([
    404,
    "node.not_found",
  ]);
});
