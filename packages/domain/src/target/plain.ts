import { isDurationUnit, makeTarget, over } from "./build.ts";
import { findOften } from "./frequency.ts";
import { isLink, readPer, type Head } from "./head.ts";
import type { Context, Item } from "./items.ts";
import { readLimits, readPopulation, type Limits } from "./limits.ts";
import type { Frequency } from "./meaning.ts";
import { readNoun } from "./quantities.ts";
import { isDone, mainClause } from "./sentence.ts";
import type { Target, TargetPeriod } from "./target.ts";
import { targetUnit } from "./units.ts";

/** A segment without a number. */
type Plain = {
  readonly items: readonly Item[];
  readonly head: Head;
  readonly context: Context;
  readonly limits: Limits;
  readonly by: string | null;
  readonly often: { readonly frequency: Frequency; readonly at: number } | null;
  /** The frequency as a period, where one time in it is meant. */
  readonly regular: TargetPeriod | null;
  readonly nouns: readonly Item[];
};

/** The first noun phrase of the segment, up to its first preposition or verb. */
function leadingNouns(items: readonly Item[], next: number): Item[] {
  const nouns: Item[] = [];
  for (const item of items.slice(next)) {
    if (nouns.length > 0 && (item.is.stop || item.is.verb || item.sign || item.is.relative)) break;
    nouns.push(item);
  }
  return nouns;
}

const known = (unit: string | null | undefined): string | null => (unit && targetUnit(unit) ? unit : null);

const nounAt = ({ items, context }: Plain, index: number): string | null =>
  readNoun(items, index, context.language === "nl").unit;

/** "Aantal vergaderingen": what is counted, with no number. */
function readCount({ items, head, context }: Plain): Target {
  const { time, person } = readPer(items, head.next, items.length);
  const near = items.slice(0, head.next + 2).find((item) => item.often);
  const stated = time?.times === 1 ? time.per : person ? "person" : null;
  if (head.kind === "percentage") {
    return makeTarget({
      kind: "percentage",
      unit: "%",
      per: stated,
      population: readPopulation(items, head.next, context),
    });
  }
  // "Aantal patrouilles: dagelijks" does say how many.
  const told = items.find((item, at) => item.often && items[at - 1]?.fold === ":");
  const kind = isDurationUnit(head.unit) ? "duration" : "count";
  if (told?.often) return makeTarget({ kind, comparator: "gte", unit: head.unit, ...over(1, told.often, false) });
  const yearly = near?.often?.per === "year" && near.often.times === 1 ? near.often.per : null;
  return makeTarget({ kind, unit: head.unit, per: stated ?? yearly });
}

/** "Jaarverslag vermeldt het aantal …": the count is the indicator, the report only its place. */
function readReported(plain: Plain): Target | null {
  const { items, nouns, regular } = plain;
  const at = items.findIndex((item, index) => item.is.head === "count" && items[index - 1]?.is.contains);
  if (at < 0 || !nouns.some((item) => item.is.deliverable)) return null;
  return makeTarget({ kind: "count", unit: nounAt(plain, isLink(items[at + 1]) ? at + 2 : at + 1), per: regular });
}

/** "Minstens jaarlijks verslag": one each time. Without a frequency a bound on a quality cannot be counted. */
function readMinimum(plain: Plain): Target | null {
  const { items, often, by, limits, head } = plain;
  const at = items.findIndex(({ is }) => is.cmp === "gte" || is.cmp === "lte");
  if (at < 0) return null;
  if (!often) return limits.within ? null : makeTarget({ kind: "qualitative" });
  if (often.at < at || often.at - at > 2) return null;
  const unit = known(nounAt(plain, often.at + 1)) ?? known(head.unit);
  return makeTarget({
    kind: "count",
    comparator: items[at]?.is.cmp ?? "gte",
    unit,
    ...over(1, often.frequency, false),
    by,
    within: limits.within,
  });
}

/** "Alle meldingen worden binnen 48 uur behandeld". */
function readAll({ items, context, by, limits }: Plain): Target | null {
  const first = items.findIndex((item) => !item.when && !item.sign);
  if (!items[first]?.is.all || !mainClause(items).some((item) => item.is.verb)) return null;
  const population = readPopulation(items, first, context);
  return makeTarget({
    kind: "percentage",
    comparator: "eq",
    value: 100,
    unit: "%",
    population,
    by,
    within: limits.within,
  });
}

function readRegular(plain: Plain): Target | null {
  const { items, often, head, by, limits, context } = plain;
  if (!often) return null;
  // "organisatie" is also the act of organising: then it is not what comes every year.
  const isAct = items.some((item, at) => item.is.act && item.is.unit === "organisations" && !items[at - 1]?.is.article);
  const named = (unit: string | null | undefined): string | null =>
    isAct && unit === "organisations" ? null : known(unit);
  const beside = nounAt(plain, context.language === "nl" ? often.at + 1 : 0);
  const unit =
    items[often.at]?.is.unit ??
    items.find((item) => item.is.does)?.is.does ??
    named(beside) ??
    items.find((item) => item.is.deliverable)?.is.unit ??
    // "Het project wordt jaarlijks geëvalueerd": the project itself does not come every year.
    (isDone(items, context.language) ? null : named(head.unit)) ??
    null;
  return makeTarget({
    kind: "deliverable",
    comparator: "gte",
    unit,
    ...over(1, often.frequency, false),
    by,
    within: limits.within,
  });
}

/** "Draaiboek in 2020", "vanaf 2015": there by the end, or from the start, of that time. */
function dayOf(items: readonly Item[]): string | null {
  const when = items.find(({ when }) => when?.role === "on" || when?.role === "from" || when?.role === "span")?.when;
  return (when?.role === "from" ? when.from : when?.to) ?? null;
}

/** What is there or not there: a thing to hand in, something set up, something done. */
function readPresence(plain: Plain): Target | null {
  const { items, nouns, limits, context } = plain;
  const by = plain.by ?? dayOf(items);
  if (limits.within) return makeTarget({ kind: "duration", comparator: "lte", ...limits.within, by });
  if (nouns.some((item) => item.is.change)) return makeTarget({ kind: "qualitative" });
  const main = mainClause(items);
  const noun = nouns.find((item) => item.is.deliverable);
  const exists = makeTarget({ kind: "existence", comparator: "eq", by });
  if (items.some((item) => item.is.there)) return exists;
  if (noun && !main.some((item) => item.is.verb)) {
    return by === null ? makeTarget({ kind: "deliverable", comparator: "eq", unit: noun.is.unit ?? null }) : exists;
  }
  if (isDone(main, context.language))
    return main.some((item) => item.is.made) ? exists : { ...exists, kind: "boolean" };
  return noun || by !== null || items.slice(0, 4).some((item) => item.is.act) ? exists : null;
}

/** The one target of a segment without a number; null where it says nothing that can be measured. */
export function plainTarget(items: readonly Item[], head: Head, context: Context): Target | null {
  const limits = readLimits(items);
  const by = limits.by?.to ?? null;
  const often = findOften(items);
  const regular = often?.frequency.times === 1 ? often.frequency.per : null;
  const plain: Plain = { items, head, context, limits, by, often, regular, nouns: leadingNouns(items, head.next) };
  const { within } = limits;
  if (items.some((item) => item.is.yesNo))
    return makeTarget({ kind: "boolean", comparator: "eq", per: regular, by, within });
  // "Jaarlijkse analyse van …" is a report that comes every year; "Analyse van …" alone asks for a judgement.
  const isRegularAnalysis = often !== null && often.at <= head.next && items[head.next - 1]?.is.unit !== undefined;
  if (head.kind === "qualitative" && !isRegularAnalysis) return makeTarget({ kind: "qualitative" });
  if (head.kind === "count" || head.kind === "percentage") return readCount(plain);
  const all = readReported(plain) ?? readAll(plain) ?? readMinimum(plain);
  if (all) return all;
  const role = limits.by?.role;
  if ((role === "by" || role === "before") && !often) {
    return makeTarget({ kind: "deadline", comparator: role === "by" ? "onOrBefore" : "before", by, within });
  }
  if (items.some((item) => item.is.exist))
    return makeTarget({ kind: "existence", comparator: "eq", per: regular, by, within });
  return readRegular(plain) ?? readPresence(plain);
}
