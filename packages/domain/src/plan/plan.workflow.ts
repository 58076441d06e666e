import { AppError } from "../errors.ts";
import type { EventId } from "../ids.ts";
import { type PlanEvent, type PlanEventKind, type PlanStatus, planStatuses } from "./plan.ts";
import { stepOf } from "./workflow-table.ts";

/** The status after an event; null where the event cannot happen. */
export const nextStatus = (status: PlanStatus, event: PlanEventKind): PlanStatus | null =>
  stepOf(event).moves[status] ?? (stepOf(event).stays?.includes(status) ? status : null);

type Recorded = Pick<PlanEvent, "kind" | "recordedAt"> & { readonly id?: EventId; readonly strikes?: EventId | null };

/** What still stands: without what was struck through, and without the counter-events. */
export function standing<T extends Recorded>(events: readonly T[]): T[] {
  const struck = new Set(events.flatMap(({ kind, strikes }) => (kind === "struck" && strikes ? [strikes] : [])));
  return events.filter(({ kind, id }) => kind !== "struck" && !(id && struck.has(id)));
}

/** The events that stand, in the order they were recorded, each with the status after it; null: it could not follow. */
export function replay<T extends Recorded>(events: readonly T[]): { event: T; status: PlanStatus | null }[] {
  let status: PlanStatus = "draft";
  return standing(events)
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
    .map((event) => {
      const next = nextStatus(status, event.kind);
      status = next ?? status;
      return { event, status: next };
    });
}

/** The status of one version from its events, in the order they were recorded; what could not happen is passed over. */
export const statusFromEvents = (events: readonly Recorded[]): PlanStatus =>
  replay(events).findLast(({ status }) => status !== null)?.status ?? "draft";

type Moment = {
  /** The event that the action records: the action is open where it moves something, a decision wherever it may stand. */
  readonly event?: PlanEventKind;
  /** Statuses in which an action without an event is open. */
  readonly during?: readonly PlanStatus[];
};

const sent: readonly PlanStatus[] = planStatuses.filter((status) => status !== "draft");

/** When each action on a version is open. Who may do it stands in the policy. */
export const moments = {
  "plan.read": { during: planStatuses },
  "plan.edit": { during: ["draft"] },
  "plan.editMoney": { during: ["draft"] },
  "plan.recordDecision": { event: "council" },
  "plan.submit": { event: "submitted" },
  "federal.read": { during: sent },
  "federal.compare": { during: sent },
  "plan.return": { event: "returned" },
  "plan.approve": { event: "approved" },
} as const satisfies Record<string, Moment>;

/** An action on a version of a plan. */
export type PlanAction = keyof typeof moments;
export const planActions = Object.keys(moments) as PlanAction[];

export const isPlanAction = (action: string): action is PlanAction => action in moments;

/** Whether an action is open in a status, whoever asks. */
export function isOpen(action: PlanAction, status: PlanStatus): boolean {
  const { event, during = [] }: Moment = moments[action];
  if (!event) return during.includes(status);
  const { moves } = stepOf(event);
  return Object.keys(moves).length > 0 ? moves[status] !== undefined : nextStatus(status, event) !== null;
}

/** Needs a version without blocking findings. */
export function needsCompleteness(action: PlanAction): boolean {
  const { event }: Moment = moments[action];
  return event !== undefined && (stepOf(event).needs?.includes("complete") ?? false);
}

/** Refuses an action at the wrong moment: `version.frozen` for work on a text that was sent, else `plan.wrong_status`. */
export function requireOpen(action: PlanAction, status: PlanStatus): void {
  if (isOpen(action, status)) return;
  const { event }: Moment = moments[action];
  throw new AppError(event ? "plan.wrong_status" : "version.frozen", { action, status });
}
