import type { Period } from "../period.ts";
import type { Severity } from "../plan/plan-document.ts";
import { clean } from "./lexer.ts";
import { readItems } from "./items.ts";
import { locales } from "../localized-text.ts";
import type { Target } from "./target.ts";

/** `target.…`: what a person should look at. The texts stand with the reader's language. */
export const targetProblemCodes = [
  "target.outside_period",
  "target.value_missing",
  "target.date_missing",
  "target.period_missing",
  "target.ambiguous_frequency",
] as const;
export type TargetProblemCode = (typeof targetProblemCodes)[number];

export type TargetProblem = {
  readonly code: TargetProblemCode;
  readonly severity: Severity;
  /** Which of the targets; null for the text as a whole. */
  readonly index: number | null;
  readonly params: Readonly<Record<string, string>>;
};

/** `text` is the printed indicator, in whichever language; `period` is the plan's. */
export type TargetProblemContext = { readonly period?: Period | null | undefined; readonly text?: string | undefined };

type Span = { from: string | null; to: string | null };

const misses = ({ from, to }: Span, period: Period): boolean =>
  (from !== null && from > period.to) || (to !== null && to < period.from);

function outside(target: Target, period: Period | null): string[] {
  if (!period) return [];
  const day = target.by !== null && misses({ from: target.by, to: target.by }, period) ? [target.by] : [];
  // A target in steps is about this plan as soon as one of them is.
  const steps = target.steps.length > 0 && target.steps.every((step) => misses(step, period)) ? target.steps : [];
  return [...day, ...steps.map((step) => step.from ?? step.to ?? "")];
}

const isCounted = ({ kind }: Target): boolean => kind === "count" || kind === "duration" || kind === "percentage";

function ofTarget(target: Target, index: number, period: Period | null): TargetProblem[] {
  const found = outside(target, period).map((date): TargetProblem => ({
    code: "target.outside_period",
    severity: "warning",
    index,
    params: { on: date, fromOn: period?.from ?? "", toOn: period?.to ?? "" },
  }));
  const advise = (code: TargetProblemCode): TargetProblem => ({ code, severity: "advice", index, params: {} });
  if (isCounted(target) && target.value === null) return [...found, advise("target.value_missing")];
  if (target.kind === "deadline" && target.by === null) return [...found, advise("target.date_missing")];
  // "hoogstens 48 uur" limits how long something takes: it counts over no time.
  const isLimit = target.kind === "duration" && (target.comparator === "lte" || target.comparator === "lt");
  const needsPeriod = (target.kind === "count" || target.kind === "duration") && !isLimit;
  const hasPeriod = target.per !== null || target.by !== null || target.steps.length > 0;
  return needsPeriod && !hasPeriod ? [...found, advise("target.period_missing")] : found;
}

/** The words that people read as "every two years" and as "twice a year". */
function ambiguousWord(text: string): string | null {
  const cleaned = clean(text.slice(0, 10_000));
  for (const language of locales) {
    const item = readItems(cleaned, language).find(({ is }) => is.ambiguous);
    if (item) return item.raw;
  }
  return null;
}

/** What is doubtful in the targets of one indicator; empty where all is clear. Nothing here is a reason to refuse. */
export function targetProblems(
  targets: readonly Target[],
  { period, text }: TargetProblemContext = {},
): TargetProblem[] {
  const found = targets.flatMap((target, index) => ofTarget(target, index, period ?? null));
  const word = text === undefined ? null : ambiguousWord(text);
  if (word === null) return found;
  return [...found, { code: "target.ambiguous_frequency", severity: "warning", index: null, params: { word } }];
}
