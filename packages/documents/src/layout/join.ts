import { words } from "../recognise/normalise.ts";

/** How often each word stands in the file: says whether two halves belong together. */
export type Vocabulary = ReadonlyMap<string, number>;

export const vocabularyOf = (texts: Iterable<string>): Vocabulary => {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const { plain } of words(text)) counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return counts;
};

const fragmentAtEnd = /(\p{L}+)$/u;
const fragmentAtStart = /^(\p{L}+)/u;
const conjunctionFirst = /^(?:en|of|et|ou|and|und|naar|tot)\b/i;
const shortestJoined = 8;
const longestWord = 40;

/** "slachtoffersch" + "ap": neither half is a word of the file, the whole is. */
const isBrokenWord = (left: string, right: string, vocabulary: Vocabulary): boolean => {
  const end = fragmentAtEnd.exec(left.slice(-longestWord))?.[1]?.toLowerCase();
  const start = fragmentAtStart.exec(right)?.[1];
  if (!end || !start || start !== start.toLowerCase()) return false;
  const whole = words(end + start)[0]?.plain ?? "";
  return (
    whole.length >= shortestJoined && vocabulary.has(whole) && (vocabulary.get(words(end)[0]?.plain ?? "") ?? 0) <= 1
  );
};

const hyphenated = (left: string, right: string, vocabulary: Vocabulary): string => {
  if (conjunctionFirst.test(right) || !/^\p{Ll}/u.test(right))
    return /^\p{L}/u.test(right) && conjunctionFirst.test(right) ? `${left} ${right}` : left + right;
  const end = /(\p{L}+)-$/u.exec(left.slice(-longestWord))?.[1] ?? "";
  const start = fragmentAtStart.exec(right)?.[1] ?? "";
  const whole = words(end + start)[0]?.plain ?? "";
  if (vocabulary.has(whole)) return left.slice(0, -1) + right;
  const apart = vocabulary.has(words(end)[0]?.plain ?? "") && vocabulary.has(words(start)[0]?.plain ?? "");
  const abbreviation = /(?:^|[^\p{L}])\p{Lu}+-$/u.test(left.slice(-longestWord));
  return apart || abbreviation ? left + right : left.slice(0, -1) + right;
};

/** Joins two broken lines with what stood between them: a blank, or nothing inside a word. */
export const joinTwo = (left: string, right: string, vocabulary: Vocabulary): string => {
  if (left === "") return right;
  if (right === "") return left;
  if (/\p{L}-$/u.test(left)) return hyphenated(left, right, vocabulary);
  if (/\p{L}\/$/u.test(left) && /^\p{Ll}/u.test(right)) return left + right;
  if (/[’']$/.test(left) && /\p{L}['’]$/u.test(left)) return left + right;
  if (isBrokenWord(left, right, vocabulary)) return left + right;
  return `${left} ${right}`;
};

export const joinLines = (texts: readonly string[], vocabulary: Vocabulary): string =>
  texts.reduce((whole, text) => joinTwo(whole, text, vocabulary), "");
