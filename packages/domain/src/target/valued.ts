import { adjectival, isDurationUnit, makeTarget, over, populationText } from "./build.ts";
import { readPer, type Head } from "./head.ts";
import type { Context, Item, When } from "./items.ts";
import type { Frequency } from "./meaning.ts";
import { readQuantity, type Quantity } from "./quantities.ts";
import type { Target, TargetStep } from "./target.ts";
import { targetUnit } from "./units.ts";

/** Nobody writes more targets in one line; what follows is no target but damage. */
const most = 24;

const isMain = (head: Head): boolean => head.kind === "count" || head.kind === "percentage";

function isCondition(items: readonly Item[], quantity: Quantity): boolean {
  for (let at = quantity.left - 1; at >= 0; at--) {
    const item = items[at] as Item;
    if (item.is.relative) return true;
    if (item.fold === "," || item.fold === ":" || item.is.copula) return false;
  }
  return false;
}

/** "3 à 5", "tussen 5 en 10", "2 of 3": at least the first and at most the second. */
function readRange(items: readonly Item[], index: number, nounLast: boolean): [Quantity, Quantity] | null {
  const joint = items[index + 1];
  const [low, high] = [readQuantity(items, index, nounLast), readQuantity(items, index + 2, nounLast)];
  if (!joint || !low || !high || low.value >= high.value || low.percent || high.cmp) return null;
  const opened = items[index - 1]?.is.opens === true && joint.is.and === true;
  if (!(opened || joint.fold === "-" || joint.is.until || joint.is.or)) return null;
  const both = {
    right: high.right,
    unit: high.unit,
    percent: high.percent,
    times: high.times,
    often: low.often ?? high.often,
    licensed: low.licensed || high.licensed,
  };
  return [
    { ...low, ...both, cmp: low.cmp ?? "gte" },
    { ...high, ...both, cmp: "lte", joined: true, change: low.change, anchored: low.anchored, left: index + 2 },
  ];
}

/** The numbers of a segment that are targets, in order of appearance. */
export function chooseQuantities(items: readonly Item[], head: Head, nounLast: boolean): Quantity[] {
  const found: Quantity[] = [];
  for (let index = 0; index < items.length && found.length < most; index++) {
    const range = readRange(items, index, nounLast);
    if (range?.[0].licensed) {
      found.push(...(range[0].cmp === "gte" ? range : range.slice(0, 1)));
      index += 2;
      continue;
    }
    const quantity = readQuantity(items, index, nounLast);
    if (!quantity) continue;
    const previous = found.at(-1);
    const isJoined = previous !== undefined && quantity.joined && items[quantity.index]?.is.article !== true;
    if (!quantity.licensed && !isJoined) continue;
    if (quantity.index < (previous?.right ?? 0)) continue;
    found.push(quantity);
  }
  const lastAnchor = found.findLastIndex((quantity) => quantity.anchored && items[quantity.left]?.fold === ":");
  let chosen = lastAnchor > 0 ? found.slice(lastAnchor) : found;
  if (isMain(head)) {
    const first = chosen.findIndex((quantity) => quantity.anchored);
    if (first > 0) chosen = chosen.slice(first);
    chosen = chosen.filter((quantity) => quantity.anchored || !isCondition(items, quantity));
  }
  return chosen.filter(
    (quantity, order) =>
      order === 0 || quantity.cmp !== null || quantity.percent || quantity.joined || quantity.anchored,
  );
}

const isStep = (when: When, items: readonly Item[], at: number): boolean => {
  if (when.role === "none") return items[at - 1]?.fold === "(" || items[at + 1]?.fold === ":";
  if (when.role === "on") return when.precision === "year" || when.precision === "month";
  return when.role === "from" || when.role === "until" || when.role === "span";
};

const toStep = (when: When, value: number): TargetStep => ({
  from: when.role === "until" ? null : when.from,
  to: when.role === "from" ? null : when.to,
  value,
});

/** Which time belongs to which number: the one before it where the line starts with a time, else the one after it. */
function stepTimes(items: readonly Item[], quantities: readonly Quantity[]): (When | null)[] {
  const times: { at: number; when: When }[] = [];
  for (const [at, item] of items.entries())
    if (item.when && isStep(item.when, items, at)) times.push({ at, when: item.when });
  const firstTime = times[0]?.at ?? Number.POSITIVE_INFINITY;
  const leads = firstTime < (quantities[0]?.index ?? 0);
  return quantities.map(({ index }, order) => {
    const from = leads ? (quantities[order - 1]?.index ?? -1) : index;
    const to = leads ? index : (quantities[order + 1]?.index ?? items.length);
    const between = times.filter(({ at }) => at > from && at < to);
    return (leads ? between.at(-1) : between[0])?.when ?? null;
  });
}

/** The day something must be there by, and the limit after an event. */
export function readLimits(items: readonly Item[]): { by: When | null; within: Target["within"] } {
  let on: When | null = null;
  let within: Target["within"] = null;
  for (const { when, within: limit } of items) {
    within ??= limit;
    if (when?.role === "by" || when?.role === "before")
      return { by: when, within: within ?? items.find((item) => item.within)?.within ?? null };
    if (when?.role === "on" && (when.precision === "day" || when.precision === "plan")) on ??= when;
  }
  return { by: on, within };
}

/** "100 % van de slachtoffers": of whom or of what, as printed. */
export function readPopulation(items: readonly Item[], from: number, context: Context): string | null {
  const link = items[from];
  if (!link || !(link.is.of || link.is.opens) || link.number !== null) return null;
  let end = from + 1;
  for (; end < items.length; end++) {
    const item = items[end] as Item;
    if (
      item.number !== null ||
      item.when ||
      item.within ||
      item.is.per ||
      item.is.cmp ||
      (item.often && item.is.form === "adverb")
    )
      break;
    if (item.is.verb || item.is.copula || item.is.aux || [",", "(", ")", ":", ".", "=", ">", "<"].includes(item.fold))
      break;
  }
  const last = items[end - 1];
  if (end === from + 1 || !last) return null;
  return populationText(link.fold, context.text.slice(link.end, last.end), context.language);
}

type Region = { per: Frequency | null; person: boolean; often: Frequency | null };

function readRegion(items: readonly Item[], quantity: Quantity, next: Quantity | undefined): Region {
  const end = next?.left ?? items.length;
  const { time, person } = readPer(items, quantity.right, end);
  const adverb = items.slice(quantity.right, end).find((item) => item.often && item.is.form !== "adjective");
  return { per: time, person, often: adverb?.often ?? null };
}

/** A period that stands before the number: "Aantal controles per jaar: ≥ 20", "Jaarlijks organiseert de dienst 3 acties". */
function leadingPer(items: readonly Item[], head: Head, end: number): { per: Frequency | null; person: boolean } {
  const { time, person } = readPer(items, 0, end);
  if (time) return { per: time, person };
  for (let at = 0; at < end; at++) {
    const item = items[at] as Item;
    if (!item.often) continue;
    const definite = items[at - 1]?.is.det === "definite";
    const beside = at <= head.next + 1;
    const counts =
      item.is.form !== "adjective" && !definite ? true : beside && item.often.per === "year" && isMain(head);
    if (counts || (at === 0 && !isMain(head))) return { per: item.often, person };
  }
  return { per: null, person };
}

function changeOf(items: readonly Item[], quantity: Quantity, head: Head): 1 | -1 | null {
  if (quantity.cmp === "lte" || quantity.cmp === "lt") return null;
  if (quantity.change !== null) return quantity.change;
  if (head.kind === "percentage") return null;
  const first = items.findIndex((item) => item.is.change !== undefined);
  if (first < 0 || first > quantity.index) return null;
  const leads = first <= head.next && !isMain(head);
  return leads || quantity.percent ? (items[first]?.is.change ?? null) : null;
}

/** Targets with a number in one segment; empty where it has none. `unit` is what an earlier segment counted. */
export function valuedTargets(items: readonly Item[], head: Head, context: Context, unit: string | null): Target[] {
  const nounLast = context.language === "nl";
  const quantities = chooseQuantities(items, head, nounLast);
  const first = quantities[0];
  if (!first) return [];
  const times = stepTimes(items, quantities);
  const limits = readLimits(items);
  const regions = quantities.map((quantity, order) => readRegion(items, quantity, quantities[order + 1]));
  const lead = leadingPer(items, head, first.left);
  const headUnit = isMain(head) ? head.unit : null;
  const subject = head.kind === null && head.unit !== null && targetUnit(head.unit) ? head.unit : null;
  const targets: Target[] = [];
  for (const [order, quantity] of quantities.entries()) {
    const region = regions[order] as Region;
    const previous = targets.at(-1);
    const inherits = previous !== undefined && quantity.joined && quantity.cmp === null;
    const when = times[order] ?? null;
    const change = changeOf(items, quantity, head);
    const isKnown = quantity.unit !== null && targetUnit(quantity.unit) !== null;
    const counted = isKnown
      ? quantity.unit
      : (headUnit ?? quantity.unit ?? (quantity.left > 0 ? (subject ?? unit) : unit));
    const carried = inherits && when !== null && quantity.unit === null ? previous.kind : null;
    const percentage = quantity.percent || carried === "percentage" || (head.kind === "percentage" && !isKnown);
    const kind = percentage
      ? "percentage"
      : carried === "duration" || (isDurationUnit(counted) && !(quantity.times && !isKnown))
        ? "duration"
        : "count";
    const often = quantity.often?.often ?? null;
    const isAdjective =
      quantity.often?.is.form === "adjective" && (quantity.often?.start ?? 0) > (items[quantity.index]?.start ?? 0);
    const chained = often && (isAdjective ? adjectival(quantity.value, often) : often);
    const shared =
      regions
        .slice(order + 1)
        .find((later, step) => later.per && quantities.slice(order + 1, order + 2 + step).every((next) => next.joined))
        ?.per ?? null;
    const person = region.person || lead.person;
    const inherited = inherits && previous.per ? { per: previous.per, times: 1 } : null;
    const time =
      region.per ??
      chained ??
      region.often ??
      lead.per ??
      shared ??
      inherited ??
      (when && kind !== "percentage" && !person ? { per: "year" as const, times: 1 } : null);
    const { value, per } = over(quantity.value, time, percentage);
    const comparator = change
      ? percentage
        ? "growth"
        : "increase"
      : (quantity.cmp ?? (inherits ? previous.comparator : null) ?? (order === 0 ? head.cmp : null) ?? "eq");
    const signed =
      change === -1 ||
      (inherits &&
        !change &&
        (previous.comparator === "growth" || previous.comparator === "increase") &&
        (previous.value ?? 0) < 0)
        ? -value
        : value;
    const target = makeTarget({
      kind,
      comparator,
      value: signed,
      unit: percentage
        ? "%"
        : quantity.times && kind === "count" && !isKnown
          ? (headUnit ?? subject ?? quantity.unit)
          : counted,
      per: per ?? (person ? "person" : null),
      steps: when ? [toStep(when, signed)] : [],
      by: limits.by?.to ?? null,
      population: percentage ? readPopulation(items, quantity.right, context) : null,
      within: limits.within,
    });
    const continues =
      previous &&
      when &&
      previous.steps.length > 0 &&
      previous.kind === target.kind &&
      (quantity.unit === null || quantity.unit === previous.unit || !isKnown);
    if (continues) targets[targets.length - 1] = { ...previous, steps: [...previous.steps, toStep(when, signed)] };
    else targets.push(target);
  }
  return targets;
}
