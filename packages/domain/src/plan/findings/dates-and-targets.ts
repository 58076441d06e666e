import { writtenLanguages } from "../../localized-text.ts";
import { isWithin, type Period, type PlainDate } from "../../period.ts";
import { statesAim, type Target } from "../../target/target.ts";
import type { NodeRule } from "./context.ts";
import { datesIn, isStale, periodsIn, yearsIn } from "./dates-in-text.ts";
import { finding } from "./finding.ts";
import { ownTexts } from "./own-texts.ts";

/** Days and periods in the municipality's own texts that lie outside the plan: what a copy of an older plan leaves behind. */
export const staleDates: NodeRule = (node, { period }, place) =>
  ownTexts(node, place !== undefined).flatMap(({ field, text }) => [
    ...datesIn(text)
      .filter(({ on }) => !isWithin(on, period))
      .map(({ on, quote }) =>
        finding("date.outside_period", {
          lineageId: node.lineageId,
          field,
          params: { on, quote, fromOn: period.from, toOn: period.to },
        }),
      ),
    ...periodsIn(text)
      .filter((mention) => isStale(mention, period))
      .map(({ quote }) =>
        finding("date.stale_period", {
          lineageId: node.lineageId,
          field,
          params: { quote, fromOn: period.from, toOn: period.to },
        }),
      ),
  ]);

/** A year that is over before the plan begins, where the text says from when or by when: "vanaf 2015", "in 2014". */
export const staleYears: NodeRule = (node, { period }, place) =>
  ownTexts(node, place !== undefined)
    .filter(({ part }) => part === "text")
    .flatMap(({ field, text }) => {
      const quotes = yearsIn(text)
        .filter(({ year }) => year < Number(period.from.slice(0, 4)))
        .map(({ quote }) => quote);
      const params = { quote: [...new Set(quotes)].join(", "), fromOn: period.from, toOn: period.to };
      return quotes.length > 0 ? [finding("date.stale_year", { lineageId: node.lineageId, field, params })] : [];
    });

/** A day of the plan's own period that had passed before the plan was sent: it cannot be aimed at any more. */
export const alreadyPast: NodeRule = (node, { period, today, events }, place) => {
  const sent = events.findLast(({ kind }) => kind === "submitted")?.on ?? today;
  if (!isWithin(sent, period)) return [];
  return ownTexts(node, place !== undefined)
    .filter(({ part }) => part === "text")
    .flatMap(({ field, text }) =>
      datesIn(text)
        .filter(({ on }) => isWithin(on, period) && on < sent)
        .map(({ on, quote }) =>
          finding("date.already_past", { lineageId: node.lineageId, field, params: { on, quote } }),
        ),
    );
};

const COUNTING = /^\s*(?:het\s+|le\s+)?(?:aantal|nombre|anzahl|percentage|pourcentage|aandeel|part)(?!\p{L})/iu;

/** An indicator may describe; one that counts wants a number to reach. */
export const targetMissing: NodeRule = (node) => {
  if (node.kind !== "indicator" || node.targets.some(statesAim)) return [];
  const counts = writtenLanguages(node.text).some((language) => COUNTING.test(node.text[language] ?? ""));
  return [
    finding("target.missing", { lineageId: node.lineageId, field: "targets", severity: counts ? "warning" : "advice" }),
  ];
};

/** A day that already stands in the text is told there. */
export const targetOutsidePeriod: NodeRule = (node, { period }) => {
  const texts = ownTexts(node, false).map(({ text }) => text);
  const told = new Set(texts.flatMap((text) => datesIn(text).map(({ on }) => on)));
  const years = new Set(texts.flatMap((text) => yearsIn(text).map(({ year }) => String(year))));
  return node.targets.flatMap((target) => {
    const on = outside(target, period);
    if (on === null || told.has(on) || years.has(on.slice(0, 4))) return [];
    const params = { on, fromOn: period.from, toOn: period.to };
    return [finding("target.outside_period", { lineageId: node.lineageId, field: "targets", params })];
  });
};

/** The first day of a target at which it cannot be reached within the period: a deadline outside, a step that never holds in it. */
function outside({ by, steps }: Target, period: Period): PlainDate | null {
  if (by !== null && !isWithin(by, period)) return by;
  for (const { from, to } of steps) {
    if (to !== null && to < period.from) return to;
    if (from !== null && from > period.to) return from;
  }
  return null;
}
