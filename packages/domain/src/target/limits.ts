import { populationText } from "./build.ts";
import type { Context, Item, When } from "./items.ts";
import type { Quantity } from "./quantities.ts";
import type { Target, TargetStep } from "./target.ts";

const isStep = (when: When, items: readonly Item[], at: number): boolean => {
  if (when.precision === "unknown") return false;
  if (when.role === "none") return items[at - 1]?.fold === "(" || items[at + 1]?.fold === ":";
  if (when.role === "on") return when.precision === "year" || when.precision === "month";
  return when.role === "from" || when.role === "until" || when.role === "span";
};

export const toStep = (when: When, value: number): TargetStep => ({
  from: when.role === "until" ? null : when.from,
  to: when.role === "from" ? null : when.to,
  value,
});

/** Which time belongs to which number: the one before it where the line starts with a time, else the one after it. */
export function stepTimes(items: readonly Item[], quantities: readonly Quantity[]): (When | null)[] {
  const times: { at: number; when: When }[] = [];
  for (const [at, item] of items.entries()) {
    if (item.when && isStep(item.when, items, at)) times.push({ at, when: item.when });
  }
  const leads = (times[0]?.at ?? Number.POSITIVE_INFINITY) < (quantities[0]?.index ?? 0);
  return quantities.map(({ index }, order) => {
    const from = leads ? (quantities[order - 1]?.index ?? -1) : index;
    const to = leads ? index : (quantities[order + 1]?.index ?? items.length);
    const between = times.filter(({ at }) => at > from && at < to);
    return (leads ? between.at(-1) : between[0])?.when ?? null;
  });
}

export type Limits = { readonly by: When | null; readonly within: Target["within"] };

const isDeadline = (when: When | null): boolean => when?.role === "by" || when?.role === "before";

/** The day something must be there by, and the time it may take after an event. */
export function readLimits(items: readonly Item[]): Limits {
  const times = items.flatMap(({ when }) => (when ? [when] : []));
  const day = times.find((when) => when.role === "on" && (when.precision === "day" || when.precision === "plan"));
  return { by: times.find(isDeadline) ?? day ?? null, within: items.find((item) => item.within)?.within ?? null };
}

/** In items: a longer one has lost its end. */
const longestPopulation = 40;

const boundaries = new Set([",", "(", ")", ":", ".", "=", ">", "<"]);

function endsPopulation(items: readonly Item[], from: number, at: number, context: Context): boolean {
  const item = items[at] as Item;
  const { is } = item;
  if (
    (item.number !== null && !is.article) ||
    item.when ||
    item.within ||
    is.per ||
    is.cmp ||
    (item.often && is.form === "adverb")
  )
    return true;
  if (item.label && items[at + 1]?.is.time) return true;
  const clauseAt = items.slice(from, at).findIndex((before) => before.is.relative);
  // "les victimes qui en font la demande sont …": the first verb is the clause's.
  const isClauseVerb =
    context.language === "fr" && clauseAt >= 0 && !items.slice(from + clauseAt, at).some((before) => before.is.verb);
  if (is.verb && isClauseVerb) return false;
  if (is.changeAfter || is.verb || is.copula || is.aux || boundaries.has(item.fold)) return true;
  // No list holds every Dutch verb: after a known noun only a preposition or a clause still belongs to it.

  return context.language === "nl" && clauseAt < 0 && items[at - 1]?.is.unit !== undefined && !is.stop && !is.relative;
}

/** "100 % van de slachtoffers", "alle slachtoffers": of whom or of what, as printed. */
export function readPopulation(items: readonly Item[], from: number, context: Context): string | null {
  const link = items[from];
  if (!link || link.number !== null || !(link.is.of || link.is.opens || link.is.all)) return null;
  let end = from + 1;
  while (end < items.length && end < from + longestPopulation && !endsPopulation(items, from, end, context)) end++;
  const last = items[end - 1];
  if (end === from + 1 || !last) return null;
  return populationText(link.fold, context.text.slice(link.end, last.end), context.language);
}
