import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { aFramework, aNode, aTarget } from "../plan/testing.ts";
import { buildTree } from "../plan/tree.ts";
import { changesOf, isGone, movedTo, successorsOf } from "./settling.ts";
import type { StaleThing } from "./stale.ts";

const framework = aFramework({ period: { from: "2022-01-01", to: "2022-12-31" } });
const thing = (node: PlanNode, overrides: Partial<StaleThing>): StaleThing => ({
  kind: "year",
  lineageId: node.lineageId,
  grantLineId: null,
  field: "text.nl",
  quote: "2020",
  params: {},
  ...overrides,
});
const gone = (item: StaleThing, nodes: PlanNode[]) =>
  isGone(item, { tree: buildTree(nodes), grantLines: [], framework });

describe("isGone", () => {
  const node = aNode("chapter", { text: { nl: "In 2020" } });

  it("is over once the words, or the node, are no longer there", () => {
    expect(gone(thing(node, {}), [node])).toBe(false);
    expect(gone(thing(node, {}), [{ ...node, text: { nl: "In 2022" } }])).toBe(true);
    expect(gone(thing(node, {}), [])).toBe(true);
  });

  it("is over for a chapter that stands at a place again, a target within the period, a text that was edited", () => {
    const lost = { ...node, code: "gone" };
    expect(gone(thing(node, { kind: "phenomenonClosed" }), [lost])).toBe(false);
    expect(gone(thing(node, { kind: "phenomenonClosed" }), [{ ...node, code: "burglary" }])).toBe(true);
    const late = (by: string) => ({ ...node, targets: [aTarget({ kind: "deadline", by })] });
    expect(gone(thing(node, { kind: "target", quote: "2020-01-01" }), [late("2020-01-01")])).toBe(false);
    expect(gone(thing(node, { kind: "target", quote: "2020-01-01" }), [late("2022-01-01")])).toBe(true);
    expect(gone(thing(node, { kind: "takenOver", field: null }), [node])).toBe(false);
    expect(gone(thing(node, { kind: "takenOver", field: null }), [{ ...node, fieldRevisions: { "text.nl": 2 } }])).toBe(
      true,
    );
  });

  it("stays until somebody says so for an amount that nobody touched", () => {
    const id = newId<NonNullable<StaleThing["grantLineId"]>>();
    const item = thing(node, { kind: "amount", lineageId: null, grantLineId: id });
    const over = (revision: number) => isGone(item, { tree: buildTree([]), grantLines: [{ id, revision }], framework });
    expect([over(1), over(2)]).toEqual([false, true]);
  });
});

describe("changesOf", () => {
  it("writes the field the thing names and no other", () => {
    const node = aNode("result", { links: { partner: ["a", "b"] } });
    expect(changesOf(thing(node, { field: "intro.fr" }), node, { text: "En 2022" })).toEqual({ "intro.fr": "En 2022" });
    expect(changesOf(thing(node, { field: "unit" }), node, { text: "x" })).toBeNull();
    expect(changesOf(thing(node, { kind: "target", field: "targets" }), node, { text: "x" })).toBeNull();
    expect(
      changesOf(thing(node, { kind: "recordEnded", field: "links.partner", params: { id: "a" } }), node, {}),
    ).toEqual({ "links.partner": ["b"] });
  });
});

describe("movedTo", () => {
  const chapter = aNode("chapter", { code: "gone", text: { nl: "Oud" } });
  const other = aNode("chapter", { code: "burglary", orderKey: "a1" });

  it("offers the free places of the level and takes their words", () => {
    const tree = buildTree([chapter, other]);
    expect(successorsOf(chapter, tree, framework.template)).toEqual(["coordination", "bicycle-theft"]);
    expect(movedTo(chapter, "bicycle-theft", tree, framework.template)).toMatchObject({
      code: "bicycle-theft",
      text: { nl: "bicycle-theft (nl)" },
      revision: 2,
    });
    expect(movedTo(chapter, "burglary", tree, framework.template)).toBeNull();
    expect(movedTo(chapter, "nowhere", tree, framework.template)).toBeNull();
  });
});
