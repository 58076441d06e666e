import type { PlainDate } from "../period.ts";
import type { Context, Item, When } from "./items.ts";
import { lastDay, plainDate } from "./lexer.ts";

type Core = {
  from: PlainDate | null;
  to: PlainDate | null;
  precision: When["precision"];
  recurring: boolean;
  next: number;
};

/** How far a time reaches into the items after its first word: "ten laatste op het einde van het werkjaar 2015". */
const reach = 8;

const firstYear = 1990;
const lastYear = 2099;

export const isYearFigure = (item: Item | undefined): boolean =>
  item !== undefined &&
  item.number !== null &&
  /^\d{4}$/.test(item.raw) &&
  item.number >= firstYear &&
  item.number <= lastYear;

const isDay = (item: Item | undefined): boolean =>
  item !== undefined &&
  item.number !== null &&
  Number.isInteger(item.number) &&
  item.number >= 1 &&
  item.number <= 31 &&
  /^\d/.test(item.raw);

const ordinalMarks = new Set(["er", "e", "ste", "de", "ere", "eme", "nd", "re", "°"]);

/** Index after "1", "1er", "1ste". */
function afterDay(items: readonly Item[], index: number): number {
  const mark = items[index + 1];
  return mark && mark.glued && ordinalMarks.has(mark.fold) ? index + 2 : index + 1;
}

function day(date: PlainDate, next: number): Core {
  return { from: date, to: date, precision: "day", recurring: false, next };
}

function span(year: number, firstMonth: number, lastMonth: number, precision: When["precision"], next: number): Core {
  return {
    from: plainDate(year, firstMonth, 1),
    to: plainDate(year, lastMonth, lastDay(year, lastMonth)),
    precision,
    recurring: false,
    next,
  };
}

/** The year of a day that is written without one: only a plan of one calendar year tells it. */
function onlyYear(context: Context): number | null {
  const from = context.period?.from.slice(0, 4);
  return from !== undefined && from === context.period?.to.slice(0, 4) ? Number(from) : null;
}

function withoutYear(month: number, date: number, next: number, context: Context): Core {
  const year = onlyYear(context);
  const found = year === null ? null : plainDate(year, month, date);
  return found ? day(found, next) : { from: null, to: null, precision: "unknown", recurring: true, next };
}

function skip(items: readonly Item[], index: number): number {
  let next = index;
  while (next < index + 3 && items[next]?.is.filler === true && items[next]?.number === null) next++;
  return next;
}

function monthCore(items: readonly Item[], index: number, date: number | null, context: Context): Core | null {
  const month = items[index]?.is.month;
  if (month === undefined) return null;
  const yearAt = skip(items, index + 1);
  const year = isYearFigure(items[yearAt]) ? (items[yearAt]?.number ?? null) : null;
  if (date === null)
    return year === null
      ? withoutYear(month, lastDay(2001, month), index + 1, context)
      : span(year, month, month, "month", yearAt + 1);
  if (year === null) return withoutYear(month, date, index + 1, context);
  const found = plainDate(year, month, date);
  return found ? day(found, yearAt + 1) : null;
}

function partCore(items: readonly Item[], index: number): Core | null {
  const ordinal = items[index]?.is.ordinal;
  const numbered = ordinal ?? (isDay(items[index]) ? (items[index]?.number ?? undefined) : undefined);
  if (numbered === undefined) return null;
  const partAt = ordinal === undefined ? afterDay(items, index) : index + 1;
  const part = items[partAt]?.is.partOfYear;
  const yearAt = skip(items, partAt + 1);
  const year = items[yearAt]?.number;
  if (part === undefined || !isYearFigure(items[yearAt]) || year === null || year === undefined) return null;
  const months = part === "quarter" ? 3 : 6;
  if (numbered > 12 / months) return null;
  return span(year, (numbered - 1) * months + 1, numbered * months, "month", yearAt + 1);
}

/** A date, month, part of a year or year that starts at this item. */
function readCore(items: readonly Item[], index: number, context: Context): Core | null {
  const item = items[index];
  if (!item) return null;
  if (item.date) return day(item.date, index + 1);
  if (isDay(item)) {
    const monthAt = skip(items, afterDay(items, index));
    const found = monthCore(items, monthAt, item.number, context) ?? partCore(items, index);
    if (found) return found;
  }
  if (item.is.ordinal !== undefined) return partCore(items, index);
  if (item.is.month !== undefined) return monthCore(items, index, null, context);
  if (isYearFigure(item) && item.number !== null) return span(item.number, 1, 12, "year", index + 1);
  if (item.is.unknownDate) return { from: null, to: null, precision: "unknown", recurring: false, next: index + 1 };
  return null;
}

type Lead = { role: When["role"] | null; soft: boolean; endOf: boolean; named: boolean; next: number };

/** The small words before a date. `soft` is "voor"/"pour", whose sense depends on the date. */
function readLead(items: readonly Item[], index: number): Lead {
  const lead: Lead = { role: null, soft: false, endOf: false, named: false, next: index };
  for (; lead.next < index + reach; lead.next++) {
    const item = items[lead.next];
    if (!item || item.number !== null || item.date) break;
    if (item.fold === ":" && lead.role === "by" && !lead.soft) continue;
    const { by, from, until, on, endOf, yearWord, filler, det, of } = item.is;
    const started = lead.role !== null || lead.endOf || lead.named;
    if (by === "for") lead.soft = true;
    if (by) lead.role = lead.role === "by" ? "by" : by === "onOrBefore" ? "by" : "before";
    else if (from) lead.role = "from";
    else if (endOf) lead.endOf = true;
    else if (until && !started) lead.role = "until";
    else if (on && (lead.role === null || lead.role === "on")) lead.role = "on";
    else if (yearWord) lead.named = true;
    else if (!(started && (filler ?? det ?? of ?? on ?? until))) break;
  }
  return lead;
}

function resolve(lead: Lead, core: Core): When {
  const { recurring, precision } = core;
  let role: When["role"] =
    lead.role ?? (lead.endOf || lead.named || precision === "day" || precision === "month" ? "on" : "none");
  // "voor 2015" counts over that year; "voor 1 maart 2015" and "voor eind 2015" are deadlines.
  if (lead.soft && precision === "year" && !lead.endOf) role = "on";
  if (role === "before" && (lead.endOf || (lead.soft && precision === "unknown"))) role = "by";
  const edge = role === "before" && !lead.endOf ? core.from : core.to;
  if (role === "by" || role === "before") return { role, from: edge, to: edge, precision, recurring };
  if (lead.endOf)
    return { role, from: core.to, to: core.to, precision: precision === "year" ? "day" : precision, recurring };
  return { role, from: core.from, to: core.to, precision, recurring };
}

/** "2014-2017", "van 2014 tot en met 2016", "du 1er mars au 31 mai 2015". */
function readSpan(items: readonly Item[], index: number, context: Context): { when: When; next: number } | null {
  const opened = items[index]?.is.opens === true;
  const start = readCore(items, opened ? index + 1 : index, context);
  if (!start) return null;
  const joint = items[start.next];
  const between = opened && joint?.is.and === true;
  const dash = joint?.fold === "-" || (joint?.fold === "/" && start.precision === "year");
  if (!joint || !(between || dash || joint.is.until || (joint.is.on && opened && joint.fold === "au"))) return null;
  const end = readCore(items, start.next + 1, context);
  if (!end || start.from === null || end.to === null || end.to < start.from) return null;
  if (end.precision === "year" && start.precision !== "year") return null;
  // A bare "2014-2017" names something, such as an earlier plan.
  const role = opened || joint.is.until ? "span" : "none";
  return { when: { role, from: start.from, to: end.to, precision: end.precision, recurring: false }, next: end.next };
}

/** "in 2020 en 2021": two years that follow each other are one span. */
function readPair(items: readonly Item[], core: Core): { when: When; next: number } | null {
  const second = items[core.next + 1];
  const isPair =
    core.precision === "year" &&
    items[core.next]?.is.and &&
    isYearFigure(second) &&
    !isAmount(items, core.next + 1, true);
  const year = Number(core.from?.slice(0, 4));
  if (!isPair || !second || second.number !== year + 1) return null;
  return {
    when: { role: "span", from: core.from, to: plainDate(second.number, 12, 31), precision: "year", recurring: false },
    next: core.next + 2,
  };
}

/** The end of the plan, where the plan's own period is known. */
function readPlanEnd(items: readonly Item[], lead: Lead, context: Context): { when: When; next: number } | null {
  const item = items[lead.next];
  if (!lead.endOf) return null;
  const role = lead.role === "by" || lead.role === "before" ? "by" : "on";
  // "vóór het einde van het jaar": which year only a plan of one year tells.
  if (lead.named && readCore(items, lead.next, context) === null) {
    const to = onlyYear(context) === null ? null : (context.period?.to ?? null);
    return { when: { role, from: to, to, precision: "plan", recurring: to === null }, next: lead.next };
  }
  if (!item?.is.planPeriod) return null;
  const to = context.period?.to ?? null;
  return { when: { role, from: to, to, precision: "plan", recurring: false }, next: lead.next + 1 };
}

/** A year in figures counts as a time only where nothing makes it an amount ("≥ 2000 bezoekers"). */
function isAmount(items: readonly Item[], index: number, hasLead: boolean): boolean {
  const after = items[index + 1];
  const before = items[index - 1];
  if (after?.is.per || after?.is.percent || after?.is.times || before?.is.cmp) return true;
  if (after?.is.unit !== undefined || after?.is.shortUnit !== undefined) return true;
  if (hasLead) return false;
  const isColon = before?.fold === ":" || before === undefined;
  return isColon && after !== undefined && !after.sign && !after.is.stop;
}

/** A time that starts here, with the words that lead to it; null where there is none. */
export function readWhen(items: readonly Item[], index: number, context: Context): { when: When; next: number } | null {
  const spanned = readSpan(items, index, context);
  if (spanned) return spanned;
  const lead = readLead(items, index);
  const hasLead = lead.next > index;
  if (hasLead) {
    const plan = readPlanEnd(items, lead, context);
    if (plan) return plan;
    const range = lead.role === "on" || lead.role === null ? readSpan(items, lead.next, context) : null;
    if (range) return { when: { ...range.when, role: "span" }, next: range.next };
  }
  const core = readCore(items, lead.next, context);
  if (!core) return null;
  const pair = hasLead ? readPair(items, core) : null;
  if (pair && lead.role === "on") return pair;
  if (core.precision === "year" && isAmount(items, lead.next, hasLead)) return null;
  // A month word without a day, year or preposition is just a word ("maart", "mars", "mei").
  if (core.recurring && core.next === lead.next + 1 && !hasLead) return null;
  return { when: resolve(lead, core), next: core.next };
}
