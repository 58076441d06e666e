import { describe, expect, it } from "vitest";
import { readLabel, readLabelRow } from "./labels.ts";

describe("labels", () => {
  it.each([
    ["Operationele doelstellingen", "operational-objectives", null, ""],
    ["OPERATIONELE DOELSTELLINGEN :", "operational-objectives", null, ""],
    ["1.1. Algemene doelstellingen", "general-objectives", null, ""],
    ["1. Strategische doelstelling 3 – Domein :", "strategic-objectives", "3", "Domein :"],
    ["SD 2: Verhogen van iets", "strategic-objectives", "2", "Verhogen van iets"],
    ["SD2: Verhogen van iets", "strategic-objectives", "2", "Verhogen van iets"],
    ["OS 4 – Augmenter quelque chose", "strategic-objectives", "4", "Augmenter quelque chose"],
    ["Te verwachten resultaten", "results", null, ""],
    ["Résultats attendus :", "results", null, ""],
    ["Resultat(en)", "results", null, ""],
    ["lndicatoren", "indicators", null, ""],
    ["Activiteit sector 2:", "activity-sector", "2", ""],
    ["Secteur d'activités 1 : Un titre", "activity-sector", "1", "Un titre"],
    ["Rubriek II: Een titel", "rubric", "II", "Een titel"],
    ["Operationele doelstelling(en) 1.2: Een tekst", "operational-objectives", "1.2", "Een tekst"],
  ])("%s", (text, code, ordinal, rest) => {
    expect(readLabel(text)).toMatchObject({ heading: { code }, ordinal, rest });
  });

  it.each([
    "Strategische doelstellingen van de stad zijn vastgelegd",
    "Kwalitatieve indicator: een geval",
    "De resultaten worden besproken",
    "Resultaat 2 is gehaald",
    "2. Sociale overlast",
    "SD geheugenkaarten",
  ])("%s is running text", (text) => expect(readLabel(text)).toBeNull());
});

describe("a row of labels", () => {
  it("is the header of a table, in both languages", () => {
    const kinds = (text: string) => readLabelRow(text).map(({ heading }) => heading.kind);
    const three = ["operationalObjective", "result", "indicator"];
    expect(kinds("Operationele doelstellingen Te verwachten resultaten Indicatoren")).toEqual(three);
    expect(kinds("Objectifs opérationnels | Résultats attendus | Indicateurs")).toEqual(three);
    expect(kinds("Resultaten Indicatoren")).toEqual(["result", "indicator"]);
    expect(kinds("Resultaten en nog iets")).toEqual([]);
  });
});
