import { errorKinds, type ErrorCode, locales } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { messages, translator } from "./index.ts";

type Texts = { readonly [key: string]: string | Texts };

const flat = (texts: Texts, path = ""): Map<string, string> =>
  new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === "string" ? [[`${path}${key}`, text] as const] : [...flat(text, `${path}${key} > `)],
    ),
  );

const [nl, fr] = [flat(messages.nl), flat(messages.fr)];
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([^}\s,]+)[^}]*\}\}/g)].map(([, name]) => name ?? "").toSorted();

/** French counts with one category more. */
const isFrenchOnly = (key: string): boolean => key.endsWith("_many");

describe("both languages", () => {
  it("have the same keys", () => {
    expect([...fr.keys()].filter((key) => !isFrenchOnly(key)).toSorted()).toEqual([...nl.keys()].toSorted());
  });

  it("name the same values in each sentence", () => {
    for (const [key, text] of nl) expect(placeholders(fr.get(key) ?? ""), key).toEqual(placeholders(text));
  });

  it("say every plural in every category of the language", () => {
    for (const [locale, texts] of [
      ["nl", nl],
      ["fr", fr],
    ] as const) {
      const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      const stems = new Set(
        [...texts.keys()].flatMap((key) => (/_(?:one|other|many)$/.test(key) ? [key.replace(/_[a-z]+$/, "")] : [])),
      );
      for (const stem of stems) {
        const said = [...texts.keys()]
          .filter((key) => key.startsWith(`${stem}_`))
          .map((key) => key.slice(stem.length + 1));
        expect(said.toSorted(), `${locale} ${stem}`).toEqual([...categories].toSorted());
      }
    }
  });

  it("leave nothing empty, and never shout", () => {
    for (const [key, text] of [...nl, ...fr]) {
      expect(text.trim(), key).not.toBe("");
      expect(text, key).not.toContain("!");
    }
  });

  it("write the apostrophe of a printed page", () => {
    for (const [key, text] of [...nl, ...fr]) expect(text, key).not.toMatch(/\p{L}'\p{L}/u);
  });

  it("address the reader with u and vous", () => {
    for (const [key, text] of nl) expect(text, key).not.toMatch(/(?<!\p{L})(?:je|jij|jouw|jullie)(?!\p{L})/iu);
    for (const [key, text] of fr) expect(text, key).not.toMatch(/(?<!\p{L})(?:tu|toi|ton|tes)(?!\p{L})/iu);
  });
});

describe("French", () => {
  it("puts a no-break space before double punctuation and inside guillemets", () => {
    for (const [key, text] of fr) expect(text, key).not.toMatch(/ [:;?!»]|« /);
    expect([...fr.values()].some((text) => text.includes("\u00a0:"))).toBe(true);
  });
});

describe("translator", () => {
  it("speaks both languages at once without mixing them up", () => {
    const [dutch, french] = [translator("nl"), translator("fr")];
    expect(dutch(($) => $.enums.planStatus.approved)).toBe("goedgekeurd");
    expect(french(($) => $.enums.planStatus.approved)).toBe("approuvé");
    expect(dutch(($) => $.enums.severityCount.warning, { count: 1 })).toBe("1 waarschuwing");
    expect(dutch(($) => $.enums.severityCount.warning, { count: 2 })).toBe("2 waarschuwingen");
    expect(french(($) => $.enums.severityCount.warning, { count: 0 })).toBe("0 avertissement");
    expect(french(($) => $.enums.severityCount.warning, { count: 1_000_000 })).toContain("d’avertissements");
  });

  it("has a sentence for every error code", () => {
    for (const locale of locales) {
      const t = translator(locale);
      for (const code of Object.keys(errorKinds) as ErrorCode[]) {
        const text = (t as unknown as (select: (texts: typeof messages.nl) => string) => string)(($) => $.errors[code]);
        expect(text, code).toMatch(/^\p{Lu}.*\.$/u);
      }
    }
  });
});
