import { findFramework } from "@salus/templates";
import { describe, expect, it } from "vitest";
import { Report } from "./findings/report.ts";
import { moneyFindings } from "./findings/money.ts";
import { readLines } from "./lines/lines.ts";
import { flowOf } from "./metadata/flow.ts";
import { amountsIn, readGrantLines } from "./money.ts";

const read = (text: string, code: string) => {
  const framework = findFramework(code) ?? null;
  const flow = flowOf(readLines(text).kept);
  const amounts = amountsIn(flow);
  const lines = readGrantLines(flow, amounts, framework);
  const report = new Report();
  moneyFindings(flow, amounts, lines, framework, report);
  return { lines, amounts, findings: report.sorted().map(({ code: finding, line }) => [finding, line]) };
};

const dutch = `Op basis van het plan wordt een jaarlijks bedrag van
301.250,40 EUR toegekend aan de Stad MOERZEKE.
Een jaarlijks bedrag van 10.813,72 EUR wordt toegekend aan het bijkomend contingent
Gemeenschapswachten 346, volgens de volgende verdeling :
Loonkosten 2 1/1 VTE
Totaal : 2 VTE
420 x 2 VTE x 12 maand
10.080,00 €
Uitrustings- en opleidingskosten *
733,72 €
TOTAAL 10.813,72 €
Maximum 366,86 € per VTE
Een jaarlijks bedrag van 5.406,87 EUR wordt toegekend aan het dispositief gemeenschapswachten
ACTIVA 90, volgens de volgende verdeling :
Loonkosten 1 1/1 VTE
5.040,00 €
Uitrustings- en opleidingskosten
366,86 €`;

const french = `Un montant annuel de 301.250,40 EUR est octroyé à la Ville de VALTERRE.
Un montant annuel de 10.813,72 EUR est octroyé au contingent complémentaire gardiens de la paix 346,
selon la répartition suivante : frais de personnel 2 ETP 10.080,00 €
frais d'équipement et de formation 733,72 €`;

describe("the grants of an SVPP", () => {
  it("are read with their full-time equivalents and their equipment", () => {
    const { lines, findings } = read(dutch, "svpp-2020");
    expect(lines).toMatchObject([
      { scheme: "base", amountCents: 30_125_040, perYear: true, line: 2 },
      { scheme: "guards-346", amountCents: 1_081_372, fte: 2, equipmentCents: 73_372, line: 3 },
      { scheme: "guards-90", amountCents: 540_687, fte: 1, equipmentCents: 36_686 },
    ]);
    // One cent too much in the last one.
    expect(findings).toEqual([["money.sum_differs", 13]]);
  });

  it("are read in French", () => {
    expect(read(french, "svpp-2020").lines).toMatchObject([
      { scheme: "base", amountCents: 30_125_040 },
      { scheme: "guards-346", amountCents: 1_081_372, fte: 2, equipmentCents: 73_372 },
    ]);
  });
});

describe("the rubrics of a VSC", () => {
  const framework = findFramework("vsc-2018-2019");
  const amounts = ["268.000,50,- euro", "60.000,00,~ euro", "790.000,00 EUR"];
  const text = `Het contract bestaat uit drie rubrieken:\n${(framework?.schemes ?? [])
    .map((scheme, index) => `${"I".repeat(index + 1)}. ${scheme.title.nl}: ${amounts[index] ?? ""}`)
    .join("\n")}\nin totaal een bedrag van 1.118.17,00 euro`;

  it("are read in the notations of Belgian paper", () => {
    const { lines } = read(text, "vsc-2018-2019");
    expect(lines.map(({ scheme }) => scheme)).toEqual(framework?.schemes.map(({ code }) => code));
    expect(lines.map(({ amountCents }) => amountCents)).toEqual([26_800_050, 6_000_000, 79_000_000]);
  });

  it("reports an amount that is no number, and never guesses it", () => {
    const { findings, amounts: all } = read(text, "vsc-2018-2019");
    expect(findings).toEqual([["money.not_a_number", 5]]);
    expect(all.at(-1)?.cents).toBeNull();
  });
});

it("reports an estimate that differs from the grant", () => {
  const text =
    "De toelage, geraamd op 301.260,- euro, is voorzien.\nEen jaarlijks bedrag van 301.250,40 EUR wordt toegekend aan de Stad MOERZEKE.";
  expect(read(text, "svpp-2020").findings).toEqual([["money.estimate_differs", 1]]);
});
