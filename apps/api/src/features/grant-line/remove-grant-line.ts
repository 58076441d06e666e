import type { GrantLineId, PlanId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { deleteGrantLine, getGrantLine } from "./grant-line.queries.ts";

/** Answers the line as it was. */
export function removeGrantLine(ctx: Ctx, planId: PlanId, id: GrantLineId) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.editMoney");
    const grantLine = await getGrantLine(tx, plan, id);
    await deleteGrantLine(tx, plan, id);
    const treeRevision = await nextTreeRevision(tx, plan);
    const before = { versionId: plan.version.id, ...grantLine };
    await audit(tx, ctx, { action: "grant_line.remove", entity: "grant_line", entityId: id, before });
    return { grantLine, treeRevision };
  });
}
