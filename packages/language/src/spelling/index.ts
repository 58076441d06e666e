import type { Language } from "@salus/domain";
import { createHunspellFromStrings } from "hunspell-wasm";
import { Speller } from "./speller.ts";

export { type Engine, Speller } from "./speller.ts";

/** Languages there is a dictionary for that may be given along; German is left to the browser (decision 30). */
export const spelledLanguages = ["nl", "fr"] as const satisfies readonly Language[];
export type SpelledLanguage = (typeof spelledLanguages)[number];

/** A speller from the two files of a Hunspell dictionary. Takes a moment and some memory: once per language. */
export const createSpeller = async (
  language: SpelledLanguage,
  { aff, dic, allowed = [] }: { aff: string; dic: string; allowed?: Iterable<string> },
): Promise<Speller> => new Speller(await createHunspellFromStrings(aff, dic), language, allowed);
