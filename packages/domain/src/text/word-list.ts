import { z } from "zod";
import { Language } from "../localized-text.ts";

/** Whose list a word stands on: one person's in one municipality, or the municipality's, for everybody there. */
export const wordLists = ["mine", "municipality"] as const;
export const WordList = z.enum(wordLists);
export type WordList = z.infer<typeof WordList>;

/** A word that the speller must let pass, as it is written; several words are several entries. */
export const NewWord = z.object({
  language: Language,
  word: z
    .string()
    .trim()
    .normalize("NFC")
    .min(1)
    .max(60)
    .regex(/^[\p{L}\p{N}]+(?:[’'.·-][\p{L}\p{N}]+)*$/u),
  list: WordList,
});
export type NewWord = z.infer<typeof NewWord>;

/** More is no word list but a dictionary. */
export const mostWords = 2_000;
