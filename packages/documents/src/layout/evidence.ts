import type { Line } from "../lines/lines.ts";
import { firstWord, lastWord, normalise, startsDigit, startsLower, startsUpper } from "../recognise/normalise.ts";
import { bracketOpen, endsSentence, hangs, hangsLoosely } from "./hanging.ts";
import { gapClass, lengthWithNextWord, type Habits } from "./habits.ts";
import { endsInTarget, holdsTarget, opensLikeIndicator } from "./target-ending.ts";

export type ListKind = "operational" | "result" | "indicator" | "cell" | "heading" | "text";

/** The item as read so far, and the line that either continues it or begins the next one. */
export type Situation = {
  kind: ListKind;
  lines: readonly Line[];
  text: string;
  above: Line;
  below: Line;
  /** First words of the items before, for lists that repeat their beginning. */
  openings: ReadonlySet<string>;
  /** The items of this list carry bullets, and this line has none. */
  bulleted: boolean;
};

/** Reasons, each with its weight; positive speaks for a new item. */
export type Evidence = { reason: string; weight: number }[];

const certain = 6;

const lineLength = ({ lines, above, below }: Situation, habits: Habits): number => {
  const length = lengthWithNextWord(above, below);
  if (below.columnWidth !== undefined) return length < below.columnWidth ? 1.9 : -1.1;
  const widest = Math.max(0, ...lines.slice(0, -1).map((line) => line.text.length));
  if (widest > 40) {
    if (length <= widest - 4) return 1.9;
    return length > widest ? -1.1 : 0;
  }
  if (length < habits.shortLine) return 1.9;
  return length >= habits.fullLine ? -0.7 : 0.2;
};

const startOf = ({ below }: Situation, habits: Habits): number => {
  if (startsLower(below.text)) return habits.lowerStart;
  if (startsUpper(below.text)) return habits.upperStart;
  if (startsDigit(below.text)) return -0.2;
  return /^[(]/.test(below.text) ? -0.8 : -0.3;
};

const endOf = ({ text }: Situation, habits: Habits): number => {
  if (bracketOpen(text)) return -4;
  if (hangs(text)) return -4;
  if (hangsLoosely(text)) return Math.min(habits.openEnd, 0) - 1;
  if (text.endsWith(":")) return -3;
  return endsSentence(text) ? habits.sentenceEnd : habits.openEnd;
};

const indentOf = ({ lines, below }: Situation, habits: Habits): number => {
  const first = lines[0];
  const second = lines[1];
  if (!habits.indented || !first) return 0;
  if (second && second.indent > first.indent + 1) return below.indent <= first.indent + 1 ? 1.5 : -1.5;
  return below.indent > first.indent + 1 ? -0.8 : 0;
};

const measured = ({ kind, text, below, openings }: Situation): number => {
  if (kind !== "indicator" && kind !== "cell") return 0;
  const upper = startsUpper(below.text) || startsDigit(below.text);
  let sum = 0;
  if (upper && endsInTarget(text)) sum += 1.6;
  if (upper && opensLikeIndicator(below.text)) sum += 1.5;
  if (!upper && !holdsTarget(text) && endsInTarget(below.text)) sum -= 0.6;
  if (/^[≥≤><=\d]/.test(below.text) && !endsInTarget(text)) sum -= 1.5;
  if (openings.has(normalise(firstWord(below.text))) && startsUpper(below.text)) sum += 0.5;
  return sum;
};

/** "vzw Regionaal Open" + "Jeugdcentrum …": a name that goes on. */
const runningName = ({ text, below }: Situation): number => {
  const last = lastWord(text);
  return /\p{L}$/u.test(text) &&
    /^\p{Lu}\p{Ll}/u.test(last) &&
    /^\p{Lu}\p{Ll}/u.test(below.text) &&
    text.length > last.length
    ? -0.7
    : 0;
};

/** What speaks for and against a new item at this line (a line without a bullet). */
export const weigh = (situation: Situation, habits: Habits): Evidence => {
  const gap = gapClass(situation.below.gap, habits.pitch);
  const evidence: Evidence = [
    { reason: "bullet", weight: situation.bulleted ? habits.unmarked : 0 },
    { reason: `gap.${gap}`, weight: gap === "loose" ? habits.loose : gap === "tight" ? habits.tight : 0 },
    { reason: "start", weight: startOf(situation, habits) },
    { reason: "end", weight: endOf(situation, habits) },
    { reason: "length", weight: lineLength(situation, habits) },
    { reason: "indent", weight: indentOf(situation, habits) },
    { reason: "measure", weight: measured(situation) },
    { reason: "name", weight: runningName(situation) },
  ];
  if (situation.below.headingDepth !== null) evidence.push({ reason: "markdown", weight: certain });
  return evidence.filter(({ weight }) => weight !== 0);
};

export const sumOf = (evidence: Evidence): number => evidence.reduce((sum, { weight }) => sum + weight, 0);
