import type { Language, Locale, LocalizedText, OfficialText } from "@salus/domain";
import {
  type Formats,
  formats,
  localeTag,
  onTaught,
  refusalText,
  type ToldRefusal,
  type Translate,
  translator,
} from "@salus/i18n";
import { createContext } from "svelte";

/** A text together with the language it is written in, for `lang`. */
export type SpokenText = { readonly text: string; readonly lang: Language };

/**
 * Words and figures in the reader's language. Every function may be taken out of the object and stays alive:
 * it reads the language when it is called, so a switch of language redraws without losing component state.
 */
export type I18n = Formats & {
  readonly t: Translate;
  readonly locale: Locale;
  /** `nl-BE`, `fr-BE`. */
  readonly tag: string;
  /** A name before what belongs to it: French puts a space before the colon. */
  readonly named: (name: string) => string;
  /** The sentence for a refusal of the API. */
  readonly refusal: (refusal: ToldRefusal) => string;
  /** An official title in the reader's language. */
  readonly official: (title: OfficialText) => string;
  /** Whether the wording in the reader's language is found in no official source. */
  readonly isUnattested: (title: OfficialText) => boolean;
  /** A municipality's text in the reader's language, else its original, else any. */
  readonly spoken: (text: LocalizedText, original?: Language) => SpokenText;
};

/** `locale` is read at every call: hand over a function that reads reactive state. */
export function createI18n(locale: () => Locale): I18n {
  const live = <Args extends unknown[], Result>(pick: (f: Formats) => (...args: Args) => Result) => {
    return (...args: Args): Result => pick(formats(locale()))(...args);
  };
  // Texts that were asked for before they were there are said when they come.
  let arrivals = $state(0);
  if (typeof window !== "undefined") onTaught(() => (arrivals += 1));
  return {
    // Called, it speaks the language of the moment; only that language need be loaded.
    t: new Proxy((() => "") as unknown as Translate, {
      apply: (_none, self, args) => {
        void arrivals;
        return Reflect.apply(translator(locale()), self, args) as unknown;
      },
    }),
    get locale() {
      return locale();
    },
    get tag() {
      return localeTag(locale());
    },
    named: (name) => (locale() === "fr" ? `${name}\u00a0:` : `${name}:`),
    refusal: (refusal) => refusalText(translator(locale()), refusal),
    official: (title) => title[locale()],
    isUnattested: (title) => title.unattested.includes(locale()),
    spoken: (text, original) => spokenIn(locale(), text, original),
    money: live((f) => f.money),
    amount: live((f) => f.amount),
    number: live((f) => f.number),
    percent: live((f) => f.percent),
    date: live((f) => f.date),
    longDate: live((f) => f.longDate),
    time: live((f) => f.time),
    dateTime: live((f) => f.dateTime),
  };
}

function spokenIn(locale: Locale, text: LocalizedText, original: Language | undefined): SpokenText {
  const order: Language[] = [locale, ...(original ? [original] : []), "nl", "fr", "de"];
  const lang = order.find((language) => text[language]);
  return lang ? { text: text[lang] ?? "", lang } : { text: "", lang: original ?? locale };
}

export const [useI18n, setI18n] = createContext<I18n>();
