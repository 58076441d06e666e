import type { Locale } from "../localized-text.ts";
import type { Period, PlainDate } from "../period.ts";
import { tokenize } from "./lexer.ts";
import { lexicon } from "./lexicon.ts";
import type { Frequency, Meaning } from "./meaning.ts";
import type { Target } from "./target.ts";

/** A point or stretch of time in the line. `recurring` when it comes back every year ("31 maart van het werkjaar"). */
export type When = {
  readonly role: "on" | "by" | "before" | "from" | "until" | "span" | "none";
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly precision: "day" | "month" | "year" | "plan" | "unknown";
  readonly recurring: boolean;
};

/** A word, phrase, number or time in the line, with what it can mean. */
export type Item = {
  readonly raw: string;
  readonly fold: string;
  readonly start: number;
  readonly end: number;
  readonly glued: boolean;
  readonly sign: boolean;
  readonly is: Meaning;
  readonly number: number | null;
  /** A number that names something: an age, an article of law, a house number. */
  readonly label: boolean;
  readonly date: PlainDate | null;
  readonly when: When | null;
  readonly within: NonNullable<Target["within"]> | null;
  readonly often: Frequency | null;
};

export const nothing: Meaning = {};

/** Groups tokens into phrases, longest first. Linear: phrases have a bounded length. */
export function readItems(text: string, language: Locale): Item[] {
  const words = lexicon(language);
  const tokens = tokenize(text);
  const items: Item[] = [];
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index];
    if (!token) break;
    const phrase = token.kind === "number" || token.kind === "date" ? null : words.longest(tokens, index);
    const length = phrase?.length ?? 1;
    const last = tokens[index + length - 1] ?? token;
    const is = phrase?.meaning ?? (token.kind === "word" ? words.compound(token.fold) : null) ?? nothing;
    items.push({
      raw: text.slice(token.start, last.end),
      fold: length === 1 ? token.fold : text.slice(token.start, last.end).toLowerCase(),
      start: token.start,
      end: last.end,
      glued: token.glued,
      sign: token.kind === "sign" && length === 1,
      is,
      number: token.number ?? is.number ?? is.fraction ?? null,
      label: false,
      date: token.date,
      when: null,
      within: null,
      often: is.often ?? null,
    });
    index += length;
  }
  return items;
}

/** One item out of several that stand together. */
export function merge(items: readonly Item[], from: number, to: number, more: Partial<Item>, text: string): Item {
  const first = items[from] as Item;
  const last = items[to - 1] as Item;
  return {
    ...first,
    raw: text.slice(first.start, last.end),
    fold: "",
    end: last.end,
    sign: false,
    is: nothing,
    number: null,
    date: null,
    often: null,
    ...more,
  };
}

export type Context = { readonly language: Locale; readonly period: Period | null; readonly text: string };
