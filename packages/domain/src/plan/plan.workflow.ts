import { AppError } from "../errors.ts";
import { type PlanEvent, type PlanEventKind, type PlanStatus, planStatuses } from "./plan.ts";

/**
 * What an event makes of a version, by the status it is in. What does not stand here cannot happen. Decisions of college
 * and council may come at any time and move nothing: reality is recorded, not forbidden. A returned version stays
 * returned; its correction is the next version, which begins as a draft.
 */
export const transitions: Readonly<Record<PlanStatus, Readonly<Partial<Record<PlanEventKind, PlanStatus>>>>> = {
  draft: { created: "draft", imported: "draft", college: "draft", council: "draft", submitted: "submitted" },
  submitted: { college: "submitted", council: "submitted", returned: "returned", approved: "approved" },
  returned: { college: "returned", council: "returned" },
  approved: { college: "approved", council: "approved", inForce: "inForce" },
  inForce: { college: "inForce", council: "inForce" },
};

/** The status after an event; null where the event cannot happen. */
export const nextStatus = (status: PlanStatus, event: PlanEventKind): PlanStatus | null =>
  transitions[status][event] ?? null;

/** The status of one version from its events, in the order they were recorded; what could not happen is passed over. */
export function statusFromEvents(events: readonly Pick<PlanEvent, "kind" | "recordedAt">[]): PlanStatus {
  return events
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
    .reduce<PlanStatus>((status, event) => nextStatus(status, event.kind) ?? status, "draft");
}

type Moment = {
  /** The event that the action records: the action is open while the table has it. */
  readonly event?: PlanEventKind;
  /** Statuses in which an action without an event is open. */
  readonly during?: readonly PlanStatus[];
  /** Needs a version without blocking findings. */
  readonly complete?: true;
};

const sent: readonly PlanStatus[] = planStatuses.filter((status) => status !== "draft");

/** When each action on a version is open. Who may do it stands in the policy. */
export const moments = {
  "plan.read": { during: planStatuses },
  "plan.edit": { during: ["draft"] },
  "plan.editMoney": { during: ["draft"] },
  "plan.recordDecision": { event: "council" },
  "plan.submit": { event: "submitted", complete: true },
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
  return event ? nextStatus(status, event) !== null : during.includes(status);
}

export const needsCompleteness = (action: PlanAction): boolean => (moments[action] as Moment).complete ?? false;

/** Refuses an action at the wrong moment: `version.frozen` for work on a text that was sent, else `plan.wrong_status`. */
export function requireOpen(action: PlanAction, status: PlanStatus): void {
  if (isOpen(action, status)) return;
  const { event }: Moment = moments[action];
  throw new AppError(event ? "plan.wrong_status" : "version.frozen", { action, status });
}
