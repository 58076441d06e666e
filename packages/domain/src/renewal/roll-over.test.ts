import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId, type LineageId } from "../ids.ts";
import { writtenLanguages } from "../localized-text.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { aFramework, aNode, aPlace, aTarget, official } from "../plan/testing.ts";
import { buildTree, walk } from "../plan/tree.ts";
import { replacedPath } from "./places.ts";
import { rollOver } from "./roll-over.ts";
import type { StaleThing } from "./stale.ts";

const from = aFramework();
const to = aFramework({ code: "svpp-2022", period: { from: "2022-01-01", to: "2023-12-31" } });
const making = { language: "nl" } as const;

const below = (parent: PlanNode, kind: PlanNode["kind"], overrides: Partial<PlanNode> = {}) =>
  aNode(kind, { parentId: parent.lineageId, ...overrides });

function aPlan() {
  const chapter = aNode("chapter", { code: "burglary", text: { nl: "burglary (nl)", fr: "burglary (fr)" } });
  const strategic = below(chapter, "strategicObjective", {
    code: "deter",
    text: { nl: "deter (nl)", fr: "deter (fr)" },
  });
  const operational = below(strategic, "operationalObjective", { text: { nl: "Gratis advies vanaf 2020" } });
  const indicator = below(operational, "indicator", {
    text: { nl: "Rapport tegen 01/09/2020" },
    targets: [aTarget({ kind: "deadline", comparator: "onOrBefore", value: null, by: "2020-09-01" })],
  });
  return { chapter, strategic, operational, indicator, all: [chapter, strategic, operational, indicator] };
}

const told = (stale: readonly StaleThing[]) => stale.map(({ kind, field, quote }) => [kind, field, quote]);

describe("rollOver", () => {
  it("keeps the lineage, the words and the place of everything, and adds the compulsory parts that were not there", () => {
    const plan = aPlan();
    const { nodes, added } = rollOver(buildTree(plan.all), { from, to, making });
    for (const node of plan.all) {
      const { orderKey: _key, ...same } = node;
      expect(nodes.find(({ lineageId }) => lineageId === node.lineageId)).toMatchObject(same);
    }
    expect(added.map(({ kind, code }) => [kind, code])).toEqual([
      ["chapter", "coordination"],
      ["generalObjective", "plan-use"],
      ["strategicObjective", "evaluation"],
      ["strategicObjective", "information"],
      ["generalObjective", "prevent"],
    ]);
    expect(nodes[0]?.code).toBe("coordination");
  });

  it("names every day, year and target that lies outside, with its field and its words", () => {
    const plan = aPlan();
    const { stale } = rollOver(buildTree(plan.all), { from, to, making });
    expect(told(stale)).toEqual([
      ["year", "text.nl", "2020"],
      ["date", "text.nl", "01/09/2020"],
      ["target", "targets", "2020-09-01"],
    ]);
  });

  it("puts the new official words where the old ones stood, and tells a wording of the municipality's own", () => {
    const plan = aPlan();
    const renamed = aPlace("chapter", "burglary", {
      title: official("Inbraak in woningen", "Cambriolage dans les habitations"),
      children: [aPlace("strategicObjective", "deter", { title: official("Ontraden", "Dissuader") })],
    });
    const own = { ...plan.strategic, text: { nl: "Daders op andere gedachten brengen", fr: "deter (fr)" } };
    const tree = buildTree(plan.all.map((node) => (node === plan.strategic ? own : node)));
    const { nodes, stale } = rollOver(tree, { from, to: { ...to, template: [renamed] }, making });
    const textOf = (id: LineageId) => nodes.find(({ lineageId }) => lineageId === id)?.text;
    expect(textOf(plan.chapter.lineageId)).toEqual({
      nl: "Inbraak in woningen",
      fr: "Cambriolage dans les habitations",
    });
    expect(textOf(own.lineageId)).toEqual({ nl: "Ontraden", fr: "Dissuader" });
    expect(told(stale)).toContainEqual(["wordingReplaced", "text.nl", "Daders op andere gedachten brengen"]);
    expect(stale.filter(({ kind }) => kind === "wordingReplaced")).toHaveLength(1);
  });

  it("follows a place to where the new framework has it", () => {
    const plan = aPlan();
    const { nodes, stale } = rollOver(buildTree(plan.all), {
      from,
      to: {
        ...to,
        template: [aPlace("chapter", "home-burglary", { children: [aPlace("strategicObjective", "discourage")] })],
        replacements: [
          { from: "burglary", to: "home-burglary" },
          { from: "burglary/deter", to: "home-burglary/discourage" },
        ],
      },
      making,
    });
    const codeOf = (id: LineageId) => nodes.find(({ lineageId }) => lineageId === id)?.code;
    expect([codeOf(plan.chapter.lineageId), codeOf(plan.strategic.lineageId)]).toEqual(["home-burglary", "discourage"]);
    expect(stale.map(({ kind }) => kind)).not.toContain("phenomenonClosed");
  });

  it("keeps what hung below two places that became one", () => {
    const plan = aPlan();
    const other = below(plan.chapter, "strategicObjective", {
      code: "social-control",
      orderKey: "a1",
      intro: { nl: "Buurten" },
    });
    const mine = below(other, "operationalObjective", { text: { nl: "Buurtwerking" } });
    const { nodes } = rollOver(buildTree([...plan.all, other, mine]), {
      from,
      to: { ...to, replacements: [{ from: "burglary/social-control", to: "burglary/deter" }] },
      making,
    });
    const kept = nodes.find(({ lineageId }) => lineageId === mine.lineageId);
    expect(kept?.parentId).toBe(plan.strategic.lineageId);
    expect(nodes.find(({ lineageId }) => lineageId === plan.strategic.lineageId)?.intro).toEqual({ nl: "Buurten" });
  });

  it("keeps a chapter that the new framework closed, with all below it, and asks once what becomes of it", () => {
    const plan = aPlan();
    const { nodes, stale } = rollOver(buildTree(plan.all), { from, to: { ...to, template: [] }, making });
    expect(nodes).toHaveLength(plan.all.length);
    expect(stale.filter(({ kind }) => kind === "phenomenonClosed" || kind === "objectiveChanged")).toMatchObject([
      { kind: "phenomenonClosed", lineageId: plan.chapter.lineageId, params: { code: "burglary", path: "burglary" } },
    ]);
  });

  it("asks about an official objective that its chapter no longer has", () => {
    const plan = aPlan();
    const chapter = aPlace("chapter", "burglary", { children: [aPlace("strategicObjective", "social-control")] });
    const { stale } = rollOver(buildTree(plan.all), { from, to: { ...to, template: [chapter] }, making });
    expect(stale).toMatchObject([
      { kind: "objectiveChanged", lineageId: plan.strategic.lineageId, params: { path: "burglary/deter" } },
      {},
      {},
      {},
    ]);
  });

  it("names the records of the municipality that have ended", () => {
    const plan = aPlan();
    const id = newId<LineageId>();
    const linked = { ...plan.operational, links: { partner: [id] } };
    const { stale } = rollOver(buildTree([plan.chapter, plan.strategic, linked]), {
      from,
      to,
      making,
      ended: new Map([[id as string, { name: "vzw Buurtwerk", endedOn: "2021-06-30" }]]),
    });
    expect(told(stale)).toContainEqual(["recordEnded", "links.partner", "vzw Buurtwerk"]);
  });
});

describe("nothing is lost on the way", () => {
  const word = fc.constantFrom("advies", "in 2014", "op 01/07/2015", "SVPP 2014-2017", "buurten", "eind 2020", "");
  const aText = fc.record({ nl: fc.array(word, { maxLength: 4 }).map((words) => words.join(" ")) });
  const codes = ["burglary", "bicycle-theft", "coordination", "closed", null] as const;
  const aTreeOf = fc
    .array(
      fc.record({
        code: fc.constantFrom(...codes),
        objectives: fc.array(
          fc.record({
            code: fc.constantFrom("deter", "social-control", "gone", null),
            text: aText,
            intro: aText,
            own: fc.array(fc.record({ text: aText, results: fc.array(aText, { maxLength: 2 }) }), { maxLength: 2 }),
          }),
          { maxLength: 3 },
        ),
        text: aText,
        intro: aText,
      }),
      { maxLength: 4 },
    )
    .map((chapters) => chapters.flatMap(rowsOf));

  function rowsOf(
    chapter: {
      code: string | null;
      text: { nl: string };
      intro: { nl: string };
      objectives: {
        code: string | null;
        text: { nl: string };
        intro: { nl: string };
        own: { text: { nl: string }; results: { nl: string }[] }[];
      }[];
    },
    index: number,
  ): PlanNode[] {
    const { code, text, intro } = chapter;
    const top = aNode("chapter", { code, text, intro, orderKey: `a${index}` });
    return [
      top,
      ...chapter.objectives.flatMap((objective, place) => {
        const { code: at, text: words, intro: lead } = objective;
        const strategic = below(top, "strategicObjective", {
          code: at,
          text: words,
          intro: lead,
          orderKey: `a${place}`,
        });
        return [
          strategic,
          ...objective.own.flatMap(({ text: mine, results }) => {
            const operational = below(strategic, "operationalObjective", { text: mine });
            return [operational, ...results.map((each) => below(operational, "result", { text: each }))];
          }),
        ];
      }),
    ];
  }

  const closed = [aPlace("chapter", "burglary", { children: [aPlace("strategicObjective", "deter")] })];
  const frameworks = [
    to,
    { ...to, template: closed },
    { ...to, template: closed, replacements: [{ from: "bicycle-theft", to: "burglary" }] },
    { ...to, replacements: [{ from: "burglary/social-control", to: "burglary/deter" }] },
  ];

  it("finds every own text of the old plan in the new one or among what is to settle", () => {
    fc.assert(
      fc.property(aTreeOf, fc.constantFrom(...frameworks), (rows, framework) => {
        const previous = buildTree(rows);
        const { nodes, stale } = rollOver(previous, { from, to: framework, making });
        const written = nodes.flatMap(({ text, intro }) => [...Object.values(text), ...Object.values(intro)]);
        const kept = [...written, ...stale.map(({ quote }) => quote)];
        for (const { node } of walk(previous)) {
          for (const words of [node.text, node.intro]) {
            for (const language of writtenLanguages(words)) {
              const text = words[language] ?? "";
              expect(kept.some((each) => each.includes(text))).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("makes a whole tree: every node once, below a node that is there, and every code once among siblings", () => {
    fc.assert(
      fc.property(aTreeOf, fc.constantFrom(...frameworks), (rows, framework) => {
        const { nodes } = rollOver(buildTree(rows), { from, to: framework, making });
        const tree = buildTree(nodes);
        expect(tree.orphans).toEqual([]);
        expect(new Set(nodes.map(({ lineageId }) => lineageId)).size).toBe(nodes.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe("replacedPath", () => {
  const replacements = [
    { from: "a", to: "b" },
    { from: "a/x", to: null },
  ];
  it.each([
    ["a", "b"],
    ["a/y", "b/y"],
    ["a/x", null],
    ["a/x/z", null],
    ["c", "c"],
  ])("%s → %s", (path, expected) => {
    expect(replacedPath(path, replacements)).toBe(expected);
  });
});
