import { z } from "zod";
import type { languageRegimes } from "./framework/reference.ts";

/** Languages of the screens. Neither is the default of the other. */
export const locales = ["nl", "fr"] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

/** Languages a text can be written in. A third one is data, not a schema change. */
export const languages = ["nl", "fr", "de"] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** One text in the languages it exists in. An absent or empty language is "not written yet". */
export const LocalizedText = z.partialRecord(Language, z.string());
export type LocalizedText = z.infer<typeof LocalizedText>;

/** A title of the federal reference data: both languages always, with a mark on what no official source attests. */
export const OfficialText = z.object({
  nl: z.string().min(1),
  fr: z.string().min(1),
  de: z.string().min(1).optional(),
  /** Languages whose wording was written for this project and is found in no official source. */
  unattested: z.array(Language).default([]),
});
export type OfficialText = z.infer<typeof OfficialText>;

export type LanguageRegime = (typeof languageRegimes)[number];

const languagesOfRegime = { nl: ["nl"], fr: ["fr"], "nl-fr": ["nl", "fr"], de: ["de"] } as const satisfies Record<
  LanguageRegime,
  readonly Language[]
>;

/** The languages a municipality must use, by the language law. */
export const requiredLanguages = (regime: LanguageRegime): readonly Language[] => languagesOfRegime[regime];

/** Not written yet: absent, empty or blank. */
export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === "";

export const writtenLanguages = (text: LocalizedText): Language[] =>
  languages.filter((language) => !isBlank(text[language]));

/** The text to show a reader: their language, else the original, else any; an empty text is in the original language. */
export function textIn(
  text: LocalizedText,
  preferred: Language,
  original: Language,
): { text: string; language: Language } {
  const language = [preferred, original, ...languages].find((candidate) => !isBlank(text[candidate])) ?? original;
  return { text: text[language] ?? "", language };
}

export const languageStates = ["original", "current", "outdated", "absent"] as const;
export type LanguageState = (typeof languageStates)[number];

/** A node as far as its texts go; see PlanNode. */
type Translated = {
  readonly text: LocalizedText;
  readonly intro: LocalizedText;
  readonly original: Language;
  readonly fieldRevisions: Readonly<Partial<Record<string, number | undefined>>>;
};

/**
 * Where one language of a text stands. A translation is outdated when the original was saved after it;
 * a field without a revision of its own dates from the first save.
 */
export function languageState(node: Translated, field: "text" | "intro", language: Language): LanguageState {
  if (isBlank(node[field][language])) return "absent";
  if (language === node.original) return "original";
  const savedIn = (of: Language): number => node.fieldRevisions[`${field}.${of}`] ?? 1;
  const hasOriginal = !isBlank(node[field][node.original]);
  return hasOriginal && savedIn(node.original) > savedIn(language) ? "outdated" : "current";
}
