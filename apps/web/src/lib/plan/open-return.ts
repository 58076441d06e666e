import type { PlanData } from "./plan-data.ts";

/** Why the federal side sent the plan back, as long as it was not submitted again. */
export function openReturn({
  events,
  version,
}: Pick<PlanData, "events" | "version">): { reason: string; on: string | null } | null {
  if (version.status !== "draft" && version.status !== "returned") return null;
  const last = events.findLast(({ kind }) => kind === "returned" || kind === "submitted");
  return last?.kind === "returned" && last.reason ? { reason: last.reason, on: last.on } : null;
}
