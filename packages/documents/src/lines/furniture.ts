import { headings } from "@salus/templates";
import { readLabel } from "../recognise/labels.ts";
import { readBullet } from "../layout/bullets.ts";
import { hangs } from "../layout/hanging.ts";
import { normalise, startsLower, startsUpper } from "../recognise/normalise.ts";
import type { Line } from "./lines.ts";

export type Cleared = { kept: Line[]; furniture: Line[]; contents: Line[] };

const pageWords = headings
  .filter((heading) => heading.code === "page")
  .flatMap((heading) => [...heading.wordings.nl, ...heading.wordings.fr])
  .map((word) => word.replace(".", "\\."))
  .join("|");
const pageNumber = new RegExp(
  `^(?:[-–—|]\\s*)?(?:(?:${pageWords})\\s*:?\\s*)?\\d{1,3}(?:\\s*(?:/|van|sur|de|of)\\s*\\d{1,3})?(?:\\s*[-–—|])?$`,
  "i",
);
const pagePhrase = new RegExp(`\\b(?:${pageWords})\\s*\\d{1,3}\\s*(?:/|van|sur|de|of)\\s*\\d{1,3}\\b`, "i");
const pageAtEnd = /(?:pagina|bladzijde|blz\.?|page)\s*\d{1,3}\s*[|–—-]?$/i;
/** "Gemeenteraad van 27 april 2020 - agendapunt nr. 13. 19": the sitting in whose minutes the plan was printed. */
const sitting =
  /^(?:gemeenteraad|college(?: van burgemeester en schepenen)?|zitting|conseil communal|collège(?: communal)?|séance)\b.{0,60}\b(?:19|20)\d\d\b.{0,40}(?:agendapunt|punt\b|point|objet).{0,40}$/i;

const longestFooter = 90;

const isPageNumber = (line: Line): boolean => pageNumber.test(line.text);

/** Digits become one sign, so that numbered pages look alike. */
const shape = (text: string): string => normalise(text).replace(/\d+/g, "#");

type Edge = { shape: string; line: Line };
const edgeDepth = 2;
const fewestPages = 3;

/** First and last lines of the pages, where the file says where pages begin. */
const edges = (lines: readonly Line[]): Edge[] => {
  const starts = lines.flatMap((line, index) => (line.pageStart ? [index] : []));
  return starts.flatMap((start, position) => {
    const end = starts[position + 1] ?? lines.length;
    const page = lines.slice(start, end);
    const outer = page.length <= edgeDepth * 2 ? page : [...page.slice(0, edgeDepth), ...page.slice(-edgeDepth)];
    return outer.map((line) => ({ shape: shape(line.text), line }));
  });
};

const isContent = (line: Line): boolean => readLabel(line.text)?.heading.kind != null;

const repeatedAtEdges = (lines: readonly Line[]): Set<Line> => {
  const pages = lines.filter((line) => line.pageStart).length;
  if (pages < fewestPages) return new Set();
  const found = edges(lines);
  const counts = new Map<string, number>();
  for (const edge of found) counts.set(edge.shape, (counts.get(edge.shape) ?? 0) + 1);
  const often = Math.max(fewestPages, pages * 0.4);
  return new Set(
    found.filter((edge) => (counts.get(edge.shape) ?? 0) >= often && !isContent(edge.line)).map((edge) => edge.line),
  );
};

/** Running heads next to page numbers, in files that lost their form feeds. */
const repeatedAtNumbers = (lines: readonly Line[]): Set<Line> => {
  const near = lines.flatMap((line, index) =>
    isPageNumber(line)
      ? [lines[index - 1], lines[index + 1]].filter((other): other is Line => other !== undefined)
      : [],
  );
  const counts = new Map<string, number>();
  for (const line of near) counts.set(shape(line.text), (counts.get(shape(line.text)) ?? 0) + 1);
  return new Set(near.filter((line) => (counts.get(shape(line.text)) ?? 0) >= fewestPages && !isContent(line)));
};

/** Fewer lines than this between two footers are no page. */
const linesPerPage = 15;
/** The same line again and again in the middle of sentences: a running head without a number. */
const interrupting = (lines: readonly Line[]): Set<Line> => {
  const groups = new Map<string, { line: Line; interrupts: boolean }[]>();
  for (const [index, line] of lines.entries()) {
    if (line.text.length < 6 || line.text.length > longestFooter || isContent(line) || readBullet(line.text)) continue;
    const above = lines[index - 1];
    const below = lines[index + 1];
    const interrupts =
      above !== undefined &&
      below !== undefined &&
      startsLower(below.text) &&
      hangs(above.text) &&
      startsUpper(line.text);
    const group = groups.get(line.text) ?? [];
    group.push({ line, interrupts });
    groups.set(line.text, group);
  }
  const heads = [...groups.values()].filter(
    (group) =>
      group.length >= fewestPages &&
      group.filter(({ interrupts }) => interrupts).length >= 2 &&
      group.every(({ line }, index) => index === 0 || line.no - (group[index - 1]?.line.no ?? 0) >= linesPerPage),
  );
  return new Set(heads.flatMap((group) => group.map(({ line }) => line)));
};

const trailingNumber = /^(.*\D)(\d{1,3})$/;

/** "Strategisch plan 2020 12", "… 13", "… 14": the same words with a number that grows by small steps. */
const numberedFooters = (lines: readonly Line[]): Set<Line> => {
  const groups = new Map<string, { line: Line; number: number }[]>();
  for (const line of lines) {
    const match = line.text.length <= 120 ? trailingNumber.exec(line.text) : null;
    if (!match?.[1] || isContent(line)) continue;
    const key = normalise(match[1]);
    if (key.length < 4) continue;
    const group = groups.get(key) ?? [];
    group.push({ line, number: Number(match[2]) });
    groups.set(key, group);
  }
  const footers = [...groups.values()].filter(
    (group) =>
      group.length >= fewestPages &&
      group.every(({ line, number }, index) => {
        const before = group[index - 1];
        return (
          !before || (number > before.number && number - before.number <= 4 && line.no - before.line.no >= linesPerPage)
        );
      }),
  );
  return new Set(footers.flatMap((group) => group.map(({ line }) => line)));
};

const leaders = /(?:\.{4,}|(?:\s\.){4,}|…{2,}|_{4,})\s*\d{1,3}$/;

/** Lone numbers are page numbers where they grow through the file; elsewhere they may be a value in a table. */
const pageNumbers = (lines: readonly Line[]): Set<Line> => {
  const plain = lines.filter(isPageNumber);
  const worded = plain.filter((line) => /\p{L}|\//u.test(line.text));
  const bare = plain.filter((line) => !worded.includes(line));
  const places = new Map(lines.map((line, index) => [line, index]));
  const near = (line: Line): boolean => {
    const index = places.get(line) ?? 0;
    return (
      line.pageStart ||
      lines[index + 1]?.pageStart === true ||
      [lines[index - 1], lines[index + 1]].some((other) => other !== undefined && sitting.test(other.text))
    );
  };
  const numbers = bare.map((line) => Number(/\d+/.exec(line.text)?.[0] ?? 0));
  const growing = numbers.filter((number, index) => index > 0 && number > (numbers[index - 1] ?? 0)).length;
  const run = bare.length >= fewestPages && growing >= (bare.length - 1) * 0.8;
  return new Set([...worded, ...bare.filter((line) => run || near(line))]);
};

/** Takes page numbers, running heads, footers and tables of contents out; the line behind them loses its gap. */
export const clearFurniture = (lines: readonly Line[]): Cleared => {
  const numbers = pageNumbers(lines);
  const repeated = new Set([
    ...repeatedAtEdges(lines),
    ...repeatedAtNumbers(lines),
    ...numberedFooters(lines),
    ...interrupting(lines),
  ]);
  const cleared: Cleared = { kept: [], furniture: [], contents: [] };
  let broken = false;
  for (const line of lines) {
    if (leaders.test(line.text)) cleared.contents.push(line);
    else if (
      numbers.has(line) ||
      repeated.has(line) ||
      (sitting.test(line.text) && line.text.length < 110 && /\d\.?$/.test(line.text)) ||
      ((pagePhrase.test(line.text) || pageAtEnd.test(line.text)) && line.text.length < longestFooter)
    ) {
      cleared.furniture.push(line);
    } else {
      cleared.kept.push(broken ? { ...line, gap: null } : line);
      broken = false;
      continue;
    }
    broken = true;
  }
  return cleared;
};
