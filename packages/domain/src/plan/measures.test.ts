import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { brokenMeasures, indicatorsOf, measureRefusal, resultsOf } from "./measures.ts";
import { aFramework, aNode } from "./testing.ts";
import { buildTree } from "./tree.ts";
import { documentFromTree, treeFromDocument } from "./tree-document.ts";

const [one, other] = [aNode("operationalObjective"), aNode("operationalObjective")];
const under = { parentId: one.lineageId };
const [first, second] = [
  aNode("indicator", { ...under, orderKey: "a1" }),
  aNode("indicator", { ...under, orderKey: "a2" }),
];
const away = aNode("indicator", { parentId: other.lineageId });
const result = aNode("result", {
  ...under,
  orderKey: "a3",
  links: { indicator: [away.lineageId, second.lineageId, first.lineageId, newId()] },
});
const sister = aNode("result", { ...under, orderKey: "a4", links: { indicator: [first.lineageId] } });
const all = [one, other, first, second, away, result, sister];
const tree = buildTree(all);

describe("which indicators measure which results", () => {
  it("counts those of the same objective, from both sides", () => {
    expect(indicatorsOf(tree, result)).toEqual([first, second]);
    expect(resultsOf(tree, first)).toEqual([result, sister]);
    expect(resultsOf(tree, second)).toEqual([result]);
    expect(resultsOf(tree, away)).toEqual([]);
    expect(indicatorsOf(tree, first)).toEqual([]);
    expect(resultsOf(tree, result)).toEqual([]);
  });

  it("refuses what is no indicator of the same objective", () => {
    expect(measureRefusal(result, [first.lineageId, second.lineageId], tree)).toBeNull();
    expect(measureRefusal(result, [], tree)).toBeNull();
    for (const wrong of [away.lineageId, sister.lineageId, newId()])
      expect(measureRefusal(result, [first.lineageId, wrong], tree)).toBe("node.not_linkable");
    expect(measureRefusal(first, [second.lineageId], tree)).toBe("node.not_linkable");
  });

  it("says which links a move would break, unless both go along", () => {
    expect(brokenMeasures(tree, [first], other.lineageId)).toEqual([
      { result, indicator: first },
      { result: sister, indicator: first },
    ]);
    expect(brokenMeasures(tree, [second, result], other.lineageId)).toEqual([{ result, indicator: first }]);
    expect(brokenMeasures(tree, [first], one.lineageId)).toEqual([]);
  });

  it("travels in a plan document by place, and comes back", () => {
    const roots = [aNode("chapter"), aNode("strategicObjective")] as const;
    const placed = [
      roots[0],
      { ...roots[1], parentId: roots[0].lineageId },
      { ...one, parentId: roots[1].lineageId },
      first,
      second,
      result,
      sister,
    ];
    const framework = aFramework();
    const document = documentFromTree(buildTree(placed), {
      framework,
      municipality: null,
      language: "nl",
      grantLines: [],
      events: [],
    });
    const leaves = document.nodes[0]?.children?.[0]?.children?.[0]?.children;
    expect(leaves?.map(({ measuredBy }) => measuredBy)).toEqual([undefined, undefined, [1, 2], [1]]);
    const again = treeFromDocument(document, framework);
    const results = [...again.nodes.values()].filter(({ kind }) => kind === "result");
    expect(results.map((each) => indicatorsOf(again, each).length)).toEqual([2, 1]);
  });
});
