import { glossary, objectives, phenomena } from "@salus/templates";
import { expect, it } from "vitest";
import { termVariants } from "../findings/terms.ts";
import { editDistance, likeness } from "./similarity.ts";
import { matchTitle } from "./titles.ts";

it("knows every official title in both languages, in capitals too", () => {
  for (const { code, title } of phenomena) {
    for (const text of [title.nl, title.fr.toUpperCase()]) {
      expect(matchTitle(text, { kind: "chapter", instrument: "svpp" })?.entry.code, text).toBe(code);
    }
  }
  for (const { code, title, level } of objectives) {
    const filled = title.nl.replaceAll("{phenomenon}", "inbraak");
    expect(matchTitle(filled, { kind: level, instrument: "svpp" })?.entry.code).toBe(code);
  }
});

it.each([
  ["Verminderen van het risicodrag", "risk-behaviour"],
  ["Inwerken op de criminogene omstandigheden en de omgeving", "criminogenic-environment"],
  ["Een geintegreerde en integrale aanpak bevorderen.", "integrated-approach"],
  ["Prornouvoir une approche intégréc et intégrale", "integrated-approach"],
])("forgives typing and scanning errors: %s", (text, code) => {
  expect(matchTitle(text, { kind: "strategicObjective" })?.entry.code).toBe(code);
});

it("leaves other texts alone", () => {
  for (const text of ["Het vertrouwen in de buurt herstellen", "Inbraakpreventieadvies aan huis geven", "x"]) {
    expect(matchTitle(text), text).toBeNull();
  }
});

it("measures likeness by edit distance", () => {
  expect(editDistance("kitten", "sitting", 9)).toBe(3);
  expect(editDistance("kitten", "sitting", 2)).toBe(Infinity);
  expect(likeness("", "")).toBe(1);
  expect(likeness("abcd", "abce")).toBe(0.75);
  expect(likeness("abcd", "wxyz")).toBe(0);
});

it("keeps its other words for official terms under codes of the glossary", () => {
  const codes = new Set(glossary().map(({ code }) => code));
  for (const { code } of termVariants) expect(codes, code).toContain(code);
});
