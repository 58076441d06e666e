import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocks, completenessScore, countSeverities, findings } from "./completeness.ts";
import { Finding, finding, findingCodes, findingKinds } from "./findings/finding.ts";
import { aChapter, input, withChapter } from "./findings/testing.ts";
import { nodeKinds, severities } from "./plan-document.ts";
import type { PlanNode } from "./plan-node.ts";
import { aNode, aTarget } from "./testing.ts";

describe("a plan that lacks nothing", () => {
  it("has no findings and every point in order", () => {
    const complete = input();
    expect(findings(complete)).toEqual([]);
    expect(blocks(findings(complete))).toBe(false);
    const { inOrder, total } = completenessScore(complete);
    expect(inOrder).toBe(total);
    expect(total).toBeGreaterThan(complete.nodes.length);
  });
});

describe("the list", () => {
  const anyNode = fc.record({
    kind: fc.constantFrom(...nodeKinds),
    parent: fc.nat(20),
    code: fc.constantFrom(null, "burglary", "deter", "prevent", "coordination"),
    text: fc.constantFrom({}, { nl: "Aantal op 01/10/2014" }, { nl: "x", fr: "y" }, { fr: "oui/non" }),
    targets: fc.constantFrom<PlanNode["targets"][]>([], [aTarget({ by: "2014-01-01" })]),
  });

  const anyNodes = fc.array(anyNode, { maxLength: 20 }).map((rows) => {
    const ids = rows.map(() => aNode("result").lineageId);
    return rows.map(({ parent, ...row }, index) =>
      aNode(row.kind, { ...row, lineageId: ids[index]!, parentId: ids[parent] ?? null, orderKey: `a${index % 10}` }),
    );
  });

  it("is well formed for any plan, what blocks comes first, and the score is never more than all", () => {
    fc.assert(
      fc.property(
        anyNodes,
        fc.constantFrom("nl" as const, "fr" as const, "nl-fr" as const, "de" as const),
        (nodes, languageRegime) => {
          const any = input({ nodes, languageRegime });
          const found = findings(any);
          for (const each of found) expect(Finding.safeParse(each).success).toBe(true);
          const ranks = found.map(({ severity }) => severities.indexOf(severity));
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
          expect(blocks(found)).toBe(countSeverities(found).blocking > 0);
          const { inOrder, total } = completenessScore(any, found);
          expect(inOrder).toBeGreaterThanOrEqual(0);
          expect(inOrder === total).toBe(found.length === 0);
        },
      ),
    );
  });

  it("follows the plan within one severity", () => {
    const [first, second] = [
      aChapter({ orderKey: "a5" }),
      aChapter({ code: "bicycle-theft", text: { nl: "bicycle-theft (nl)" }, orderKey: "a6" }),
    ];
    const empty = [...second.all, ...first.all].map((node) =>
      node.kind === "operationalObjective" ? { ...node, text: {} } : node,
    );
    expect(findings(input(withChapter(empty))).map(({ lineageId }) => lineageId)).toEqual([
      first.operational.lineageId,
      second.operational.lineageId,
    ]);
  });

  it("gives each finding its usual severity and source", () => {
    for (const code of findingCodes) {
      expect(finding(code)).toEqual({
        code,
        ...findingKinds[code],
        lineageId: null,
        grantLineId: null,
        field: null,
        params: {},
        related: [],
      });
    }
  });

  it("counts a missing part and an open procedure as points that are not in order", () => {
    const before = completenessScore(input());
    const after = completenessScore(input({ events: [] }));
    expect(after).toEqual({ inOrder: before.inOrder - 1, total: before.total });
    const { general, all } = aChapter();
    expect(completenessScore(input(withChapter(all.filter((node) => node !== general))))).toEqual({
      inOrder: before.inOrder - 1,
      total: before.total,
    });
  });
});
