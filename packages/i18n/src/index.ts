import type { Locale } from "@salus/domain";
import { createInstance, type TFunction } from "i18next";
import { fr } from "./fr/index.ts";
import { nl } from "./nl/index.ts";

export { findingText, grantStepText } from "./domain-text.ts";
export { type Formats, formats, localeTag } from "./formats.ts";

/**
 * The shape of the Dutch texts with free wording. Where Dutch counts (`x_one`, `x_other`),
 * French must also say `x_many`: its plural rules have three categories.
 */
type Text<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Text<T[Key]> } & {
  readonly [Key in keyof T as Key extends `${infer Stem}_other` ? `${Stem}_many` : never]: string;
};

/** Dutch is written first; French must have exactly the same keys, or it does not compile. */
export type Messages = Text<typeof nl>;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: { app: typeof nl };
    enableSelector: true;
  }
}

export type Translate = TFunction<"app">;

const made = new Map<Locale, Translate>();

/** The texts in one language. Its language never changes, so requests in both languages can run at once. */
export function translator(locale: Locale): Translate {
  const known = made.get(locale);
  if (known) return known;
  const i18n = createInstance();
  void i18n.init({
    lng: locale,
    resources: { nl: { app: nl }, fr: { app: fr } },
    defaultNS: "app",
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false }, // Svelte escapes.
  });
  const t = i18n.t as Translate;
  made.set(locale, t);
  return t;
}

/** Every text as data, for checks and for exports of the word list. */
export const messages = { nl, fr } as const;
