import { limits } from "../decode/limits.ts";
import { readBullet } from "../layout/bullets.ts";
import { endsInTarget } from "../layout/target-ending.ts";
import type { Line } from "../lines/lines.ts";
import { readLabel } from "../recognise/labels.ts";
import { capitalShare, normalise, startsLower } from "../recognise/normalise.ts";
import { mayBeginTitle, type TitleMatch } from "../recognise/titles.ts";
import { listContext, type OutlineContext } from "./context.ts";
import { chapterNumber } from "./numbering.ts";
import { officialExtent, titleExtent } from "./title-extent.ts";

export type ChapterHeading = {
  start: number;
  end: number;
  text: string;
  number: string | null;
  value: number | null;
  roman: boolean;
  match: TitleMatch | null;
  score: number;
};

export type ChapterHints = {
  /** Number of the chapter that is open, or null before the first. */
  open: number | null;
  /** First part of the numbers that follow ("11" of "11.1. Algemene doelstellingen"). */
  anchor: number | null;
  /** Text behind the label that follows: a general objective names its phenomenon. */
  objective: string;
  /** Prefer the last of equal candidates: in front of the first chapter stand decisions and tables of contents. */
  last: boolean;
};

/** From this score on a line is taken for a chapter heading where none has to stand. */
export const sureScore = 4;
/** And from this one where one has to. */
export const neededScore = 1.5;

const contentsLine = /(?:\.{4,}|(?:\s\.){4,}|…{2,})\s*\d*\s*$/;
const longestHeading = 140;

const numberScore = (value: number, roman: boolean, hints: ChapterHints): number => {
  if (hints.anchor !== null) return value === hints.anchor ? 4 : -1.5;
  if (roman) return 2.5;
  if (hints.open !== null) return value === hints.open + 1 ? 2 : -0.5;
  return value === 1 ? 1.5 : 0;
};

const candidate = (
  lines: readonly Line[],
  index: number,
  hints: ChapterHints,
  context: OutlineContext,
): ChapterHeading | null => {
  const line = lines[index];
  if (!line || line.text.length > longestHeading || contentsLine.test(line.text)) return null;
  const bullet = readBullet(line.text);
  if (bullet && bullet.number === null) return null;
  const label = readLabel(line.text);
  if (label?.heading.kind && label.heading.kind !== "chapter") return null;
  const labelled = label?.heading.kind === "chapter" && label.heading.code !== "coordination" && label.rest !== "";
  const numbered = chapterNumber(line.text);
  const text = labelled ? label.rest : (numbered?.text ?? line.text);
  if (!/\p{L}/u.test(text)) return null;

  const list = listContext(context, "heading");
  const rest = lines.slice(index);
  const named = /^(?:fenomeen|phénomène|dispositi[ef]f?|thema|thème)\s+(?=\S)/i.exec(text);
  const wanted = { kind: "chapter", instrument: context.instrument } as const;
  const official =
    (mayBeginTitle(text) ? officialExtent(rest, text, list, wanted) : null) ??
    (named ? officialExtent(rest, text.slice(named[0].length), list, wanted) : null);
  const roman = numbered?.roman ?? false;
  let score = 0;
  if (official) score += official.match && official.match.likeness > 0.93 ? 4.5 : 3.5;
  if (labelled) score += 2.5;
  if (numbered) score += numberScore(numbered.value, roman, hints);
  const plain = normalise(text);
  if (plain.length > 4 && normalise(hints.objective).includes(plain)) score += 3;
  if (capitalShare(text) > 0.8 && text.length > 3) score += 2;
  if (line.pageStart) score += 0.6;
  if (line.headingDepth !== null) score += 2;
  if (line.gap !== null && line.gap > context.habits.pitch) score += 0.4;
  if (text.length > 90) score -= 1;
  if (/[.;,:]$/.test(text)) score -= official ? 0.5 : 2;
  if (endsInTarget(text)) score -= 3;
  if (startsLower(text)) score -= 2.5;
  if (/€|\beuro?\b|\d{4}/i.test(text)) score -= 1.5;
  if (label?.heading.kind === null) score -= 3;
  if (score <= 0) return null;
  const extent = official ?? titleExtent(rest, text, list, {});
  return {
    start: index,
    end: index + extent.count,
    text: extent.text,
    number: numbered?.number ?? (labelled ? label.ordinal : null),
    value: numbered?.value ?? null,
    roman,
    match: official?.match ?? null,
    score,
  };
};

/** The line of a region that looks most like the heading of a chapter; null where none does at all. */
export const findChapter = (
  lines: readonly Line[],
  hints: ChapterHints,
  context: OutlineContext,
): ChapterHeading | null => {
  let best: ChapterHeading | null = null;
  for (let index = Math.max(0, lines.length - limits.headingReach); index < lines.length; index += 1) {
    const found = candidate(lines, index, hints, context);
    if (found && (!best || found.score > best.score || (hints.last && found.score === best.score))) best = found;
  }
  return best;
};
