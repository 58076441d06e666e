import { textIn, writtenLanguages } from "../../localized-text.ts";
import type { Target, TargetPeriod } from "../../target/target.ts";
import type { PlanNode } from "../plan-node.ts";
import { childrenOf } from "../tree.ts";
import type { NodeRule } from "./context.ts";
import { type Finding, finding } from "./finding.ts";
import { alike, topicsIn, wordsIn } from "./words.ts";

const HOURS_IN: Partial<Record<TargetPeriod, number>> = { day: 24, week: 168, month: 744 };
const isChange = ({ comparator }: Target): boolean => comparator === "growth" || comparator === "increase";

/** More than there is: 120 % of the visits, 30 hours a day. */
export const impossibleTarget: NodeRule = (node) => {
  if (node.kind !== "indicator") return [];
  return node.targets.flatMap((target) => {
    const most = mostOf(target);
    if (most === null || target.value === null || target.value <= most) return [];
    const params = { value: target.value, most };
    return [finding("target.impossible", { lineageId: node.lineageId, field: "targets", params })];
  });
};

function mostOf(target: Target): number | null {
  if (target.kind === "percentage") return isChange(target) ? null : 100;
  // "120 uur per dag" for a whole team is possible; beyond a hundred people it is a slip.
  if (target.kind !== "duration" || target.unit !== "hours" || target.per === null) return null;
  const most = HOURS_IN[target.per];
  return most === undefined ? null : most * 100;
}

const wordOf = (node: PlanNode): string => textIn(node.text, node.original, node.original).text;

type Figure = { node: PlanNode; target: Target; value: number };

/** Sister indicators about the same thing whose figures are far apart: 30 % beside 100 %, 17 hours a day beside 7. */
export const outlier: NodeRule = (node, { tree }) => {
  if (node.kind !== "operationalObjective") return [];
  const figures = childrenOf(tree, node.lineageId).flatMap((child): Figure[] => {
    const [target, another] = child.targets;
    if (child.kind !== "indicator" || !target || another || target.value === null || target.steps.length > 0) return [];
    return isChange(target) ? [] : [{ node: child, target, value: target.value }];
  });
  return figures.flatMap((figure, index) => {
    const sister = figures.slice(0, index).find((other) => isFarOff(figure, other) && isSameThing(figure, other));
    return sister ? [outlying(figure, sister)] : [];
  });
};

const outlying = (figure: Figure, sister: Figure): Finding =>
  finding("target.outlier", {
    lineageId: figure.node.lineageId,
    field: "targets",
    related: [sister.node.lineageId],
    params: { value: figure.value, other: sister.value },
  });

function isFarOff(a: Figure, b: Figure): boolean {
  if (a.target.kind !== b.target.kind || a.target.unit !== b.target.unit || a.target.per !== b.target.per) return false;
  const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)];
  if (low <= 0) return false;
  if (a.target.kind === "percentage") return high - low >= 50;
  if (a.target.kind === "duration") return high / low >= 2;
  return a.target.kind === "count" && high / low >= 20;
}

/** Two counts of the same words differ in what they are about: they must be nearly the same line to be compared. */
const likeness: Partial<Record<Target["kind"], number>> = { percentage: 0.5, duration: 0.5, count: 0.75 };

const isSameThing = (a: Figure, b: Figure): boolean =>
  alike(new Set(wordsIn(wordOf(a.node))), new Set(wordsIn(wordOf(b.node)))) >= (likeness[a.target.kind] ?? 1);

type Often = { readonly pattern: RegExp; readonly from: number; readonly to: number };
const often = (words: string, from: number, to: number): Often => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words})(?!\\p{L})`, "iu"),
  from,
  to,
});
/** How many times a year a word promises: weekly may leave out the holidays. */
const promises: readonly Often[] = [
  often("tweewekelijkse?|om de twee weken|toutes les deux semaines", 20, 27),
  often("wekelijkse?|elke week|iedere week|hebdomadaires?|chaque semaine|toutes les semaines", 38, 60),
  often("maandelijkse?|elke maand|iedere maand|mensuel(?:le)?s?|mensuellement|chaque mois|tous les mois", 9, 13),
  often("driemaandelijkse?|elk kwartaal|per kwartaal|trimestriel(?:le)?s?|chaque trimestre", 3, 5),
  often("dagelijkse?|elke dag|iedere dag|quotidien(?:ne)?s?|quotidiennement|chaque jour|tous les jours", 180, 366),
];
/** "3 keer per week" is a figure of its own. */
const COUNTED = /\d|(?<!\p{L})(?:twee|drie|vier|deux|trois|quatre)\s+(?:keer|maal|fois)/iu;

const TIMES_A_YEAR: Partial<Record<TargetPeriod, number>> = {
  day: 365,
  week: 52,
  month: 12,
  halfYear: 2,
  year: 1,
  schoolYear: 1,
};

/** A result that promises "weekly" beside an indicator about the same thing that asks 30 a year. */
export const frequencyDiffers: NodeRule = (node, { tree }) => {
  if (node.kind !== "operationalObjective") return [];
  const children = childrenOf(tree, node.lineageId);
  const promised = children.flatMap((child) => {
    const promise = child.kind === "result" ? promiseOf(child) : null;
    return promise ? [{ child, ...promise }] : [];
  });
  const [promise] = promised;
  if (!promise || promised.length > 1) return [];
  const topics = topicsIn(wordOf(promise.child));
  return children.flatMap((child) => {
    if (child.kind !== "indicator" || !sharesTopic(topics, wordOf(child))) return [];
    const asked = child.targets.length === 1 ? timesAYear(child.targets[0]) : null;
    if (asked === null || (asked >= promise.from && asked <= promise.to)) return [];
    return [
      finding("target.frequency_differs", {
        lineageId: child.lineageId,
        field: "targets",
        related: [promise.child.lineageId],
        params: { quote: promise.quote, value: asked },
      }),
    ];
  });
};

function promiseOf(result: PlanNode): (Often & { quote: string }) | null {
  for (const language of writtenLanguages(result.text)) {
    const text = result.text[language] ?? "";
    if (COUNTED.test(text)) continue;
    const found = promises.filter(({ pattern }) => pattern.test(text));
    const [one] = found;
    if (one && found.length === 1) return { ...one, quote: one.pattern.exec(text)?.[0] ?? "" };
  }
  return null;
}

function timesAYear(target: Target | undefined): number | null {
  if (!target || target.kind !== "count" || target.value === null || target.per === null || isChange(target))
    return null;
  if (target.steps.length > 0 || !MEETINGS.has(target.unit ?? "")) return null;
  const times = TIMES_A_YEAR[target.per];
  return times === undefined ? null : target.value * times;
}

/** What happens each time: visits or people can be any number a week. */
const MEETINGS = new Set(["meetings", "times", "consultations", "moments", "sessions", "reports", "briefings"]);

function sharesTopic(topics: ReadonlySet<string>, text: string): boolean {
  return [...topicsIn(text)].some((topic) => topics.has(topic));
}
