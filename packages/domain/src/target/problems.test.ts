import { describe, expect, it } from "vitest";
import { parseTargets } from "./parse.ts";
import { targetProblems } from "./problems.ts";

const period = { from: "2020-01-01", to: "2020-12-31" };

const codes = (text: string, language: "nl" | "fr" = "nl"): string[] =>
  targetProblems(parseTargets(text, { language, period }), { period, text }).map(({ code }) => code);

describe("the problems of a target", () => {
  it.each([
    ["Aantal bezoeken: ≥ 50/jaar", []],
    ["Aantal bezoeken: ≥ 50", ["target.period_missing"]],
    ["Aantal bezoeken", ["target.value_missing"]],
    ["Aantal bezoeken: 5O per jaar", ["target.value_missing"]],
    ["Aantal bezoeken: 1oo0 per jaar", ["target.value_missing"]],
    ["Tevredenheidspercentage", ["target.value_missing"]],
    ["Het draaiboek is klaar tegen 01/09/2017", ["target.outside_period"]],
    ["Het draaiboek is klaar tegen 01/09/2020", []],
    ["Het draaiboek is klaar tegen het einde van het plan", []],
    ["Het draaiboek is klaar tegen 31 maart", []],
    ["Minstens 13 verslagen in 2014 en 26 vanaf 2015", []],
    ["Minstens 13 verslagen in 2014 en 26 in 2015", ["target.outside_period", "target.outside_period"]],
    ["Tweejaarlijks overleg", ["target.ambiguous_frequency"]],
    ["Tweewekelijks overleg", ["target.ambiguous_frequency"]],
    ["Bestaan van een draaiboek", []],
    ["Kwalitatieve indicator: case", []],
    ["Antwoord op alle aanvragen binnen 24 uur", []],
  ])("%s: %j", (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    ["Enquête bisannuelle", ["target.ambiguous_frequency"]],
    ["Évaluation biennale", []],
    ["Nombre de visites", ["target.value_missing"]],
    ["Guide finalisé pour fin 2019", ["target.outside_period"]],
  ])("%s: %j", (text, expected) => {
    expect(codes(text, "fr")).toEqual(expected);
  });

  it("misses a date where the plan has several years and the line names none", () => {
    const targets = parseTargets("Klaar tegen 31 maart", { language: "nl" });
    expect(targetProblems(targets).map(({ code }) => code)).toEqual(["target.date_missing"]);
  });

  it("says which day and which target", () => {
    const targets = parseTargets("Aantal bezoeken: 5/jaar; klaar tegen 01/09/2017: 3 bezoeken", { language: "nl" });
    const [problem] = targetProblems(targets, { period });
    expect(problem).toEqual({
      code: "target.outside_period",
      severity: "warning",
      index: 1,
      params: { on: "2017-09-01", fromOn: "2020-01-01", toOn: "2020-12-31" },
    });
  });

  it("looks at nothing it was not given", () => {
    const targets = parseTargets("Tweejaarlijks overleg tegen 01/09/2017", { language: "nl" });
    expect(targetProblems(targets)).toEqual([]);
  });
});
