import { readBullet } from "../layout/bullets.ts";
import { hangs } from "../layout/hanging.ts";
import { joinTwo, vocabularyOf } from "../layout/join.ts";
import { plainCharacters } from "../lines/markup.ts";
import { readLabel } from "../recognise/labels.ts";
import { startsLower } from "../recognise/normalise.ts";
import { type Cell, type Content, limits, type Paragraph } from "./blocks.ts";
import { depthsOf, type TypedMark } from "./typed-bullets.ts";

/** Cells between tabs; a cell with line ends stands in quotes, as Excel writes it. */
const splitRows = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gy;
  while (pattern.lastIndex < text.length && rows.length < limits.rows) {
    const match = pattern.exec(text);
    if (!match) break;
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\t") continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
};

const isMark = (cell: string): boolean => {
  const bullet = readBullet(cell.trim());
  return cell.trim() === "" || bullet?.text === "";
};

/** Tabs behind bullets and before a line are no columns. */
const isTable = (rows: readonly string[][]): boolean => {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const wide = filled.filter((row) => row.length >= 2 && !isMark(row[0] ?? "") && row.length <= limits.columns);
  return wide.length > 0 && wide.length * 2 >= filled.length;
};

const clean = (text: string): string => plainCharacters(text).replace(/\s+/g, " ").trim();

const cellOf = (text: string): Cell => ({ paragraphs: paragraphsOf(text), columns: 1, rows: 1 });

/** How far a line stands from the margin; a tab counts as a stop of four. */
const indentOf = (line: string): number => (/^[\s]*/.exec(line)?.[0] ?? "").replaceAll("\t", "    ").length;

type Draft = Paragraph & { bullet: TypedMark | null };

/** Lines without tabs: bullets begin items, a small letter goes on. */
const paragraphsOf = (text: string): Paragraph[] => {
  const vocabulary = vocabularyOf([text]);
  const drafts: Draft[] = [];
  for (const raw of text.split("\n")) {
    const line = clean(raw);
    if (line === "") continue;
    const bullet = readBullet(line);
    const above = drafts.at(-1);
    if (bullet) {
      if (bullet.text !== "")
        drafts.push({ text: bullet.text, depth: 0, bullet: { indent: indentOf(raw), sign: bullet.sign } });
    } else if (above && !readLabel(line) && (startsLower(line) || hangs(above.text)))
      above.text = joinTwo(above.text, line, vocabulary);
    else drafts.push({ text: line, depth: null, bullet: null });
  }
  const depths = depthsOf(drafts.flatMap(({ bullet }) => bullet ?? []));
  let next = 0;
  return drafts.map(({ text: words, bullet }) => ({ text: words, depth: bullet ? (depths[next++] ?? 0) : null }));
};

/** The paragraphs and tables of copied plain text. */
export const textBlocks = (text: string): Content[] => {
  const whole = text
    .slice(0, limits.characters)
    .replace(/\r\n?|\u2028|\u2029|\v/g, "\n")
    // Word's square bullet of the third level, a letter of its font of signs; before a space it is a paragraph of law.
    .replace(/^([ \t]*)§(?=\t)/gm, "$1▪");
  if (whole.includes("\t")) {
    const rows = splitRows(whole);
    if (isTable(rows)) return [{ kind: "table", rows: rows.map((row) => row.slice(0, limits.columns).map(cellOf)) }];
  }
  return paragraphsOf(whole).map((paragraph) => ({ kind: "paragraph", paragraph }));
};
