import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan } from "./read-plan.ts";
import { utf8 } from "./testing/bytes.ts";
import { cellLayout, chapterLayout, scannedLayout, type LayoutSpec } from "./testing/layout-spec.ts";
import { svppSpec, vscSpec, type PlanSpec } from "./testing/plan-spec.ts";
import { renderRubrics, renderTables, type TableSpec } from "./testing/render-table.ts";
import { renderChapters } from "./testing/render.ts";
import { expectedNodes, scoreAgainst } from "./testing/score.ts";

/*
 * Plans that nobody wrote, printed in layouts as converters leave them, must come back. The seeds are fixed: the same
 * plans every time. Wording and structure are invented here, so that the importer cannot know them by heart.
 */
const plansPerLayout = 8;
const usual = { worst: 0.93, mean: 0.97 };
/** Where even a person could not tell every result from an indicator without a target. */
const ambiguous = { worst: 0.9, mean: 0.95 };

type Case = {
  name: string;
  bars: typeof usual;
  specs: (language: "nl" | "fr") => fc.Arbitrary<PlanSpec>;
  print: (plan: PlanSpec, seed: number) => string;
};

const sample = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T[] =>
  fc.sample(arbitrary, { seed, numRuns: plansPerLayout });
const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError("nothing sampled");
  return item;
};

const chapters = sample(chapterLayout, 23);
const scans = sample(scannedLayout, 24);
const cells: LayoutSpec[] = sample(cellLayout, 41);
const tables = (form: TableSpec["form"], dash: string): TableSpec[] =>
  sample(
    fc.record({
      form: fc.constant(form),
      columns: fc.tuple(
        fc.integer({ min: 30, max: 46 }),
        fc.integer({ min: 34, max: 52 }),
        fc.integer({ min: 28, max: 40 }),
      ),
      numbered: fc.constant(true),
      dash: fc.constant(dash),
      glued: fc.constantFrom(0, 0.3),
      splitHeader: fc.boolean(),
    }),
    51,
  );

const inTables = (form: TableSpec["form"], dash: string): Case["print"] => {
  const specs = tables(form, dash);
  return (plan, seed) => renderTables(plan, at(cells, seed), at(specs, seed), seed);
};

const vsc2023 = (language: "nl" | "fr") => vscSpec(language, "vsc-2023");

const cases: Case[] = [
  {
    name: "SVPP in chapters",
    bars: usual,
    specs: (language) => svppSpec(language),
    print: (plan, seed) => renderChapters(plan, at(chapters, seed), seed),
  },
  {
    name: "SVPP with headings of its own",
    bars: usual,
    specs: (language) => svppSpec(language, true),
    print: (plan, seed) => renderChapters(plan, at(chapters, seed), seed),
  },
  {
    name: "SVPP scanned, hyphenated or in Markdown",
    bars: usual,
    specs: (language) => svppSpec(language),
    print: (plan, seed) => renderChapters(plan, at(scans, seed), seed),
  },
  { name: "VSC in tables, cell by cell", bars: usual, specs: vsc2023, print: inTables("cells", "-") },
  { name: "VSC in tables without dashes", bars: ambiguous, specs: vsc2023, print: inTables("cells", "") },
  { name: "VSC in tables, columns side by side", bars: usual, specs: vsc2023, print: inTables("side", "-") },
  { name: "VSC in Markdown tables", bars: usual, specs: vsc2023, print: inTables("pipes", "•") },
  {
    name: "VSC in rubrics with vertical lists",
    bars: usual,
    specs: (language) => vscSpec(language, "vsc-2018-2019"),
    print: (plan, seed) => renderRubrics(plan, at(chapters, seed), seed),
  },
];

describe.each(cases)("$name", ({ specs, print, bars }) => {
  it.each(["nl", "fr"] as const)(
    "comes back in %s",
    (language) => {
      const scores = sample(specs(language), 31).map((plan, index) => {
        const { document } = readPlan(utf8(print(plan, index)), { name: "plan.txt", shape: "printed" });
        expect(document.instrument).toBe(plan.instrument);
        expect(document.language).toBe(language);
        expect(document.findings.filter(({ code }) => code === "language.foreign_text")).toEqual([]);
        return scoreAgainst(expectedNodes(plan), document.nodes);
      });
      for (const [index, score] of scores.entries())
        expect(score.macro, `plan ${index}`).toBeGreaterThanOrEqual(bars.worst);
      expect(scores.reduce((sum, { macro }) => sum + macro, 0) / scores.length).toBeGreaterThanOrEqual(bars.mean);
      expect(scores.reduce((sum, { parents }) => sum + parents, 0) / scores.length).toBeGreaterThanOrEqual(0.97);
    },
    120_000,
  );
});
