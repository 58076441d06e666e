import { type Actor, hasRole } from "../actor.ts";
import { AppError } from "../errors.ts";
import type { UserId } from "../ids.ts";
import type { PlainDate } from "../period.ts";

export const assignmentStates = ["open", "done"] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** An assignment as far as its rules look. */
export type AssignmentFacts = {
  readonly assigneeId: UserId;
  readonly assignedBy: UserId;
  readonly state: AssignmentState;
  readonly dueOn: PlainDate;
};

/** Open after its day. On the day itself there is still time. */
export const isOverdue = ({ state, dueOn }: Pick<AssignmentFacts, "state" | "dueOn">, today: PlainDate): boolean =>
  state === "open" && dueOn < today;

/** Who was asked says that it is done; a coordinator may too, and may open it again. */
export const maySettle = (actor: Actor, { assigneeId }: Pick<AssignmentFacts, "assigneeId">): boolean =>
  actor.userId === assigneeId || hasRole(actor, "coordinator");

/** Who asked may ask somebody else or give more time; so may who keeps the plan or the people. */
export const mayReassign = (actor: Actor, { assignedBy }: Pick<AssignmentFacts, "assignedBy">): boolean =>
  actor.userId === assignedBy || hasRole(actor, "coordinator", "administrator");

export function requireMay(
  isAllowed: boolean,
  code: "assignment.forbidden" | "attachment.forbidden" | "comment.forbidden",
): void {
  if (!isAllowed) throw new AppError(code);
}

/** What waits first: open before done, then by day. */
export const byUrgency = (
  a: Pick<AssignmentFacts, "state" | "dueOn">,
  b: Pick<AssignmentFacts, "state" | "dueOn">,
): number => (a.state === b.state ? a.dueOn.localeCompare(b.dueOn) : a.state === "open" ? -1 : 1);
