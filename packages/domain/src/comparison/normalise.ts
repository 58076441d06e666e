import type { Period } from "../period.ts";
import type { Comparator, Target, TargetPeriod } from "../target/target.ts";

/** A target in figures that can stand beside another municipality's. */
export type NormalisedTarget = {
  readonly kind: Target["kind"];
  readonly comparator: Comparator | null;
  readonly unit: string | null;
  /** The stated value in its own period; where it changes by year, the one that holds at the end of the plan. */
  readonly value: number | null;
  readonly per: TargetPeriod | null;
  /** Null where the period is missing or cannot be turned into a year's (a day, a person, a growth). */
  readonly perYear: number | null;
  /** The year's value for a thousand inhabitants. */
  readonly perThousand: number | null;
};

/** How many of these go into a year. A day has none: nobody says on how many days of the year. */
const A_YEAR: Readonly<Partial<Record<TargetPeriod, number>>> = {
  week: 52,
  month: 12,
  halfYear: 2,
  year: 1,
  schoolYear: 1,
  twoYears: 0.5,
};

const COUNTABLE: readonly Target["kind"][] = ["count", "duration", "deliverable"];

export function normaliseTarget(target: Target, period: Period, inhabitants: number | null): NormalisedTarget {
  const { kind, comparator, unit, per } = target;
  const value = valueAtEnd(target, period);
  const perYear = isCountable(target) && value !== null ? yearly(value, per, period) : null;
  const perThousand =
    perYear !== null && inhabitants !== null && inhabitants > 0 ? (perYear * 1000) / inhabitants : null;
  return { kind, comparator, unit, value, per, perYear, perThousand };
}

const isCountable = ({ kind, comparator }: Target): boolean =>
  COUNTABLE.includes(kind) && comparator !== "growth" && comparator !== "increase";

/** The value that holds on the last day of the period: the last step that has begun and not ended, else the value itself. */
function valueAtEnd({ value, steps }: Target, period: Period): number | null {
  const holding = steps.filter(
    ({ from, to }) => (from === null || from <= period.to) && (to === null || to >= period.to),
  );
  const latest = holding.toSorted((a, b) => compare(a.from ?? "", b.from ?? "")).at(-1);
  return latest?.value ?? value;
}

function yearly(value: number, per: TargetPeriod | null, period: Period): number | null {
  if (per === "plan") return (value * 12) / monthsIn(period);
  const times = per === null ? undefined : A_YEAR[per];
  return times === undefined ? null : value * times;
}

/** Whole months, at least one. */
function monthsIn({ from, to }: Period): number {
  const month = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return Math.max(1, month(to) - month(from) + 1);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
