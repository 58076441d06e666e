import type { Actor } from "../actor.ts";
import { AppError } from "../errors.ts";
import { type PlanEvent, type PlanEventKind, planEventKinds, type PlanStatus } from "./plan.ts";
import type { ClosedReason, PlanSubject, StepConditions } from "./plan.policy.ts";
import { nextStatus, standing } from "./plan.workflow.ts";
import { stepOf } from "./workflow-table.ts";

export const eventClosedReasons = ["other-side", "role", "four-eyes", "status", "incomplete"] as const satisfies (
  ClosedReason | "other-side"
)[];
export type EventClosedReason = (typeof eventClosedReasons)[number];

/** An event that can be recorded now, and the status after it. */
export type OpenEvent = { readonly kind: PlanEventKind; readonly to: PlanStatus; readonly needsReason: boolean };
export type ClosedEvent = { readonly kind: PlanEventKind; readonly reason: EventClosedReason };

/** Why the actor may not record an event now; null where they may. Another municipality's plan does not exist. */
export function eventRefusal(
  kind: PlanEventKind,
  plan: PlanSubject,
  actor: Actor,
  { blocked = false }: StepConditions = {},
): EventClosedReason | null {
  const step = stepOf(kind);
  const roles: readonly string[] | undefined = step[actor.tenantKind];
  if (!roles) return "other-side";
  if (!actor.roles.some((role) => roles.includes(role))) return "role";
  if (step.needs?.includes("four-eyes") && plan.version.submittedBy === actor.userId) return "four-eyes";
  if (nextStatus(plan.version.status, kind) === null) return "status";
  return blocked && step.needs?.includes("complete") ? "incomplete" : null;
}

/** Every event, open with where it leads or closed with the first reason. */
export function eventSteps(
  plan: PlanSubject,
  actor: Actor,
  conditions: StepConditions = {},
): { open: OpenEvent[]; closed: ClosedEvent[] } {
  const open: OpenEvent[] = [];
  const closed: ClosedEvent[] = [];
  for (const kind of planEventKinds) {
    const reason = eventRefusal(kind, plan, actor, conditions);
    const to = nextStatus(plan.version.status, kind);
    if (reason !== null || to === null) closed.push({ kind, reason: reason ?? "status" });
    else open.push({ kind, to, needsReason: stepOf(kind).needs?.includes("reason") ?? false });
  }
  return { open, closed };
}

/** Throws where the event cannot be recorded by this actor now, or lacks the reason it needs. */
export function requireEvent(
  { kind, reason }: Pick<PlanEvent, "kind" | "reason">,
  plan: PlanSubject,
  actor: Actor,
): PlanStatus {
  const refusal = eventRefusal(kind, plan, actor);
  const to = nextStatus(plan.version.status, kind);
  if (refusal === "status" || to === null) {
    throw new AppError("plan.wrong_status", { event: kind, status: plan.version.status });
  }
  if (refusal !== null) throw new AppError("event.forbidden", { event: kind, reason: refusal });
  if (stepOf(kind).needs?.includes("reason") && !reason) throw new AppError("event.reason_missing", { event: kind });
  return to;
}

/** What only its own verb records, with all that goes with it: a submission freezes, a return opens the next draft. */
export const hasEffects = (kind: PlanEventKind): boolean => (stepOf(kind).effects?.length ?? 0) > 0;

/** What is recorded as it is told, by whoever may. */
export const recordableKinds = planEventKinds.filter((kind) => kind !== "struck" && !hasEffects(kind));

/** By who could have recorded it. What froze a text or opened the next one stays, and so does a counter-event. */
export function canStrike(
  event: Pick<PlanEvent, "id" | "kind" | "recordedAt" | "strikes">,
  events: readonly PlanEvent[],
  actor: Actor,
): boolean {
  if (event.kind === "struck" || hasEffects(event.kind)) return false;
  if (!standing(events).some(({ id }) => id === event.id)) return false;
  const roles: readonly string[] = stepOf(event.kind)[actor.tenantKind] ?? [];
  return actor.roles.some((role) => roles.includes(role));
}
