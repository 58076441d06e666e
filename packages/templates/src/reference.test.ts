import { readFileSync } from "node:fs";
import { GlossaryTerm, Heading, nodeKinds, Phenomenon, ReferenceObjective } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { glossaryPage } from "../scripts/glossary-page.ts";
import { frameworks } from "./frameworks.ts";
import { glossary } from "./glossary.ts";
import { findHeading, headings } from "./headings.ts";
import { fillPhenomenon, findObjective, objectives } from "./objectives.ts";
import { findPhenomenon, phenomena } from "./phenomena.ts";

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

describe.each([
  ["phenomena", phenomena, Phenomenon],
  ["objectives", objectives, ReferenceObjective],
  ["headings", headings, Heading],
  ["glossary", glossary(), GlossaryTerm],
] as const)("%s", (_name, entries, schema) => {
  it("pass their schema and have unique kebab-case codes", () => {
    for (const entry of entries) {
      expect(schema.parse(entry)).toEqual(entry);
      expect(entry.code).toMatch(kebab);
    }
    expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length);
  });
});

describe("phenomena", () => {
  it("hold the five that most municipalities chose, attested in both languages", () => {
    for (const code of [
      "social-nuisance",
      "burglary",
      "drug-related-nuisance",
      "theft-of-and-from-cars",
      "administratively-sanctionable-nuisance",
    ]) {
      expect(findPhenomenon(code)?.title.unattested).toEqual([]);
    }
    expect(phenomena).toHaveLength(30);
  });

  it("mark French titles that no official source attests", () => {
    expect(findPhenomenon("bicycle-theft")?.title.unattested).toEqual(["fr"]);
    expect(phenomena.filter((entry) => entry.title.unattested.includes("fr"))).toHaveLength(15);
  });

  it("keep the closed entry of 2007-2010 readable, with a note", () => {
    expect(phenomena.filter((entry) => entry.closed).map((entry) => [entry.code, entry.note !== null])).toEqual([
      ["property-crime", true],
    ]);
  });

  it.each(["nl", "fr"] as const)("are never written in %s like another one", (language) => {
    const seen = phenomena.flatMap((entry) => [
      ...new Set([entry.title[language], ...entry.wordings[language]].map(plain)),
    ]);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe("objectives", () => {
  it("are two and four for the coordination, one and eight for a phenomenon", () => {
    const count = (appliesTo: string, level: string) =>
      objectives.filter((entry) => entry.appliesTo === appliesTo && entry.level === level).length;
    expect(count("coordination", "generalObjective")).toBe(2);
    expect(count("coordination", "strategicObjective")).toBe(4);
    expect(count("phenomenon", "generalObjective")).toBe(1);
    expect(count("phenomenon", "strategicObjective")).toBe(8);
  });

  it("know the wording of Molenbeek for deterring potential offenders", () => {
    expect(findObjective("deter-potential-offenders")?.wordings.nl).toContain(
      "Ontraden van potentiële plegers van inbreuken",
    );
  });

  it.each(["nl", "fr"] as const)("are never written in %s like another one", (language) => {
    const seen = objectives.flatMap((entry) => [
      ...new Set([entry.title[language], ...entry.wordings[language]].map(plain)),
    ]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("put the phrase of the phenomenon at every place of the formula", () => {
    const burglary = findPhenomenon("burglary");
    if (!burglary) throw new Error("no burglary");
    expect(fillPhenomenon("{phenomenon} en {phenomenon}", burglary, "nl")).toBe("inbraak en inbraak");
    expect(fillPhenomenon("contre {phenomenon}", burglary, "fr")).toBe("contre le cambriolage");
  });
});

describe("headings", () => {
  it("name every level of a plan in both languages", () => {
    for (const kind of nodeKinds) {
      const found = headings.filter((entry) => entry.kind === kind);
      expect(found.length).toBeGreaterThan(0);
      for (const entry of found) {
        expect(entry.wordings.nl.length).toBeGreaterThan(0);
        expect(entry.wordings.fr.length).toBeGreaterThan(0);
      }
    }
  });

  it("know the forms that real files use", () => {
    expect(findHeading("results")?.wordings.nl).toEqual(
      expect.arrayContaining(["Resultaten", "Te verwachten resultaten"]),
    );
    expect(findHeading("operational-objectives")?.wordings.fr).toContain("Objectifs opérationnels");
  });

  it("never stand for two levels at once", () => {
    const seen = headings.flatMap((entry) => [...new Set([...entry.wordings.nl, ...entry.wordings.fr].map(plain))]);
    expect(seen.filter((text, index) => seen.indexOf(text) !== index)).toEqual([]);
  });
});

describe("the glossary", () => {
  it("has 140 terms with one English word each", () => {
    expect(glossary()).toHaveLength(140);
    expect(new Set(glossary().map((term) => term.en)).size).toBe(140);
  });

  it("is what docs/glossary.md shows", () => {
    const page = readFileSync(new URL("../../../docs/glossary.md", import.meta.url), "utf8");
    expect(page).toBe(glossaryPage(glossary()));
  });
});

describe("every French text", () => {
  it("has a no-break space before double punctuation", () => {
    const french = [
      ...frameworks.flatMap((entry) => [entry.title.fr, ...entry.clauses.map((clause) => clause.text.fr)]),
      ...glossary().map((term) => term.term.fr),
    ];
    expect(french.filter((text) => / [;:?!»]|« /.test(text))).toEqual([]);
  });
});
