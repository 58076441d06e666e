import { adjectival, isDurationUnit, makeTarget, over } from "./build.ts";
import { chooseQuantities, isNamed } from "./choose.ts";
import { readPer, type Head } from "./head.ts";
import type { Context, Item, When } from "./items.ts";
import { readLimits, readPopulation, stepTimes, toStep } from "./limits.ts";
import type { Frequency } from "./meaning.ts";
import type { Quantity } from "./quantities.ts";
import type { Comparator, Target, TargetKind } from "./target.ts";
import { targetUnit } from "./units.ts";

/** What stands around the numbers of a segment. */
type Segment = {
  readonly items: readonly Item[];
  readonly head: Head;
  readonly context: Context;
  readonly quantities: readonly Quantity[];
  readonly regions: readonly Region[];
  readonly lead: Lead;
  /** What an earlier segment of the line counted. */
  readonly unit: string | null;
};

type Region = Lead & {
  readonly often: Item | null;
  readonly unit: string | null;
  readonly after: Item["is"]["after"] | null;
};
type Lead = { readonly per: Frequency | null; readonly person: boolean };

const isKnown = (unit: string | null): unit is string => unit !== null && targetUnit(unit) !== null;

/** What follows a number, up to the next one. */
function readRegion(items: readonly Item[], quantity: Quantity, next: Quantity | undefined, nounLast: boolean): Region {
  const end = next?.left ?? items.length;
  const after = items.slice(quantity.right, end);
  const often = after.find(
    (item, at) => item.often && (item.is.form !== "adjective" || (!nounLast && describes(after, at))),
  );
  // "twee keer per maand een bericht": the noun comes last.
  const noun = quantity.times ? laterNoun(after) : null;
  const bound = after.find((item) => item.is.after !== undefined);
  return {
    ...timeOver(items, quantity.right, end),
    often: often ?? null,
    unit: noun,
    after: bound?.is.after ?? null,
  };
}

/** "twee keer per maand een bericht", but not "1 keer per jaar per partner". */
function laterNoun(after: readonly Item[]): string | null {
  const start = after.findIndex((item) => item.is.per ?? item.often);
  for (const item of after.slice(start + 1, start + 6)) {
    if (item.is.unit !== undefined) return item.is.unit;
    if (item.sign || (item.is.stop && !item.is.aux && !item.is.copula)) return null;
  }
  return null;
}

/** "rapport d'activités annuel": between a French noun and its adjective stand only nouns that describe it. */
const describes = (items: readonly Item[], at: number): boolean =>
  items
    .slice(0, at)
    .every(({ is, sign }) => !sign && !is.verb && (!is.stop || is.opens === true) && is.det !== "definite");

function timeOver(items: readonly Item[], from: number, to: number): Lead {
  const { time, person } = readPer(items, from, to);
  return { per: time, person };
}

/** A period before the number: "Aantal controles per jaar: ≥ 20", "Jaarlijks organiseert de dienst 3 acties". */
function leadingTime(items: readonly Item[], head: Head, end: number): Lead {
  const lead = timeOver(items, 0, end);
  if (lead.per) return lead;
  const often = items.slice(0, end).find((item, at) => {
    if (!item.often) return false;
    if (item.is.form !== "adjective") return items[at - 1]?.is.det !== "definite";
    if (!isNamed(head)) return at === 0;
    return describes(items.slice(head.next), at - head.next) && item.often.per === "year" && item.often.times === 1;
  });
  return { ...lead, per: often?.often ?? null };
}

/** "met 10% gedaald", "10 % de participants en plus". */
function toldAfter(after: readonly Item[]): 1 | -1 | null {
  for (const [at, { is, sign }] of after.slice(0, 6).entries()) {
    if (is.change && at < 2) return is.change;
    if (is.changeAfter) return is.changeAfter;
    if (sign || is.verb || (is.stop && !is.opens) || is.det) return null;
  }
  return null;
}

function changeOf({ items, head }: Segment, quantity: Quantity): 1 | -1 | null {
  if (quantity.cmp === "lte" || quantity.cmp === "lt") return null;
  if (quantity.change !== null) return quantity.change;
  if (head.kind === "percentage") return null;
  // "… is met 10% gedaald"
  const told = quantity.percent ? toldAfter(items.slice(quantity.right)) : null;
  if (told) return told;
  const first = items.findIndex((item) => item.is.change !== undefined);
  if (first < 0 || first > quantity.index) return null;
  const leads = first <= head.next && !isNamed(head);

  return leads || quantity.percent ? (items[first]?.is.change ?? null) : null;
}

function unitOf({ items, head, unit }: Segment, quantity: Quantity, region: Region): string | null {
  if (isKnown(quantity.unit)) return quantity.unit;
  if (isNamed(head) && head.unit !== null) return head.unit;
  const printed = quantity.unit ?? region.unit;
  if (printed !== null) return printed;
  // "Het comité vergadert 4 keer": who does it is not what is counted, unless a colon says so.
  const names = quantity.left > 0 && head.kind === null && isKnown(head.unit);
  const takesPlace = items.some((item) => item.is.takesPlace);
  const beside = quantity.left === 1;
  const isApart = beside || items[quantity.left]?.fold === ":" || items[quantity.left - 1]?.fold === "(";
  const does = items.find((item) => item.is.does !== undefined)?.is.does;
  return does ?? (names && (!quantity.times || isApart || takesPlace) ? head.unit : unit);
}

function kindOf({ head }: Segment, quantity: Quantity, unit: string | null, carried: TargetKind | null): TargetKind {
  if (quantity.percent || carried === "percentage" || (head.kind === "percentage" && !isKnown(quantity.unit)))
    return "percentage";
  if (carried === "duration") return "duration";
  return isDurationUnit(unit) && !(quantity.times && !isKnown(quantity.unit)) ? "duration" : "count";
}

/** "4 en 6 per jaar": the period of the last one holds for all that are joined to it. */
function sharedTime({ quantities, regions }: Segment, order: number): Frequency | null {
  for (let next = order + 1; quantities[next]?.joined; next++) {
    const per = regions[next]?.per;
    if (per) return per;
  }
  return null;
}

function ownTime({ items }: Segment, quantity: Quantity): Frequency | null {
  const often = quantity.often;
  if (!often?.often) return null;
  const isAfter = often.start > (items[quantity.index]?.start ?? 0);
  return often.is.form === "adjective" && isAfter ? adjectival(quantity.value, often.often) : often.often;
}

function regionTime(quantity: Quantity, { often }: Region): Frequency | null {
  if (!often?.often) return null;
  return often.is.form === "adjective" ? adjectival(quantity.value, often.often) : often.often;
}

function readTarget(segment: Segment, order: number, when: When | null, previous: Target | undefined): Target {
  const { items, head, context, lead } = segment;
  const quantity = segment.quantities[order] as Quantity;
  const region = segment.regions[order] as Region;
  const inherited = quantity.joined && quantity.cmp === null ? previous : undefined;
  const carried = inherited && when && quantity.unit === null ? inherited.kind : null;
  const counted = carried && inherited ? inherited.unit : unitOf(segment, quantity, region);
  const kind = kindOf(segment, quantity, counted, carried);
  const percentage = kind === "percentage";
  const person = region.person || lead.person;
  const stated =
    region.per ?? ownTime(segment, quantity) ?? regionTime(quantity, region) ?? lead.per ?? sharedTime(segment, order);
  const implied: Frequency | null =
    inherited?.per != null
      ? { per: inherited.per, times: 1 }
      : when && !percentage && !person
        ? { per: "year", times: 1 }
        : null;
  const { value, per } = over(quantity.value, stated ?? implied, percentage);
  const change = changeOf(segment, quantity);
  const changes: Comparator = percentage ? "growth" : "increase";
  const comparator = change
    ? changes
    : (quantity.cmp ?? region.after ?? inherited?.comparator ?? (order === 0 ? head.cmp : null) ?? "eq");
  const falls = change === -1 || (!change && comparator === changes && (inherited?.value ?? 0) < 0);
  const signed = falls && value !== 0 ? -value : value;
  const limits = readLimits(items);
  return makeTarget({
    kind,
    comparator,
    value: signed,
    unit: percentage ? "%" : kind === "count" && isDurationUnit(counted) ? null : counted,
    per: per ?? (person ? "person" : null),
    steps: when ? [toStep(when, signed)] : [],
    by: limits.by?.to ?? null,
    population: percentage ? readPopulation(items, quantity.right, context) : null,
    within: limits.within,
  });
}

/** Two targets that are one indicator at two times: "13 in 2014 en 26 vanaf 2015". */
export function joinSteps(first: Target, second: Target): Target | null {
  const same = first.kind === second.kind && first.comparator === second.comparator && first.per === second.per;
  const counts = first.unit === null || second.unit === null || first.unit === second.unit;
  if (!same || !counts || first.steps.length === 0 || second.steps.length === 0) return null;
  return { ...first, unit: first.unit ?? second.unit, steps: [...first.steps, ...second.steps] };
}

/** Targets with a number in one segment; empty where it has none. `unit` is what an earlier segment counted. */
export function valuedTargets(items: readonly Item[], head: Head, context: Context, unit: string | null): Target[] {
  const nounLast = context.language === "nl";
  const quantities = chooseQuantities(items, head, nounLast);
  const first = quantities[0];
  if (!first) return [];
  const regions = quantities.map((quantity, order) => readRegion(items, quantity, quantities[order + 1], nounLast));
  const segment = { items, head, context, quantities, regions, lead: leadingTime(items, head, first.index), unit };
  const times = stepTimes(items, quantities);
  const targets: Target[] = [];
  for (const order of quantities.keys()) {
    const previous = targets.at(-1);
    const target = readTarget(segment, order, times[order] ?? null, previous);
    const joined = previous && joinSteps(previous, target);
    if (joined) targets[targets.length - 1] = joined;
    else targets.push(target);
  }
  return targets;
}
