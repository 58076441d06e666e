import type { ErrorCode, Locale } from "@salus/domain";
import type { TFunction } from "i18next";
import { speaker } from "./speaker.ts";
import type { nl } from "./nl/index.ts";

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

/** The texts of one language; Dutch has no third category to say. */
type Taught = Messages | typeof nl;

type Engine = (locale: Locale, messages: Taught) => Translate;

const texts = new Map<Locale, Taught>();
const made = new Map<Locale, Translate>();
const listeners = new Set<() => void>();
let hasMissed = false;

/** Without an engine of its own a place speaks with the small one, which is all that a browser carries. */
const small: Engine = (locale) =>
  speaker(
    locale,
    () => textsIn(locale),
    () => (hasMissed = true),
  ) as unknown as Translate;
let engine = small;

export function speakWith(given: Engine): void {
  engine = given;
}

/** Hands over the texts of a language, before anything is said in it. */
export function teach(locale: Locale, messages: Taught): void {
  texts.set(locale, messages);
  if (!hasMissed) return;
  hasMissed = false;
  for (const listener of listeners) listener();
}

/** Calls back when texts arrive of which one was wanted before it was there. */
export function onTaught(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The texts of a language as data. */
export function textsIn(locale: Locale): Taught {
  const messages = texts.get(locale);
  if (!messages) throw new Error(`the texts in ${locale} were not loaded`);
  return messages;
}

/** The texts in one language. Its language never changes, so requests in both languages can run at once. */
export function translator(locale: Locale): Translate {
  const known = made.get(locale);
  if (known) return known;
  const t = engine(locale, textsIn(locale));
  made.set(locale, t);
  return t;
}

/** A refusal as an error code with what the answer said about it. */
export type ToldRefusal = {
  readonly code: ErrorCode | "internal";
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly requestId?: string | undefined;
};

/** The sentence for a refusal. Values that an error text names and the answer does not give stay a dash. */
export function refusalText(t: Translate, { code, params = {}, requestId }: ToldRefusal): string {
  const value = (name: string): string => String(params[name] ?? "–");
  return t(($) => $.errors[code], { min: value("min"), max: value("max"), requestId: requestId ?? "–" });
}
