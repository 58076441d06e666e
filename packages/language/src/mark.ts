import type { FindingCode, Language } from "@salus/domain";

export type MarkCode = Extract<FindingCode, `glossary.${string}` | `language.${string}`> | "spelling";

/** A stretch of one text that somebody should look at: `[from, to)` in characters, and what could stand there instead. */
export type TextMark = {
  readonly code: MarkCode;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  /** In order of likelihood; the first one is what one key puts in its place. */
  readonly suggestions: readonly string[];
  /** The language a stretch is in, where it is not the one of its text. */
  readonly found?: Language;
};

/** The text with one suggestion in the place of a mark. */
export const replaced = (text: string, { from, to }: TextMark, suggestion: string): string =>
  text.slice(0, from) + suggestion + text.slice(to);

/** Marks in reading order without overlaps: what stands first in the lists wins. */
export function settled(...lists: readonly (readonly TextMark[])[]): TextMark[] {
  const kept: TextMark[] = [];
  for (const mark of lists.flat()) if (!kept.some((other) => overlaps(other, mark))) kept.push(mark);
  return kept.sort((a, b) => a.from - b.from);
}

const overlaps = (a: TextMark, b: TextMark): boolean => a.from < b.to && b.from < a.to;
