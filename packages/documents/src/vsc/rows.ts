import { readBullet } from "../layout/bullets.ts";
import { splitItems, type Item, type ListContext } from "../layout/items.ts";
import { holdsTarget, endsInTarget, opensLikeIndicator } from "../layout/target-ending.ts";
import type { Line } from "../lines/lines.ts";
import { columns, fitsWidth, widthsOf, type Column, type Widths } from "./columns.ts";
import { draft, itemDraft, type Draft } from "../outline/draft.ts";

/*
 * A PDF gives a table cell by cell. Which cell belongs to which column is found as the likeliest way through the
 * sequence: what a cell looks like (row number, dash, target) weighed with what follows what. Logarithms of odds.
 */
const transitions: Record<Column | "start", Record<Column, number>> = {
  start: { operational: 0, result: -4, indicator: -6 },
  operational: { operational: -2.5, result: -0.2, indicator: -2.5 },
  result: { operational: -2.2, result: -1.4, indicator: -0.4 },
  indicator: { operational: -0.4, result: -2.2, indicator: -1.4 },
};

type Region = { numbered: boolean; dashed: boolean };

const looks = (item: Item, column: Column, region: Region, header: readonly Column[]): number => {
  if (!header.includes(column)) return -40;
  if (item.column !== undefined) return header[item.column] === column ? 20 : -20;
  const numbered = item.bullet !== null && item.bullet.number !== null && item.bullet.sign !== "a)";
  const dashed = item.bullet !== null && item.bullet.number === null;
  const target = endsInTarget(item.text);
  const opens = opensLikeIndicator(item.text);
  if (column === "operational") {
    let sum = numbered ? 4 : 0;
    if (!numbered && region.numbered) sum -= 4;
    if (dashed) sum -= 6;
    else if (!region.numbered && region.dashed) sum += 2.5;
    if (target) sum -= 4;
    return opens ? sum - 1.5 : sum;
  }
  const start = numbered && region.dashed ? -4 : numbered ? -2 : 0;
  if (column === "result") return start + (target ? -2.5 : 0) + (opens ? -0.7 : 0);
  return start + (target ? 2.5 : -0.8) + (opens ? 1.2 : 0) + (holdsTarget(item.text) ? 0.5 : 0);
};

type Path = { score: number; columns: Column[] };

/** The likeliest column of every cell. */
export const likeliestColumns = (items: readonly Item[], header: readonly Column[] = columns): Column[] => {
  const first = likeliestPath(items, {}, header);
  return likeliestPath(items, widthsOf(items, first), header);
};

const likeliestPath = (items: readonly Item[], widths: Widths, header: readonly Column[]): Column[] => {
  const region: Region = {
    numbered: items.filter((item) => item.bullet?.number != null).length > 0,
    dashed: items.some((item) => item.bullet?.number === null),
  };
  let paths: Partial<Record<Column | "start", Path>> = { start: { score: 0, columns: [] } };
  for (const item of items) {
    const next: Partial<Record<Column, Path>> = {};
    for (const column of columns) {
      for (const [from, path] of Object.entries(paths) as [Column | "start", Path][]) {
        const score =
          path.score +
          transitions[from][column] +
          looks(item, column, region, header) +
          fitsWidth(item, column, widths);
        if (score > (next[column]?.score ?? -Infinity)) next[column] = { score, columns: [...path.columns, column] };
      }
    }
    paths = next;
  }
  const best = Object.values(paths).toSorted((a, b) => b.score - a.score)[0];
  return best?.columns ?? [];
};

const dashInside = /\s[-–•]\s+(?=\p{Lu})/gu;
const capitalInside = /(?<=\p{Ll}[.;]?\s)(?=\p{Lu}\p{Ll}+\s)/gu;
const acronymBefore = /(?:^|\s)\p{Lu}{2,}$/u;
const fewestWords = 3;

/** Where the end of one cell and the beginning of the next came to stand on one line. */
const cellBreak = (text: string, dashed: boolean): number | null => {
  for (const match of text.matchAll(dashed ? dashInside : capitalInside)) {
    const left = text.slice(0, match.index).trim();
    const right = text.slice(match.index).replace(/^\s*[-–•]\s+/, "");
    if (left.split(" ").length < fewestWords) continue;
    if (opensLikeIndicator(right) || (dashed && !acronymBefore.test(left) && readBullet(left))) return match.index;
  }
  return null;
};

/** "- one - two" in one cell of a row. */
const listInCell = (line: Line): Line[] => {
  if (readBullet(line.text)?.number !== null) return [line];
  const cuts = [...line.text.matchAll(dashInside)].map((match) => match.index);
  return [0, ...cuts].map((from, index) => ({
    ...line,
    text: line.text.slice(from, cuts[index]).trim(),
    cellStart: index === 0 && line.cellStart,
  }));
};

const splitCells = (lines: readonly Line[]): Line[] => {
  const dashed = lines.some((line) => readBullet(line.text)?.number === null);
  return lines.flatMap((line) => {
    if (line.column !== undefined) return listInCell(line);
    const at = cellBreak(line.text, dashed);
    if (at === null) return [line];
    return [
      { ...line, text: line.text.slice(0, at).trim() },
      { ...line, text: `${dashed ? "" : "- "}${line.text.slice(at).trim()}`, gap: null },
    ];
  });
};

export type Rows = {
  rows: Draft[];
  /** Cells of a table that names no objectives: they belong to the objective in front of it. */
  loose: { results: Item[]; indicators: Item[] };
  empty: Line[];
  orphans: Line[];
};

/** Rows of a three-column table from its cells in reading order. Numbered rows without text are reported, not kept. */
export const readRows = (lines: readonly Line[], context: ListContext, header: readonly Column[] = columns): Rows => {
  const known = lines.filter((line) => line.column === undefined || line.column < header.length);
  const { items, orphans } = splitItems(splitCells(known), context);
  const empty = orphans.filter((line) => readBullet(line.text)?.number != null);
  const rows: Draft[] = [];
  const kinds = likeliestColumns(items, header);
  const loose: Rows["loose"] = { results: [], indicators: [] };
  const named = header.includes("operational");
  for (const [index, item] of items.entries()) {
    const column = kinds[index] ?? "result";
    if (column === "operational")
      rows.push({
        ...itemDraft("operationalObjective", item),
        number: item.bullet?.number == null ? null : String(item.bullet.number),
      });
    else if (!named) loose[column === "result" ? "results" : "indicators"].push(item);
    else {
      if (rows.length === 0) rows.push(draft("operationalObjective", "", item.lines.slice(0, 1)));
      rows.at(-1)?.children.push(itemDraft(column, item));
    }
  }
  return { rows, loose, empty, orphans: orphans.filter((line) => !empty.includes(line)) };
};
