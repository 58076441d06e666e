import type { CoverageMatrix } from "#lib/api/types.ts";
import type { RegionNis, SentStatus } from "../regions.ts";

export type MatrixRow = CoverageMatrix["municipalities"][number];
export type Phenomenon = CoverageMatrix["phenomena"][number];
export type Cell = NonNullable<NonNullable<MatrixRow["cells"]>[string]>;

export const matrixValues = ["objectives", "indicators", "targets"] as const;
export type MatrixValue = (typeof matrixValues)[number];

/** A cell as it is shown: not submitted, not chosen, or a figure with its step. */
export type Shown =
  | { readonly kind: "not-submitted" }
  | { readonly kind: "not-chosen" }
  | { readonly kind: "figure"; readonly value: number; readonly step: Step; readonly approved: boolean };

/** 0, 1, 2–3, 4–6, 7 and more. */
export type Step = 0 | 1 | 2 | 3 | 4;

export const stepOf = (value: number): Step => (value < 2 ? (value < 1 ? 0 : 1) : value < 4 ? 2 : value < 7 ? 3 : 4);

export function shownCell(row: Pick<MatrixRow, "cells">, phenomenon: string, value: MatrixValue): Shown {
  if (row.cells === null) return { kind: "not-submitted" };
  const cell = row.cells[phenomenon];
  if (!cell) return { kind: "not-chosen" };
  return { kind: "figure", value: cell[value], step: stepOf(cell[value]), approved: cell.approved };
}

export type MatrixFilter = { readonly region: RegionNis | null; readonly status: SentStatus | "none" | null };

export const filterRows = (rows: readonly MatrixRow[], { region, status }: MatrixFilter): MatrixRow[] =>
  rows.filter(
    (row) =>
      (region === null || row.regionNis === region) &&
      (status === null || (status === "none" ? row.status === null : row.status === status)),
  );

/** The sum over a municipality's plan; null where nothing was submitted. */
export const rowTotal = ({ cells }: Pick<MatrixRow, "cells">, value: MatrixValue): number | null =>
  cells === null ? null : Object.values(cells).reduce((sum, cell) => sum + (cell?.[value] ?? 0), 0);

/** How many of these municipalities chose a phenomenon. */
export const chosenBy = (rows: readonly Pick<MatrixRow, "cells">[], phenomenon: string): number =>
  rows.filter(({ cells }) => cells?.[phenomenon]).length;

/** What the municipalities chose most, the order of the framework where it is equal. */
export function mostChosen(
  rows: readonly Pick<MatrixRow, "cells">[],
  phenomena: readonly Phenomenon[],
  limit = 6,
): { phenomenon: Phenomenon; count: number }[] {
  return phenomena
    .map((phenomenon) => ({ phenomenon, count: chosenBy(rows, phenomenon.code) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, limit);
}
