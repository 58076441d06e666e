import type { Line } from "../lines/lines.ts";
import { readLabel, readLabelRow, readLabelStart, type Label } from "../recognise/labels.ts";
import { inferLabels, repeatedLines, type Repeated } from "./infer-labels.ts";
import { readBullet } from "../layout/bullets.ts";
import { endsSentence, hangs } from "../layout/hanging.ts";
import { normalise, startsLower } from "../recognise/normalise.ts";

/** Levels a label can announce; a table header announces the three lowest at once. */
export type Level =
  "chapter" | "generalObjective" | "strategicObjective" | "operationalObjective" | "result" | "indicator" | "table";

export type TableColumn = "operationalObjective" | "result" | "indicator";

export type LabelToken = {
  type: "label";
  level: Level;
  label: Label;
  /** Text behind the label on its line, as a line of its own. */
  rest: Line | null;
  lines: Line[];
  /** Found by its place, not by its words. */
  inferred?: true;
  /** The columns that the header of a table names. */
  columns?: readonly TableColumn[];
};
export type LineToken = { type: "line"; line: Line };
export type Token = LabelToken | LineToken;

const shortEnough = 30;

const isLevel = (kind: Label["heading"]["kind"]): kind is Exclude<Level, "table"> => kind !== null;

const restLine = (line: Line, label: Label): Line | null => {
  let text = label.rest;
  for (let guard = 0; guard < 3; guard += 1) {
    const inner = readLabel(text);
    const refersOnly =
      inner?.heading.code === "activity-sector" || inner?.heading.code === "domain" || inner?.heading.code === "rubric";
    if (!inner || !refersOnly) break;
    text = inner.rest;
  }
  text = text
    .replace(/^[:–—-]\s*/, "")
    .replace(/^\([^()]*\)\s*:?$/, "")
    .trim();
  return text === "" ? null : { ...line, text, gap: null };
};

const labelToken = (label: Label, lines: Line[]): LabelToken | null => {
  const line = lines.at(-1);
  if (!line || !isLevel(label.heading.kind)) return null;
  return { type: "label", level: label.heading.kind, label, rest: restLine(line, label), lines };
};

/** Titles that are themselves the chapter ("Dispositief coördinatie") are left to the search for chapters. */
const isTitleItself = (label: Label): boolean =>
  label.heading.code === "coordination" || (label.heading.code === "disposition" && label.rest !== "");

/** A chapter word with neither number nor text ("Sector", "Fenomenen") announces nothing. */
const isBareChapterWord = (label: Label): boolean =>
  label.heading.kind === "chapter" && label.rest === "" && label.ordinal === null;

const rowToken = (row: readonly Label[], lines: Line[]): LabelToken | null => {
  const first = row[0];
  if (!first) return null;
  const kinds = row.map((label) => label.heading.kind);
  const namesColumns =
    kinds.length >= 2 &&
    kinds.every((kind) => kind === "operationalObjective" || kind === "result" || kind === "indicator");
  const columns = kinds.filter((kind): kind is TableColumn => namesColumns && kind !== null);
  return namesColumns ? { type: "label", level: "table", label: first, rest: null, lines, columns } : null;
};

/** "…vooropgestelde / indicatoren": the last word of a broken sentence is no label. */
const continuesAbove = (line: Line, above: Line | undefined, pitch: number): boolean =>
  above !== undefined &&
  startsLower(line.text) &&
  !/:$/.test(line.text) &&
  (line.gap === null || line.gap <= pitch) &&
  !endsSentence(above.text);

/** Words behind a label that is printed over and over: "Indicatoren en streefwaarden". */
const mostWordsOfLabel = 7;

const readAny = (text: string, repeated: Repeated): Label | null => {
  const label = readLabel(text);
  const couldBeLabel = text.split(" ").length <= mostWordsOfLabel && readBullet(text) === null && !hangs(text);
  if (label || !couldBeLabel || !repeated.has(normalise(text))) return label;
  const row = readLabelRow(text);
  const begun = row.length > 0 ? null : readLabelStart(text);
  const joins = begun !== null && /^(?:en|et|of|ou|met|avec|&|\+|\/)(?:\s|$)/i.test(begun.rest);
  return joins && isLevel(begun.heading.kind) && begun.heading.kind !== "chapter" ? { ...begun, rest: "" } : null;
};

const single = (line: Line, above: Line | undefined, pitch: number, repeated: Repeated): LabelToken | null => {
  if (continuesAbove(line, above, pitch)) return null;
  const bare = line.text;
  const bullet = readBullet(bare);
  const row = readLabelRow(bare);
  if (row.length > 1) {
    const header = rowToken(row, [line]);
    if (header) return header;
  }
  const label = readAny(bare, repeated);
  if (!label || !isLevel(label.heading.kind)) return null;
  if (isTitleItself(label) || isBareChapterWord(label)) return null;
  // "… de volgende / fenomenen: inbraak, fietsdiefstal": the middle of a sentence.
  if (startsLower(bare) && label.rest !== "") return null;
  if (bullet && bullet.number === null && (label.rest !== "" || label.heading.kind === "chapter")) return null;
  return labelToken(label, [line]);
};

const couldBeBroken = (line: Line): boolean =>
  line.text.length <= shortEnough && !readBullet(line.text) && !/[.:;,]$/.test(line.text);

/** "Te verwachten" / "resultaten": a label that was broken over two lines. */
const broken = (line: Line, next: Line, pitch: number): LabelToken | null => {
  if (!couldBeBroken(line) || next.text.length > shortEnough || (next.gap ?? 0) > pitch) return null;
  const text = `${line.text} ${next.text}`;
  const row = readLabelRow(text);
  if (row.length > 1) return rowToken(row, [line, next]);
  const label = readLabel(text);
  if (!label || label.rest !== "" || !isLevel(label.heading.kind) || label.heading.kind === "chapter") return null;
  return labelToken(label, [line, next]);
};

const lowest: readonly TableColumn[] = ["operationalObjective", "result", "indicator"];

/** The labels from here on that follow each other in the order of the columns, with nothing in between. */
const runOfLabels = (tokens: readonly Token[], from: number): LabelToken[] => {
  const run: LabelToken[] = [];
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.type !== "label" || token.rest !== null) break;
    const rank = lowest.findIndex((level) => level === token.level);
    const before = lowest.findIndex((level) => level === run.at(-1)?.level);
    if (rank < 0 || (run.length > 0 && rank !== before + 1)) break;
    run.push(token);
  }
  return run;
};

/** All three labels in a row, or two in the cells of one line, are the header of a table. */
const isHeader = (run: readonly LabelToken[]): boolean => {
  const inCells = run.every((token) =>
    token.lines.every((line) => line.column !== undefined && line.no === run[0]?.lines[0]?.no),
  );
  return run.length === lowest.length || (run.length === 2 && inCells);
};

const foldHeaders = (tokens: readonly Token[]): Token[] => {
  const folded: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const run = runOfLabels(tokens, index);
    const first = run[0];
    const token = tokens[index];
    if (first && isHeader(run)) {
      const columns = run.flatMap(({ level }) => lowest.filter((column) => column === level));
      folded.push({ ...first, level: "table", lines: run.flatMap(({ lines }) => lines), columns });
      index += run.length - 1;
    } else if (token) folded.push(token);
  }
  return folded;
};

/** Lines and labels in the order of the file; `pitch` is the number of empty lines inside a paragraph. */
export const tokenise = (lines: readonly Line[], pitch: number): Token[] => {
  const tokens: Token[] = [];
  const repeated = repeatedLines(lines);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) continue;
    const next = lines[index + 1];
    const alone = single(line, lines[index - 1], pitch, repeated);
    const mayGoOn = next !== undefined && (!alone || startsLower(next.text));
    const joined = mayGoOn ? broken(line, next, pitch) : null;
    if (joined) index += 1;
    tokens.push(joined ?? alone ?? { type: "line", line });
  }
  return foldHeaders(inferLabels(tokens, repeated));
};
