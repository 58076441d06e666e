import { isBlank, type Language, type Locale, type LocalizedText, type OfficialText, textIn } from "@salus/domain";
import { formats, translator } from "@salus/i18n";
import type { Run } from "./paper.ts";

/** What a paper is written with. */
export const speakerOf = (locale: Locale) => ({ locale, t: translator(locale), ...formats(locale) });
export type Speaker = ReturnType<typeof speakerOf>;

/** Words in a language; one that is not the paper's is marked, for the eye and for who listens. */
export function spoken({ locale }: Pick<Speaker, "locale">, text: string, language: Language): Run[] {
  return language === locale
    ? [{ text }]
    : [
        { text: `[${language.toUpperCase()}] `, look: "dim" },
        { text, lang: language },
      ];
}

/** The municipality's own words, as they were first written. */
export function ownWords(speaker: Speaker, text: LocalizedText, original: Language): Run[] {
  const { text: words, language } = textIn(text, original, original);
  if (isBlank(words)) return [{ text: speaker.t((m) => m.paper.noText), look: "dim" }];
  return spoken(speaker, words, language);
}

/** The words of a framework exist in the language of the paper. */
export const official = ({ locale }: Pick<Speaker, "locale">, title: OfficialText): string => title[locale];

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
