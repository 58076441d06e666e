import type { NodeKind } from "@salus/domain";
import { isAnswer } from "../layout/items.ts";
import { holdsTarget, opensLikeIndicator } from "../layout/target-ending.ts";
import { startsLower } from "../recognise/normalise.ts";
import { couldBeUnit } from "../vsc/units.ts";
import type { Cell, Paragraph } from "./blocks.ts";
import { type GridRow, gridOf, textOf } from "./grid.ts";
import { leavesOf, levelLabel, withSubItem } from "./outline.ts";
import type { Doubt, LeafKind, Outline } from "./outline.ts";
import { withTypedBullets } from "./typed-bullets.ts";

type Column = LeafKind | "operationalObjective";
/** What each column holds; null for one that a plan does not have. */
type Columns = readonly (Column | null)[];

const isNumber = (text: string): boolean => /^(?:\d{1,3}[.)]?|nr\.?|n°|no\.?|#)$/i.test(text.trim());

/** The columns as a header names them; null where the row is none. */
const headerOf = (row: GridRow): Columns | null => {
  const labels = row.cells.map((cell) => {
    const label = levelLabel(textOf(cell));
    return label && label.kind !== "above" && label.kind !== "unit" && label.rest === "" ? label.kind : null;
  });
  const named = labels.filter((label) => label !== null).length;
  const filled = row.cells.filter((cell) => textOf(cell) !== "").length;
  return named >= 2 || (named === 1 && filled === 1) ? labels : null;
};

const share = (texts: readonly string[]): number =>
  texts.filter((text) => opensLikeIndicator(text) || holdsTarget(text)).length / Math.max(1, texts.length);

/** Without a header: objective, result, indicator in this order; of two, what the place and their words say. */
const guessColumns = (rows: readonly GridRow[], into: NodeKind): Columns => {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const texts = Array.from({ length: width }, (_, column) =>
    rows.flatMap(({ cells }) => textOf(cells[column]) || []).filter((text) => text !== ""),
  );
  const kept = texts.flatMap((each, column) => (each.length > 0 && !each.every(isNumber) ? column : []));
  const shares = kept.map((column) => share(texts[column] ?? []));
  const kinds = kindsFor(shares, into);
  return texts.map((_, column) => kinds[kept.indexOf(column)] ?? null);
};

const kindsFor = (shares: readonly number[], into: NodeKind): Column[] => {
  const [first = 0, second = 0, third = 0] = shares;
  if (shares.length >= 3)
    return second > third
      ? ["operationalObjective", "indicator", "result"]
      : ["operationalObjective", "result", "indicator"];
  const isAbove = into === "chapter" || into === "generalObjective" || into === "strategicObjective";
  if (isAbove) return ["operationalObjective", second >= 0.5 ? "indicator" : "result"];
  return first > second ? ["indicator", "result"] : ["result", "indicator"];
};

/** The items of a cell: a list, its sub-items in the text above them; a small letter or an answer goes on. */
const itemsOf = (cell: Cell): string[] => {
  const paragraphs = withTypedBullets(cell.paragraphs);
  const listed = paragraphs.flatMap(({ depth }) => depth ?? []);
  const outermost = listed.length > 0 ? Math.min(...listed) : 0;
  const items: string[] = [];
  for (const { text, depth } of paragraphs) {
    const above = items.at(-1);
    const isContinued = depth === null && (startsLower(text) || (above?.endsWith(":") === true && isAnswer(text)));
    if (above !== undefined && depth !== null && depth > outermost) items.push(withSubItem(items.pop() ?? "", text));
    else if (above !== undefined && isContinued) items.push(`${items.pop() ?? ""} ${text}`);
    else items.push(text);
  }
  return items;
};

const isOneText = (paragraphs: readonly Paragraph[]): boolean =>
  withTypedBullets(paragraphs).every(({ depth }) => depth === null);

class TableReader {
  readonly #outline: Outline;
  #columns: Columns;
  #unit: string | null;
  #isUnitRead: boolean;

  constructor(outline: Outline, columns: Columns, unit: string | null) {
    this.#outline = outline;
    this.#columns = columns;
    this.#unit = unit;
    this.#isUnitRead = unit !== null;
  }

  read(row: GridRow): void {
    const header = headerOf(row);
    if (header) this.#columns = header;
    else if (row.isBanner) this.#banner(textOf(row.cells[0]));
    else
      for (const [column, cell] of row.cells.entries()) {
        if (cell) this.#cell(cell, this.#columns[column] ?? null);
      }
  }

  /** A row over the whole width names the unit of the rows below it, or repeats a title from above the table. */
  #banner(text: string): void {
    const label = levelLabel(text);
    if (label?.kind === "unit" || (!label && couldBeUnit(text))) {
      this.#unit = label?.rest ?? text;
      this.#isUnitRead = label === null;
    } else if (text !== "") this.#outline.dropped.push(text);
  }

  #cell(cell: Cell, column: Column | null): void {
    if (column === "operationalObjective") return this.#objectives(cell);
    const items = itemsOf(cell);
    if (column === null) {
      this.#outline.dropped.push(...items.filter((text) => !isNumber(text)));
      return;
    }
    for (const text of items) leavesOf(this.#outline).push({ kind: column, text, doubts: [] });
  }

  #objectives(cell: Cell): void {
    const items = itemsOf(cell).filter((text) => !isNumber(text));
    // Two paragraphs without bullets are one objective with an explanation.
    const texts = isOneText(cell.paragraphs) && items.length > 1 ? [items.join("\n")] : items;
    const doubts: Doubt[] = texts.length > 1 ? ["several-objectives"] : [];
    if (this.#isUnitRead && texts.length > 0) doubts.push("unit-read");
    for (const text of texts)
      this.#outline.objectives.push({ text, unit: this.#unit, doubts: [...doubts], leaves: [] });
    if (texts.length > 0) this.#isUnitRead = false;
  }
}

/** Rows of a table objective, result, indicator. An empty objective cell goes on with the objective above it. */
export const readTable = (rows: readonly Cell[][], into: NodeKind, unit: string | null, outline: Outline): void => {
  const grid = gridOf(rows).filter(({ cells }) => cells.some((cell) => textOf(cell) !== ""));
  const hasHeader = grid.some((row) => !row.isBanner && headerOf(row) !== null);
  const plain = grid.filter(({ isBanner }) => !isBanner);
  if (!hasHeader && plain.length > 0) outline.areColumnsGuessed = true;
  const columns = hasHeader ? [] : guessColumns(plain, into);
  const reader = new TableReader(outline, columns, unit);
  for (const row of grid) reader.read(row);
};

/** A table of one column is a list. */
export const asList = (rows: readonly Cell[][]): Paragraph[] | null => {
  const grid = gridOf(rows);
  const filled = new Set(grid.flatMap(({ cells }) => cells.flatMap((cell, at) => (textOf(cell) !== "" ? at : []))));
  return filled.size <= 1 ? grid.flatMap(({ cells }) => cells.flatMap((cell) => cell?.paragraphs ?? [])) : null;
};
