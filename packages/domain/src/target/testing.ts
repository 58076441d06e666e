import type { Target } from "./target.ts";

const step = ({ from, to, value }: Target["steps"][number]): string => `${from ?? ""}..${to ?? ""}=${value}`;

/** A target on one line, for tables: `count gte 50 visits /year`, then what else it says. */
export function summary({ kind, comparator, value, unit, per, steps, by, population, within }: Target): string {
  return [
    kind,
    comparator,
    value,
    unit === "%" ? "%" : unit,
    per && `/${per}`,
    ...steps.map(step),
    by && `by ${by}`,
    within && `within ${within.value} ${within.unit}`,
    population && `of ${population}`,
  ]
    .filter((part) => part !== null && part !== "")
    .join(" ");
}

export const summaries = (targets: readonly Target[]): string => targets.map(summary).join(" + ") || "none";
