import type { Locale } from "@salus/domain";
import { frenchSpaces } from "./french-spaces.ts";
import { type Messages, teach } from "./translator.ts";

export { findingText, grantStepText, importFindingText } from "./domain-text.ts";
export { type Formats, formats, localeTag } from "./formats.ts";
export { type Messages, onTaught, refusalText, type ToldRefusal, type Translate, translator } from "./translator.ts";

const loaded = new Map<Locale, "first" | "all">();

/**
 * Fetches the texts of one language: a reader of Dutch does not wait for the French ones. `first` are the texts of the
 * workspace as it opens; the others come after it (`first.ts` says which).
 */
export async function loadMessages(locale: Locale, part: "first" | "all" = "all"): Promise<void> {
  if (loaded.get(locale) === "all" || loaded.get(locale) === part) return;
  const texts = part === "all" ? await allIn(locale) : await firstIn(locale);
  if (loaded.get(locale) === "all") return;
  loaded.set(locale, part);
  // Of the first part nothing else is asked; what is, is asked again when it comes (`onTaught`).
  teach(locale, texts as Messages);
}

const allIn = async (locale: Locale) =>
  locale === "nl" ? (await import("./nl/index.ts")).nl : frenchSpaces((await import("./fr/index.ts")).fr);

const firstIn = async (locale: Locale) =>
  locale === "nl" ? (await import("./nl/first.ts")).first : frenchSpaces((await import("./fr/first.ts")).first);
