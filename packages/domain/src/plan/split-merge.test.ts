import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { languages } from "../localized-text.ts";
import { applyChanges } from "./node-changes.ts";
import { plantBranches } from "./plant-branches.ts";
import type { PlanNode } from "./plan-node.ts";
import { joinTexts, mergeNodes, mergePartner, mergeRefusal, splitNode, splitRefusal } from "./split-merge.ts";
import { aFramework, aNode, aTarget } from "./testing.ts";
import { buildTree } from "./tree.ts";

const framework = aFramework();
const place = aNode("strategicObjective", { code: null });
const objective = aNode("operationalObjective", { parentId: place.lineageId });
const leaf = (overrides: Partial<PlanNode> = {}): PlanNode =>
  aNode("result", { parentId: objective.lineageId, ...overrides });
const changed = (node: PlanNode, changes: Parameters<typeof applyChanges>[1]): PlanNode =>
  applyChanges(node, changes, node.revision).node!;

/** The two lines that a split leaves, as they stand in the plan. */
function split(node: PlanNode, language: "nl" | "fr", at: number): [PlanNode, PlanNode] {
  const { stays, follows } = splitNode(node, language, at);
  const first = changed(node, stays);
  const planted = plantBranches(
    [follows],
    { parentId: objective.lineageId, ids: [newId()], rootKeys: ["a1"], orderKeys: () => [], language: "nl" },
    buildTree([place, objective, first]),
    framework,
  );
  return [first, planted.nodes![0]!];
}

describe("splitting a line", () => {
  it("cuts at the caret; the other language, the targets and the measures stay with the first", () => {
    const person = newId();
    const node = leaf({
      text: { nl: "Elke bewoner krijgt advies. Elke winkel ook.", fr: "Chacun reçoit un conseil." },
      targets: [aTarget()],
      unit: "Dienst",
      links: { person: [person], indicator: [newId()] },
    });
    const [first, second] = split(node, "nl", 27);
    expect(first.text).toEqual({ nl: "Elke bewoner krijgt advies.", fr: "Chacun reçoit un conseil." });
    expect(first.targets).toHaveLength(1);
    expect(second).toMatchObject({ text: { nl: "Elke winkel ook." }, original: "nl", unit: "Dienst", targets: [] });
    expect(second.links).toEqual({ person: [person] });
  });

  it("knows a text that was first written in the language of the caret", () => {
    const [, second] = split(leaf({ text: { nl: "a", fr: "un deux" } }), "fr", 2);
    expect(second).toMatchObject({ text: { fr: "deux" }, original: "fr" });
  });

  it("leaves places of the framework whole", () => {
    const chapter = aNode("chapter", { code: "burglary" });
    const official = aNode("strategicObjective", { code: "deter", parentId: chapter.lineageId });
    const tree = buildTree([chapter, official, place, objective]);
    expect(splitRefusal(official, tree, framework)).toBe("node.locked");
    expect(splitRefusal(chapter, tree, framework)).toBe("node.locked");
    expect(splitRefusal(objective, tree, framework)).toBeNull();
  });
});

describe("joining two lines", () => {
  const word = fc.stringMatching(/^[a-zé]{1,8}$/);

  it("gives back what was split, whatever the languages, the caret and the targets", () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.array(word, { maxLength: 4 }),
        fc.constantFrom("nl" as const, "fr" as const),
        fc.nat(),
        fc.constantFrom(" ", "\n"),
        (words, others, language, seed, between) => {
          const cut = seed % (words.length + 1);
          const text = words.join(between);
          const at = words.slice(0, cut).join(between).length;
          const other = language === "nl" ? "fr" : "nl";
          const written = { [language]: text, ...(others.length > 0 && { [other]: others.join(" ") }) };
          const node = leaf({ text: written, original: language, targets: [aTarget()], unit: "Dienst" });
          const [first, second] = split(node, language, at);
          const back = changed(first, mergeNodes(first, second));
          // A list that is cut to one line each loses the break, not the words.
          const isWhole = between === " " || cut === 0 || cut === words.length || words.length > 2;
          expect(isWhole ? back.text : back.text[other]).toEqual(isWhole ? node.text : node.text[other]);
          expect([back.targets, back.unit, back.links]).toEqual([node.targets, node.unit, node.links]);
        },
      ),
    );
  });

  it("loses no word of either language and no target", () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom(...languages), word), { minLength: 2, maxLength: 2 }),
        ([a, b]) => {
          const [first, second] = [leaf({ text: a!, targets: [aTarget()] }), leaf({ text: b!, targets: [aTarget()] })];
          const joined = changed(first, mergeNodes(first, second));
          for (const language of languages) {
            const words = [a![language], b![language]].filter((part) => part !== undefined).join(" ");
            expect(joined.text[language] ?? "").toBe(words);
          }
          expect(joined.targets).toHaveLength(2);
        },
      ),
    );
  });

  it("keeps a list a list", () => {
    expect(joinTexts("a\nb", "c")).toBe("a\nb\nc");
    expect(joinTexts("a.  ", "  b")).toBe("a. b");
    expect(joinTexts("", "b")).toBe("b");
  });

  it("takes all links, and the unit where the first has none", () => {
    const [one, two] = [newId(), newId()];
    const first = leaf({ unit: null, links: { partner: [one], indicator: [one] } });
    const second = leaf({ unit: "Dienst", links: { partner: [one, two], indicator: [two] }, text: {} });
    expect(mergeNodes(first, second)).toEqual({
      unit: "Dienst",
      "links.partner": [one, two],
      "links.indicator": [one, two],
    });
  });

  it("says why not: nothing before it, a place of the framework, too much for one line", () => {
    const [a, b, c] = [leaf({ orderKey: "a1" }), leaf({ orderKey: "a2" }), leaf({ orderKey: "a3" })];
    const indicator = aNode("indicator", { parentId: objective.lineageId, orderKey: "a4" });
    const tree = buildTree([place, objective, a, b, c, indicator]);
    expect(mergePartner(c, tree)).toBe(b);
    expect(mergeRefusal(b, tree, framework)).toBeNull();
    expect(mergeRefusal(a, tree, framework)).toBe("node.nothing_before");
    expect(mergeRefusal(indicator, tree, framework)).toBe("node.nothing_before");
    const long = buildTree([objective, a, leaf({ orderKey: "a2", text: { nl: "x".repeat(19_998) } })]);
    const [, second] = [...long.nodes.values()].filter(({ kind }) => kind === "result");
    expect(mergeRefusal(second!, long, framework)).toBe("node.too_much");
    const full = Array.from({ length: 7 }, () => aTarget());
    const [one, other] = [leaf({ orderKey: "a1", targets: full }), leaf({ orderKey: "a2", targets: full })];
    expect(mergeRefusal(other, buildTree([objective, one, other]), framework)).toBe("node.too_much");
    const chapters = ["burglary", "bicycle-theft"].map((code, index) =>
      aNode("chapter", { code, orderKey: `a${index}` }),
    );
    expect(mergeRefusal(chapters[1]!, buildTree(chapters), framework)).toBe("node.locked");
  });
});
