import type { LocalizedText } from "@salus/domain";
import type { Comparison } from "#lib/api/types.ts";

export type ComparedColumn = Comparison["columns"][number];
export type ComparedRow = Comparison["rows"][number];
export type ComparedObjective = NonNullable<ComparedRow["cells"][number]>[number];
export type ComparedIndicator = ComparedObjective["indicators"][number];
export type ComparedAmount = ComparedColumn["amounts"][number];

/** One money line over all columns; null where a plan does not have it. */
export type AmountRow = {
  readonly scheme: string;
  readonly title: ComparedAmount["title"];
  readonly cells: readonly (ComparedAmount | null)[];
};

/** The money lines of the plans, matched by scheme, in the order of the first plan that has them. */
export function amountRows(columns: readonly Pick<ComparedColumn, "amounts">[]): AmountRow[] {
  const lines = columns.flatMap(({ amounts }) => amounts);
  const schemes = [...new Set(lines.flatMap(({ scheme }) => (scheme === null ? [] : [scheme])))];
  return schemes.map((scheme) => ({
    scheme,
    title: lines.find((line) => line.scheme === scheme)?.title ?? null,
    cells: columns.map(({ amounts }) => amounts.find((line) => line.scheme === scheme) ?? null),
  }));
}

const plain = (text: LocalizedText): string =>
  JSON.stringify(Object.entries(text).map(([language, words]) => [language, words.trim().toLowerCase()]));

const essence = (objectives: readonly ComparedObjective[]): string =>
  JSON.stringify(
    objectives.map(({ objective, results, indicators }) => [
      objective && plain(objective.text),
      results.map(({ text }) => plain(text)),
      indicators.map(({ text, target }) => [plain(text), target]),
    ]),
  );

/** Whether every municipality says the same here: same words, same targets. One alone has nothing to be equal to. */
export function isSame({ cells }: Pick<ComparedRow, "cells">): boolean {
  const [first, ...others] = cells;
  if (!first || others.length === 0) return false;
  return others.every((cell) => cell !== null && essence(cell) === essence(first));
}

/** The same for figures: known everywhere, and equal. */
export const isSameFigure = (figures: readonly (number | null | undefined)[]): boolean =>
  figures.length > 1 && figures.every((figure) => figure !== null && figure !== undefined && figure === figures[0]);

/** The share of the largest, in percent, for a bar; null without a figure. */
export function shareOfLargest(figure: number | null, figures: readonly (number | null)[]): number | null {
  const largest = Math.max(0, ...figures.map((each) => each ?? 0));
  return figure === null || largest === 0 ? null : (figure / largest) * 100;
}
