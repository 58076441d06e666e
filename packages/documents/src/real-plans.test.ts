import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan } from "./read-plan.ts";
import { utf8 } from "./testing/bytes.ts";
import { goldBytes, goldPlans, goldSpec, goldText, hasGold } from "./testing/gold.ts";
import { cellLayout, chapterLayout } from "./testing/layout-spec.ts";
import { renderTables } from "./testing/render-table.ts";
import { renderChapters } from "./testing/render.ts";
import { expectedNodes, scoreAgainst, type Score } from "./testing/score.ts";

const missing = hasGold ? "" : " (skipped: the transcriptions are not beside this checkout)";
const levels = [
  "chapter",
  "generalObjective",
  "strategicObjective",
  "operationalObjective",
  "result",
  "indicator",
] as const;

const scoreOf = (text: string, name: (typeof goldPlans)[number]["name"]): Score => {
  const { document } = readPlan(utf8(text), { name: "plan.txt", shape: "printed" });
  return scoreAgainst(expectedNodes(goldSpec(name)), document.nodes);
};

describe.skipIf(!hasGold)(`public plans against their transcriptions${missing}`, () => {
  it.each(goldPlans)("$name: every level at least 0.97, in under a second and a half of processor time", ({ name }) => {
    const before = process.cpuUsage();
    const { document } = readPlan(goldBytes(name), { name, shape: "printed" });
    const { user, system } = process.cpuUsage(before);
    const score = scoreAgainst(expectedNodes(goldSpec(name)), document.nodes);
    for (const level of levels) expect(score[level], level).toBeGreaterThanOrEqual(0.97);
    expect(score.macro).toBeGreaterThanOrEqual(0.99);
    expect(score.parents).toBeGreaterThanOrEqual(0.98);
    expect((user + system) / 1e6).toBeLessThan(1.5);
  });

  it("knows whose plan it is, for when, and for how much", () => {
    const { document } = readPlan(goldBytes("mechelen_svpp_2020"), { name: "upload.txt" });
    expect(document).toMatchObject({
      instrument: "svpp",
      framework: "svpp-2020",
      municipality: { nis: "12025" },
      period: { from: "2020-01-01", to: "2020-12-31" },
      language: "nl",
    });
    expect(document.grantLines).toMatchObject([
      { scheme: "base", amountCents: 81_055_307 },
      { scheme: "guards-346", amountCents: 4_271_457, fte: 8, equipmentCents: 239_457 },
      { scheme: "guards-90", amountCents: 1_622_058, fte: 3, equipmentCents: 110_058 },
    ]);
    expect(document.events).toMatchObject([
      { kind: "council-of-ministers", on: "2019-06-28" },
      { kind: "college", on: "2020-03-16", agendaItem: "71" },
      { kind: "council", on: "2020-04-27", agendaItem: "13", vote: { outcome: "unanimous" } },
    ]);
  });

  it("finds the framework and the municipality of a plan without a contract", () => {
    const { document } = readPlan(goldBytes("molenbeek_vsc_2023"), { name: "upload.txt" });
    expect(document).toMatchObject({ instrument: "vsc", framework: "vsc-2023", municipality: { nis: "21012" } });
    expect(document.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["template.row_empty", "term.mixed", "language.foreign_text", "numbering.gap"]),
    );
  });
});

const label = "(Operationele doelstellingen|Resultaten|Indicatoren)";
const variants: [what: string, spoil: (text: string) => string, bar: number][] = [
  ["without dashes", (text) => text.replace(/^ ?[-o] +/gm, ""), 0.97],
  ["without empty lines", (text) => text.replace(/\n\s*\n+/g, "\n"), 0.98],
  ["without dashes and empty lines", (text) => text.replace(/^ ?[-o] +/gm, "").replace(/\n\s*\n+/g, "\n"), 0.96],
  ["with round bullets", (text) => text.replace(/^( ?)- +/gm, "$1• "), 0.98],
  ["with stars", (text) => text.replace(/^( ?)- +/gm, "$1* "), 0.98],
  ["with long dashes", (text) => text.replace(/^( ?)- +/gm, "$1– "), 0.98],
  ["with bullets as a scanner reads them", (text) => text.replace(/^( ?)- +(?=[A-Z])/gm, "$1e "), 0.98],
  ["without numbers in front of headings", (text) => text.replace(/^( ?)(\d+\.)+\d*\.? (?=[A-Z])/gm, "$1"), 0.98],
  [
    "without the labels of general and strategic objectives",
    (text) => text.replace(/^.*(Algemene doelstellingen|Strategische Doelstellingen) *$/gm, ""),
    0.98,
  ],
  [
    "without the label of operational objectives",
    (text) => text.replace(/^ ?Operationele doelstellingen *$/gm, ""),
    0.98,
  ],
  ["with another word for results", (text) => text.replace(/^ ?Resultaten *$/gm, "Beoogde effecten"), 0.98],
  ["with another word for indicators", (text) => text.replace(/^ ?Indicatoren *$/gm, "Meetpunten"), 0.98],
  ["with a longer label", (text) => text.replace(/^ ?Indicatoren *$/gm, "Indicatoren en streefwaarden"), 0.98],
  [
    "with labels in small letters",
    (text) => text.replace(new RegExp(`^${label} *$`, "gm"), (found) => `${found.trim().toLowerCase()}:`),
    0.98,
  ],
  [
    "with labels misread",
    (text) => text.replace(/^ ?Indicatoren *$/gm, "lndicatoren").replace(/^ ?Resultaten *$/gm, "Resu1taten"),
    0.97,
  ],
  [
    "with page feet",
    (text) =>
      text
        .split("\n")
        .map((line, at) => (at % 95 === 94 ? `${line}\nSVPP 2020 - pagina ${(at + 1) / 95}\n` : line))
        .join("\n"),
    0.98,
  ],
  [
    "with form feeds and running heads",
    (text) =>
      text
        .split("\n")
        .map((line, at) => (at % 95 === 94 ? `${line}\n${(at + 1) / 95}\n\fDienst Preventie\n` : line))
        .join("\n"),
    0.98,
  ],
];

describe.skipIf(!hasGold)(`the SVPP, spoilt${missing}`, () => {
  it.each(variants)("%s", (_what, spoil, bar) => {
    expect(scoreOf(spoil(goldText("mechelen_svpp_2020")), "mechelen_svpp_2020").macro).toBeGreaterThanOrEqual(bar);
  });

  it.each(fc.sample(chapterLayout, { seed: 5, numRuns: 10 }).map((layout, index) => ({ index, layout })))(
    "printed again, layout $index",
    ({ index, layout }) => {
      const text = renderChapters(goldSpec("mechelen_svpp_2020"), layout, index);
      expect(scoreOf(text, "mechelen_svpp_2020").macro).toBeGreaterThanOrEqual(0.97);
    },
  );
});

const tableVariants: [what: string, spoil: (text: string) => string][] = [
  ["without dashes", (text) => text.replace(/^- +/gm, "").replace(/ - (?=[A-Z])/g, " ")],
  ["with round bullets", (text) => text.replace(/^- +/gm, "• ").replace(/ - (?=[A-Z])/g, " • ")],
  ["without row numbers", (text) => text.replace(/^(\d)\. +(?!Strat)/gm, "")],
  ["with every line followed by an empty one", (text) => text.replace(/\n/g, "\n\n")],
];

describe.skipIf(!hasGold)(`the VSC, spoilt${missing}`, () => {
  it.each(tableVariants)("%s", (_what, spoil) => {
    expect(scoreOf(spoil(goldText("molenbeek_vsc_2023")), "molenbeek_vsc_2023").macro).toBeGreaterThanOrEqual(0.98);
  });

  const forms = ["cells", "side", "pipes"] as const;
  const tables = fc
    .sample(cellLayout, { seed: 6, numRuns: 3 })
    .flatMap((layout, index) => forms.map((form) => ({ layout, index, form })));
  it.each(tables)("printed again in $form, layout $index", ({ layout, index, form }) => {
    const table = {
      form,
      columns: [38, 44, 34] as [number, number, number],
      numbered: index !== 2,
      dash: "-",
      glued: 0.2,
      splitHeader: index === 1,
    };
    const text = renderTables(goldSpec("molenbeek_vsc_2023"), layout, table, index);
    expect(scoreOf(text, "molenbeek_vsc_2023").macro).toBeGreaterThanOrEqual(0.97);
  });
});
