import type { Line } from "../lines/lines.ts";
import { readLabel } from "../recognise/labels.ts";
import { firstWord, startsLower, startsUpper } from "../recognise/normalise.ts";
import { readBullet } from "./bullets.ts";
import { endsSentence } from "./hanging.ts";

export type GapClass = "tight" | "loose" | "unknown";

/** Weights of evidence (natural logarithms of likelihood ratios; positive speaks for a new item), learned from the file. */
export type Habits = {
  /** Empty lines between two lines of one paragraph. */
  pitch: number;
  loose: number;
  tight: number;
  lowerStart: number;
  upperStart: number;
  sentenceEnd: number;
  openEnd: number;
  /** Length (with the next word) below which a line certainly ended by choice, and above which it was full. */
  shortLine: number;
  fullLine: number;
  /** What a line without a bullet must overcome where the items of the file carry bullets. */
  unmarked: number;
  indented: boolean;
};

type Pair = { above: Line; below: Line };

const enough = 15;
/** Share of the lines that must carry bullets before bullets say anything. */
const fewestMarks = 0.06;
const strongest = 3;
const clamp = (value: number): number => Math.max(-strongest, Math.min(strongest, value));

/** Log of how much more often something is seen at new items than inside items, with one half added to each count. */
const weight = (
  splits: readonly Pair[],
  joins: readonly Pair[],
  seen: (pair: Pair) => boolean,
  otherwise: number,
): number => {
  if (splits.length < enough || joins.length < enough) return otherwise;
  const share = (pairs: readonly Pair[]) => (pairs.filter(seen).length + 0.5) / (pairs.length + 1);
  return clamp(Math.log(share(splits) / share(joins)));
};

const mode = (values: readonly number[], otherwise: number): number => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? otherwise;
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** How long the line would have been had the next word still stood on it. */
export const lengthWithNextWord = (above: Line, below: Line): number =>
  above.text.length + 1 + (/^\S+/.exec(below.text)?.[0].length ?? firstWord(below.text).length);

export const gapClass = (gap: number | null, pitch: number): GapClass => {
  if (gap === null || gap < pitch) return "unknown";
  return gap === pitch ? "tight" : "loose";
};

const pairsOf = (lines: readonly Line[]): Pair[] =>
  lines.slice(1).flatMap((below, index) => {
    const above = lines[index];
    return above && !readLabel(above.text) && !readLabel(below.text) ? [{ above, below }] : [];
  });

/** In a file without bullets: a capital behind a line that had room left. */
const isPlainSplit = ({ above, below }: Pair, shortLine: number): boolean =>
  startsUpper(below.text) && !readBullet(below.text) && lengthWithNextWord(above, below) < shortLine;

/** The rarer items without a bullet seem to be, the less a line without one is taken for an item. */
const reluctance = (marked: number, unmarked: number): number => {
  const share = unmarked / (marked + unmarked);
  return Math.max(-2, Math.min(0.2, Math.log((share + 0.03) / 0.3)));
};

const isJoin = ({ below }: Pair): boolean => startsLower(below.text) && !readBullet(below.text);

/** Empty lines between two lines of one paragraph. */
export const pitchOf = (lines: readonly Line[]): number =>
  mode(
    lines.slice(1).flatMap((below, index) => {
      const above = lines[index];
      return above && below.gap !== null && isJoin({ above, below }) ? [below.gap] : [];
    }),
    0,
  );

/** What can be learned from the file about how it breaks lines and marks items. */
export const learnHabits = (lines: readonly Line[]): Habits => {
  const pairs = pairsOf(lines);
  const bulleted = pairs.filter(({ below }) => readBullet(below.text) !== null && !/^o\s/.test(below.text));
  const joins = pairs.filter(isJoin);
  const pitch = pitchOf(lines);
  const lengths = joins.map(({ above, below }) => lengthWithNextWord(above, below)).toSorted((a, b) => a - b);
  const shortLine = lengths.length < enough ? 60 : quantile(lengths, 0.06);
  const marks = bulleted.length >= Math.max(enough, pairs.length * fewestMarks);
  const splits = marks ? bulleted : pairs.filter((pair) => isPlainSplit(pair, shortLine));
  const knownGap = ({ below }: Pair) => gapClass(below.gap, pitch);
  const withGap = (all: readonly Pair[]) => all.filter((pair) => knownGap(pair) !== "unknown");
  const gapsTell = bulleted.filter((pair) => knownGap(pair) === "loose").length > bulleted.length / 2;
  const isUnmarked = (pair: Pair) =>
    startsUpper(pair.below.text) &&
    !readBullet(pair.below.text) &&
    (gapsTell ? knownGap(pair) === "loose" : lengthWithNextWord(pair.above, pair.below) < shortLine);
  const startsItem = ({ below }: Pair) => readBullet(below.text)?.text ?? below.text;
  const indented = lines.filter((line) => line.indent > 1).length;
  return {
    pitch,
    loose: weight(withGap(splits), withGap(joins), (pair) => knownGap(pair) === "loose", 1.8),
    tight: weight(withGap(splits), withGap(joins), (pair) => knownGap(pair) === "tight", -0.9),
    lowerStart: clamp(
      Math.log((bulleted.filter((pair) => startsLower(startsItem(pair))).length + 0.5) / (splits.length + 6)) - 0.5,
    ),
    upperStart: 1.4,
    // An item may hold several sentences: their end never decides alone.
    sentenceEnd: Math.min(
      2,
      weight(splits, joins, ({ above }) => endsSentence(above.text), 1.6),
    ),
    openEnd: weight(splits, joins, ({ above }) => !endsSentence(above.text), -0.6),
    shortLine,
    fullLine: lengths.length < enough ? 80 : quantile(lengths, 0.3),
    unmarked: marks ? reluctance(bulleted.length, pairs.filter(isUnmarked).length) : 0,
    indented: indented > lines.length * 0.15,
  };
};
