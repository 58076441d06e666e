import { describe, expect, it } from "vitest";
import { isBlank, languageState, requiredLanguages, textIn, writtenLanguages } from "./localized-text.ts";

describe("requiredLanguages", () => {
  it("follows the regime", () => {
    expect((["nl", "fr", "nl-fr", "de"] as const).map(requiredLanguages)).toEqual([
      ["nl"],
      ["fr"],
      ["nl", "fr"],
      ["de"],
    ]);
  });
});

describe("textIn", () => {
  const text = { nl: "tekst", fr: " ", de: "Text" };
  it("gives the reader's language, else the original, else any", () => {
    expect(textIn(text, "nl", "de")).toEqual({ text: "tekst", language: "nl" });
    expect(textIn(text, "fr", "de")).toEqual({ text: "Text", language: "de" });
    expect(textIn({ de: "Text" }, "fr", "nl")).toEqual({ text: "Text", language: "de" });
  });

  it("is empty in the original language where nothing is written", () => {
    expect(textIn({}, "fr", "nl")).toEqual({ text: "", language: "nl" });
    expect(textIn({ nl: "" }, "fr", "nl")).toEqual({ text: "", language: "nl" });
  });

  it("takes a blank for nothing", () => {
    expect(isBlank(undefined)).toBe(true);
    expect(isBlank(" \n")).toBe(true);
    expect(writtenLanguages(text)).toEqual(["nl", "de"]);
  });
});

describe("languageState", () => {
  const node = { text: { nl: "tekst", fr: "texte" }, intro: { fr: "introduction" }, original: "nl" as const };

  it("tells a translation that is older than its original", () => {
    const at = (nl: number, fr: number) =>
      languageState({ ...node, fieldRevisions: { "text.nl": nl, "text.fr": fr } }, "text", "fr");
    expect([at(3, 2), at(2, 2), at(2, 3)]).toEqual(["outdated", "current", "current"]);
    expect(languageState({ ...node, fieldRevisions: {} }, "text", "fr")).toBe("current");
    expect(languageState({ ...node, fieldRevisions: { "text.nl": 2 } }, "text", "fr")).toBe("outdated");
  });

  it("knows the original and what is not written", () => {
    expect(languageState({ ...node, fieldRevisions: {} }, "text", "nl")).toBe("original");
    expect(languageState({ ...node, fieldRevisions: {} }, "text", "de")).toBe("absent");
    expect(languageState({ ...node, fieldRevisions: {} }, "intro", "nl")).toBe("absent");
  });

  it("does not call a text outdated whose original was emptied", () => {
    expect(languageState({ ...node, fieldRevisions: { "intro.nl": 5 } }, "intro", "fr")).toBe("current");
  });
});
