import type { TenantTx } from "@salus/db";
import {
  type Actor,
  type AssignmentId,
  authorize,
  mayReassign,
  maySettle,
  type PlanId,
  requireMay,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { notify } from "../mail/notify.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { requireMember } from "../together/people.queries.ts";
import { type AssignmentRow, lockAssignment, updateAssignment } from "./assignment.queries.ts";
import { type AssignmentView, type ChangeAssignment, presentAssignment } from "./assignment.view.ts";

type At = { planId: PlanId; assignmentId: AssignmentId };

/** Another colleague, another day, another note. */
export function changeAssignment(ctx: Ctx, at: At, changes: ChangeAssignment): Promise<AssignmentView> {
  return ctx.write(async (tx) => {
    const before = await lockFor(tx, ctx, at, mayReassign);
    if (changes.assigneeId !== undefined) await requireMember(tx, ctx.actor, changes.assigneeId);
    const { assigneeId } = changes;
    if (assigneeId !== undefined && assigneeId !== before.assigneeId) {
      const { planId, nodeId, id } = before;
      await notify(tx, ctx, [assigneeId], { kind: "assigned", planId, nodeId, subjectId: id });
    }
    return save(tx, ctx, { before, changes, action: "assignment.change" });
  });
}

/** Done, or open again. */
export function settleAssignment(ctx: Ctx, at: At, verb: "done" | "reopen"): Promise<AssignmentView> {
  return ctx.write(async (tx) => {
    const before = await lockFor(tx, ctx, at, maySettle);
    const isDone = verb === "done";
    if ((before.state === "done") === isDone) return presentAssignment(tx, ctx, before);
    const changes = isDone
      ? { state: "done" as const, doneAt: ctx.now, doneBy: ctx.actor.userId }
      : { state: "open" as const, doneAt: null, doneBy: null };
    return save(tx, ctx, { before, changes, action: `assignment.${verb}` });
  });
}

async function lockFor(tx: TenantTx, ctx: Ctx, at: At, may: (actor: Actor, row: AssignmentRow) => boolean) {
  authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, at.planId));
  const row = await lockAssignment(tx, ctx.actor, at);
  requireMay(may(ctx.actor, row), "assignment.forbidden");
  return row;
}

type Saving = {
  before: AssignmentRow;
  changes: { [Key in keyof AssignmentRow]?: AssignmentRow[Key] | undefined };
  action: string;
};

async function save(tx: TenantTx, ctx: Ctx, { before, changes, action }: Saving): Promise<AssignmentView> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const after: AssignmentRow = { ...before, ...given };
  if (Object.keys(given).length > 0) {
    await updateAssignment(tx, before, given);
    await audit(tx, ctx, {
      action,
      entity: "assignment",
      entityId: before.id,
      before: factsOf(before),
      after: factsOf(after),
    });
  }
  return presentAssignment(tx, ctx, after);
}

const factsOf = ({ planId, nodeId, assigneeId, dueOn, note, state }: AssignmentRow) => ({
  planId,
  nodeId,
  assigneeId,
  dueOn,
  note,
  state,
});
