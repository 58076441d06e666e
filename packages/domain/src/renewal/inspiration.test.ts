import { describe, expect, it } from "vitest";
import type { DocumentNode } from "../plan/plan-document.ts";
import { aFramework, aTarget } from "../plan/testing.ts";
import { inspiredBy } from "./inspiration.ts";

const framework = aFramework();
const making = { language: "fr" } as const;
const document = {
  language: "nl" as const,
  nodes: [
    {
      kind: "chapter",
      code: "burglary",
      text: { nl: "Inbraak in Mechelen" },
      intro: { nl: "Bij ons" },
      children: [
        {
          kind: "strategicObjective",
          code: "deter",
          text: { nl: "Ontraden" },
          children: [
            {
              kind: "operationalObjective",
              text: { nl: "Gratis advies" },
              unit: "Dienst Preventie",
              children: [{ kind: "indicator", text: { nl: "50 bezoeken" }, target: aTarget() }],
            },
          ],
        },
      ],
    },
    { kind: "chapter", code: "closed-phenomenon", text: { nl: "Gesloten" } },
    { kind: "chapter", text: { nl: "Eigen hoofdstuk" } },
  ] satisfies DocumentNode[],
};

describe("inspiredBy", () => {
  it("takes the structure over in the words of the framework, and nothing that is the other municipality's", () => {
    const { nodes, stale, left } = inspiredBy(document, { framework, making, hasTexts: false });
    const chapter = nodes.find(({ code }) => code === "burglary");
    expect(chapter).toMatchObject({ text: { nl: "burglary (nl)", fr: "burglary (fr)" }, intro: {}, original: "fr" });
    expect(nodes.map(({ code }) => code)).toEqual([
      "coordination",
      "plan-use",
      "evaluation",
      "information",
      "burglary",
      "prevent",
      "deter",
    ]);
    expect(stale).toEqual([]);
    expect(left).toBe(2);
  });

  it("marks every text that comes along as taken over, without target or unit", () => {
    const { nodes, stale } = inspiredBy(document, { framework, making, hasTexts: true });
    const own = nodes.filter(({ code }) => code === null);
    expect(own).toMatchObject([
      { kind: "operationalObjective", text: { nl: "Gratis advies" }, original: "nl", unit: null },
      { kind: "indicator", text: { nl: "50 bezoeken" }, original: "nl", targets: [] },
    ]);
    expect(stale.map(({ kind, lineageId, quote }) => [kind, lineageId, quote])).toEqual([
      ["takenOver", own[0]?.lineageId, "Gratis advies"],
      ["takenOver", own[1]?.lineageId, "50 bezoeken"],
    ]);
  });
});
