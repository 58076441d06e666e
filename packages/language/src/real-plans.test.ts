import { existsSync, readFileSync } from "node:fs";
import { frameworks, glossary, objectives, phenomena } from "@salus/templates";
import { describe, expect, it } from "vitest";
import { disagreements } from "./agreement.ts";
import { LanguageReader } from "./language-findings.ts";

const reader = new LanguageReader(glossary());

/** Every text of a transcription, once. */
function textsOf(file: URL): string[] {
  const found = new Set<string>();
  const own = new Set(["text", "intro", "unit", "title"]);
  const read = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (own.has(key) || key === "texts" || key === "results") found.add(value);
    } else if (Array.isArray(value)) for (const each of value) read(each, key === "" ? "texts" : key);
    else if (value !== null && typeof value === "object")
      for (const [name, each] of Object.entries(value)) read(each, name);
  };
  read((JSON.parse(readFileSync(file, "utf8")) as { chapters: unknown }).chapters, "chapters");
  return [...found];
}

const marksOf = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    reader.marks(text, "nl").map(({ code, quote, suggestions }) => ({ code, quote, suggestions })),
  );

const plans = new URL("../../../../shared/plans/", import.meta.url);
const mechelen = new URL("mechelen_svpp_2020.json", plans);
const molenbeek = new URL("molenbeek_vsc_2023.json", plans);

describe("real plans", () => {
  it.runIf(existsSync(mechelen))("raise fewer than one false alarm per twenty texts (Mechelen 2020)", () => {
    const texts = textsOf(mechelen);
    const marks = marksOf(texts);
    console.info(`Mechelen 2020: ${marks.length} marks in ${texts.length} texts`);
    expect(texts.length).toBeGreaterThan(200);
    expect(marks.length / texts.length).toBeLessThan(1 / 20);
  });

  it.runIf(existsSync(molenbeek))("have every mixed term found (Molenbeek 2023)", () => {
    const texts = [...textsOf(molenbeek), "Objectifs opérationnels Résultats attendus Indicateurs"];
    const quotes = new Set(marksOf(texts).map(({ quote }) => quote.replace(/\s+/g, " ")));
    console.info(`Molenbeek 2023: ${[...quotes].join(" · ")}`);
    for (const expected of [
      "Vredesbewaarders",
      "Vredesbewakers",
      "Voogden van de Vrede",
      "rapporterende politiefunctionarissen",
      "antal",
      ">/= tot",
      ">/=tot",
      "GDP",
      "CSIL",
      "Lokale Alomvattende Veiligheidseenheid",
      "Objectifs opérationnels",
      "Résultats attendus",
      "Indicateurs",
    ])
      expect(quotes).toContain(expected);
  });

  it("say the same in the official titles of both languages", () => {
    const pairs: { nl: string; fr: string }[] = [];
    const read = (value: unknown): void => {
      if (value === null || typeof value !== "object") return;
      const { nl, fr } = value as { nl?: unknown; fr?: unknown };
      if (typeof nl === "string" && typeof fr === "string") pairs.push({ nl, fr });
      for (const each of Object.values(value)) read(each);
    };
    read([frameworks, objectives, phenomena]);
    expect(pairs.length).toBeGreaterThan(500);
    expect(pairs.flatMap((text) => disagreements({ text, original: "nl" }))).toEqual([]);
    expect(pairs.flatMap(({ nl, fr }) => [...reader.marks(nl, "nl"), ...reader.marks(fr, "fr")])).toEqual([]);
  });
});
