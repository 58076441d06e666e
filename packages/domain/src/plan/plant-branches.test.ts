import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LineageId, newId } from "../ids.ts";
import { type Branch, branchOf, countBranches } from "./branch.ts";
import { firstOrderKeys } from "./order-keys.ts";
import { plantBranches } from "./plant-branches.ts";
import { aFramework, aNode, aTarget } from "./testing.ts";
import { buildTree, childrenOf } from "./tree.ts";
import { nodesFromDocument } from "./tree-document.ts";

const framework = aFramework();
const start = nodesFromDocument(
  {
    language: "nl",
    nodes: [
      {
        kind: "chapter",
        code: "burglary",
        text: {},
        children: [
          { kind: "generalObjective", code: "prevent", text: {} },
          { kind: "strategicObjective", code: "deter", text: {} },
        ],
      },
    ],
  },
  framework,
);
const [chapter, general, strategic] = start as [(typeof start)[0], (typeof start)[0], (typeof start)[0]];
const tree = buildTree(start);

const aBranch = (kind: Branch["kind"], overrides: Partial<Branch> = {}): Branch => ({
  kind,
  code: null,
  text: { nl: "tekst" },
  intro: {},
  unit: null,
  original: "nl",
  targets: [],
  links: {},
  children: [],
  ...overrides,
});

const plant = (branches: readonly Branch[], parentId: LineageId | null = strategic.lineageId) =>
  plantBranches(
    branches,
    {
      parentId,
      ids: Array.from({ length: countBranches(branches) }, () => newId<LineageId>()),
      rootKeys: firstOrderKeys(branches.length),
      orderKeys: firstOrderKeys,
      language: "nl",
    },
    tree,
    framework,
  );

describe("planting branches", () => {
  it("keeps texts, targets, units and links, and says which indicators measure a result", () => {
    const person = newId();
    const planted = plant([
      aBranch("operationalObjective", {
        unit: "Dienst preventie",
        links: { person: [person], indicator: [newId()] },
        children: [
          aBranch("result", { measuredBy: [2, 1, 9] }),
          aBranch("indicator", { targets: [aTarget()] }),
          aBranch("indicator", { text: { nl: "", fr: "visites" } }),
        ],
      }),
    ]);
    const [objective, result, first, second] = planted.nodes!;
    expect(objective).toMatchObject({ unit: "Dienst preventie", links: { person: [person] }, code: null });
    expect(objective!.links.indicator).toBeUndefined();
    expect(result!.links.indicator).toEqual([second!.lineageId, first!.lineageId]);
    expect(first!.targets).toEqual([aTarget()]);
    expect(second!.text).toEqual({ fr: "visites" });
  });

  it("gives a free official place its official text, and a taken one becomes the municipality's own", () => {
    const [free] = plant([aBranch("strategicObjective", { code: "social-control" })], chapter.lineageId).nodes ?? [];
    expect(free).toMatchObject({ code: "social-control", text: { nl: "social-control (nl)" } });
    expect(plant([aBranch("strategicObjective", { code: "deter" })], chapter.lineageId)).toEqual({
      refusal: "node.locked",
      index: 0,
    });
    expect(plant([aBranch("chapter", { code: "burglary" })], null).refusal).toBe("node.locked");
    expect(plant([aBranch("chapter", { code: "bicycle-theft" })], null).nodes).toHaveLength(1);
  });

  it("refuses all of it where one node does not fit, and says which", () => {
    const wrong = [
      aBranch("operationalObjective", { children: [aBranch("result"), aBranch("chapter")] }),
      aBranch("operationalObjective"),
    ];
    expect(plant(wrong)).toEqual({ refusal: "node.wrong_parent", index: 2 });
    expect(plant([aBranch("operationalObjective")], newId<LineageId>()).refusal).toBe("node.not_found");
    expect(plant([aBranch("operationalObjective")], general.lineageId).refusal).toBe("node.wrong_parent");
    expect(plant([]).refusal).toBe("input.invalid");
    const at = { parentId: strategic.lineageId, rootKeys: ["a0"], orderKeys: firstOrderKeys, language: "nl" as const };
    expect(plantBranches([aBranch("operationalObjective")], { ...at, ids: [] }, tree, framework).refusal).toBe(
      "input.invalid",
    );
  });

  it("gives back the branch it was made from", () => {
    const leaves = fc.array(
      fc.record({
        kind: fc.constantFrom("result" as const, "indicator" as const),
        text: fc.constantFrom({ nl: "a" }, { fr: "b" }, { nl: "a", fr: "b" }, {}),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(leaves, { minLength: 1, maxLength: 4 }), fc.nat(), (objectives, seed) => {
        const branches = objectives.map((children): Branch => {
          const indicators = children.filter(({ kind }) => kind === "indicator").length;
          return aBranch("operationalObjective", {
            children: children.map(({ kind, text }) =>
              aBranch(kind, {
                text,
                ...(kind === "result" && indicators > 0 && { measuredBy: [(seed % indicators) + 1] }),
              }),
            ),
          });
        });
        const { nodes = [] } = plant(branches);
        expect(nodes).toHaveLength(countBranches(branches));
        const grown = buildTree([...start, ...nodes]);
        const again = childrenOf(grown, strategic.lineageId).map((node) => branchOf(grown, node));
        expect(again).toEqual(branches);
      }),
    );
  });

  it("leaves out an indicator that stands elsewhere", () => {
    const objective = aNode("operationalObjective", { parentId: strategic.lineageId });
    const result = aNode("result", { parentId: objective.lineageId, links: { indicator: [newId()] } });
    const branch = branchOf(buildTree([...start, objective, result]), objective);
    expect(branch.children[0]).toMatchObject({ kind: "result", links: {} });
    expect(branch.children[0]).not.toHaveProperty("measuredBy");
  });
});
