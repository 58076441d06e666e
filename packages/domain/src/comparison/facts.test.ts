import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId, type NisCode } from "../ids.ts";
import type { GrantLine } from "../money/grant-line.ts";
import type { DocumentNode, NodeKind } from "../plan/plan-document.ts";
import { aFramework, aTarget } from "../plan/testing.ts";
import { treeFromDocument } from "../plan/tree-document.ts";
import { coverageCell, coverageRow } from "./coverage.ts";
import { factsOf } from "./facts.ts";

const framework = aFramework();
const nis = "12025" as NisCode;
const node = (kind: NodeKind, code: string | null, children: DocumentNode[] = []): DocumentNode => ({
  kind,
  code,
  text: { nl: code ?? kind },
  children,
});
const result = (text: string): DocumentNode => ({ kind: "result", text: { nl: text } });
const indicator = (text: string, value: number | null = null): DocumentNode => ({
  kind: "indicator",
  text: { nl: text },
  target: value === null ? null : aTarget({ value }),
});
const operational = (text: string, children: DocumentNode[]): DocumentNode => ({
  kind: "operationalObjective",
  text: { nl: text },
  children,
});

const factsFrom = (nodes: DocumentNode[], grantLines: GrantLine[] = []) =>
  factsOf({ tree: treeFromDocument({ nodes, language: "nl" }, framework), framework, grantLines, nis, language: "nl" });

const burglary = node("chapter", "burglary", [
  node("generalObjective", "prevent"),
  node("strategicObjective", "deter", [
    operational("O1", [result("R1"), indicator("I1", 50), indicator("I2")]),
    indicator("I3", 3),
    operational("O2", []),
  ]),
  node("strategicObjective", null, [operational("O3", [indicator("I4")])]),
]);

describe("factsOf", () => {
  it("writes one row per chapter, objective, result, indicator and amount, in document order", () => {
    const base: GrantLine = {
      id: newId(),
      scheme: "base",
      fte: null,
      amountCents: 81_055_307,
      equipmentCents: null,
      note: "",
      revision: 1,
    };
    const guards: GrantLine = { ...base, id: newId(), scheme: "guards-346", amountCents: null };
    const facts = factsFrom([burglary], [base, guards]);
    expect(
      facts.map(({ kind, text, strategicObjective, amountCents }) => [kind, text.nl, strategicObjective, amountCents]),
    ).toEqual([
      ["chapter", "burglary", null, null],
      ["indicator", "I3", "deter", null],
      ["operationalObjective", "O1", "deter", null],
      ["result", "R1", "deter", null],
      ["indicator", "I1", "deter", null],
      ["indicator", "I2", "deter", null],
      ["operationalObjective", "O2", "deter", null],
      ["operationalObjective", "O3", null, null],
      ["indicator", "I4", null, null],
      ["amount", undefined, null, 81_055_307],
      ["amount", undefined, null, null],
    ]);
    expect(facts.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(new Set(facts.map((fact) => `${fact.nis} ${fact.framework}`))).toEqual(new Set(["12025 svpp-2020"]));
    expect(facts.map(({ phenomenon }) => phenomenon).slice(-2)).toEqual(["base", "guards-346"]);
    expect(facts.find(({ text }) => text.nl === "I1")?.target?.value).toBe(50);
  });

  it("counts a chapter, and leaves the municipality's own chapters without a phenomenon", () => {
    const [own, first] = [factsFrom([node("chapter", null, [])]), factsFrom([burglary])];
    expect(first[0]?.counts).toEqual({ objectives: 3, results: 1, indicators: 4, targets: 2 });
    expect(own).toMatchObject([{ phenomenon: null, kind: "chapter", counts: { objectives: 0 } }]);
  });

  it("loses no objective, result or indicator, wherever it hangs", () => {
    const kinds: NodeKind[] = ["generalObjective", "strategicObjective", "operationalObjective", "result", "indicator"];
    const anyNode = (depth: number): fc.Arbitrary<DocumentNode> =>
      fc.record({
        kind: fc.constantFrom(...kinds),
        code: fc.constantFrom(null, "deter"),
        text: fc.constant({ nl: "x" }),
        children: depth === 0 ? fc.constant([]) : fc.array(anyNode(depth - 1), { maxLength: 3 }),
      });
    fc.assert(
      fc.property(fc.array(anyNode(4), { maxLength: 4 }), (children) => {
        const all = (nodes: readonly DocumentNode[]): NodeKind[] =>
          nodes.flatMap((each) => [each.kind, ...all(each.children ?? [])]);
        const facts = factsFrom([node("chapter", "burglary", children)]).map(({ kind }) => kind);
        const wanted = all(children).filter((kind) => ["operationalObjective", "result", "indicator"].includes(kind));
        expect(facts.slice(1).toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });
});

describe("coverage", () => {
  const facts = factsFrom([burglary, node("chapter", "bicycle-theft", [])]);

  it("counts what a municipality does about a phenomenon", () => {
    expect(coverageCell(facts, "burglary", "submitted")).toEqual({
      objectives: 3,
      results: 1,
      indicators: 4,
      targets: 2,
      approved: false,
    });
    expect(coverageCell(facts, "burglary", "inForce")?.approved).toBe(true);
  });

  it("tells a phenomenon that was not chosen from one without objectives", () => {
    expect(coverageCell(facts, "bicycle-theft", "approved")).toEqual({
      objectives: 0,
      results: 0,
      indicators: 0,
      targets: 0,
      approved: true,
    });
    expect(coverageCell(facts, "shoplifting", "approved")).toBeNull();
    expect([...coverageRow(facts, "approved").keys()]).toEqual(["burglary", "bicycle-theft"]);
  });

  it("gives own chapters and amounts no cell", () => {
    expect(coverageRow(factsFrom([node("chapter", null)]), "approved").size).toBe(0);
  });
});
