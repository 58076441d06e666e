import { readLabelRow } from "../recognise/labels.ts";

/** A part of a physical line: the whole of it, or one part of one cell of a table row. */
export type Piece = { text: string; column?: number; cellStart?: boolean };

/** What an earlier line opened: the body of a LaTeX table, or of one whose rows have no outer pipes. */
export type TableState = { latex: boolean; open: boolean };

const partBreak = /<br\s*\/?>|\\newline\b/i;
const rule = /^[\s:=+_|-]*$/;
const numberHeader = /^(?:nr\.?|n°|no\.?|#|)$/i;

/** A break inside a cell before a capital or a bullet separates two entries. */
export const beginsAnew = /^\s*(?:\p{Lu}|[-–—•*▪]\s)/u;

const unescapedPipes = (text: string): string[] => text.split(/(?<!\\)\|/);

/** Cells of a Markdown row: "| a | b | c |". */
const pipeCells = (raw: string): string[] | null => {
  const trimmed = raw.trim();
  if (!trimmed.startsWith("|") || trimmed.length < 3) return null;
  const cells = unescapedPipes(trimmed.replace(/^\|/, "").replace(/\|$/, ""));
  return cells.length >= 2 ? cells : null;
};

/** Cells of a row without outer pipes, "a | b | c", where an empty first cell counts; only below a header that names its columns. */
const openCells = (raw: string, state: TableState): string[] | null => {
  if (raw.trim() === "") return null;
  const cells = unescapedPipes(raw);
  const isHeader = cells.length >= 3 && readLabelRow(raw).length === cells.length;
  state.open = isHeader || (state.open && cells.length >= 2);
  return state.open ? cells : null;
};

/** Cells of a LaTeX row: "a & b & c \\". */
const latexCells = (raw: string, state: TableState): string[] | null => {
  if (!state.latex || !/(?<!\\)&/.test(raw)) return null;
  return raw
    .replace(/\\hline/g, "")
    .replace(/\\\\\s*$/, "")
    .split(/(?<!\\)&/)
    .map((cell) => cell.replace(/\\multicolumn\{\d+\}\{[^{}]*\}\{(.*)\}\s*$/, "$1"));
};

/** Cells of HTML rows, where a row stands on one line. */
const htmlRows = (raw: string): string[][] | null => {
  if (!/<t[dh]\b/i.test(raw)) return null;
  return raw
    .split(/<tr\b[^>]{0,100}>/i)
    .map((row) =>
      [...row.matchAll(/<t[dh]\b[^>]{0,200}>([\s\S]*?)(?=<\/t[dh]>|<t[dh]\b|$)/gi)].map((match) => match[1] ?? ""),
    )
    .filter((cells) => cells.length > 0);
};

/** Cells between tabs; one tab behind a number is only a number's distance to its text. */
const tabCells = (raw: string): string[] | null => {
  const cells = raw.split("\t");
  const filled = cells.filter((cell) => cell.trim() !== "");
  const numberOnly = filled.length === 2 && /^[\dIVX.)(•–-]+$/.test(filled[0]?.trim() ?? "");
  return cells.length >= 3 && filled.length >= 2 && !numberOnly ? cells : null;
};

const pieces = (cells: readonly string[]): Piece[] => {
  if (cells.every((cell) => rule.test(cell))) return [];
  const trimmed = cells.map((cell) => cell.trim());
  const first = trimmed[0] ?? "";
  const numbered = trimmed.length >= 4 && /^\d{1,2}[.)]?$/.test(first);
  const dropsFirst = numbered || (trimmed.length >= 4 && numberHeader.test(first));
  const columns = dropsFirst ? trimmed.slice(1) : trimmed;
  if (numbered && columns[0] !== undefined) columns[0] = `${first.replace(/[.)]$/, "")}. ${columns[0]}`;
  return columns.flatMap((cell, column) =>
    cell
      .split(partBreak)
      .filter((part) => part.trim() !== "")
      .map((text, index) => ({ text, column, cellStart: index === 0 || beginsAnew.test(text) })),
  );
};

const headings: readonly [RegExp, string][] = [
  [/^\s*\\(?:title|chapter)\*?\{(.*)\}\s*$/, "# $1"],
  [/^\s*\\section\*?\{(.*)\}\s*$/, "## $1"],
  [/^\s*\\(?:sub)+section\*?\{(.*)\}\s*$/, "### $1"],
  [/^\s*\\item\s*/, "- "],
];

/** LaTeX commands that carry no text. */
const latexLine = (raw: string, state: TableState): string => {
  if (!raw.includes("\\")) return raw;
  if (/\\begin\{tabular\}/.test(raw)) state.latex = true;
  if (/\\end\{tabular\}/.test(raw)) state.latex = false;
  let text = raw.replace(/\\(?:begin|end)\{[a-z*]{1,20}\}(?:\[[^\]]{0,40}\])?(?:\{[^{}]{0,80}\})?/g, "");
  for (const [pattern, replacement] of headings) text = text.replace(pattern, replacement);
  return text.replace(/\\hline|\\(?:newpage|pagebreak|noindent|centering)\b/g, "");
};

/** The parts of a physical line in reading order; a row of a table gives its cells. */
export const piecesOf = (raw: string, state: TableState): Piece[] => {
  const text = latexLine(raw, state);
  const html = htmlRows(text);
  if (html) return html.flatMap(pieces);
  const cells =
    latexCells(text, state) ??
    openCells(text, state) ??
    pipeCells(text) ??
    (text.includes("\t") ? tabCells(text) : null);
  if (cells) return pieces(cells);
  return text.split(partBreak).map((part) => ({ text: part }));
};
