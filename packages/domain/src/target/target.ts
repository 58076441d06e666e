import { z } from "zod";
import { PlainDate } from "../period.ts";

export const targetKinds = [
  "boolean",
  "existence",
  "count",
  "duration",
  "percentage",
  "deadline",
  "deliverable",
  "qualitative",
] as const;
export const comparators = ["eq", "gte", "gt", "lte", "lt", "onOrBefore", "before", "growth", "increase"] as const;
/**
 * What a number counts over. A quarter, a fortnight or "every two months" has no word of its own: they are turned into a
 * number per year (2 per quarter is 8 per year), so that plans can be compared; the printed text keeps the quarter.
 */
export const targetPeriods = [
  "day",
  "week",
  "month",
  "halfYear",
  "year",
  "schoolYear",
  "twoYears",
  "plan",
  "person",
] as const;

/** A value that holds from (or until) a year or date only: "13 in 2014 and 26 from 2015". */
export const TargetStep = z.object({
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
  value: z.number(),
});
export type TargetStep = z.infer<typeof TargetStep>;

/**
 * What an indicator line means, beside its words (DESIGN law 6). Never replaces the printed text.
 * `value` is a plain number in `unit` (percentages as 0-100, durations in the named unit); null where none is stated.
 *
 * Normal form, which `parseTargets` gives and `formatTarget` writes so that it can be read back:
 * - count, duration, percentage: `unit` is a time unit for a duration, "%" for a percentage. Without a number there is no
 *   comparator, step, day or limit. `growth` is relative to before, `increase` absolute; a fall is a negative value.
 *   With steps, `value` is the first step's, every step has a start or an end, and a count or duration has a period.
 * - boolean, existence: comparator eq, no value. `per` is how often it is looked at.
 * - deliverable: eq without a value (once), or gte with the number of times per period ("jaarlijks rapport": 1 per year).
 * - deadline: onOrBefore or before, `by` null where the day is not known. qualitative: nothing else.
 */
export const Target = z.object({
  kind: z.enum(targetKinds),
  comparator: z.enum(comparators).nullable(),
  value: z.number().nullable(),
  /** What is counted: a code of the unit list ("hours", "meetings", "visits") where known, else the printed word. */
  unit: z.string().nullable(),
  per: z.enum(targetPeriods).nullable(),
  steps: z.array(TargetStep).default([]),
  /** Deadline, "by" this day. */
  by: PlainDate.nullable(),
  /** Of whom or of what: "of the victims of burglary". */
  population: z.string().nullable().default(null),
  /** Within how long after an event: { value: 24, unit: "hours" }. */
  within: z
    .object({ value: z.number(), unit: z.enum(["hours", "days", "weeks", "months"]) })
    .nullable()
    .default(null),
});
export type Target = z.infer<typeof Target>;
export type TargetKind = Target["kind"];
export type Comparator = NonNullable<Target["comparator"]>;
export type TargetPeriod = NonNullable<Target["per"]>;

const measured: readonly TargetKind[] = ["count", "duration", "percentage"];

/** Whether a target says what is to be reached. "Number of visits" is counted, but without a number nothing is aimed at. */
export const statesAim = ({ kind, value, steps, by }: Target): boolean =>
  !measured.includes(kind) || value !== null || steps.length > 0 || by !== null;
