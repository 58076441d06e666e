import type { Instrument } from "@salus/domain";
import { readBullet } from "../layout/bullets.ts";
import { splitItems, type ListContext } from "../layout/items.ts";
import { joinLines } from "../layout/join.ts";
import type { Line } from "../lines/lines.ts";
import { readLabel } from "../recognise/labels.ts";
import type { TitleEntry } from "../recognise/lexicon.ts";
import { matchTitle, type TitleMatch } from "../recognise/titles.ts";
import { readNumbered } from "./numbering.ts";

export type Extent = { text: string; count: number; match: TitleMatch | null };

const longestTitleInLines = 6;

const isMarked = (line: Line): boolean => {
  const bullet = readBullet(line.text);
  return bullet !== null && bullet.text !== "";
};
const stops = (line: Line): boolean => readNumbered(line) !== null || readLabel(line.text)?.heading.kind != null;
/** A title may hold a dash that came to stand first on its line; then it must fit almost to the letter. */
const withDash = 0.96;

/** Lines that together come nearest to an official title, beginning at the first one; null where none does. */
export const officialExtent = (
  lines: readonly Line[],
  firstText: string,
  context: ListContext,
  wanted: { kind?: TitleEntry["kind"]; instrument?: Instrument },
): Extent | null => {
  let best: Extent | null = null;
  let marked = false;
  const texts = [firstText];
  for (let count = 1; count <= Math.min(longestTitleInLines, lines.length); count += 1) {
    if (count > 1) {
      const line = lines[count - 1];
      if (!line || stops(line)) break;
      marked ||= isMarked(line);
      texts.push(line.text);
    }
    const text = joinLines(texts, context.vocabulary);
    const match = matchTitle(text, wanted);
    if (match && match.likeness > (best?.match?.likeness ?? 0) && (!marked || match.likeness >= withDash))
      best = { text, count, match };
  }
  return best;
};

/** The lines of a heading: as far as an official title reaches, else one item by the evidence of the layout. */
export const titleExtent = (
  lines: readonly Line[],
  firstText: string,
  context: ListContext,
  wanted: { kind?: TitleEntry["kind"]; instrument?: Instrument },
): Extent => {
  const found = officialExtent(lines, firstText, context, wanted);
  if (found) return found;
  const [first, ...others] = lines;
  if (!first) return { text: firstText, count: 0, match: null };
  const candidates = [{ ...first, text: firstText }, ...others.slice(0, longestTitleInLines - 1)];
  const item = splitItems(candidates, { ...context, kind: "heading" }).items[0];
  return { text: (item?.text ?? firstText).replaceAll("\n- ", " "), count: item?.lines.length ?? 1, match: null };
};
