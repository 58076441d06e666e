import type { Branch, PlanNode } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addNode, bodyOf, createTestApp, nodeOf, refusalIn, type TestApp, trailOf, treeOf } from "../../testing.ts";
import { aWorkplace, insert } from "./node-calls.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const aBranch = (kind: Branch["kind"], overrides: Partial<Branch> = {}): Branch => ({
  kind,
  code: null,
  text: { nl: "tekst" },
  intro: {},
  unit: null,
  original: "nl",
  targets: [],
  links: {},
  children: [],
  ...overrides,
});
const anObjective = (text: string): Branch =>
  aBranch("operationalObjective", {
    text: { nl: text },
    children: [aBranch("result", { measuredBy: [1] }), aBranch("indicator")],
  });
const ids = (count: number): string[] => Array.from({ length: count }, () => crypto.randomUUID());

describe("inserting branches", () => {
  it("puts them in a row after a sibling, in one act with one entry in the trail", async () => {
    const { tenantId, editor, planId, strategic } = await aWorkplace(test);
    const parentId = strategic[0].lineageId;
    const last = await addNode(test, editor.token, planId, { parentId, kind: "operationalObjective", text: "Laatste" });
    const first = await addNode(test, editor.token, planId, { parentId, kind: "operationalObjective", text: "Eerste" });
    const before = (await trailOf(test, tenantId)).length;
    const made = ids(6);
    const branches = [anObjective("A"), anObjective("B")];
    const response = await insert(test, editor.token, planId, {
      parentId,
      after: first.lineageId,
      branches,
      ids: made,
    });
    expect(response.status).toBe(201);
    const { nodes } = await bodyOf<{ nodes: PlanNode[] }>(response);
    expect(nodes.map(({ lineageId }) => lineageId)).toEqual(made);
    const tree = await treeOf(test, editor.token, planId);
    const under = tree.nodes
      .filter((node) => node.parentId === parentId)
      .sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1));
    expect(under.map(({ text }) => text.nl)).toEqual(["Eerste", "A", "B", "Laatste"]);
    expect(under.at(-1)?.lineageId).toBe(last.lineageId);
    expect(tree.nodes.find(({ lineageId }) => lineageId === made[1])?.links).toEqual({ indicator: [made[2]] });
    const trail = await trailOf(test, tenantId);
    expect(trail).toHaveLength(before + 1);
    expect(trail.at(-1)).toMatchObject({ action: "node.insert", entityId: made[0] });
  });

  it("does it once when the same request comes twice, and refuses ids that exist", async () => {
    const { editor, planId, strategic } = await aWorkplace(test);
    const request = { parentId: strategic[0].lineageId, after: null, branches: [anObjective("A")], ids: ids(3) };
    const key = { "Idempotency-Key": crypto.randomUUID() };
    const [one, two] = [
      await bodyOf(await insert(test, editor.token, planId, request, key)),
      await bodyOf(await insert(test, editor.token, planId, request, key)),
    ];
    expect(two).toEqual(one);
    expect(await refusalIn(await insert(test, editor.token, planId, request))).toEqual([409, "node.exists"]);
  });

  it("writes nothing where one node does not fit, and says which one", async () => {
    const { editor, planId, tree, strategic } = await aWorkplace(test);
    const wrong = aBranch("operationalObjective", { children: [aBranch("result"), aBranch("strategicObjective")] });
    const response = await insert(test, editor.token, planId, {
      parentId: strategic[0].lineageId,
      after: null,
      branches: [wrong],
      ids: ids(3),
    });
    expect(await response.json()).toMatchObject({ error: { code: "node.wrong_parent", params: { index: 2 } } });
    expect((await treeOf(test, editor.token, planId)).nodes).toHaveLength(tree.nodes.length);
  });

  it("takes a free official place with its official text, and not a taken one", async () => {
    const { editor, planId } = await aWorkplace(test);
    const chapter = aBranch("chapter", { code: "burglary", text: { nl: "Iets anders" } });
    const request = () => ({ parentId: null, after: null, branches: [chapter], ids: ids(1) });
    expect((await insert(test, editor.token, planId, request())).status).toBe(201);
    const tree = await treeOf(test, editor.token, planId);
    expect(nodeOf(tree, "chapter", "burglary").text.nl).not.toBe("Iets anders");
    expect(await refusalIn(await insert(test, editor.token, planId, request()))).toEqual([403, "node.locked"]);
  });

  it("refuses too many, ids that do not match, a place that is not there, and who only reads", async () => {
    const { editor, reader, planId, strategic } = await aWorkplace(test);
    const parentId = strategic[0].lineageId;
    const one = { parentId, after: null, branches: [anObjective("A")], ids: ids(3) };
    const many = Array.from({ length: 167 }, () => anObjective("A"));
    for (const body of [
      { ...one, branches: many, ids: ids(500) },
      { ...one, ids: ids(2) },
      { ...one, ids: Array.from({ length: 3 }, () => one.ids[0] ?? "") },
      { ...one, branches: [], ids: [] },
      { ...one, branches: [aBranch("operationalObjective", { text: { nl: "a".repeat(20_001) } })], ids: ids(1) },
    ]) {
      expect(await refusalIn(await insert(test, editor.token, planId, body))).toEqual([422, "input.invalid"]);
    }
    const elsewhere = { ...one, parentId: crypto.randomUUID() };
    expect(await refusalIn(await insert(test, editor.token, planId, elsewhere))).toEqual([404, "node.not_found"]);
    const behindNothing = { ...one, after: crypto.randomUUID() };
    expect(await refusalIn(await insert(test, editor.token, planId, behindNothing))).toEqual([404, "node.not_found"]);
    expect(await refusalIn(await insert(test, reader.token, planId, one))).toEqual([403, "plan.forbidden"]);
  });
});
