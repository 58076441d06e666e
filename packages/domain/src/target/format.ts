import type { Language, Locale } from "../localized-text.ts";
import type { PlainDate } from "../period.ts";
import { writingFr } from "./data/notation.fr.ts";
import { writingNl } from "./data/notation.nl.ts";
import { formatNumber, formatPercent } from "./numerals.ts";
import type { Target, TargetStep } from "./target.ts";
import { targetUnit } from "./units.ts";
import type { Writing } from "./writing.ts";

const writings: Record<Locale, Writing> = { nl: writingNl, fr: writingFr };

export type FormatOptions = {
  /** Language of the indicator's own words: a printed unit or population in another language is put in quotation marks. */
  readonly writtenIn?: Language | undefined;
};

type Writer = { readonly language: Locale; readonly words: Writing; readonly foreign: boolean | null };

/** A population that starts with an article of the other language was not written in this one. */
const foreignStart: Record<Locale, RegExp> = {
  nl: /^(?:(?:les?|la|ces|nos|leurs) |l')/,
  fr: /^(?:de|het|een|alle|deze|onze|hun) /,
};

function printed(text: string, { foreign, language, words }: Writer): string {
  return (foreign ?? foreignStart[language].test(text)) ? words.quote(text) : text;
}

function noun(unit: string, count: number | null, writer: Writer): string {
  const known = targetUnit(unit)?.[writer.language];
  if (!known) return printed(unit, writer);
  if (count === null) return known.many;
  // French counts as one until two: "1,5 heure".
  const isOne = writer.language === "fr" ? Math.abs(count) < 2 : Math.abs(count) === 1;
  return isOne ? known.one : (known.counted ?? known.many);
}

function formatDay(date: PlainDate, { words }: Writer): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return words.day(year, month, day);
}

/** The year when a date is its first or last day, and figures alone are read as a year. */
function wholeYear(date: PlainDate | null, edge: "01-01" | "12-31"): number | null {
  const year = Number(date?.slice(0, 4));
  return date?.slice(5) === edge && year >= 1990 && year <= 2099 ? year : null;
}

function span({ from, to }: TargetStep, writer: Writer): string {
  const { words } = writer;
  const [first, last] = [wholeYear(from, "01-01"), wholeYear(to, "12-31")];
  if (from !== null && to !== null) {
    if (first !== null && last !== null) return first === last ? words.inYear(first) : words.years(first, last);
    return words.days(formatDay(from, writer), formatDay(to, writer));
  }
  if (from !== null) return first === null ? words.fromDay(formatDay(from, writer)) : words.fromYear(first);
  if (to !== null) return last === null ? words.untilDay(formatDay(to, writer)) : words.untilYear(last);
  return "";
}

/** "minstens 3 verslagen per jaar in 2014 en 6 vanaf 2015", without what follows the number. */
function measured(target: Target, value: number, writer: Writer): string[] {
  const { language, words } = writer;
  const { comparator, unit, population, kind } = target;
  const isPercentage = kind === "percentage";
  const figure = (amount: number): string => (isPercentage ? formatPercent : formatNumber)(Math.abs(amount), language);
  const lead =
    comparator === "growth" || comparator === "increase"
      ? `${value < 0 ? words.fall : words.rise} `
      : comparator === "gte" || comparator === "gt" || comparator === "lte" || comparator === "lt"
        ? `${words.comparators[comparator]} `
        : "";
  const counted = isPercentage || unit === null ? "" : ` ${noun(unit, value, writer)}`;
  const of = population === null ? "" : ` ${words.of(printed(population, writer))}`;
  const amount = `${lead}${figure(value)}${counted}${of}`;
  const per = target.per === null ? null : words.per[target.per];
  const [first, ...others] = target.steps;
  const when = first ? span(first, writer) : null;
  const head = population === null ? [[amount, per, when].filter((part) => part).join(" ")] : [amount, per, when];
  const steps = others.map((step) => `${figure(step.value)} ${span(step, writer)}`);
  const tail = steps.length > 0 ? ` ${words.and} ${steps.at(-1) ?? ""}` : "";
  const parts = [...head.filter((part) => part !== null && part !== ""), ...steps.slice(0, -1)];
  return [...parts.slice(0, -1), `${parts.at(-1) ?? ""}${tail}`] as string[];
}

function bare(target: Target, writer: Writer): string[] {
  const { words } = writer;
  const { kind, unit, population } = target;
  const counted = unit === null ? null : noun(unit, null, writer);
  const head = kind === "percentage" ? words.percentage : words.count(counted);
  const of = population === null ? "" : ` ${words.of(printed(population, writer))}`;
  const per = target.per === null ? "" : `${population === null ? " " : ", "}${words.per[target.per]}`;
  return [`${head}${of}${per}`];
}

function handedIn({ unit, value, per }: Target, writer: Writer): string[] {
  const { words } = writer;
  const known = unit === null ? null : targetUnit(unit)?.[writer.language];
  const thing =
    unit === null ? words.handIn : known ? words.one(known.one, known.gender === "f") : printed(unit, writer);
  const often = value === null || per === null ? null : (words.every[`${per} ${value}`] ?? words.per[per]);
  return [often === null ? thing : `${often} ${thing}`];
}

function deadline({ comparator, by }: Target, writer: Writer): string {
  const { words } = writer;
  if (comparator === "before") return by === null ? words.beforeUnknown : words.before(formatDay(by, writer));
  return by === null ? words.onOrBeforeUnknown : words.onOrBefore(formatDay(by, writer));
}

function parts(target: Target, writer: Writer): string[] {
  const { words } = writer;
  const { kind, value, by, per } = target;
  const often = per === null ? null : (words.every[`${per} 1`] ?? words.per[per]);
  switch (kind) {
    case "boolean":
      return often === null ? [words.yesNo] : [words.yesNo, often];
    case "existence":
      return [words.exists(by === null ? null : formatDay(by, writer), often)];
    case "deadline":
      return [deadline(target, writer)];
    case "qualitative":
      return [words.qualitative];
    case "deliverable":
      return handedIn(target, writer);
    case "count":
    case "duration":
    case "percentage":
      return value === null ? bare(target, writer) : measured(target, value, writer);
  }
}

/** One sentence fragment without capital and full stop: "minstens 50 per jaar", "au moins 50 par an". `parseTarget` reads it back. */
export function formatTarget(target: Target, language: Locale, { writtenIn }: FormatOptions = {}): string {
  const writer: Writer = {
    language,
    words: writings[language],
    foreign: writtenIn === undefined ? null : writtenIn !== language,
  };
  const { within, by, kind } = target;
  const limit =
    within === null
      ? []
      : [writer.words.within(`${formatNumber(within.value, language)} ${noun(within.unit, within.value, writer)}`)];
  const isSaid = kind === "deadline" || kind === "existence" || by === null;
  const day = isSaid ? [] : [deadline({ ...target, comparator: "onOrBefore" }, writer)];
  return [...parts(target, writer), ...limit, ...day].join(", ");
}
