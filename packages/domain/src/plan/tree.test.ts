import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineageId } from "../ids.ts";
import type { PlanNode } from "./plan-node.ts";
import { aNode } from "./testing.ts";
import { ancestorsOf, buildTree, childrenOf, descendants, parentOf, walk } from "./tree.ts";

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"] as LineageId[];

/** Rows that hang anywhere: on nothing, on each other, on themselves, on something that does not exist. */
const anyRows = fc
  .uniqueArray(fc.constantFrom(...ids), { maxLength: 8 })
  .chain((own) =>
    fc.tuple(
      ...own.map((lineageId) =>
        fc.record({
          lineageId: fc.constant(lineageId),
          parentId: fc.constantFrom(null, ...ids),
          orderKey: fc.constantFrom("a0", "a1", "a2", "Zz"),
        }),
      ),
    ),
  )
  .map((rows) => rows.map((row) => aNode("operationalObjective", row)));

const idsOf = (nodes: readonly PlanNode[]): string[] => nodes.map(({ lineageId }) => lineageId);

describe("buildTree", () => {
  it("puts every row exactly once: in the tree, or among the orphans", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const tree = buildTree(rows);
        const found = [...walk(tree).map(({ node }) => node.lineageId), ...idsOf(tree.orphans)];
        expect(found.toSorted()).toEqual(idsOf(rows).toSorted());
      }),
    );
  });

  it("gives the same tree whatever the order of the rows", () => {
    const shuffled = anyRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const [one, other] = [buildTree(rows), buildTree(others)];
        expect(walk(one)).toEqual(walk(other));
        expect(one.orphans).toEqual(other.orphans);
      }),
    );
  });

  it("walks parents before children and siblings by order key", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const tree = buildTree(rows);
        const seen = new Set<string | null>([null]);
        for (const { node, parent, depth } of walk(tree)) {
          expect(seen.has(node.parentId)).toBe(true);
          expect(parent?.lineageId ?? null).toBe(node.parentId);
          expect(depth).toBe(ancestorsOf(tree, node).length);
          seen.add(node.lineageId);
        }
        for (const id of [null, ...ids]) {
          const keys = childrenOf(tree, id).map(({ orderKey }) => orderKey);
          expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
        }
      }),
    );
  });

  it("never turns in circles, not even inside one", () => {
    const [a, b] = [
      aNode("result", { lineageId: ids[0]!, parentId: ids[1]! }),
      aNode("result", { lineageId: ids[1]!, parentId: ids[0]! }),
    ];
    const tree = buildTree([a, b]);
    expect(tree.orphans).toHaveLength(2);
    expect(idsOf(descendants(tree, ids[0]!))).toEqual(["b"]);
    expect(idsOf(ancestorsOf(tree, a))).toEqual(["b"]);
  });

  it("sorts keys by byte, as the database does, and equal keys by id", () => {
    const keys = ["a1", "Zz", "aA", "aa", "a1"];
    const rows = keys.map((orderKey, index) => aNode("chapter", { lineageId: ids[index]!, orderKey }));
    expect(walk(buildTree(rows)).map(({ node }) => node.orderKey + node.lineageId)).toEqual([
      "Zzb",
      "a1a",
      "a1e",
      "aAc",
      "aad",
    ]);
  });
});

describe("reading a tree", () => {
  const chapter = aNode("chapter", { lineageId: ids[0]! });
  const strategic = aNode("strategicObjective", { lineageId: ids[1]!, parentId: ids[0]! });
  const operational = aNode("operationalObjective", { lineageId: ids[2]!, parentId: ids[1]! });
  const lost = aNode("result", { lineageId: ids[3]!, parentId: ids[7]! });
  const tree = buildTree([lost, operational, strategic, chapter]);

  it("knows what is above and below", () => {
    expect(idsOf(ancestorsOf(tree, operational))).toEqual(["b", "a"]);
    expect(idsOf(descendants(tree, ids[0]!))).toEqual(["b", "c"]);
    expect(descendants(tree, ids[2]!)).toEqual([]);
    expect(parentOf(tree, strategic)).toBe(chapter);
    expect(parentOf(tree, chapter)).toBeNull();
  });

  it("finds orphans", () => {
    expect(tree.orphans).toEqual([lost]);
    expect(parentOf(tree, lost)).toBeNull();
  });
});
