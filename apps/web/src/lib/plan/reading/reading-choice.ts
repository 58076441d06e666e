import { type Locale, locales, requiredLanguages } from "@salus/domain";
import { createContext } from "svelte";
import type { Reading } from "./plan-reading.ts";

/** In which languages the plan is read, and whether gaps are shown; both stand in the address. */
export type ReadingChoice = { readonly languages: readonly Locale[]; readonly marks: boolean; readonly base: string };

export function languagesOf(asked: string | null, reading: Reading, locale: Locale): Locale[] {
  const other: Locale = locale === "nl" ? "fr" : "nl";
  if (asked === "both") return [locale, other];
  const one = locales.find((each) => each === asked);
  if (one) return [one];
  const required = requiredLanguages(reading.regime);
  return locales.every((each) => required.includes(each)) ? [locale, other] : [locale];
}

export const [useReading, setReading] = createContext<() => ReadingChoice>();
