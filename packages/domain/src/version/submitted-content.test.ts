import { describe, expect, it } from "vitest";
import { factsOf } from "../comparison/facts.ts";
import type { NisCode } from "../ids.ts";
import type { GrantLine } from "../money/grant-line.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { aFramework, aNode, aTarget } from "../plan/testing.ts";
import { buildTree } from "../plan/tree.ts";
import { documentFromTree } from "../plan/tree-document.ts";
import { presentDifference } from "./present-difference.ts";
import { kindsOf } from "./presented-difference.ts";
import { submittedContent } from "./submitted-content.ts";
import { aLine, lineage } from "./testing.ts";

const framework = aFramework();
const partner = "11111111-1111-4111-8111-111111111111";

function submitted(nodes: PlanNode[], grantLines: GrantLine[] = [], partnerName = "Politie") {
  const tree = buildTree(nodes);
  const municipality = { nis: "12025", name: { nl: "Mechelen" } };
  const names = new Map([[partner, { nl: partnerName }]]);
  const document = documentFromTree(tree, { framework, municipality, language: "nl", grantLines, events: [], names });
  const facts = factsOf({ tree, framework, grantLines, nis: "12025" as NisCode, language: "nl" });
  return submittedContent({ document, facts, framework });
}
const node = (name: string, kind: PlanNode["kind"], parent: string | null, overrides: Partial<PlanNode> = {}) =>
  aNode(kind, {
    lineageId: lineage(name),
    parentId: parent === null ? null : lineage(parent),
    orderKey: name,
    text: { nl: `Tekst van ${name}` },
    ...overrides,
  });
/** Leaves stand behind the objective they are above of in the facts; a strategic objective of its own has no code. */
const plan = (): PlanNode[] => [
  node("c1", "chapter", null, { code: "burglary" }),
  node("s1", "strategicObjective", "c1", { code: "deter" }),
  node("s2", "strategicObjective", "c1"),
  node("o1", "operationalObjective", "s1"),
  node("o2", "operationalObjective", "s1"),
  node("r1", "result", "o1", { links: { indicator: [lineage("i1")], partner: [partner] } }),
  node("i1", "indicator", "o1", { targets: [aTarget({ value: 50 })] }),
  node("x9", "result", "s1"),
];

describe("a submission as rows", () => {
  it("knows chapters, objectives, results and indicators by their lineage", () => {
    const known = plan().flatMap(({ lineageId, kind }) => (kind === "strategicObjective" ? [] : [lineageId]));
    const found = submitted(plan()).nodes.map(({ lineageId }) => lineageId);
    expect(found).toHaveLength(plan().length);
    expect(found).toEqual(expect.arrayContaining(known));
  });

  it("differs in nothing from a second submission of the same text", () => {
    const [before, after] = [submitted(plan(), [aLine(1)]), submitted(plan(), [aLine(1)])];
    const difference = presentDifference({ ...before, framework }, { ...after, framework }, after.names);
    expect(difference).toMatchObject({ entries: [], amounts: [] });
  });

  it("tells what a municipality changed between two submissions", () => {
    const changed = plan().flatMap((each) => {
      if (each.lineageId === lineage("o2")) return [{ ...each, parentId: lineage("s2") }];
      if (each.lineageId === lineage("i1")) return [{ ...each, targets: [aTarget({ value: 60 })] }];
      return each.lineageId === lineage("x9") ? [] : [each];
    });
    const [before, after] = [
      submitted(plan(), [aLine(1), aLine(2)]),
      submitted([...changed, node("r2", "result", "o1")], [aLine(1), aLine(2, { amountCents: 7 })], "Lokale politie"),
    ];
    const names = new Map([...before.names, ...after.names]);
    const difference = presentDifference({ ...before, framework }, { ...after, framework }, names);
    const told = difference.entries.flatMap((entry) => kindsOf(entry).map((kind) => `${kind} ${entry.lineageId}`));
    expect(told).toEqual(["targets node-i1", "details node-r1", "added node-r2", "removed node-x9", "moved node-o2"]);
    expect(difference.entries.flatMap(({ links }) => links)).toEqual([
      { link: "partner", added: [{ nl: "Lokale politie" }], removed: [{ nl: "Politie" }] },
    ]);
    expect(difference.amounts.map(({ id, before, after }) => [id, before?.totalCents, after?.totalCents])).toEqual([
      ["base 2", 100_00, 7],
    ]);
  });

  it("refuses facts that are not its own", () => {
    const tree = buildTree(plan());
    const context = { framework, municipality: null, language: "nl", grantLines: [], events: [] } as const;
    const document = documentFromTree(tree, context);
    expect(() => submittedContent({ document, facts: [], framework })).toThrow("another document");
  });
});
