import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanNode } from "../plan/plan-node.ts";
import { aFramework, aNode, aTarget } from "../plan/testing.ts";
import { presentDifference } from "./present-difference.ts";
import { filterDifference, kindsOf } from "./presented-difference.ts";
import { aLine, lineage, twoVersions } from "./testing.ts";

const framework = aFramework();
type Lines = Parameters<typeof presentDifference>[0]["grantLines"];
const version = (nodes: PlanNode[], grantLines: Lines = []) => ({ nodes, grantLines, framework });
const node = (name: string, kind: PlanNode["kind"], parent: string | null, overrides: Partial<PlanNode> = {}) =>
  aNode(kind, {
    lineageId: lineage(name),
    parentId: parent === null ? null : lineage(parent),
    orderKey: name,
    text: { nl: `Tekst van ${name}`, fr: `Texte de ${name}` },
    ...overrides,
  });

/** Two chapters, an objective in each, three results under the first. */
const plan = (): PlanNode[] => [
  node("c1", "chapter", null, { code: "coordination" }),
  node("c2", "chapter", null, { code: "burglary" }),
  node("o1", "operationalObjective", "c1"),
  node("o2", "operationalObjective", "c2"),
  node("r1", "result", "o1"),
  node("r2", "result", "o1"),
  node("r3", "result", "o1"),
];
const changedTo = (name: string, overrides: Partial<PlanNode>) =>
  plan().map((each) => (each.lineageId === lineage(name) ? { ...each, ...overrides } : each));
const shape = (difference: ReturnType<typeof presentDifference>) =>
  difference.entries.map(({ reference, lineageId, state }) => `${state} ${lineageId} ${reference}`);

describe("a difference as it is read", () => {
  it("shows what changed under its headings and nothing else", () => {
    const difference = presentDifference(
      version(plan()),
      version(changedTo("r2", { text: { nl: "Nieuwe tekst van r2", fr: "Texte de r2" } })),
    );
    expect(shape(difference)).toEqual(["context node-c1 1", "context node-o1 1, 1", "changed node-r2 1, 1, R2"]);
    expect(difference.entries.at(-1)?.rewordings).toEqual([
      {
        part: "text",
        language: "nl",
        words: [
          { kind: "removed", text: "Tekst" },
          { kind: "added", text: "Nieuwe tekst" },
          { kind: "same", text: " van r2" },
        ],
      },
    ]);
    expect(difference.summary).toMatchObject({ reworded: 1, added: 0, languages: { nl: 1 } });
    expect(difference.chapters.map(({ number, counts }) => [number, counts.reworded])).toEqual([["1", 1]]);
  });

  it("leaves what was removed where it stood, with the number it had, and counts the rest anew", () => {
    const gone = new Set([lineage("r1"), lineage("o2")]);
    const added = node("r22", "result", "o1");
    const difference = presentDifference(
      version(plan()),
      version([...plan().filter(({ lineageId }) => !gone.has(lineageId)), added]),
    );
    expect(shape(difference)).toEqual([
      "context node-c1 1",
      "context node-o1 1, 1",
      "removed node-r1 1, 1, R1",
      "added node-r22 1, 1, R2",
      "context node-c2 2",
      "removed node-o2 2, 1",
    ]);
    expect(difference.summary).toMatchObject({ added: 1, removed: 2, moved: 0 });
  });

  it("tells a move from where to where, and behind what", () => {
    const away = presentDifference(version(plan()), version(changedTo("r1", { parentId: lineage("o2") })));
    expect(away.entries.at(-1)?.move).toMatchObject({
      from: { reference: "1, 1" },
      to: { reference: "2, 1" },
      isSameParent: false,
      behind: null,
    });
    const within = presentDifference(version(plan()), version(changedTo("r1", { orderKey: "r9" })));
    expect(shape(within).at(-1)).toBe("changed node-r1 1, 1, R3");
    expect(within.entries.at(-1)?.move).toMatchObject({ isSameParent: true, behind: { reference: "1, 1, R2" } });
    expect(within.summary.moved).toBe(1);
  });

  it("gives targets before and after, official titles by their code, and names instead of ids", () => {
    const [before, after] = [
      changedTo("o1", { links: { partner: ["p1"] }, targets: [aTarget({ value: 50 })] }),
      changedTo("o1", { links: { partner: ["p2"] }, targets: [aTarget({ value: 60 })], unit: "Dienst" }),
    ];
    const names = new Map([
      ["p1", { nl: "Politie" }],
      ["p2", { fr: "CPAS" }],
    ]);
    const { entries } = presentDifference(version(before), version(after), names);
    expect(entries[0]?.title?.fr).toBe("coordination (fr)");
    expect(entries[1]?.aims).toEqual({ before: [aTarget({ value: 50 })], after: [aTarget({ value: 60 })] });
    expect(entries[1]?.unit).toEqual({ before: null, after: "Dienst" });
    expect(entries[1]?.links).toEqual([{ link: "partner", added: [{ fr: "CPAS" }], removed: [{ nl: "Politie" }] }]);
  });

  it("names the indicators that a result is measured by", () => {
    const measured = presentDifference(
      version(plan()),
      version(changedTo("r1", { links: { indicator: [lineage("r2")] } })),
    );
    expect(measured.entries.at(-1)?.links).toEqual([
      { link: "indicator", added: [{ nl: "Tekst van r2", fr: "Texte de r2" }], removed: [] },
    ]);
  });

  it("sums the amounts of both versions by the rules of their framework", () => {
    const before = [aLine(1, { amountCents: 100_000 }), aLine(2, { scheme: "guards-346", fte: 1, equipmentCents: 0 })];
    const after = [aLine(1, { amountCents: 120_050 }), before[1] ?? aLine(2)];
    const difference = presentDifference(version([], before), version([], after));
    expect(difference.summary.amounts).toEqual({ changed: 1, beforeCents: 604_000, afterCents: 624_050 });
    expect(difference.amounts).toHaveLength(1);
    expect(difference.amounts[0]).toMatchObject({
      title: { nl: "Basistoelage" },
      before: { totalCents: 100_000 },
      after: { totalCents: 120_050 },
    });
    const unknown = presentDifference(version([], before), version([], [aLine(1, { amountCents: null })]));
    expect(unknown.summary.amounts.afterCents).toBeNull();
  });

  it("says nothing about saves that a reader does not see", () => {
    const saved = changedTo("r1", { revision: 7, text: { nl: "Tekst van r1", fr: "Texte de r1", de: "" } });
    const difference = presentDifference(version(plan(), [aLine(1)]), version(saved, [aLine(1, { revision: 5 })]));
    expect(difference).toMatchObject({ entries: [], chapters: [], amounts: [] });
  });

  it("shows every node that was added, removed or changed exactly once, under the one it stands under", () => {
    fc.assert(
      fc.property(twoVersions, ({ before, after }) => {
        const { entries, summary } = presentDifference({ ...before, framework }, { ...after, framework });
        const ids = entries.map(({ lineageId }) => lineageId);
        expect(new Set(ids).size).toBe(ids.length);
        const [old, now] = [before, after].map(({ nodes }) => new Set(nodes.map(({ lineageId }) => lineageId)));
        expect(summary.removed).toBe([...(old ?? [])].filter((id) => !now?.has(id)).length);
        expect(summary.added).toBe([...(now ?? [])].filter((id) => !old?.has(id)).length);
        entries.forEach(({ depth }, index) => {
          expect(depth).toBeLessThanOrEqual((entries[index - 1]?.depth ?? -1) + 1);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("a filter on a difference", () => {
  const after = changedTo("r1", { text: { nl: "Anders", fr: "Autre" } }).map((each) =>
    each.lineageId === lineage("o1") ? { ...each, unit: "Dienst" } : each,
  );
  const difference = presentDifference(version(plan()), version([...after, node("r4", "result", "o2")], [aLine(1)]));

  it("keeps the asked kinds, each under its headings", () => {
    expect(shape(filterDifference(difference, { kinds: ["reworded"] }))).toEqual([
      "context node-c1 1",
      "context node-o1 1, 1",
      "changed node-r1 1, 1, R1",
    ]);
    expect(filterDifference(difference, { kinds: ["reworded"] }).amounts).toEqual([]);
    expect(filterDifference(difference, { kinds: ["amounts"] })).toMatchObject({ entries: [], amounts: [{}] });
  });

  it("keeps one chapter", () => {
    const { entries } = filterDifference(difference, { chapter: lineage("c2") });
    expect(entries.map(({ lineageId }) => lineageId)).toEqual(["c2", "o2", "r4"].map(lineage));
  });

  it("keeps the rewordings of one language", () => {
    const { entries } = filterDifference(difference, { kinds: ["reworded"], language: "fr" });
    expect(entries.at(-1)?.rewordings.map(({ language }) => language)).toEqual(["fr"]);
    expect(filterDifference(difference, { kinds: ["reworded"], language: "de" }).entries).toEqual([]);
  });

  it("is everything when nothing is asked", () => {
    fc.assert(
      fc.property(twoVersions, (two) => {
        const whole = presentDifference({ ...two.before, framework }, { ...two.after, framework });
        const { entries } = filterDifference(whole, {});
        expect(entries.flatMap(kindsOf)).toEqual(whole.entries.flatMap(kindsOf));
        expect(entries).toEqual(whole.entries);
      }),
    );
  });
});
