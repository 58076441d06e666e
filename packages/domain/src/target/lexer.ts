import type { PlainDate } from "../period.ts";

/** The smallest piece of a line: a word, a number, a date in figures or one sign. `start` and `end` point into the cleaned text. */
export type Token = {
  kind: "word" | "number" | "date" | "sign";
  raw: string;
  /** Lower case, without accents (but see `accented`): the form in which phrases are looked up. */
  fold: string;
  start: number;
  end: number;
  /** No blank between this token and the one before. */
  glued: boolean;
  number: number | null;
  date: PlainDate | null;
};

/** Words in which the accent makes the meaning: "één" counts, "een" is an article; "dès" is not "des". */
const accented = new Set(["één", "éen", "vóór", "dès", "où"]);

export function fold(word: string): string {
  const lower = word.toLowerCase();
  return accented.has(lower) ? lower : lower.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe");
}

/** What conversions of files leave behind. Each replacement is a fixed string: cleaning takes one pass per entry. */
const noise: readonly (readonly [string, string])[] = [
  ["\\geqslant", "≥"],
  ["\\leqslant", "≤"],
  ["\\geq", "≥"],
  ["\\leq", "≤"],
  ["\\ge", "≥"],
  ["\\le", "≤"],
  ["\\%", "%"],
  ["\\times", "x"],
  ["\\mathrm", ""],
  ["\\text", ""],
  ["{", " "],
  ["}", " "],
  ["\\,", " "],
  ["&gt;", ">"],
  ["&lt;", "<"],
  ["&ge;", "≥"],
  ["&le;", "≤"],
  ["&nbsp;", " "],
  ["⩾", "≥"],
  ["≧", "≥"],
  ["⩽", "≤"],
  ["≦", "≤"],
  ["＞", ">"],
  ["\uf0b3", "≥"],
  ["\uf0a3", "≤"],
  ["$", " "],
  ["\u200b", ""],
  ["\u00ad", ""],
  ["\ufeff", ""],
];

const noisy = /[\\&${}⩾≧⩽≦＞\uf0b3\uf0a3\u200b\u00ad\ufeff]/;

/** The line with one kind of blank, dash and apostrophe, and with the signs that text extraction garbles put back. */
export function clean(text: string): string {
  let out = text.normalize("NFC");
  if (noisy.test(out)) for (const [from, to] of noise) out = out.replaceAll(from, to);
  // The Symbol font draws "≥" at the code of "³".
  return out
    .replace(/(^|[\s:(])³(?=\s?\d)/g, "$1≥")
    .replace(/[\u00a0\u202f\u2007\u2009]/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[’‘ʼ`´]/g, "'");
}

const date = /(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})(?![\d/])/y;
const isoDate = /(\d{4})-(\d{2})-(\d{2})(?!\d)/y;
const grouped = /\d{1,3}(?:[. ]\d{3}){1,4}(?!\d)(?:,\d{1,6})?/y;
const plain = /\d+(?:[.,]\d{1,6})?/y;
const abbreviation = /\p{L}(?:\.\p{L}){1,5}\.?(?![\p{L}\d])/uy;
const word = /\p{L}[\p{L}\p{M}]*(?:['-]\p{L}[\p{L}\p{M}]*)*/uy;
/** A letter that stands for a nought ("5O", "1o0"): typed or scanned wrong, so no number is read from it. */
const garbled = /\d+(?:O[\dO]*|o[\do]*\d)(?![\p{L}\d])/uy;
const elided = /(?:[dlsncjmt]|qu|jusqu|lorsqu|puisqu|presqu)'/iy;

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** A calendar day if these three figures are one. Years of two figures are of this century. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  const full = year < 100 ? 2000 + year : year;
  if (month < 1 || month > 12 || day < 1 || day > lastDay(full, month)) return null;
  return `${String(full).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

export function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function readDate(text: string, index: number): { raw: string; date: PlainDate } | null {
  const iso = at(isoDate, text, index);
  if (iso) {
    const found = plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    if (found) return { raw: iso[0], date: found };
  }
  const day = at(date, text, index);
  const found = day && plainDate(Number(day[3]), Number(day[2]), Number(day[1]));
  return day && found ? { raw: day[0], date: found } : null;
}

function readNumber(text: string, index: number): { raw: string; number: number } {
  const thousands = at(grouped, text, index);
  if (thousands) {
    return { raw: thousands[0], number: Number(thousands[0].replace(/[. ]/g, "").replace(",", ".")) };
  }
  const raw = at(plain, text, index)?.[0] ?? text.charAt(index);
  return { raw, number: Number(raw.replace(",", ".")) };
}

const isDigit = (char: string): boolean => char >= "0" && char <= "9";

/** Splits a cleaned line. Every step consumes at least one character, so the work grows with the length only. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  let glued = false;
  while (index < text.length) {
    const char = text.charAt(index);
    if (/\s/.test(char)) {
      index++;
      glued = false;
      continue;
    }
    const start = index;
    const push = (kind: Token["kind"], raw: string, more: Partial<Token> = {}): void => {
      const form = kind === "word" ? fold(raw) : raw;
      tokens.push({ kind, raw, fold: form, start, end: start + raw.length, glued, number: null, date: null, ...more });
      index = start + raw.length;
    };
    if (isDigit(char)) {
      const day = readDate(text, index);
      const doubtful = at(garbled, text, index);
      if (day) push("date", day.raw, { date: day.date });
      else if (doubtful) push("word", doubtful[0]);
      else {
        const { raw, number } = readNumber(text, index);
        push("number", raw, { number });
      }
    } else {
      const letters = at(elided, text, index) ?? at(abbreviation, text, index) ?? at(word, text, index);
      if (letters) push("word", letters[0]);
      else push("sign", char);
    }
    glued = true;
  }
  return tokens;
}
