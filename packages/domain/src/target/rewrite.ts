import { isYearFigure, readWhen } from "./calendar.ts";
import { merge, readItems, type Context, type Item } from "./items.ts";
import type { Frequency, TimeUnit } from "./meaning.ts";
import { clean } from "./lexer.ts";

type Rewritten = { item: Item; next: number };

/** "om de 2 jaar", "tous les trois mois" as a frequency; null for what no period of a plan expresses. */
function everyFrequency(count: number, unit: TimeUnit): Frequency | null {
  if (count <= 0) return null;
  if (unit === "days")
    return count === 1
      ? { per: "day", times: 1 }
      : count === 14 || count === 15
        ? { per: "year", times: 26 }
        : count === 7
          ? { per: "week", times: 1 }
          : null;
  if (unit === "weeks")
    return count === 1 ? { per: "week", times: 1 } : 52 % count === 0 ? { per: "year", times: 52 / count } : null;
  if (unit === "months") {
    if (count === 1) return { per: "month", times: 1 };
    if (count === 6) return { per: "halfYear", times: 1 };
    if (count === 24) return { per: "twoYears", times: 1 };
    return 12 % count === 0 ? { per: "year", times: 12 / count } : null;
  }
  if (unit === "years")
    return count === 1 ? { per: "year", times: 1 } : count === 2 ? { per: "twoYears", times: 1 } : null;
  return null;
}

/** "om de 2 jaar", "tous les 3 mois", "3-maandelijks". */
function readEvery(items: readonly Item[], index: number, text: string): Rewritten | null {
  const item = items[index];
  if (item?.is.every) {
    const count = items[index + 1];
    const unit = items[index + 2]?.is.time;
    if (count && count.number !== null && unit) {
      const often = everyFrequency(count.number, unit);
      // "om de 6 weken" fits no period; its number counts nothing either.
      const is = often ? { form: "adverb" as const } : { stop: true as const };
      return { item: merge(items, index, index + 3, { often, is }, text), next: index + 3 };
    }
    return null;
  }
  const dash = items[index + 1];
  const after = items[index + 2];
  if (!item || item.number === null || dash?.fold !== "-" || !dash.glued || !after?.glued || !after.often) return null;
  const unit =
    after.often.per === "month"
      ? "months"
      : after.often.per === "week"
        ? "weeks"
        : after.often.per === "year"
          ? "years"
          : null;
  const often = unit && everyFrequency(item.number, unit);
  if (!often) return null;
  const ambiguous = item.number === 2 ? { ambiguous: true as const } : {};
  const is = { ...(after.is.form ? { form: after.is.form } : {}), ...ambiguous };
  return { item: merge(items, index, index + 3, { often, is }, text), next: index + 3 };
}

const withinUnits: Partial<Record<TimeUnit, NonNullable<Item["within"]>["unit"]>> = {
  hours: "hours",
  days: "days",
  weeks: "weeks",
  months: "months",
};

/** "binnen de 24 uur", "dans les 5 jours", "binnen de maand", "ten laatste 2 weken na". */
function readWithin(items: readonly Item[], index: number, text: string): Rewritten | null {
  const item = items[index];
  if (!item || !(item.is.within || item.is.by === "onOrBefore" || item.is.cmp === "lte")) return null;
  let at = index + 1;
  while (
    at < index + 4 &&
    items[at] &&
    items[at]?.number === null &&
    (items[at]?.is.filler || items[at]?.is.cmp || items[at]?.is.of || items[at]?.is.det)
  )
    at++;
  const count = items[at];
  const hasCount = count !== undefined && count.number !== null;
  const unitAt = hasCount ? at + 1 : at;
  const unit = withinUnits[items[unitAt]?.is.time ?? "years"];
  if (!unit || (!hasCount && !item.is.within)) return null;
  const after = items[unitAt + 1];
  // A deadline word or a maximum before a stretch of time limits it only when something starts the clock.
  if (!item.is.within && !after?.is.afterEvent) return null;
  if (after?.is.per) return null;
  const value = hasCount ? (count.number ?? 1) : 1;
  const next = after?.is.afterEvent ? unitAt + 2 : unitAt + 1;
  return { item: merge(items, index, next, { within: { value, unit }, is: { stop: true } }, text), next };
}

/** "3u30", "2h30": hours and minutes as one number of hours. */
function readClock(items: readonly Item[], index: number, text: string): Rewritten | null {
  const [hours, mark, minutes] = [items[index], items[index + 1], items[index + 2]];
  if (!hours || hours.number === null || !mark?.glued || mark.is.shortUnit !== "hours") return null;
  if (!minutes?.glued || minutes.number === null || !/^\d\d$/.test(minutes.raw) || minutes.number > 59) return null;
  const value = Math.round((hours.number + minutes.number / 60) * 100) / 100;
  return { item: merge(items, index, index + 3, { number: value, is: { unit: "hours" } }, text), next: index + 3 };
}

/** "een 40-tal": about that many. */
function readScore(items: readonly Item[], index: number, text: string): Rewritten | null {
  const article = items[index]?.is.article ? 1 : 0;
  const [count, dash, tal] = [items[index + article], items[index + article + 1], items[index + article + 2]];
  if (!count || count.number === null || count.is.article || dash?.fold !== "-" || tal?.fold !== "tal" || !tal.glued)
    return null;
  return { item: merge(items, index, index + article + 3, { number: count.number }, text), next: index + article + 3 };
}

/** "4 op 5", "3 deelnemers op 4", "3 sur 4", "7/10" as a percentage. */
function readRatio(items: readonly Item[], index: number, text: string): Rewritten | null {
  const part = items[index];
  if (!part || part.number === null || part.is.article || isYearFigure(part)) return null;
  const noun = items[index + 1];
  const jointAt = noun && !noun.sign && !noun.is.time && !noun.is.stop && noun.number === null ? index + 2 : index + 1;
  const joint = items[jointAt];
  const isSlash = joint?.fold === "/" && joint.glued && jointAt === index + 1;
  if (!isSlash && joint?.fold !== "op" && joint?.fold !== "sur") return null;
  const wholeAt = !isSlash && items[jointAt + 1]?.is.det ? jointAt + 2 : jointAt + 1;
  const whole = items[wholeAt];
  if (!whole || whole.number === null || part.number >= whole.number || part.number <= 0) return null;
  // "3/4 van" is a share; "7/10" a score; any other slash is something else.
  const isShare =
    [2, 3, 4].includes(whole.number) && (items[wholeAt + 1]?.is.of ?? items[wholeAt + 1]?.is.opens) === true;
  if (isSlash ? !whole.glued || !(isShare || [5, 10, 20, 100].includes(whole.number)) : whole.number > 10) return null;
  const value = Math.round((part.number / whole.number) * 10000) / 100;
  return {
    item: merge(items, index, wholeAt + 1, { number: value, is: { fraction: value } }, text),
    next: wholeAt + 1,
  };
}

/** "12-18 jaar", "65+", "24/24", "2de", "art. 3": figures that count nothing. Returns how many items they take, or 0. */
function labelLength(items: readonly Item[], index: number, out: readonly Item[]): number {
  const item = items[index];
  if (!item || item.number === null || item.is.article) return 0;
  const before = out.at(-1);
  const [next, after] = [items[index + 1], items[index + 2]];
  const range =
    next &&
    (next.fold === "-" || next.is.until || next.fold === "/") &&
    after?.number !== undefined &&
    after.number !== null;
  // "5 dagen op 7", "7 jours sur 7": opening days.
  if (next?.is.time && (after?.fold === "op" || after?.fold === "sur") && items[index + 3]?.number != null) return 4;
  const around = next?.is.time === "hours" ? 2 : 1;
  if (items[index + around]?.fold === "sur" && items[index + around + 1]?.number === item.number) return around + 2;
  // "24/24", "7/7", "24/7": always open.
  if (range && next.fold === "/" && (after.number === item.number || (item.number === 24 && after.number === 7)))
    return 3;
  if (range && items[index + 3]?.is.time === "years") return 4;
  if (next?.is.time === "years" && !next.is.per && !next.is.often) return 2;
  if (next?.fold === "-" && next.glued && after?.glued && after.is.time === "years") return 3;
  if (next?.fold === "+" && next.glued) return 2;
  if (next?.glued && ["e", "de", "ste", "er", "ere", "eme", "nd", "nde", "re", "bis", "ter", "°"].includes(next.fold))
    return 2;
  if (before?.fold === "per" || before?.fold === "par") return 1;
  const isCounted =
    next?.is.per ?? next?.is.percent ?? next?.is.times ?? (next?.is.unit !== undefined && !next.is.time);
  if (isCounted) return 0;
  if (before?.is.label) return 1;
  if (before && before.label && (before.is.and || before.fold === "," || before.fold === "/")) return 1;
  if (
    item.glued &&
    before &&
    !before.sign &&
    before.number === null &&
    !before.is.cmp &&
    !before.is.filler &&
    !before.is.copula &&
    !before.is.until
  )
    return 1;
  const named = out.at(-2);
  if (item.glued && before?.fold === "-" && before.glued && named && named.number === null && !named.sign) return 1;
  const timeAround =
    next?.is.time === "weeks" || next?.is.time === "months" || next?.is.time === "days" || next?.is.time === "hours";
  if (timeAround && after?.is.afterEvent && !before?.is.cmp) return 3;
  return 0;
}

/** The items of a line after times, limits, frequencies and labels were put together. One pass, bounded look-ahead. */
export function rewrite(items: readonly Item[], context: Context): Item[] {
  const out: Item[] = [];
  const { text } = context;
  const particles = new Set<string>();
  for (let index = 0; index < items.length;) {
    const item = items[index] as Item;
    const rewritten =
      readEvery(items, index, text) ??
      readWithin(items, index, text) ??
      readClock(items, index, text) ??
      readScore(items, index, text);
    if (rewritten) {
      out.push(rewritten.item);
      index = rewritten.next;
      continue;
    }
    const time = item.label ? null : readWhen(items, index, context);
    if (time) {
      // "10% meer dan in 2019": the year is what one compares with.
      const before = out.at(-1)?.is;
      // "de wet van 15 mei 2007": the day belongs to the noun.
      const isName = before?.opens === true && time.when.role === "on" && time.when.precision === "day";
      const when =
        before?.versus || isName ? { ...time.when, role: "none" as const, precision: "unknown" as const } : time.when;
      out.push(merge(items, index, time.next, { when }, text));
      index = time.next;
      continue;
    }
    const labels = labelLength(items, index, out);
    if (labels > 0) {
      for (const labelled of items.slice(index, index + labels)) out.push({ ...labelled, label: true, number: null });
      index += labels;
      continue;
    }
    const ratio = readRatio(items, index, text);
    const isParticle = particles.has(item.fold);
    if (item.is.particle) particles.add(item.is.particle);
    out.push(ratio?.item ?? (isParticle ? { ...item, is: { stop: true } } : item));
    index = ratio?.next ?? index + 1;
  }
  return out;
}

/** Bullets and numbers before the line itself: "- ", "2.3.1 ", "4) ", "I3: ". */
const numbering =
  /^\s{0,9}(?:[-*•·▪◦]\s{1,9})?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s{1,9}|\d{1,2}(?:\.\d{1,2}){2,3}\s{1,9}|[A-Z]{1,2}\d{1,2}[.:)]?\s{1,9})?/;

/** "Procesindicator: aantal vergaderingen": what the line calls itself. */
const ownName = /^(?:\p{L}{2,20}-?indicator|indicateur de \p{L}{2,20}|output|outcome) ?: ?/iu;

/** From a printed line to its items; also gives the cleaned text that the items point into. */
export function readLine(printed: string, context: Omit<Context, "text">): { text: string; items: Item[] } {
  const text = clean(printed).replace(numbering, "").replace(ownName, "");
  return { text, items: rewrite(readItems(text, context.language), { ...context, text }) };
}
