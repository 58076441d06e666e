import { assignment } from "@salus/db";
import { authorize, type AssignmentId, newId, type PlanId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { notify } from "../mail/notify.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { requireNode } from "../together/node-ref.ts";
import { requireMember } from "../together/people.queries.ts";
import { listAssignments } from "./assignment.queries.ts";
import { type AssignmentView, type GiveAssignment, presentAssignment, presentAssignments } from "./assignment.view.ts";

export function readAssignments(ctx: Ctx, planId: PlanId): Promise<AssignmentView[]> {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, planId));
    return presentAssignments(tx, ctx, await listAssignments(tx, ctx.actor, planId));
  });
}

/** Asks a colleague for a branch of the plan, or for all of it, by a day. */
export function giveAssignment(ctx: Ctx, planId: PlanId, input: GiveAssignment): Promise<AssignmentView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "assignment.give", await getPlan(tx, ctx.actor, planId));
    await requireNode(tx, ctx.actor, { planId, nodeId: input.nodeId });
    await requireMember(tx, ctx.actor, input.assigneeId);
    const { tenantId, userId: assignedBy } = ctx.actor;
    const id = newId<AssignmentId>();
    const [row] = await tx
      .insert(assignment)
      .values({ tenantId, id, planId, ...input, assignedBy, createdAt: ctx.now })
      .returning();
    if (!row) throw new Error("an insert returned no row");
    const after = { planId, ...input };
    await audit(tx, ctx, { action: "assignment.give", entity: "assignment", entityId: id, after });
    const { nodeId, assigneeId } = input;
    await notify(tx, ctx, [assigneeId], { kind: "assigned", planId, nodeId, subjectId: id });
    return presentAssignment(tx, ctx, row);
  });
}
