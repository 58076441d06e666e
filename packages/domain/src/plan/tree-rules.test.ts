import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineageId } from "../ids.ts";
import { type NodeKind, nodeKinds } from "./plan-document.ts";
import type { PlanNode } from "./plan-node.ts";
import { matchTemplate, templateNodeFor } from "./template-match.ts";
import { aFramework, aNode, aPlace } from "./testing.ts";
import { buildTree, descendants, walk } from "./tree.ts";
import { moveNode } from "./node-changes.ts";
import {
  addRefusal,
  allowedChildKinds,
  canAdd,
  canEditText,
  canMove,
  canRemove,
  editRefusal,
  fitsBelow,
  missingPlaces,
  moveRefusal,
  removeRefusal,
} from "./tree-rules.ts";

const framework = aFramework();
const below = (parent: PlanNode, kind: NodeKind, overrides: Partial<PlanNode> = {}) =>
  aNode(kind, { parentId: parent.lineageId, ...overrides });

const coordination = aNode("chapter", { code: "coordination" });
const evaluation = below(coordination, "strategicObjective", { code: "evaluation" });
const burglary = aNode("chapter", { code: "burglary", orderKey: "a1" });
const deter = below(burglary, "strategicObjective", { code: "deter" });
const control = below(burglary, "strategicObjective", { code: "social-control", orderKey: "a1" });
const operational = below(deter, "operationalObjective");
const result = below(operational, "result");
const other = below(control, "operationalObjective");
const unlisted = aNode("chapter", { code: null, orderKey: "a2" });
const tree = buildTree([coordination, evaluation, burglary, deter, control, operational, result, other, unlisted]);
const nowhere = aNode("result").lineageId;

describe("places of the skeleton", () => {
  it("are found by code and kind, from the chapter down", () => {
    expect(templateNodeFor(deter, tree, framework)?.code).toBe("deter");
    expect(templateNodeFor(operational, tree, framework)).toBeNull();
    expect(templateNodeFor({ ...deter, kind: "generalObjective" }, tree, framework)).toBeNull();
    expect(templateNodeFor({ ...deter, parentId: unlisted.lineageId }, tree, framework)).toBeNull();
  });

  it("are the same one by one and all at once", () => {
    const all = matchTemplate(tree, framework.template);
    for (const { node } of walk(tree)) {
      expect(templateNodeFor(node, tree, framework)).toBe(all.get(node.lineageId) ?? null);
    }
  });

  it("are offered where the plan does not have them yet", () => {
    expect(missingPlaces(null, tree, framework).map(({ code }) => code)).toEqual(["bicycle-theft"]);
    expect(missingPlaces(coordination.lineageId, tree, framework).map(({ code }) => code)).toEqual([
      "plan-use",
      "information",
    ]);
    expect(missingPlaces(operational.lineageId, tree, framework)).toEqual([]);
  });
});

describe("adding", () => {
  it("own text goes below strategic objectives and below own objectives, nowhere else", () => {
    expect(allowedChildKinds(deter, aPlace("strategicObjective", "deter"))).toEqual(["operationalObjective"]);
    expect(allowedChildKinds(operational, null)).toEqual(["result", "indicator"]);
    expect(allowedChildKinds(burglary, aPlace("chapter", "burglary"))).toEqual([]);
    expect(allowedChildKinds(null, null)).toEqual([]);
    expect(allowedChildKinds(result, null)).toEqual([]);
  });

  it.each([
    ["an operational objective below a strategic one", deter, "operationalObjective", null, null],
    ["a result below an operational objective", operational, "result", null, null],
    ["a result below a strategic objective", deter, "result", null, "node.wrong_parent"],
    ["anything below a result", result, "indicator", null, "node.wrong_parent"],
    ["an own strategic objective below a fixed chapter", burglary, "strategicObjective", null, "node.locked"],
    ["an own chapter", null, "chapter", null, "node.locked"],
    ["an own result at the root", null, "result", null, "node.wrong_parent"],
    ["a chapter of the framework", null, "chapter", "bicycle-theft", null],
    ["a chapter that is there already", null, "chapter", "burglary", "node.exists"],
    ["a chapter the framework does not have", null, "chapter", "murder", "node.wrong_parent"],
    ["an objective of the framework", burglary, "generalObjective", "prevent", null],
    ["an objective of another chapter", burglary, "strategicObjective", "evaluation", "node.wrong_parent"],
    ["the right code on the wrong level", burglary, "strategicObjective", "prevent", "node.wrong_parent"],
  ] as const)("%s", (_case, parent, kind, code, refusal) => {
    const addition = { parentId: parent?.lineageId ?? null, kind, code };
    expect(addRefusal(addition, tree, framework)).toBe(refusal);
    expect(canAdd(addition, tree, framework)).toBe(refusal === null);
  });

  it("refuses a parent that is not there", () => {
    expect(addRefusal({ parentId: nowhere, kind: "result", code: null }, tree, framework)).toBe("node.not_found");
  });
});

describe("moving", () => {
  it.each([
    ["an operational objective to another strategic one", operational, control, null],
    ["anything to where it is", evaluation, coordination, null],
    ["a result to another objective", result, other, null],
    ["a result to a strategic objective", result, control, "node.wrong_parent"],
    ["a node below itself", operational, operational, "node.wrong_parent"],
    ["a node below its own result", operational, result, "node.wrong_parent"],
    ["an official objective to another chapter", deter, coordination, "node.locked"],
    ["an official objective to an open chapter", deter, unlisted, "node.locked"],
    ["an operational objective to the root", operational, null, "node.wrong_parent"],
  ] as const)("%s", (_case, node, parent, refusal) => {
    expect(moveRefusal(node, parent?.lineageId ?? null, tree, framework)).toBe(refusal);
    expect(canMove(node, parent?.lineageId ?? null, tree, framework)).toBe(refusal === null);
  });

  it("refuses a parent that is not there, and a level the framework keeps for itself", () => {
    expect(moveRefusal(result, nowhere, tree, framework)).toBe("node.not_found");
    const own = below(unlisted, "strategicObjective");
    expect(moveRefusal(own, burglary.lineageId, buildTree([burglary, unlisted, own]), framework)).toBe("node.locked");
  });

  it("never hangs a node below its own descendant, however oddly the levels stand", () => {
    const top = below(unlisted, "operationalObjective");
    const odd = below(top, "strategicObjective");
    expect(moveRefusal(top, odd.lineageId, buildTree([unlisted, top, odd]), framework)).toBe("node.wrong_parent");
    expect(
      moveRefusal(top, odd.lineageId, buildTree([unlisted, top, { ...odd, parentId: unlisted.lineageId }]), framework),
    ).toBeNull();
  });

  it("keeps a code unique among siblings", () => {
    const open = aFramework({ template: [aPlace("chapter", "burglary", { repeatable: true })] });
    const [mine, theirs] = [
      below(burglary, "strategicObjective", { code: "x" }),
      below(unlisted, "strategicObjective", { code: "x" }),
    ];
    expect(moveRefusal(theirs, burglary.lineageId, buildTree([burglary, unlisted, mine, theirs]), open)).toBe(
      "node.exists",
    );
  });

  it("never makes an orphan of anything, whatever is moved where", () => {
    const nodes = walk(tree).map(({ node }) => node);
    const targets: (LineageId | null)[] = [null, ...nodes.map(({ lineageId }) => lineageId)];
    fc.assert(
      fc.property(fc.constantFrom(...nodes), fc.constantFrom(...targets), (node, parentId) => {
        fc.pre(canMove(node, parentId, tree, framework));
        const moved = moveNode(node, { parentId, orderKey: "a5" });
        const after = buildTree(nodes.map((each) => (each.lineageId === node.lineageId ? moved : each)));
        expect(after.orphans).toEqual([]);
        expect(descendants(after, node.lineageId)).toHaveLength(descendants(tree, node.lineageId).length);
      }),
    );
  });
});

describe("removing and editing", () => {
  it("keeps the compulsory parts", () => {
    expect(removeRefusal(coordination, tree, framework)).toBe("node.compulsory");
    expect(canRemove(evaluation, tree, framework)).toBe(false);
    expect(canRemove(burglary, tree, framework)).toBe(true);
    expect(canRemove(operational, tree, framework)).toBe(true);
  });

  it("keeps the fixed texts, and leaves introduction and unit to the municipality", () => {
    expect(canEditText(operational, tree, framework)).toBe(true);
    expect(canEditText(deter, tree, framework)).toBe(false);
    expect(editRefusal(deter, { "text.nl": "anders" }, tree, framework)).toBe("node.locked");
    expect(editRefusal(deter, { original: "fr" }, tree, framework)).toBe("node.locked");
    expect(editRefusal(burglary, { "intro.nl": "In onze stad", unit: "Preventie" }, tree, framework)).toBeNull();
    expect(editRefusal(operational, { "text.nl": "anders" }, tree, framework)).toBeNull();
  });
});

describe("levels", () => {
  it("fit below each other in one way only", () => {
    const pairs = [null, ...nodeKinds].flatMap((parent) =>
      nodeKinds.filter((kind) => fitsBelow(kind, parent)).map((kind) => [parent, kind]),
    );
    expect(pairs).toEqual([
      [null, "chapter"],
      ["chapter", "generalObjective"],
      ["chapter", "strategicObjective"],
      ["generalObjective", "strategicObjective"],
      ["strategicObjective", "operationalObjective"],
      ["operationalObjective", "result"],
      ["operationalObjective", "indicator"],
    ]);
  });
});
