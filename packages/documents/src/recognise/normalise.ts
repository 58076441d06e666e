/** A word of a text with its place, compared without case and accents. */
export type Word = { plain: string; start: number; end: number };

/** Lower case, without accents; other signs than letters and digits become one blank. */
export const normalise = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The words of a text in order; `l'`, `d'` and `'s` stay apart. */
export const words = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    plain: normalise(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));

export const firstWord = (text: string): string => /^[^\p{L}\p{N}]*([\p{L}\p{N}]+)/u.exec(text)?.[1] ?? "";
const longestWord = 60;
export const lastWord = (text: string): string =>
  /([\p{L}\p{N}'’]+)[^\p{L}\p{N}]*$/u.exec(text.slice(-longestWord))?.[1] ?? "";

const letters = (text: string): string[] => text.match(/\p{L}/gu) ?? [];

/** Share of capitals among the letters; 0 where there are none. */
export const capitalShare = (text: string): number => {
  const all = letters(text);
  return all.length === 0 ? 0 : all.filter((letter) => letter !== letter.toLowerCase()).length / all.length;
};

export const startsLower = (text: string): boolean => /^[«"'“‘(]*\p{Ll}/u.test(text);
export const startsUpper = (text: string): boolean => /^[«"'“‘(]*\s?\p{Lu}/u.test(text);
export const startsDigit = (text: string): boolean => /^\d/.test(text);
