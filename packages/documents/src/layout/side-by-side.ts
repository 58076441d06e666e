import type { Line } from "../lines/lines.ts";
import { readLabel, readLabelRow } from "../recognise/labels.ts";
import { startsLower } from "../recognise/normalise.ts";
import { readBullet } from "./bullets.ts";

/*
 * A converter that keeps the layout prints the columns of a table beside each other. The rivers of blanks between them
 * are looked for below a header that names the three columns; the cells are then put in reading order.
 */
type Region = { from: number; to: number; rivers: [number, number] };

const fewestLines = 2;
const openShare = 0.94;

const starts = (wide: string): number[] => [...wide.matchAll(/(?<=^|\s{3,})\S/g)].map((match) => match.index);

/** Columns at which the labels of a spread header begin; null where they stand close together. */
const headerStarts = (line: Line): [number, number, number] | null => {
  if (!/\S\s{3,}\S/.test(line.wide)) return null;
  const row = readLabelRow(line.text);
  const found = starts(line.wide);
  const isHeader =
    row.length === 3 && row.map((label) => label.heading.kind).join() === "operationalObjective,result,indicator";
  const [one, two, three] = found;
  return isHeader && found.length === 3 && one !== undefined && two !== undefined && three !== undefined
    ? [one, two, three]
    : null;
};

const isOpen = (line: Line, at: number): boolean =>
  line.wide.length <= at || (line.wide[at] === " " && line.wide[at - 1] === " ") || at === 0;

/** The blank column nearest in front of where a label begins. */
const riverNear = (lines: readonly Line[], from: number, to: number): number | null => {
  let best: { at: number; share: number } | null = null;
  for (let at = to; at > from; at -= 1) {
    const share = lines.filter((line) => isOpen(line, at)).length / lines.length;
    if (share >= openShare && share > (best?.share ?? 0)) best = { at, share };
  }
  return best?.at ?? null;
};

const endsRegion = (lines: readonly Line[], index: number): boolean => {
  const line = lines[index];
  if (!line) return true;
  const label = readLabel(line.text);
  const announces = label !== null && label.heading.kind !== null && !startsLower(line.text);
  return announces || readLabelRow(line.text).length > 1 || line.headingDepth !== null;
};

const findRegion = (lines: readonly Line[], header: number): Region | null => {
  const line = lines[header];
  const at = line ? headerStarts(line) : null;
  if (!at) return null;
  let to = header + 1;
  while (to < lines.length && !endsRegion(lines, to)) to += 1;
  const body = lines.slice(header + 1, to);
  const spread = body.filter((candidate) => starts(candidate.wide).length > 1 || candidate.indent >= at[1] - 2).length;
  if (body.length < fewestLines || spread < body.length / 3) return null;
  const first = riverNear(body, at[0], at[1] + 2);
  const second = first === null ? null : riverNear(body, Math.max(first + 2, at[1]), at[2] + 2);
  return first === null || second === null ? null : { from: header + 1, to, rivers: [first, second] };
};

type Cell = { line: Line; text: string };
type Row = [Cell[], Cell[], Cell[]];

const crosses = (line: Line, [first, second]: Region["rivers"]): boolean =>
  !isOpen(line, first) || !isOpen(line, second);

const cellsOf = (line: Line, [first, second]: Region["rivers"]): [string, string, string] => [
  line.wide.slice(0, first).trim(),
  line.wide.slice(first, second).trim(),
  line.wide.slice(second).trim(),
];

const isNumbered = (text: string): boolean => readBullet(text)?.number != null;

/** Rows begin at numbers in the first column, or without numbers behind an empty line. */
const rowsOf = (lines: readonly Line[], rivers: Region["rivers"], pitch: number): Row[] => {
  const numbered = lines.some((line) => isNumbered(cellsOf(line, rivers)[0]));
  const rows: Row[] = [];
  for (const line of lines) {
    const cells = cellsOf(line, rivers);
    const opens = numbered ? isNumbered(cells[0]) : cells[0] !== "" && (line.gap ?? 0) > pitch;
    if (rows.length === 0 || opens) rows.push([[], [], []]);
    const row = rows.at(-1);
    for (const [column, text] of cells.entries())
      if (text !== "") row?.[column]?.push({ line, text: text.replace(/\s+/g, " ") });
  }
  return rows;
};

const widthOf = (rows: readonly Row[], column: 0 | 1 | 2): number =>
  Math.max(0, ...rows.flatMap((row) => row[column].map(({ text }) => text.length)));

const inReadingOrder = (row: Row, widths: readonly number[], pitch: number): Line[] =>
  row.flatMap((cells, column) =>
    cells.map(({ line, text }, index) => {
      const above = cells[index - 1]?.line;
      return {
        ...line,
        text,
        wide: text,
        indent: 0,
        column,
        columnWidth: widths[column],
        cellStart: index === 0,
        gap: above && line.no - above.no - 1 > pitch ? line.no - above.no - 1 : null,
      };
    }),
  );

/** Puts tables whose columns stand beside each other into reading order; other lines stay as they are. */
export const spreadColumns = (lines: readonly Line[]): Line[] => {
  const result: Line[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) continue;
    result.push(line);
    const region = findRegion(lines, index);
    if (!region) continue;
    let block: Line[] = [];
    const flush = () => {
      const pitch = Math.min(...block.flatMap((inside) => (inside.gap === null ? [] : [inside.gap])), Infinity);
      const rows = rowsOf(block, region.rivers, pitch);
      const widths = [widthOf(rows, 0), widthOf(rows, 1), widthOf(rows, 2)];
      result.push(...rows.flatMap((row) => inReadingOrder(row, widths, pitch)));
      block = [];
    };
    for (const inside of lines.slice(region.from, region.to)) {
      if (!crosses(inside, region.rivers)) block.push(inside);
      else {
        flush();
        result.push(inside);
      }
    }
    flush();
    index = region.to - 1;
  }
  return result;
};
