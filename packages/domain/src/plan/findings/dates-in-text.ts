import type { Period, PlainDate } from "../../period.ts";

export type DateMention = { readonly on: PlainDate; readonly quote: string };
export type PeriodMention = { readonly fromYear: number; readonly toYear: number; readonly quote: string };

/** By name in three languages, 1 to 12. */
export const monthsByName: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["januari", "janvier", "januar"],
    ["februari", "février", "fevrier", "februar"],
    ["maart", "mars", "märz"],
    ["april", "avril"],
    ["mei", "mai"],
    ["juni", "juin"],
    ["juli", "juillet"],
    ["augustus", "août", "aout", "august"],
    ["september", "septembre"],
    ["oktober", "octobre"],
    ["november", "novembre"],
    ["december", "décembre", "decembre", "dezember"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

const NUMERIC = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})(?![\d/-])/g;
const WRITTEN = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:er|\\.)?\\s+(${Object.keys(monthsByName).join("|")})\\s+((?:19|20)\\d{2})(?!\\d)`,
  "gi",
);
const YEAR_END =
  /(?<!\p{L})(?:eind(?:e van)?(?: het jaar)?|fin(?: de l['’]année)?|ende)\s+((?:19|20)\d{2})(?![\d/-])/giu;
const RANGE = /(?<![\d/.-])((?:19|20)\d{2})\s?(?:[-–—/]|t\/m|tot en met|tot|à|au|bis)\s?((?:19|20)\d{2})(?![\d/-])/g;

/** A date right after the name of an act dates the act: it never has to lie in the period of the plan. */
const ACT =
  /(?<!\p{L})(?:\p{L}*(?:wet|besluit|decreet|ordonnantie|omzendbrief|verordening|beslissing|gesetz|erlass|dekret)|[kmb]b|ar|am|loi|arrêté|décret|ordonnance|circulaire|règlement|décision|convention)(?!\p{L})[^.;:]{0,80}$/iu;

/** Whether what stands at `index` dates an act that is named just before it. */
export const datesAnAct = (text: string, index: number): boolean =>
  ACT.test(text.slice(Math.max(0, index - 120), index));

const firstTime = (text: string, index: number): boolean => !datesAnAct(text, index);

/** The days a Dutch, French or German text names, acts left out; "the end of 2020" is its last day. */
export function datesIn(text: string): DateMention[] {
  if (!/\d{4}/.test(text)) return [];
  const found = [
    ...matches(text, NUMERIC, ([, day, month, year]) => plainDate(Number(year), Number(month), Number(day))),
    ...matches(text, WRITTEN, ([, day, month = "", year]) =>
      plainDate(Number(year), monthsByName[month.toLowerCase()] ?? 0, Number(day)),
    ),
    ...matches(text, YEAR_END, ([, year]) => plainDate(Number(year), 12, 31)),
  ];
  return found.sort((a, b) => a.index - b.index).map(({ on, quote }) => ({ on, quote }));
}

/** The periods of years a text names: "SVPP 2014-2017". */
export function periodsIn(text: string): PeriodMention[] {
  if (!/\d{4}/.test(text)) return [];
  return [...text.matchAll(RANGE)]
    .filter((match) => firstTime(text, match.index))
    .map(([quote, from, to]) => ({ fromYear: Number(from), toYear: Number(to), quote }))
    .filter(({ fromYear, toYear }) => fromYear < toYear && toYear - fromYear <= 12);
}

export type YearMention = { readonly year: number; readonly quote: string };

/** Words after which a bare year is a term or a beginning; "sinds 2012" is history. */
const YEAR_AFTER = new RegExp(
  `(?<!\\p{L})(?:vanaf|v[oó]{2}r|in|tegen|tot(?: en met)?|begin|voorjaar|najaar|(?:werk|werkings|school)?jaar|dès|à partir de|en|avant|pour|d['’]ici(?: à)?|début|année|jusqu['’]en|ab|bis|vor|${Object.keys(monthsByName).join("|")})(?: het)?(?: (?:werk|werkings|school)?jaar| l['’]année)?\\s+((?:19|20)\\d{2})(?![\\d/.-]\\d|\\d|\\s?[-–/]\\s?(?:19|20)\\d|\\s(?:tot|à|au|bis)\\s)`,
  "giu",
);
/** "in 2013 opgericht": told, not aimed at. */
const TOLD =
  /^[^.;]{0,60}(?<!\p{L})(?:opgericht|gestart|opgestart|ondertekend|goedgekeurd|ontstaan|werd(?:en)?|créée?s?|lancée?s?|signée?s?|approuvée?s?|fondée?s?|gegründet)(?!\p{L})/iu;

/** The bare years a text names as a beginning or a term; acts, periods and whole dates left out. */
export function yearsIn(text: string): YearMention[] {
  if (!/\d{4}/.test(text)) return [];
  return [...text.matchAll(YEAR_AFTER)]
    .filter(({ index, 0: quote }) => firstTime(text, index) && !TOLD.test(text.slice(index + quote.length)))
    .filter(({ index, 0: quote }) => !isPartOfDate(text.slice(Math.max(0, index - 5), index), quote))
    .map(([quote, year]) => ({ year: Number(year), quote }));
}

/** "1 juli 2014" names a day: its year is no year by itself. */
const isPartOfDate = (before: string, quote: string): boolean =>
  /\d(?:er|\.)?\s*$/.test(before) && (/^\p{L}+/u.exec(quote)?.[0].toLowerCase() ?? "") in monthsByName;

/** No year in common with the period of the plan. */
export const isStale = ({ fromYear, toYear }: PeriodMention, period: Period): boolean =>
  toYear < Number(period.from.slice(0, 4)) || fromYear > Number(period.to.slice(0, 4));

function matches(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => PlainDate | null,
): (DateMention & { index: number })[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const on = firstTime(text, match.index) ? read(match) : null;
    return on === null ? [] : [{ on, quote: match[0], index: match.index }];
  });
}

function plainDate(year: number, month: number, day: number): PlainDate | null {
  const two = (part: number): string => String(part).padStart(2, "0");
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay ? `${year}-${two(month)}-${two(day)}` : null;
}
