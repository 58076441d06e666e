import { writtenLanguages } from "../../localized-text.ts";
import { isWithin, type Period, type PlainDate } from "../../period.ts";
import { statesAim, type Target } from "../../target/target.ts";
import type { PlanNode } from "../plan-node.ts";
import type { NodeRule } from "./context.ts";
import { datesIn, isStale, periodsIn } from "./dates-in-text.ts";
import { finding } from "./finding.ts";

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

function ownTexts(node: PlanNode, official: boolean): { field: string; text: string }[] {
  const parts = official ? (["intro"] as const) : (["text", "intro"] as const);
  return parts.flatMap((part) =>
    writtenLanguages(node[part]).map((language) => ({
      field: `${part}.${language}`,
      text: node[part][language] ?? "",
    })),
  );
}

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
  const told = new Set(ownTexts(node, false).flatMap(({ text }) => datesIn(text).map(({ on }) => on)));
  return node.targets.flatMap((target) => {
    const on = outside(target, period);
    if (on === null || told.has(on)) return [];
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
