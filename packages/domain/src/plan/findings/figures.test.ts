import { describe, expect, it } from "vitest";
import { parseTargets } from "../../target/parse.ts";
import { findings } from "../completeness.ts";
import { aNode } from "../testing.ts";
import { aChapter, child, input, period, withChapter } from "./testing.ts";

const codes = ["target.impossible", "target.outlier", "target.frequency_differs"];

/** The findings of one objective with these results and indicators, read as they are printed. */
function of(results: readonly string[], indicators: readonly string[], language: "nl" | "fr" = "nl") {
  const chapter = aChapter();
  const objective = child(chapter.strategic, "operationalObjective", { orderKey: "b1" });
  const leaf = (kind: "result" | "indicator") => (text: string, index: number) =>
    child(objective, kind, {
      text: { [language]: text },
      original: language,
      orderKey: `${kind === "result" ? "a" : "b"}${index + 1}`,
      targets: kind === "indicator" ? parseTargets(text, { language, period }) : [],
    });
  const leaves = [...results.map(leaf("result")), ...indicators.map(leaf("indicator"))];
  const all = findings(input(withChapter([...chapter.all, objective, ...leaves])));
  return all
    .filter(({ code }) => codes.includes(code))
    .map(({ code, lineageId, related }) => [
      code,
      leaves.find((node) => node.lineageId === lineageId)?.text[language],
      ...related.map((id) => leaves.find((node) => node.lineageId === id)?.text[language]),
    ]);
}

describe("figures that cannot be", () => {
  it("are told", () => {
    const text = "Percentage beantwoorde vragen: 120%";
    expect(of([], [text])).toEqual([["target.impossible", text]]);
  });

  it.each(["Percentage beantwoorde vragen: 100%", "Stijging met 120%", "Aantal uren aanwezigheid: ≥ 120 uur/dag"])(
    "nothing in: %s",
    (text) => expect(of([], [text])).toEqual([]),
  );
});

describe("sister indicators far apart", () => {
  it("finds a share of 30 beside one of 100 for the same service", () => {
    const [first, second] = [
      "Percentage slachtoffers dat advies van de dienst kreeg: ≥ 30%",
      "Percentage inwoners dat advies van de dienst kreeg: 100%",
    ];
    expect(of([], [first, second])).toEqual([["target.outlier", second, first]]);
  });

  it("finds 17 hours a day beside 7 for the same guards", () => {
    const [first, second] = [
      "Aantal uren aanwezigheid van de gemeenschapswachten: ≥ 7u/dag",
      "Aantal uren aanwezigheid van de gemeenschapswachten in de wijk: > 17u/dag",
    ];
    expect(of([], [first, second])).toEqual([["target.outlier", second, first]]);
  });

  it.each([
    [["Percentage tevreden bezoekers: ≥ 30%", "Percentage op tijd betaalde facturen: 100%"]],
    [["Percentage bereikte scholen: ≥ 60%", "Percentage bereikte leerlingen: ≥ 80%"]],
    [["Aantal bezoeken: 10 per jaar", "Aantal gesprekken: 500 per jaar"]],
    [["Aantal uren toezicht: ≥ 7u/dag", "Aantal uren toezicht: ≥ 40u/week"]],
  ])("nothing in: %j", (indicators) => {
    expect(of([], indicators)).toEqual([]);
  });
});

describe("how often", () => {
  it.each([
    ["Wekelijkse vergaderingen met de politie", "Aantal vergaderingen: 30x/jaar"],
    ["Elke week komen preventie en politie samen", "Aantal vergaderingen: ≥ 30/jaar"],
    ["Maandelijks overleg met de scholen", "Aantal overlegmomenten: 4 per jaar"],
  ])("a result that says %s beside %s", (result, indicator) => {
    expect(of([result], [indicator])).toEqual([["target.frequency_differs", indicator, result]]);
  });

  it("is read in French too", () => {
    const [result, indicator] = ["Réunions hebdomadaires avec la police", "Nombre de réunions : 30 par an"];
    expect(of([result], [indicator], "fr")).toEqual([["target.frequency_differs", indicator, result]]);
  });

  it.each([
    ["Wekelijkse vergaderingen met de politie", "Aantal vergaderingen: ≥ 40 per jaar"],
    ["Wekelijkse vergaderingen met de politie", "Aantal bezoekers: 30 per jaar"],
    ["Elke maand een overzicht voor de technische dienst", "Aantal vergaderingen: 4 per jaar"],
    ["2 wekelijkse vergaderingen met de politie", "Aantal vergaderingen: 30 per jaar"],
    ["Dagelijkse aanwezigheid in de wijk", "Aantal uren aanwezigheid: 3 uur/dag"],
  ])("nothing in: %s beside %s", (result, indicator) => {
    expect(of([result], [indicator])).toEqual([]);
  });
});

it("nothing is said of a node without words", () => {
  const objective = aNode("operationalObjective", { text: {} });
  const found = findings(input(withChapter([objective]))).filter(({ code }) => codes.includes(code));
  expect(found).toEqual([]);
});
