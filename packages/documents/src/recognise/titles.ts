import type { Instrument } from "@salus/domain";
import { titleEntries, type TitleEntry } from "./lexicon.ts";
import { normalise } from "./normalise.ts";
import { likeness } from "./similarity.ts";

export type TitleMatch = { entry: TitleEntry; likeness: number };
type Wanted = { kind?: TitleEntry["kind"] | undefined; instrument?: Instrument | undefined };

/** Below this a text is not taken for an official title. */
export const titleFloor = 0.84;

const prefixLength = 4;
const prefixes = (plain: string): Set<string> =>
  new Set(
    plain
      .split(" ")
      .filter((word) => word.length >= prefixLength)
      .map((word) => word.slice(0, prefixLength)),
  );

type Indexed = { entry: TitleEntry; prefixCount: number; words: number };

const byPrefix = new Map<string, Indexed[]>();
const short: Indexed[] = [];
for (const entry of titleEntries) {
  const found = prefixes(entry.plain);
  const indexed = { entry, prefixCount: found.size, words: entry.plain.split(" ").length };
  if (indexed.words <= 3) short.push(indexed);
  for (const prefix of found) byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), indexed]);
}

/** Entries that share at least half of their word beginnings with the text. */
const candidates = (plain: string): TitleEntry[] => {
  const shared = new Map<Indexed, number>();
  for (const prefix of prefixes(plain)) {
    for (const indexed of byPrefix.get(prefix) ?? []) shared.set(indexed, (shared.get(indexed) ?? 0) + 1);
  }
  const found = [...shared].filter(([indexed, count]) => count * 2 >= indexed.prefixCount).map(([indexed]) => indexed);
  const few = plain.split(" ").length <= 3 ? short : [];
  return [...new Set([...found, ...few])].map((indexed) => indexed.entry);
};

const beginning = (plain: string): string => plain.slice(0, 3);
const beginnings = new Set(titleEntries.map((entry) => beginning(entry.plain)));

/** A cheap look at the first letters: whether an official title can begin here at all. */
export const mayBeginTitle = (text: string): boolean => beginnings.has(beginning(normalise(text.slice(0, 24))));

const remembered = new Map<string, readonly TitleMatch[]>();
const memory = 20_000;

const matchesOf = (plain: string): readonly TitleMatch[] => {
  const known = remembered.get(plain);
  if (known) return known;
  const matches = candidates(plain)
    .map((entry) => ({ entry, likeness: likeness(plain, entry.plain, titleFloor) }))
    .filter((match) => match.likeness >= titleFloor)
    .toSorted((a, b) => b.likeness - a.likeness);
  if (remembered.size > memory) remembered.clear();
  remembered.set(plain, matches);
  return matches;
};

const longestTitle = 400;

/** Official titles that a text resembles, most alike first; typing errors are forgiven. */
export const matchTitles = (text: string, wanted: Wanted = {}): readonly TitleMatch[] => {
  if (text.length > longestTitle) return [];
  const plain = normalise(text);
  if (plain.length < 3) return [];
  return matchesOf(plain).filter(
    ({ entry }) =>
      (!wanted.kind || entry.kind === wanted.kind) && (!wanted.instrument || entry.instrument === wanted.instrument),
  );
};

export const matchTitle = (text: string, wanted: Wanted = {}): TitleMatch | null =>
  matchTitles(text, wanted)[0] ?? null;
