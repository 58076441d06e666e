import { findHeading } from "@salus/templates";
import { readBullet } from "../layout/bullets.ts";
import type { Line } from "../lines/lines.ts";
import { normalise, startsUpper } from "../recognise/normalise.ts";
import type { LabelToken, Level, TableColumn, Token } from "./tokens.ts";

/** Lines that are printed over and over, normalised. */
export type Repeated = ReadonlySet<string>;

const fewestTimes = 3;
const longestLabel = 60;
const mostWords = 6;

const couldBeLabel = (line: Line): boolean =>
  line.text.length <= longestLabel && line.text.split(" ").length <= mostWords + 1 && !/\d/.test(line.text);

export const repeatedLines = (lines: readonly Line[]): Repeated => {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (!couldBeLabel(line)) continue;
    const plain = normalise(line.text);
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return new Set(
    [...counts].filter(([plain, count]) => count >= fewestTimes && plain.length > 3).map(([plain]) => plain),
  );
};

/** Where a label of a level that the file names differently must stand: between which other labels. */
const places: Record<TableColumn, { heading: string; before: readonly Level[]; after: readonly Level[] }> = {
  operationalObjective: {
    heading: "operational-objectives",
    before: ["strategicObjective", "indicator"],
    after: ["result"],
  },
  result: { heading: "results", before: ["operationalObjective", "indicator"], after: ["indicator"] },
  indicator: {
    heading: "indicators",
    before: ["result"],
    after: ["operationalObjective", "result", "strategicObjective", "generalObjective", "chapter"],
  },
};

const enoughPlaces = 0.7;

const nextLabel = (tokens: readonly Token[], from: number, step: 1 | -1): LabelToken | null => {
  for (let index = from + step; index >= 0 && index < tokens.length; index += step) {
    const token = tokens[index];
    if (token?.type === "label") return token;
  }
  return null;
};

const inferLevel = (tokens: readonly Token[], level: TableColumn, repeated: Repeated): Token[] => {
  const { heading: code, before, after } = places[level];
  const heading = findHeading(code);
  const spots = new Map<string, { fits: number[]; all: number }>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "line" || !startsUpper(token.line.text) || readBullet(token.line.text)) continue;
    const plain = normalise(token.line.text);
    if (!repeated.has(plain)) continue;
    const spot = spots.get(plain) ?? { fits: [], all: 0 };
    spot.all += 1;
    const above = nextLabel(tokens, index, -1)?.level;
    const below = nextLabel(tokens, index, 1)?.level;
    if (above && before.includes(above) && (below ? after.includes(below) : level === "indicator"))
      spot.fits.push(index);
    spots.set(plain, spot);
  }
  const best = [...spots.values()]
    .filter(({ fits, all }) => fits.length >= fewestTimes && fits.length >= all * enoughPlaces)
    .toSorted((a, b) => b.fits.length - a.fits.length)[0];
  if (!best || !heading) return [...tokens];
  const chosen = new Set(best.fits);
  return tokens.map((token, index): Token => {
    if (!chosen.has(index) || token.type !== "line") return token;
    const label = {
      heading,
      language: "nl" as const,
      number: null,
      ordinal: null,
      rest: "",
      restAt: token.line.text.length,
    };
    return { type: "label", level, label, rest: null, lines: [token.line], inferred: true };
  });
};

/** Finds the labels of a level that the file calls by another name, by where they stand again and again. */
export const inferLabels = (tokens: readonly Token[], repeated: Repeated): Token[] => {
  const count = (level: Level) => tokens.filter((token) => token.type === "label" && token.level === level).length;
  let result = [...tokens];
  if (count("table") > 0) return result;
  for (const level of ["result", "indicator", "operationalObjective"] as const) {
    const others = (["operationalObjective", "result", "indicator"] as const).filter((other) => other !== level);
    if (count(level) === 0 && others.every((other) => count(other) >= fewestTimes))
      result = inferLevel(result, level, repeated);
  }
  return result;
};
