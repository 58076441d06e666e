import type { PlainDate } from "@salus/domain";

/** A day named in a text. */
export type DateInText = { on: PlainDate; index: number; end: number; quote: string };

const monthNames = [
  "januari|janvier|januar",
  "februari|février|fevrier|februar",
  "maart|mars|märz",
  "april|avril",
  "mei|mai",
  "juni|juin",
  "juli|juillet",
  "augustus|août|aout|august",
  "september|septembre",
  "oktober|octobre",
  "november|novembre",
  "december|décembre|decembre|dezember",
];
const numeric = /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2})(?![\d/-])/g;
const written = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:er|\\.)?\\s+(?:${monthNames.map((names) => `(${names})`).join("|")})\\s+((?:19|20)\\d{2})(?!\\d)`,
  "gi",
);

const plainDate = (year: number, month: number, day: number): PlainDate | null => {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};

const found = (on: PlainDate | null, match: RegExpExecArray): DateInText[] =>
  on === null ? [] : [{ on, index: match.index, end: match.index + match[0].length, quote: match[0] }];

/** Every day a Dutch or French text names, in order; those of legal acts too. */
export const allDatesIn = (text: string): DateInText[] =>
  [
    ...[...text.matchAll(numeric)].flatMap((match) =>
      found(plainDate(Number(match[4]), Number(match[3]), Number(match[1])), match),
    ),
    ...[...text.matchAll(written)].flatMap((match) => {
      const month = match.slice(2, 14).findIndex((name) => name !== undefined) + 1;
      return found(plainDate(Number(match[14]), month, Number(match[1])), match);
    }),
  ].toSorted((a, b) => a.index - b.index);
