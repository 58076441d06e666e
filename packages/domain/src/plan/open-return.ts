import type { PlanEvent, PlanStatus } from "./plan.ts";

/**
 * The return that a plan still answers: it was sent back and not submitted since. Takes its events without what was
 * struck through, oldest first.
 */
export function openReturnOf<T extends Pick<PlanEvent, "kind">>(status: PlanStatus, events: readonly T[]): T | null {
  if (status !== "draft" && status !== "returned") return null;
  const last = events.findLast(({ kind }) => kind === "returned" || kind === "submitted");
  return last?.kind === "returned" ? last : null;
}
