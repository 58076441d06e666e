import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GrantLine } from "../money/grant-line.ts";
import { newId } from "../ids.ts";
import { firstOrderKeys } from "./order-keys.ts";
import { type DocumentNode, nodeKinds, PlanDocument } from "./plan-document.ts";
import { PlanNode } from "./plan-node.ts";
import { matchTemplate } from "./template-match.ts";
import { aFramework, aNode, aPlace, aTarget, someEvents } from "./testing.ts";
import { buildTree, type PlanTree, walk } from "./tree.ts";
import {
  documentFromTree,
  grantLinesFromDocument,
  nodeFromTemplate,
  nodesFromDocument,
  nodesFromTemplate,
  treeFromDocument,
} from "./tree-document.ts";
import { fitsBelow, removeRefusal } from "./tree-rules.ts";

const framework = aFramework();
const context = {
  framework,
  municipality: { nis: "12025", name: { nl: "Mechelen", fr: "Malines" } },
  language: "nl" as const,
  grantLines: [],
  events: [],
};

const text = fc.record(
  { nl: fc.constantFrom("een", "twee"), fr: fc.constantFrom("un", "deux"), de: fc.constant("eins") },
  { requiredKeys: [] },
);

const anyDocumentNode = (depth: number): fc.Arbitrary<DocumentNode> =>
  fc.record(
    {
      kind: fc.constantFrom(...nodeKinds),
      code: fc.constantFrom(null, "burglary", "deter", "other"),
      text,
      intro: text,
      unit: fc.constantFrom(null, "Preventie", " "),
      original: fc.constantFrom("nl", "fr", "de"),
      target: fc.constantFrom(null, aTarget()),
      targets: fc.constantFrom([aTarget({ value: 1 }), aTarget({ value: 2 })]),
      children: depth === 0 ? fc.constant([]) : fc.array(anyDocumentNode(depth - 1), { maxLength: 3 }),
    },
    { requiredKeys: ["kind", "text"] },
  ) as fc.Arbitrary<DocumentNode>;

const anyDocument = fc.record({
  nodes: fc.array(anyDocumentNode(4), { maxLength: 3 }),
  language: fc.constantFrom("nl" as const, "fr" as const),
});

/** The tree without what only a database gives: ids and keys. */
const shape = (tree: PlanTree) =>
  walk(tree).map(({ node: { lineageId: _id, parentId: _parent, orderKey: _key, ...rest }, depth }) => ({
    ...rest,
    depth,
  }));

describe("plan document and tree", () => {
  it("say the same, both ways", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const tree = treeFromDocument(document, framework);
        const written = documentFromTree(tree, { ...context, language: document.language });
        const again = treeFromDocument(written, framework);
        expect(shape(again)).toEqual(shape(tree));
        expect(documentFromTree(again, { ...context, language: document.language })).toEqual(written);
      }),
    );
  });

  it("keep every node, in order, and are valid whatever they hold", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const count = (nodes: readonly DocumentNode[]): number =>
          nodes.reduce((sum, { children = [] }) => sum + 1 + count(children), 0);
        const nodes = nodesFromDocument(document, framework);
        expect(nodes).toHaveLength(count(document.nodes));
        expect(buildTree(nodes).orphans).toEqual([]);
        for (const node of nodes) expect(PlanNode.safeParse(node).success).toBe(true);
        const written = documentFromTree(buildTree(nodes), context);
        expect(PlanDocument.safeParse(JSON.parse(JSON.stringify(written))).success).toBe(true);
      }),
    );
  });

  it("never give two siblings the same code", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const codes = nodesFromDocument(document, framework)
          .filter(({ code }) => code !== null)
          .map(({ parentId, code }) => `${parentId} ${code}`);
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });
});

describe("nodesFromDocument", () => {
  const one = (node: Partial<DocumentNode>, language: "nl" | "fr" = "nl") =>
    nodesFromDocument({ nodes: [{ kind: "chapter", text: {}, ...node }], language }, framework)[0]!;

  it("keeps the text as written and fills the other language of an official part", () => {
    expect(one({ code: "burglary", text: { nl: "INBRAAK" } }).text).toEqual({ nl: "INBRAAK", fr: "burglary (fr)" });
    expect(one({ code: null, text: { nl: "Eigen hoofdstuk" } }).text).toEqual({ nl: "Eigen hoofdstuk" });
    expect(one({ code: "burglary", kind: "result", text: { nl: "x" } }).text).toEqual({ nl: "x" });
  });

  it("takes the original language from the text that is there", () => {
    expect(one({ text: { nl: "x", fr: "y" } }).original).toBe("nl");
    expect(one({ text: { nl: "x", fr: "y" } }, "fr").original).toBe("fr");
    expect(one({ text: { fr: "y" } }).original).toBe("fr");
    expect(one({ text: { nl: "x", fr: "y" }, original: "fr" }).original).toBe("fr");
    expect(one({ text: {} }).original).toBe("nl");
    expect(one({ code: "burglary", text: {} }, "fr").original).toBe("fr");
  });

  it("reads one target or several", () => {
    expect(one({ target: aTarget() }).targets).toEqual([aTarget()]);
    expect(one({ target: aTarget(), targets: [aTarget(), aTarget({ value: 1 })] }).targets).toHaveLength(2);
    expect(one({ target: null }).targets).toEqual([]);
  });

  it("asks the caller for ids and keys", () => {
    const ids = [
      "11111111-1111-4111-8111-111111111111",
      "22222222-2222-4222-8222-222222222222",
    ] as PlanNode["lineageId"][];
    const nodes = nodesFromDocument(
      { nodes: [{ kind: "chapter", text: {}, children: [{ kind: "result", text: {} }] }], language: "nl" },
      framework,
      () => ids.shift()!,
      (count) => Array.from({ length: count }, (_, index) => `k${index}`),
    );
    expect(nodes.map(({ lineageId, parentId, orderKey }) => [lineageId[0], parentId?.[0], orderKey])).toEqual([
      ["1", undefined, "k0"],
      ["2", "1", "k0"],
    ]);
  });
});

describe("nodesFromTemplate", () => {
  const nodes = nodesFromTemplate(framework, "fr");
  const tree = buildTree(nodes);

  it("gives the compulsory parts, in both languages, in order", () => {
    expect(walk(tree).map(({ node }) => node.code)).toEqual(["coordination", "plan-use", "evaluation", "information"]);
    expect(nodes[0]).toMatchObject({
      text: { nl: "coordination (nl)", fr: "coordination (fr)" },
      original: "fr",
      revision: 1,
    });
  });

  it("gives nothing a municipality could remove, and all of it stands at its place", () => {
    const places = matchTemplate(tree, framework.template);
    for (const node of nodes) {
      expect(removeRefusal(node, tree, framework)).toBe("node.compulsory");
      expect(places.has(node.lineageId)).toBe(true);
    }
    for (const { node, parent } of walk(tree)) expect(fitsBelow(node.kind, parent?.kind ?? null)).toBe(true);
  });

  it("writes one chosen place in the reader's language where the official text has it", () => {
    const at = { lineageId: newId<PlanNode["lineageId"]>(), parentId: null, orderKey: "a3", language: "de" as const };
    expect(nodeFromTemplate(aPlace("chapter", "burglary"), at)).toMatchObject({
      lineageId: at.lineageId,
      orderKey: "a3",
      kind: "chapter",
      code: "burglary",
      original: "nl",
    });
  });
});

describe("documentFromTree", () => {
  it("carries the names of what nodes refer to, in their order, and no ids", () => {
    const [one, two, gone] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const chapter = aNode("chapter", { code: "burglary", links: { unit: [two, gone, one], partner: [gone] } });
    const names = new Map([
      [one, { nl: "Actiecel" }],
      [two, { nl: "Stadstoezicht", fr: "Surveillance" }],
    ]);
    const document = documentFromTree(buildTree([chapter]), { ...context, names });
    expect(document.nodes[0]?.links).toEqual({
      unit: [{ nl: "Stadstoezicht", fr: "Surveillance" }, { nl: "Actiecel" }],
    });
    expect(documentFromTree(buildTree([chapter]), context).nodes[0]).not.toHaveProperty("links");
    expect(JSON.stringify(document)).not.toContain(one);
  });

  it("writes numbers, targets, money and events", () => {
    const chapter = aNode("chapter", { code: "burglary", intro: { nl: "Inleiding", fr: "" } });
    const strategic = aNode("strategicObjective", { parentId: chapter.lineageId, code: "deter" });
    const indicator = aNode("indicator", { parentId: strategic.lineageId, targets: [aTarget()], unit: "Preventie" });
    const line: GrantLine = {
      id: newId(),
      scheme: "guards-346",
      fte: 8,
      amountCents: null,
      equipmentCents: 239_457,
      note: "",
      revision: 1,
    };
    const document = documentFromTree(buildTree([chapter, strategic, indicator]), {
      ...context,
      grantLines: [line],
      events: someEvents(["council", "2020-04-27"]),
    });
    expect(document).toMatchObject({
      format: "salus-plan/1",
      framework: "svpp-2020",
      period: framework.period,
      grantLines: [{ scheme: "guards-346", amountCents: 4_271_457, fte: 8 }],
      events: [{ kind: "council", on: "2020-04-27" }],
    });
    const [written] = document.nodes;
    expect(written).toMatchObject({ number: "1", intro: { nl: "Inleiding" }, children: [{ number: "1.2.1" }] });
    expect(written?.children?.[0]?.children?.[0]).toMatchObject({ number: "I1", target: aTarget(), unit: "Preventie" });
  });

  it("writes no zero for an amount that is not known", () => {
    const line: GrantLine = {
      id: newId(),
      scheme: "base",
      fte: null,
      amountCents: null,
      equipmentCents: null,
      note: "",
      revision: 1,
    };
    const { grantLines } = documentFromTree(buildTree([]), { ...context, grantLines: [line] });
    expect(grantLines).toMatchObject([{ scheme: "base", amountCents: null }]);
    expect(grantLinesFromDocument({ grantLines })).toMatchObject([{ amountCents: null }]);
  });

  it("leaves out what hangs nowhere", () => {
    const lost = aNode("result", { parentId: aNode("chapter").lineageId });
    expect(documentFromTree(buildTree([lost]), context).nodes).toEqual([]);
  });
});

describe("grantLinesFromDocument", () => {
  it("keeps the stated total of a guards line beside its parts", () => {
    const document = {
      grantLines: [{ scheme: "guards-346", amountCents: 4_271_457, fte: 8, equipmentCents: 239_457, perYear: true }],
    };
    expect(grantLinesFromDocument(document)).toMatchObject([
      { scheme: "guards-346", amountCents: 4_271_457, fte: 8, equipmentCents: 239_457, note: "", revision: 1 },
    ]);
  });
});

it("starts every level with the first key", () => {
  expect(nodesFromTemplate(framework, "nl").map(({ orderKey }) => orderKey)).toEqual(["a0", "a0", "a1", "a2"]);
  expect(firstOrderKeys(1)).toEqual(["a0"]);
});
