import { AppError } from "@salus/domain";
import { limits } from "../decode/limits.ts";
import { piecesOf, type Piece, type TableState } from "./cells.ts";
import { cleanMarkup, plainCharacters } from "./markup.ts";

/** A line of the file that carries text. */
export type Line = {
  /** 1-based number in the source. */
  no: number;
  /** Without markup; blanks collapsed, trimmed. */
  text: string;
  /** Without markup, inner blanks as printed: columns are read from it. */
  wide: string;
  indent: number;
  /** Empty lines above it; null where the page was broken or lines were dropped in between. */
  gap: number | null;
  pageStart: boolean;
  /** Depth of a Markdown heading. */
  headingDepth: number | null;
  /** Column of a table, where the file says it (tabs, pipes, side by side). */
  column?: number | undefined;
  /** Width of that column, where it is known. */
  columnWidth?: number | undefined;
  /** The first line of such a cell. */
  cellStart?: boolean | undefined;
};

export type Source = { lines: string[]; kept: Line[] };

/** Splits at every kind of line end; form feeds stay in the text and mark the page. */
export const physicalLines = (text: string): string[] => {
  const lines = text.replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n").split("\n");
  if (lines.at(-1)?.trim() === "") lines.pop();
  if (lines.length > limits.lines)
    throw new AppError("import.too_large", { lines: lines.length, limitLines: limits.lines });
  return lines;
};

const cutLong = (text: string): string[] => {
  if (text.length <= limits.lineLength) return [text];
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + limits.lineLength, text.length);
    const space = text.lastIndexOf(" ", end);
    if (end < text.length && space > start) end = space;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
};

const partsOf = (raw: string, table: TableState): Piece[] =>
  piecesOf(raw, table).flatMap(({ text, ...cell }) => cutLong(text).map((piece) => ({ text: piece, ...cell })));

const tableRule = /^[\s|:+_=-]{4,}$/;

/** The lines that carry text, with what stood around them. */
export const readLines = (text: string): Source => {
  const lines = physicalLines(text);
  const kept: Line[] = [];
  let gap: number | null = 0;
  let pageStart = true;
  const table: TableState = { latex: false, open: false };
  for (const [index, raw] of lines.entries()) {
    const formFeed = raw.includes("\f");
    if (formFeed) {
      pageStart = true;
      gap = null;
    }
    for (const { text: piece, ...cell } of partsOf(raw.replaceAll("\f", ""), table)) {
      const { text: cleaned, headingDepth } = cleanMarkup(plainCharacters(piece));
      const wide = cleaned.replace(/\s+$/, "");
      const trimmed = wide.trim().replace(/\s+/g, " ");
      if (trimmed === "" || tableRule.test(trimmed)) {
        if (gap !== null) gap += 1;
        continue;
      }
      const indent = wide.length - wide.trimStart().length;
      kept.push({ no: index + 1, text: trimmed, wide, indent, gap, pageStart, headingDepth, ...cell });
      gap = 0;
      pageStart = false;
    }
  }
  return { lines, kept };
};
