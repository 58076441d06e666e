import type { Comparator, Target, TargetKind } from "@salus/domain";

export type TargetPart = "comparator" | "value" | "unit" | "per" | "by";

/** Which fields say something, per kind of target. The others are closed. */
const partsOf: Record<TargetKind, readonly TargetPart[]> = {
  boolean: ["per"],
  existence: ["per", "by"],
  count: ["comparator", "value", "unit", "per", "by"],
  duration: ["comparator", "value", "unit", "per", "by"],
  percentage: ["comparator", "value", "per", "by"],
  deadline: ["comparator", "by"],
  deliverable: ["value", "unit", "per", "by"],
  qualitative: [],
};

export const hasPart = (kind: TargetKind, part: TargetPart): boolean => partsOf[kind].includes(part);

const measures: readonly Comparator[] = ["gte", "gt", "eq", "lte", "lt", "growth", "increase"];
const days: readonly Comparator[] = ["onOrBefore", "before"];
export const comparatorsOf = (kind: TargetKind): readonly Comparator[] => (kind === "deadline" ? days : measures);

/** A target of another kind: what the new kind cannot hold goes, the rest stays. */
export function ofKind(target: Target, kind: TargetKind): Target {
  const keep = <T>(part: TargetPart, value: T): T | null => (hasPart(kind, part) ? value : null);
  const fits = target.comparator !== null && comparatorsOf(kind).includes(target.comparator);
  const usual = kind === "deadline" ? "onOrBefore" : kind === "count" || kind === "percentage" ? "gte" : null;
  const hasSteps = kind === "count" || kind === "duration" || kind === "percentage";
  return {
    kind,
    comparator: hasPart(kind, "comparator") ? (fits ? target.comparator : usual) : null,
    value: keep("value", target.value),
    unit: kind === "duration" && !target.unit ? "hours" : keep("unit", target.unit),
    per: keep("per", target.per),
    steps: hasSteps ? target.steps : [],
    by: keep("by", target.by),
    population: target.population,
    within: target.within,
  };
}

export const newTarget: Target = {
  kind: "count",
  comparator: "gte",
  value: null,
  unit: null,
  per: "year",
  steps: [],
  by: null,
  population: null,
  within: null,
};
