import type { Cell, Paragraph } from "./blocks.ts";
import { limits } from "./blocks.ts";

/** A cell at its place in the grid; `null` where a merged cell reaches over from the left or from above. */
export type GridRow = {
  cells: (Cell | null)[];
  /** One cell over the whole width. */
  isBanner: boolean;
};

export const textOf = (cell: Cell | null | undefined): string =>
  (cell?.paragraphs ?? []).map(({ text }: Paragraph) => text).join(" ");

/** The table as a grid, with merged cells at the place where they begin. */
export const gridOf = (rows: readonly Cell[][]): GridRow[] => {
  const covered = new Map<number, number>();
  const grid = rows.map((row, rowAt) => {
    const cells: (Cell | null)[] = [];
    let column = 0;
    const skip = (): void => {
      while ((covered.get(column) ?? 0) > rowAt && column < limits.columns) cells[column++] = null;
    };
    for (const cell of row) {
      skip();
      // What stands beyond the last column is still text: it is reported.
      const reach = Math.max(column + 1, Math.min(column + cell.columns, limits.columns));
      for (let each = column; each < reach; each += 1) {
        cells[each] = each === column ? cell : null;
        if (cell.rows > 1) covered.set(each, rowAt + cell.rows);
      }
      column = reach;
    }
    skip();
    return { cells, only: row.length === 1 ? (row[0]?.columns ?? 1) : 0 };
  });
  const width = Math.max(0, ...grid.map(({ cells }) => cells.length));
  return grid.map(({ cells, only }) => ({ cells, isBanner: width > 1 && only >= width }));
};
