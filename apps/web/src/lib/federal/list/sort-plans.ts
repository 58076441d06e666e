import type { SubmittedPlan } from "#lib/api/types.ts";

export const planSorts = ["newest", "oldest", "name", "amount", "perHead", "inhabitants"] as const;
export type PlanSort = (typeof planSorts)[number];

/** What is not known stands last, whatever the order. */
const largestFirst =
  (figure: (plan: SubmittedPlan) => number | null) =>
  (a: SubmittedPlan, b: SubmittedPlan): number =>
    (figure(b) ?? -1) - (figure(a) ?? -1);

/** Sorted by the query of the page, so that it works without JavaScript and can be shared. */
export function sortPlans(
  plans: readonly SubmittedPlan[],
  sort: PlanSort,
  byName: (a: SubmittedPlan, b: SubmittedPlan) => number,
): SubmittedPlan[] {
  const newestFirst = (a: SubmittedPlan, b: SubmittedPlan): number => b.submittedAt.localeCompare(a.submittedAt);
  const compare = {
    newest: newestFirst,
    oldest: (a: SubmittedPlan, b: SubmittedPlan) => newestFirst(b, a),
    name: byName,
    amount: largestFirst(({ totalCents }) => totalCents),
    perHead: largestFirst(({ perHeadCents }) => perHeadCents),
    inhabitants: largestFirst(({ inhabitants }) => inhabitants),
  }[sort];
  return plans.toSorted((a, b) => compare(a, b) || byName(a, b) || newestFirst(a, b));
}
