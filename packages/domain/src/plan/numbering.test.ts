import { describe, expect, it } from "vitest";
import type { TemplateNode } from "../framework/framework.ts";
import { countKinds, findByReference, numbering, referenceOf } from "./numbering.ts";
import { nodesFromDocument } from "./tree-document.ts";
import type { DocumentNode, NodeKind } from "./plan-document.ts";
import { aPlace } from "./testing.ts";
import { buildTree, walk } from "./tree.ts";

const node = (kind: NodeKind, code: string | null, children: DocumentNode[] = []): DocumentNode => ({
  kind,
  code,
  text: { nl: code ?? kind },
  children,
});

const labelsOf = (nodes: DocumentNode[], instrument: "svpp" | "vsc", template: TemplateNode[] = []) => {
  const tree = buildTree(nodesFromDocument({ nodes, language: "nl" }, { template }));
  const labels = numbering(tree, instrument, template);
  return { tree, labels, inOrder: walk(tree).map(({ node: { lineageId } }) => labels.get(lineageId)) };
};

const operational = (): DocumentNode =>
  node("operationalObjective", null, [
    node("result", null),
    node("indicator", null),
    node("result", null),
    node("indicator", null),
  ]);

describe("numbering", () => {
  it("numbers an SVPP as its model does", () => {
    const { inOrder } = labelsOf(
      [
        node("chapter", "coordination", [
          node("generalObjective", "a"),
          node("generalObjective", "b"),
          node("strategicObjective", "c"),
        ]),
        node("chapter", "burglary", [
          node("generalObjective", "d"),
          node("strategicObjective", "e", [operational(), operational()]),
          node("strategicObjective", "f"),
        ]),
      ],
      "svpp",
    );
    const below = ["R1", "I1", "R2", "I2"];
    expect(inOrder).toEqual([
      "1",
      "1.1.1",
      "1.1.2",
      "1.2.1",
      "2",
      "2.1.1",
      "2.2.1",
      "1",
      ...below,
      "2",
      ...below,
      "2.2.2",
    ]);
  });

  it("numbers a VSC by sector, general and strategic objective", () => {
    const { inOrder } = labelsOf(
      [
        node("chapter", "s1", [
          node("generalObjective", "g1", [
            node("strategicObjective", "a"),
            node("strategicObjective", "b", [operational()]),
          ]),
        ]),
        node("chapter", "s2", [node("strategicObjective", "a")]),
      ],
      "vsc",
    );
    expect(inOrder).toEqual(["1", "1.1", "1.1.1", "1.1.2", "1", "R1", "I1", "R2", "I2", "2", "2.1"]);
  });

  it("keeps the numbers that a framework fixes, gaps included, in no language", () => {
    const template = [
      aPlace("chapter", "r2", {
        number: "II",
        children: [
          aPlace("strategicObjective", "so2", { number: "SD 2" }),
          aPlace("strategicObjective", "so4", { number: "SD 4" }),
        ],
      }),
    ];
    const { inOrder } = labelsOf(
      [node("chapter", "r2", [node("strategicObjective", "so4"), node("strategicObjective", "so2")])],
      "vsc",
      template,
    );
    expect(inOrder).toEqual(["II", "II.4", "II.2"]);
  });

  it("names a node the way people write it", () => {
    const { tree, labels } = labelsOf(
      [node("chapter", "x", [node("strategicObjective", "e", [operational()])])],
      "svpp",
    );
    const references = walk(tree).map((visit) => referenceOf(visit.node, tree, labels));
    expect(references).toEqual([
      "1",
      "1.2.1",
      "1.2.1, 1",
      "1.2.1, 1, R1",
      "1.2.1, 1, I1",
      "1.2.1, 1, R2",
      "1.2.1, 1, I2",
    ]);
  });
});

describe("countKinds", () => {
  it("counts what hangs in the tree", () => {
    const { tree } = labelsOf([node("chapter", "x", [node("strategicObjective", "e", [operational()])])], "svpp");
    expect(countKinds(tree)).toEqual({
      chapter: 1,
      strategicObjective: 1,
      operationalObjective: 1,
      result: 2,
      indicator: 2,
    });
  });
});

describe("a typed number", () => {
  const { tree, labels } = labelsOf(
    [
      node("chapter", "coordination", [node("strategicObjective", "a")]),
      node("chapter", "burglary", [
        node("generalObjective", "b"),
        node("strategicObjective", "c"),
        node("strategicObjective", "d", [operational(), operational()]),
      ]),
    ],
    "svpp",
  );
  const found = (query: string) => {
    const at = findByReference(query, tree, labels);
    return at && referenceOf(at, tree, labels);
  };

  it("finds official levels, and half a number the first that begins so", () => {
    expect(found("2.2.2")).toBe("2.2.2");
    expect(found(" 2.1.1. ")).toBe("2.1.1");
    expect(found("2.2")).toBe("2.2.1");
    expect(found("2")).toBe("2");
  });

  it("goes down to objectives, results and indicators, however the way is written", () => {
    for (const query of ["2.2.2 2", "2.2.2, 2", "2.2.2.2"]) expect(found(query)).toBe("2.2.2, 2");
    for (const query of ["2.2.2 2 R1", "2.2.2, 2, r1", "2.2.2.2.R1", "2.2.2.2 r1"])
      expect(found(query)).toBe("2.2.2, 2, R1");
    expect(found("2.2.2 1 I2")).toBe("2.2.2, 1, I2");
  });

  it("finds every reference that it prints", () => {
    for (const { node: each } of walk(tree))
      expect(findByReference(referenceOf(each, tree, labels), tree, labels)).toBe(each);
  });

  it("finds nothing for what is not there", () => {
    for (const query of ["", "9", "2.2.2 3", "2.2.2 1 R3", "2.2.2 R1", "burglary"]) expect(found(query)).toBeNull();
  });
});
