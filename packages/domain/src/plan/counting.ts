import { isAgreed, type PlanStatus } from "./plan.ts";

type Numbered = { readonly number: number; readonly status: PlanStatus };

/** Statuses that take nothing away from an agreement that stands. */
const givenUp: readonly PlanStatus[] = ["refused", "withdrawn"];

/**
 * Of the versions of one plan the one that counts: the last; where that one was refused or withdrawn, the agreement that
 * still stands. `beside`: the other of the two, where both have to be known.
 */
export function countingOf<T extends Numbered>(versions: readonly T[]): { counts: T; beside: T | null } {
  const [last, ...earlier] = versions.toSorted((a, b) => b.number - a.number);
  if (!last) throw new RangeError("no version to choose from");
  const stands = earlier.find(({ status }) => isAgreed(status)) ?? null;
  return stands && givenUp.includes(last.status) ? { counts: stands, beside: last } : { counts: last, beside: stands };
}
