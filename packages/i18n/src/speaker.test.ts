import { type Locale, locales } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { i18nextTranslator } from "./i18next-engine.ts";
import { messages } from "./index.ts";
import { speaker } from "./speaker.ts";

type Texts = { readonly [key: string]: string | Texts };

const paths = (texts: Texts, above: readonly string[] = []): string[][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[...above, key]] : paths(text, [...above, key]),
  );
const reach = (path: readonly string[]) => (texts: unknown) =>
  path.reduce((at, key) => (at as Record<string, unknown>)[key], texts);

const never = (path: string): never => {
  throw new Error(`${path} is missing`);
};

describe("the small speaker of the browser", () => {
  it.each(locales)("says every text in %s as i18next does", (locale: Locale) => {
    const texts: Texts = messages[locale];
    const small = speaker(locale, () => texts, never);
    const large = i18nextTranslator(locale, messages[locale]) as unknown as typeof small;
    const names = JSON.stringify(texts).matchAll(/\{\{\s*(\w+)/g);
    const { count: _, ...params } = Object.fromEntries([...names].map(([, name]) => [name, `<${name}>`]));
    for (const path of paths(texts)) {
      const stem = path.with(-1, (path.at(-1) ?? "").replace(/_(one|many|other)$/, ""));
      for (const count of [0, 1, 2, 1.5, 1_000_000]) {
        const asked = { ...params, count };
        expect(small(reach(stem), asked), path.join(".")).toBe(large(reach(stem), asked));
      }
      const isPlural = /_(one|many|other)$/.test(path.at(-1) ?? "");
      if (!isPlural) expect(small(reach(path), params), path.join(".")).toBe(large(reach(path), params));
    }
  });

  it("says nothing where a text is not there yet, and tells so", () => {
    const missed: string[] = [];
    const say = speaker(
      "nl",
      () => ({ ui: { save: "Bewaren" } }),
      (path) => missed.push(path),
    );
    expect(say(reach(["ui", "save"]))).toBe("Bewaren");
    expect(say(reach(["home", "title"]))).toBe("");
    expect(say(reach(["ui"]))).toBe("");
    expect(missed).toEqual(["home.title", "ui"]);
  });
});
