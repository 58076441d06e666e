import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanNode } from "../plan/plan-node.ts";
import { aNode, aTarget } from "../plan/testing.ts";
import { buildTree, childrenOf } from "../plan/tree.ts";
import { applyDifference, diffVersions, type VersionContent } from "./difference.ts";
import { longestRise } from "./longest-rise.ts";
import { aLine, lineage, twoVersions } from "./testing.ts";

const sorted = ({ nodes, grantLines }: VersionContent): VersionContent => ({
  nodes: nodes.toSorted((a, b) => (a.lineageId < b.lineageId ? -1 : 1)),
  grantLines: grantLines.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});
const version = (...nodes: PlanNode[]): VersionContent => ({ nodes, grantLines: [] });
const siblings = (names: string, orderKeys = names): VersionContent =>
  version(
    ...[...names].map((name, index) => aNode("result", { lineageId: lineage(name), orderKey: orderKeys[index] ?? "" })),
  );
const moved = (before: VersionContent, after: VersionContent): string[] =>
  diffVersions(before, after).changed.flatMap(({ move, lineageId }) => (move ? [lineageId] : []));

describe("the difference between two versions", () => {
  it("makes the later out of the earlier, whatever was done in between", () => {
    fc.assert(
      fc.property(twoVersions, ({ before, after }) => {
        expect(sorted(applyDifference(diffVersions(before, after), before))).toEqual(sorted(after));
      }),
      { numRuns: 1000 },
    );
  });

  it("makes the later out of the earlier between versions that have nothing to do with each other", () => {
    fc.assert(
      fc.property(twoVersions, twoVersions, ({ before }, { after }) => {
        expect(sorted(applyDifference(diffVersions(before, after), before))).toEqual(sorted(after));
      }),
      { numRuns: 300 },
    );
  });

  it("is nothing between a version and itself", () => {
    fc.assert(
      fc.property(twoVersions, ({ before }) => {
        const nothing = { added: [], removed: [], changed: [], grantLines: { added: [], removed: [], changed: [] } };
        const copy = JSON.parse(JSON.stringify(before)) as VersionContent;
        expect(diffVersions(before, copy)).toEqual(nothing);
      }),
    );
  });

  it("marks as moved no more siblings than it takes to bring the old order into the new one", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([..."abcdefgh"], { minLength: 8 }), (order) => {
        const [before, after] = [siblings("abcdefgh"), siblings(order.join(""), "abcdefgh")];
        const gone = new Set(moved(before, after));
        const kept = ({ nodes }: VersionContent): string[] =>
          childrenOf(buildTree(nodes), null).flatMap(({ lineageId }) => (gone.has(lineageId) ? [] : [lineageId]));
        expect(kept(after)).toEqual(kept(before));
        expect(8 - gone.size).toBe(longestByTrying(order));
      }),
      { numRuns: 200 },
    );
  });

  it("marks nothing as moved when one is put in between, or when all get other keys", () => {
    const before = siblings("abc", "246");
    expect(moved(before, siblings("axbc", "2346"))).toEqual([]);
    expect(moved(before, siblings("abc", "579"))).toEqual([]);
    expect(moved(before, siblings("ac", "26"))).toEqual([]);
  });

  it("marks the one that went to the front, and not those it passed", () => {
    expect(moved(siblings("abcd"), siblings("dabc", "1234"))).toEqual([lineage("d")]);
  });

  it("says from which parent to which a node went, and nothing about what hangs below it", () => {
    const [a, b, x, y] = ["a", "b", "x", "y"].map(lineage) as [never, never, never, never];
    const chapters = [aNode("chapter", { lineageId: a }), aNode("chapter", { lineageId: b, orderKey: "a1" })];
    const leaf = aNode("result", { lineageId: y, parentId: x });
    const objective = aNode("operationalObjective", { lineageId: x, parentId: a });
    const difference = diffVersions(
      version(...chapters, objective, leaf),
      version(...chapters, { ...objective, parentId: b }, leaf),
    );
    expect(difference.changed).toEqual([{ lineageId: x, move: { from: a, to: b }, fields: [], upkeep: {} }]);
  });

  it("names each language, target and link that changed", () => {
    const node = aNode("indicator", {
      text: { nl: "50 bezoeken", fr: "50 visites" },
      targets: [aTarget({ value: 50 })],
      links: { partner: ["p"] },
    });
    const after = {
      ...node,
      text: { nl: "60 bezoeken", fr: "50 visites", de: "60" },
      targets: [aTarget({ value: 60 })],
      links: {},
    };
    expect(diffVersions(version(node), version(after)).changed[0]?.fields).toEqual([
      { part: "text", language: "nl", before: "50 bezoeken", after: "60 bezoeken" },
      { part: "text", language: "de", before: null, after: "60" },
      { part: "targets", before: [aTarget({ value: 50 })], after: [aTarget({ value: 60 })] },
      { part: "links", link: "partner", before: ["p"], after: null },
    ]);
  });

  it("carries the amounts of a money line before and after, to the cent", () => {
    const before = { nodes: [], grantLines: [aLine(1, { amountCents: 810_553_07 }), aLine(2)] };
    const after = { nodes: [], grantLines: [aLine(1, { amountCents: 810_553_08 }), aLine(3)] };
    const { grantLines } = diffVersions(before, after);
    expect(grantLines.added).toEqual([aLine(3)]);
    expect(grantLines.removed).toEqual([aLine(2)]);
    expect(grantLines.changed.map((line) => [line.before.amountCents, line.after.amountCents])).toEqual([
      [810_553_07, 810_553_08],
    ]);
  });
});

describe("a longest rise", () => {
  it("is found among numbers in any order", () => {
    expect([...longestRise([3, 1, 2, 4])].toSorted()).toEqual([1, 2, 3]);
    expect(longestRise([])).toEqual(new Set());
    expect(longestRise([5, 4, 3]).size).toBe(1);
  });
});

/** The same, by trying every selection. */
function longestByTrying(order: readonly string[]): number {
  let best = 0;
  for (let chosen = 0; chosen < 1 << order.length; chosen += 1) {
    const run = order.filter((_, index) => chosen & (1 << index));
    if (run.length > best && run.every((name, index) => index === 0 || (run[index - 1] ?? "") < name))
      best = run.length;
  }
  return best;
}
