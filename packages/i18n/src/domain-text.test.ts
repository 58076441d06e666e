import {
  computeGrantLine,
  finding,
  type FindingCode,
  findingCodes,
  type GrantStep,
  grantStepCodes,
  locales,
} from "@salus/domain";
import { describe, expect, it } from "vitest";
import { findingText, grantStepText } from "./index.ts";

const nbsp = "\u00a0";

/** Every param any rule gives. */
const params = {
  code: "burglary",
  kind: "chapter",
  titleNl: "Inbraak",
  titleFr: "Cambriolage",
  language: "fr",
  original: "nl",
  quote: "2014-2017",
  official: "gemeenschapswacht",
  found: "fr",
  here: "5",
  there: "6",
  on: "2014-10-01",
  fromOn: "2020-01-01",
  toOn: "2020-12-31",
  deadlineOn: "2020-03-31",
  councilOn: "2020-04-27",
  collegeOn: "2020-03-16",
  askedCents: 293_489,
  capCents: 293_488,
  statedCents: 1,
  computedCents: 2,
  sumCents: 3,
  knownCents: 4,
  unit: "Slachtofferhulp",
  whole: "90",
  value: 30,
  other: 100,
  most: 100,
  submittedOn: "2020-04-01",
};

describe("findingText", () => {
  it.each(locales)("writes every finding out in %s", (locale) => {
    for (const code of findingCodes) {
      const text = findingText(locale, { code, params });
      expect(text, code).not.toContain("{{");
      expect(text, code).not.toBe(code);
      expect(text, code).toMatch(/^[A-ZÀ-Ý“«].*\.$/u);
    }
  });

  it("writes dates, amounts and official titles as the reader does", () => {
    const say = (code: FindingCode) => [findingText("nl", { code, params }), findingText("fr", { code, params })];
    expect(say("date.outside_period")).toEqual([
      "Datum 01/10/2014 valt buiten de periode 01/01/2020 – 31/12/2020.",
      "La date du 01/10/2014 tombe en dehors de la période 01/01/2020 – 31/12/2020.",
    ]);
    expect(say("money.equipment_above_cap")[0]).toContain(`(2.934,89${nbsp}€)`);
    expect(say("structure.compulsory_missing")[1]).toBe(`L’élément obligatoire «${nbsp}Cambriolage${nbsp}» manque.`);
    expect(say("text.translation_outdated")).toEqual([
      "De tekst in het Nederlands is gewijzigd nadat deze vertaling in het Frans werd gemaakt.",
      "Le texte en néerlandais a été modifié après cette traduction en français.",
    ]);
    expect(say("structure.misplaced")[1]).toContain("(chapitre)");
  });

  it("names the body that decides", () => {
    const future = finding("procedure.decision_in_future", { params: { kind: "council", on: "2026-12-14" } });
    expect(findingText("nl", future)).toBe("De beslissing van 14/12/2026 (gemeenteraad) ligt nog in de toekomst.");
  });
});

describe("grantStepText", () => {
  it("explains the guards of a contract line by line", () => {
    const scheme = {
      formula: "guards",
      wagePerFteMonthCents: 42_000,
      months: 12,
      equipmentCapPerFteCents: 36_686,
    } as const;
    const { steps } = computeGrantLine({ fte: 8, amountCents: null, equipmentCents: 239_457 }, scheme);
    expect(steps.map((step) => grantStepText("nl", step).replaceAll(nbsp, " "))).toEqual([
      "Loonkosten: 420,00 € × 8 VTE × 12 maanden = 40.320,00 €.",
      "Maximum voor uitrusting en opleiding: 366,86 € × 8 VTE = 2.934,88 €.",
      "Uitrustings- en opleidingskosten: 2.394,57 €.",
      "Totaal: 40.320,00 € + 2.394,57 € = 42.714,57 €.",
    ]);
  });

  it.each(locales)("writes every step out in %s", (locale) => {
    const amounts = { amountCents: 1, rateCents: 1, wageCents: 1, equipmentCents: 1, capPerFteCents: 1, capCents: 1 };
    const all = { ...amounts, askedCents: 1, totalCents: 1, fte: 1.25, months: 12 };
    for (const code of grantStepCodes) {
      const step: GrantStep = { code, params: all };
      expect(grantStepText(locale, step), code).toMatch(/^[^{}]+\.$/u);
    }
  });
});
