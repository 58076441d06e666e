import type { Heading, Language } from "@salus/domain";
import { headings } from "@salus/templates/headings";
import { normalise, words, type Word } from "./normalise.ts";
import { likeness } from "./similarity.ts";

/** A line that announces a level or a part of the file: "Operationele doelstellingen", "SD 2: …", "Objectif général :". */
export type Label = {
  heading: Heading;
  language: Exclude<Language, "de">;
  /** Number in front of the label: "1.1", "2". */
  number: string | null;
  /** Number behind it: the 2 of "Strategische doelstelling 2". */
  ordinal: string | null;
  /** What follows the label on the same line. */
  rest: string;
  /** Where `rest` begins in the text. */
  restAt: number;
};

type Wording = {
  heading: Heading;
  language: Label["language"];
  compact: string;
  words: number;
  abbreviation: boolean;
};

const compactOf = (text: string): string => normalise(text).replaceAll(" ", "");

const wordings: readonly Wording[] = headings
  .flatMap((heading) =>
    (["nl", "fr"] as const).flatMap((language) => [
      ...heading.wordings[language].map((text) => ({ text, heading, language, abbreviation: false })),
      ...heading.abbreviations[language].map((text) => ({ text, heading, language, abbreviation: true })),
    ]),
  )
  .map(({ text, ...rest }) => ({ ...rest, compact: compactOf(text), words: normalise(text).split(" ").length }))
  .toSorted((a, b) => b.compact.length - a.compact.length);

/** Labels shorter than this must be spelt right. */
const shortLabel = 8;
const labelFloor = 0.87;

const alike = (wording: Wording, compact: string): boolean =>
  compact === wording.compact ||
  (wording.compact.length >= shortLabel && likeness(compact, wording.compact, labelFloor) >= labelFloor);

const leadingNumber =
  /^(?:(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+(?=\D)|(\d{1,2}(?:\.\d{1,2}){1,4})\.?(?=\p{L})|([IVX]{1,4}|[A-Ha-h])[.)]\s+|[-–—•*▪]\s+)/u;

/** "2.2.1. Text" and "I. Text" without their number. */
export const withoutNumber = (text: string): { number: string | null; text: string; at: number } => {
  const match = leadingNumber.exec(text);
  if (!match) return { number: null, text, at: 0 };
  return { number: match[1] ?? match[2] ?? match[3] ?? null, text: text.slice(match[0].length), at: match[0].length };
};

const ordinalPattern = /^\)?\s*(?:n[r°]\.?\s*)?(\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,4})\b\.?(?!\s*[%€/])/;
/** The plural in brackets: "doelstelling(en)", "objectif(s)". */
const pluralPattern = /^\((?:en|n|s|x|es|aux)\)/;
const separatorPattern = /^\)?[\s.]*[:–—\-|(]+\s*/;

type Tail = Pick<Label, "ordinal" | "rest" | "restAt">;

/** Reads what follows the words of a label; null where it is running text. */
const readTail = (text: string, at: number, abbreviation: boolean): Tail | null => {
  let position = at + (pluralPattern.exec(text.slice(at))?.[0].length ?? 0);
  const ordinal = ordinalPattern.exec(text.slice(position));
  if (ordinal) position += ordinal[0].length;
  else if (abbreviation) return null;
  const separator = separatorPattern.exec(text.slice(position));
  if (separator) position += separator[0].replace(/\($/, "").length;
  const rest = text.slice(position).replace(/^[).\s]+/, "");
  const restAt = text.length - rest.length;
  const separated = separator !== null || (ordinal !== null && /^\p{Lu}/u.test(rest));
  if (rest !== "" && !separated) return null;
  return { ordinal: ordinal?.[1] ?? null, rest, restAt };
};

const longestLabel = 6;

/** Signs that scanners take for each other at the beginning of a word: "lndicatoren". */
const firstLetterOf = (compact: string): string => {
  const letter = compact[0] ?? "";
  return "il1t".includes(letter) ? "i" : letter === "0" ? "o" : letter;
};
const byFirstLetter = new Map<string, readonly Wording[]>(
  [...new Set(wordings.map((wording) => firstLetterOf(wording.compact)))].map((letter) => [
    letter,
    wordings.filter((wording) => firstLetterOf(wording.compact) === letter),
  ]),
);

const readAt = (text: string, found: readonly Word[], allowText: boolean): Omit<Label, "number"> | null => {
  for (const wording of byFirstLetter.get(firstLetterOf(found[0]?.plain ?? "")) ?? []) {
    for (const count of [wording.words, wording.words + 1, wording.words - 1]) {
      if (count < 1 || count > longestLabel || count > found.length) continue;
      const compact = found
        .slice(0, count)
        .map((word) => word.plain)
        .join("");
      const last = found[count - 1];
      if (!last || !alike(wording, compact)) continue;
      const end = text[last.end] === ")" ? last.end + 1 : last.end;
      const tail = readTail(text, end, wording.abbreviation);
      if (tail) return { heading: wording.heading, language: wording.language, ...tail };
      if (allowText) {
        const rest = text.slice(end).trimStart();
        return {
          heading: wording.heading,
          language: wording.language,
          ordinal: null,
          rest,
          restAt: text.length - rest.length,
        };
      }
    }
  }
  return null;
};

/** The label at the beginning of a line, whatever follows it. */
export const readLabelStart = (text: string): Label | null => {
  const { number, text: bare } = withoutNumber(text);
  const label = readAt(bare, words(bare.slice(0, 120)), true);
  return label ? { ...label, number } : null;
};

const remembered = new Map<string, Label | null>();
const memory = 50_000;
const longestLabelLine = 500;

const readFresh = (text: string): Label | null => {
  if (text.length > longestLabelLine) return null;
  const { number, text: behind, at } = withoutNumber(text);
  if (!/^\p{L}/u.test(behind)) return null;
  const bare = behind.replace(/^(\p{Lu}{1,2})(?=\d)/u, "$1 ");
  const label = readAt(bare, words(bare.slice(0, 120)), false);
  return label ? { ...label, number, restAt: label.restAt + at } : null;
};

/** The label a line begins with; null for running text. */
export const readLabel = (text: string): Label | null => {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size > memory) remembered.clear();
  const label = readFresh(text);
  remembered.set(text, label);
  return label;
};

/** The labels a line consists of ("Operationele doelstellingen Te verwachten resultaten Indicatoren"); empty otherwise. */
export const readLabelRow = (text: string): Label[] => {
  const row: Label[] = [];
  let rest = text.replaceAll("|", " ").trim();
  while (rest !== "" && row.length < 5) {
    const { text: bare } = withoutNumber(rest);
    const label = readAt(bare, words(bare.slice(0, 120)), true);
    if (!label?.heading.kind) return [];
    row.push({ ...label, number: null });
    rest = label.rest.replace(/^[:;,/–—-]\s*/, "");
  }
  return rest === "" ? row : [];
};
