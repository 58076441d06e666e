import { openReturnOf } from "@salus/domain";
import type { PlanData } from "./plan-data.ts";

/** Why the federal side sent the plan back, as long as it was not submitted again. */
export function openReturn({
  events,
  version,
}: Pick<PlanData, "events" | "version">): { reason: string; on: string | null } | null {
  const returned = openReturnOf(version.status, events);
  return returned?.reason ? { reason: returned.reason, on: returned.on } : null;
}
