import { describe, expect, it } from "vitest";
import type { PlanNode } from "../plan/plan-node.ts";
import { aNode, aPlace, aTemplate, official } from "../plan/testing.ts";
import { buildTree, type PlanTree, walk } from "../plan/tree.ts";
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

  describe("a place that went below another parent", () => {
    const chapter = (code: string, ...children: string[]) =>
      aPlace("chapter", code, { children: children.map((each) => aPlace("strategicObjective", each)) });
    const old = { template: [chapter("burglary", "deter", "watch", "engrave"), chapter("theft", "lock", "register")] };
    const now = {
      template: [
        chapter("burglary", "deter"),
        chapter("theft", "lock", "watch", "register"),
        chapter("marks", "engrave"),
      ],
      replacements: [
        { from: "burglary/watch", to: "theft/watch" },
        { from: "burglary/engrave", to: "marks/engrave" },
      ],
    };
    const moves = frameworkDifference(old, now);
    const keys = moves.map(({ key }) => key).filter((key) => key.startsWith("moved"));

    /** A plan with these places, and one own objective below each strategic one. */
    function planWith(skeleton: Record<string, string[]>) {
      const nodes = Object.entries(skeleton).flatMap(([code, below], nr) => {
        const root = aNode("chapter", { code, orderKey: `a${nr}` });
        const inside = below.flatMap((each, index) => {
          const place = aNode("strategicObjective", { code: each, parentId: root.lineageId, orderKey: `a${index}` });
          return [place, aNode("operationalObjective", { parentId: place.lineageId, text: { nl: `own ${each}` } })];
        });
        return [root, ...inside];
      });
      return buildTree(nodes);
    }
    const follow = (tree: PlanTree, accepted: string[]) =>
      rebase(tree, { difference: moves, accepted: new Set(accepted), after: now, making: { language: "nl" } });
    /** Codes and own words as they stand, by depth. */
    const outline = (order: readonly PlanNode[]) =>
      walk(buildTree(order)).map(({ node, depth }) => "-".repeat(depth) + (node.code ?? node.text["nl"]));
    const whole = { burglary: ["deter", "watch", "engrave"], theft: ["lock", "register"] };

    it("takes its node along with all below it, to its place among its new siblings", () => {
      const tree = planWith(whole);
      const { changed, added, stale, order } = follow(tree, ["moved theft/watch"]);
      expect(outline(order)).toEqual([
        ...["burglary", "-deter", "--own deter", "-engrave", "--own engrave"],
        ...["theft", "-lock", "--own lock", "-watch", "--own watch", "-register", "--own register"],
      ]);
      expect(changed).toMatchObject([{ code: "watch", revision: 2 }]);
      expect([added, stale]).toEqual([[], []]);
    });

    it("brings the parent along that the plan did not have", () => {
      const { added, changed, order } = follow(planWith(whole), keys);
      expect(added).toMatchObject([{ code: "marks", kind: "chapter" }]);
      expect(changed.map(({ code }) => code).toSorted()).toEqual(["engrave", "watch"]);
      expect(outline(order).slice(-3)).toEqual(["marks", "-engrave", "--own engrave"]);
    });

    it("leaves a node where its new place is taken, and lists it to settle", () => {
      const tree = planWith({ burglary: ["watch"], theft: ["watch"] });
      const { changed, stale, order } = follow(tree, ["moved theft/watch"]);
      expect(changed).toEqual([]);
      expect(stale).toMatchObject([{ kind: "objectiveChanged", params: { path: "burglary/watch" } }]);
      expect(outline(order)).toEqual(outline([...tree.nodes.values()]));
    });

    it("loses no node, whichever moves are accepted", () => {
      const subsets = [[], keys.slice(0, 1), keys.slice(1), keys];
      for (const below of [[], ["deter"], ["watch"], ["engrave", "watch"], ["deter", "watch", "engrave"]])
        for (const there of [[], ["register"], ["watch", "lock"]])
          for (const accepted of subsets) {
            const tree = planWith({ burglary: below, theft: there });
            const { order, added } = follow(tree, accepted);
            const after = buildTree(order);
            expect(after.orphans).toEqual([]);
            expect(after.nodes.size).toBe(tree.nodes.size + added.length);
            expect([...tree.nodes.keys()].every((id) => after.nodes.has(id))).toBe(true);
          }
    });
  });
});
