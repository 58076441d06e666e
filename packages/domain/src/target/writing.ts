import type { TargetPeriod } from "./target.ts";

/** The words of one language in which targets are written. */
export type Writing = {
  readonly comparators: { readonly gte: string; readonly gt: string; readonly lte: string; readonly lt: string };
  readonly rise: string;
  readonly fall: string;
  readonly per: Readonly<Record<TargetPeriod, string>>;
  /** Per period, then per number of times in it where that has a word of its own ("year 4" is a quarter). */
  readonly every: Readonly<Partial<Record<`${TargetPeriod} ${number}`, string>>>;
  readonly count: (noun: string | null) => string;
  readonly percentage: string;
  readonly of: (population: string) => string;
  readonly one: (noun: string, feminine: boolean) => string;
  readonly handIn: string;
  readonly exists: (day: string | null, often: string | null) => string;
  readonly yesNo: string;
  readonly qualitative: string;
  readonly onOrBefore: (day: string) => string;
  readonly before: (day: string) => string;
  readonly onOrBeforeUnknown: string;
  readonly beforeUnknown: string;
  readonly within: (span: string) => string;
  readonly and: string;
  readonly quote: (printed: string) => string;
  readonly day: (year: number, month: number, day: number) => string;
  readonly inYear: (year: number) => string;
  readonly years: (from: number, to: number) => string;
  readonly days: (from: string, to: string) => string;
  readonly fromYear: (year: number) => string;
  readonly fromDay: (day: string) => string;
  readonly untilYear: (year: number) => string;
  readonly untilDay: (day: string) => string;
};
