import type { Item } from "../layout/items.ts";
import { lengthWithNextWord } from "../layout/habits.ts";

export type Column = "operational" | "result" | "indicator";
export const columns: readonly Column[] = ["operational", "result", "indicator"];

/** How wide a column is, as its broken lines tell: the longest of each cell, the middle one of those. */
export type Widths = Partial<Record<Column, number>>;

const fewestCells = 3;

const widest = (item: Item): number | null => {
  if (item.lines.length < 2) return null;
  return Math.max(...item.lines.slice(0, -1).map((line) => line.text.length));
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Widths of the columns by a first reading of the table; a column with few broken cells stays unknown. */
export const widthsOf = (items: readonly Item[], kinds: readonly Column[]): Widths => {
  const widths: Widths = {};
  for (const column of columns) {
    const cells = items.flatMap((item, index) => {
      const width = kinds[index] === column ? widest(item) : null;
      return width === null ? [] : [width];
    });
    if (cells.length >= fewestCells) widths[column] = median(cells);
  }
  return widths;
};

/** Letters a line may be shorter or longer than its column is wide: type is proportional. */
const tolerance = 4;
const strongest = 2.5;

/** How well the breaks of a cell fit the width of a column; 0 where nothing can be said. */
export const fitsWidth = (item: Item, column: Column, widths: Widths): number => {
  const width = widths[column];
  const known = Object.values(widths);
  if (width === undefined || known.length < 2 || Math.max(...known) - Math.min(...known) < tolerance) return 0;
  const longest = Math.max(...item.lines.map((line) => line.text.length));
  let misfit = Math.max(0, longest - width - tolerance);
  for (const [index, below] of item.lines.slice(1).entries()) {
    const above = item.lines[index];
    // The next word would have fitted: the column must be narrower than this.
    if (above) misfit = Math.max(misfit, width - lengthWithNextWord(above, below) - tolerance / 2);
  }
  return -Math.min(strongest, misfit * 0.4);
};
