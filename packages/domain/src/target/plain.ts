import { isDurationUnit, makeTarget, over } from "./build.ts";
import { readPer, type Head } from "./head.ts";
import type { Context, Item } from "./items.ts";
import type { Frequency } from "./meaning.ts";
import { readNoun } from "./quantities.ts";
import type { Target } from "./target.ts";
import { targetUnit } from "./units.ts";
import { readLimits, readPopulation } from "./valued.ts";

/** Whether a frequency word says how often the thing itself happens: not so in "goedkeuring van de jaarlijkse programma's". */
function applies(items: readonly Item[], at: number): boolean {
  const item = items[at] as Item;
  const isAdverb = item.is.form !== "adjective" && items[at - 1]?.is.det !== "definite";
  if (isAdverb) return true;
  for (let index = at - 1; index >= 0; index--) {
    const before = items[index] as Item;
    if (before.is.det === "indefinite") return true;
    if (before.is.det === "definite")
      return index === 0 || items.slice(Math.max(0, index - 3), index + 1).some((near) => near.is.act);
    if (before.is.relative || before.is.verb) return false;
  }
  return true;
}

function findOften(items: readonly Item[]): { frequency: Frequency; at: number } | null {
  for (const [at, item] of items.entries()) {
    if (item.often && applies(items, at)) {
      const isHidden =
        item.is.deliverable &&
        at > 0 &&
        !items
          .slice(0, at)
          .every(
            (before) =>
              before.is.det ||
              before.is.filler ||
              before.is.act ||
              before.is.of ||
              before.is.opens ||
              before.is.exist ||
              before.sign ||
              before.is.made,
          );
      if (!isHidden) return { frequency: item.often, at };
    }
  }
  return null;
}

/** The first noun phrase of the segment, up to its first preposition or verb. */
function leadingNouns(items: readonly Item[], next: number): Item[] {
  const nouns: Item[] = [];
  for (const item of items.slice(next)) {
    if (nouns.length > 0 && (item.is.stop || item.is.verb || item.sign || item.is.relative)) break;
    nouns.push(item);
  }
  return nouns;
}

const participle = (fold: string): boolean =>
  fold.length > 4 &&
  /^(?:ge|be|ver|ont|her|op|uit|aan|af|in|over|door|voor|mee|bij|na|samen|vast|toe|weg|goed)/.test(fold) &&
  /(?:d|t|en)$/.test(fold);

const participleFr = (fold: string): boolean =>
  fold.length > 3 && /(?:e|ee|es|ees|i|ie|is|ies|it|ite|its|u|ue|us|ues|ert|erte)$/.test(fold);

/** A sentence that says something is done: "De convenant wordt ondertekend", "Une convention est signée". */
function isDone(items: readonly Item[], context: Context): boolean {
  const verb = items.findIndex((item) => item.is.copula || item.is.aux);
  if (verb < 0) return false;
  const after = items.slice(verb + 1);
  if (after.some((item) => item.is.made)) return true;
  if (context.language === "fr")
    return after
      .slice(0, 3)
      .some((item) => !item.sign && item.is.det === undefined && !item.is.stop && participleFr(item.fold));
  const words = after.filter((item) => !item.sign);
  return words
    .slice(-1)
    .concat(words.filter((item) => item.fold.startsWith("ge")))
    .some((item) => participle(item.fold));
}

function bare(items: readonly Item[], head: Head, context: Context): Target {
  const { time, person } = readPer(items, head.next, items.length);
  const per = time && time.times === 1 ? time.per : person ? "person" : null;
  if (head.kind === "percentage") {
    return makeTarget({ kind: "percentage", unit: "%", per, population: readPopulation(items, head.next, context) });
  }
  const adverb = items.slice(0, head.next + 2).find((item) => item.often?.per === "year" && item.often.times === 1);
  return makeTarget({
    kind: isDurationUnit(head.unit) ? "duration" : "count",
    unit: head.unit,
    per: per ?? adverb?.often?.per ?? null,
  });
}

/** The one target of a segment without a number; null where it says nothing that can be measured. */
export function plainTarget(items: readonly Item[], head: Head, context: Context): Target | null {
  const nounLast = context.language === "nl";
  const limits = readLimits(items);
  const by = limits.by?.to ?? null;
  const often = findOften(items);
  const regular = often && often.frequency.times === 1 ? often.frequency.per : null;
  if (items.some((item) => item.is.yesNo))
    return makeTarget({ kind: "boolean", comparator: "eq", per: regular, by, within: limits.within });
  // "Jaarlijkse analyse van …" is a report that comes every year; "Analyse van …" alone asks for a judgement.
  const isRegularAnalysis = often !== null && often.at <= head.next && items[head.next - 1]?.is.unit !== undefined;
  if (head.kind === "qualitative" && !isRegularAnalysis) return makeTarget({ kind: "qualitative" });
  if (head.kind === "count" || head.kind === "percentage") return bare(items, head, context);
  const nouns = leadingNouns(items, head.next);
  const reported = items.findIndex((item, at) => item.is.head === "count" && items[at - 1]?.is.contains);
  if (reported > 0 && nouns.some((item) => item.is.deliverable)) {
    return makeTarget({ kind: "count", unit: readNoun(items, reported + 1, nounLast).unit, per: regular });
  }
  const minimum =
    often && items.findIndex((item) => item.is.cmp === "gte" || item.is.cmp === "lte" || item.is.after === "gte");
  if (often && minimum !== null && minimum >= 0 && often.at - minimum <= 2 && often.at > minimum) {
    const unit = readNoun(items, often.at + 1, nounLast).unit ?? head.unit;
    return makeTarget({
      kind: "count",
      comparator: items[minimum]?.is.cmp ?? "gte",
      unit: known(unit),
      ...over(1, often.frequency, false),
      by,
      within: limits.within,
    });
  }
  if (minimum === null && items.some((item) => item.is.cmp === "gte" || item.is.cmp === "lte"))
    return makeTarget({ kind: "qualitative" });
  const exists = items.some((item) => item.is.exist);
  if (limits.by?.role === "by" || limits.by?.role === "before") {
    if (!often)
      return makeTarget({
        kind: "deadline",
        comparator: limits.by.role === "by" ? "onOrBefore" : "before",
        by,
        within: limits.within,
      });
  }
  if (exists) return makeTarget({ kind: "existence", comparator: "eq", per: regular, by, within: limits.within });
  if (often) {
    const unit = items[often.at]?.is.unit ?? readNoun(items, nounLast ? often.at + 1 : 0, nounLast).unit ?? head.unit;
    return makeTarget({
      kind: "deliverable",
      comparator: "gte",
      unit: known(unit ?? head.unit),
      ...over(1, often.frequency, false),
      by,
      within: limits.within,
    });
  }
  return without(items, nouns, by ?? yearEnd(items), limits.within, context);
}

const known = (unit: string | null): string | null => (unit !== null && targetUnit(unit) ? unit : null);

/** "Draaiboek in 2020", "vanaf 2015": there by the end, or from the start, of that time. */
function yearEnd(items: readonly Item[]): string | null {
  for (const { when } of items) {
    if (when?.role === "on") return when.to;
    if (when?.role === "from") return when.from;
  }
  return null;
}

function without(
  items: readonly Item[],
  nouns: readonly Item[],
  by: string | null,
  within: Target["within"],
  context: Context,
): Target | null {
  const noun = nouns.find((item) => item.is.deliverable);
  const act = items.slice(0, 4).some((item) => item.is.act);
  const change = nouns.some((item) => item.is.change);
  const clause = items.findIndex((item) => item.is.subordinate || item.is.relative);
  const main = clause > 0 ? items.slice(0, clause) : items;
  const verb = main.some((item) => item.is.verb);
  const done = isDone(main, context);
  if (within) return makeTarget({ kind: "duration", comparator: "lte", value: within.value, unit: within.unit, by });
  if (change) return makeTarget({ kind: "qualitative" });
  if (noun && !verb)
    return by
      ? makeTarget({ kind: "existence", comparator: "eq", by })
      : makeTarget({ kind: "deliverable", comparator: "eq", unit: noun.is.unit ?? null });
  if (done)
    return makeTarget({ kind: items.some((item) => item.is.made) ? "existence" : "boolean", comparator: "eq", by });
  if (act || noun) return makeTarget({ kind: "existence", comparator: "eq", by });
  return by ? makeTarget({ kind: "existence", comparator: "eq", by }) : null;
}
