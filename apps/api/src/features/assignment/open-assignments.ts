import { authorize, type UserId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { requireMember } from "../together/people.queries.ts";
import { planRefs } from "../together/plan-ref.ts";
import { listAssignmentsOf } from "./assignment.queries.ts";
import { presentAssignments } from "./assignment.view.ts";

/** What waits for a member, with the plans it is about. The federal side has no assignments. */
export function readOpenAssignments(ctx: Ctx, accountId: UserId) {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "members.manage");
    await requireMember(tx, ctx.actor, accountId);
    const rows = await listAssignmentsOf(tx, ctx.actor, accountId);
    const open = rows.filter(({ assigneeId, state }) => assigneeId === accountId && state === "open");
    const [plans, assignments] = await Promise.all([planRefs(tx, ctx), presentAssignments(tx, ctx, open)]);
    return { plans: [...plans.values()], assignments };
  });
}
