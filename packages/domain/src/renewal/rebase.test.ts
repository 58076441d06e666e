import { describe, expect, it } from "vitest";
import type { PlanNode } from "../plan/plan-node.ts";
import { aNode, aPlace, aTemplate, official } from "../plan/testing.ts";
import { buildTree } from "../plan/tree.ts";
import { nodesFromTemplate } from "../plan/tree-document.ts";
import { frameworkDifference, rebase, relevantChanges } from "./rebase.ts";

const before = { template: aTemplate() };
/** Evaluation has other words, partnership is new and compulsory, burglary has another name and code, bicycle theft is closed. */
const after = {
  template: [
    aPlace("chapter", "coordination", {
      compulsory: true,
      children: [
        aPlace("generalObjective", "plan-use", { compulsory: true }),
        aPlace("strategicObjective", "evaluation", { compulsory: true, title: official("Evalueren", "Évaluer") }),
        aPlace("strategicObjective", "partnership", { compulsory: true }),
        aPlace("strategicObjective", "information", { compulsory: true }),
      ],
    }),
    aPlace("chapter", "home-burglary", {
      children: [
        aPlace("generalObjective", "prevent", { compulsory: true }),
        aPlace("strategicObjective", "deter"),
        aPlace("strategicObjective", "social-control"),
      ],
    }),
    aPlace("chapter", "fraud"),
  ],
  replacements: [{ from: "burglary", to: "home-burglary" }],
};
const difference = frameworkDifference(before, after);

function aPlan() {
  const burglary = aNode("chapter", { code: "burglary", orderKey: "b00", text: { nl: "burglary (nl)" } });
  const bicycles = aNode("chapter", { code: "bicycle-theft", orderKey: "b01", text: { nl: "Fietsen" } });
  const deter = aNode("strategicObjective", { code: "deter", parentId: burglary.lineageId });
  const own = aNode("operationalObjective", { parentId: deter.lineageId, text: { nl: "Advies" } });
  const nodes: PlanNode[] = [...nodesFromTemplate(before, "nl"), burglary, deter, own, bicycles];
  return { nodes, burglary, bicycles, own };
}

describe("frameworkDifference", () => {
  it("tells new, reworded, moved and closed places apart", () => {
    expect(difference.map(({ key }) => key)).toEqual([
      "wording coordination/evaluation",
      "compulsory coordination/partnership",
      "moved home-burglary",
      "moved home-burglary/prevent",
      "moved home-burglary/deter",
      "moved home-burglary/social-control",
      "added fraud",
      "closed bicycle-theft",
    ]);
  });

  it("finds none between a revision and itself", () => {
    expect(frameworkDifference(after, { template: after.template })).toEqual([]);
  });
});

describe("relevantChanges", () => {
  it("are those of places the plan uses or has to have", () => {
    const relevant = relevantChanges(buildTree(aPlan().nodes), difference, after);
    expect([...relevant]).toEqual([
      "wording coordination/evaluation",
      "compulsory coordination/partnership",
      "moved home-burglary",
      "moved home-burglary/deter",
      "closed bicycle-theft",
    ]);
  });
});

describe("rebase", () => {
  const apply = (accepted: string[]) => {
    const plan = aPlan();
    const tree = buildTree(plan.nodes);
    return { plan, ...rebase(tree, { difference, accepted: new Set(accepted), after, making: { language: "nl" } }) };
  };

  it("applies nothing that was not accepted", () => {
    expect(apply([])).toMatchObject({ changed: [], added: [], stale: [] });
  });

  it("brings the new words, the new place and the new part, each where it was accepted", () => {
    const { plan, changed, added } = apply([
      "wording coordination/evaluation",
      "compulsory coordination/partnership",
      "moved home-burglary",
    ]);
    expect(changed.map(({ code, text, revision }) => [code, text["nl"], revision])).toEqual([
      ["evaluation", "Evalueren", 2],
      ["home-burglary", "home-burglary (nl)", 2],
    ]);
    expect(added.map(({ code }) => code)).toEqual(["partnership"]);
    expect(changed.map(({ lineageId }) => lineageId)).toContain(plan.burglary.lineageId);
  });

  it("leaves a closed place with all below it and lists it to settle", () => {
    const { plan, changed, stale } = apply(["closed bicycle-theft"]);
    expect(changed).toEqual([]);
    expect(stale).toMatchObject([{ kind: "phenomenonClosed", lineageId: plan.bicycles.lineageId, quote: "Fietsen" }]);
  });
});
