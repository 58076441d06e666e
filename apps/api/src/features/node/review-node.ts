import { AppError, type LineageId, type NodeField, type PlanId, withoutReview, withReview } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { findNodeOfPlan, saveNode } from "./node.queries.ts";

type Reviewed = { readonly planId: PlanId; readonly nodeId: LineageId; readonly field: NodeField };

/** Somebody read a translation beside its original, as both stood in `revision`, and found it right. */
export const reviewNode = (ctx: Ctx, of: Reviewed, revision: number) =>
  changeReview(ctx, of, { revision, by: ctx.actor.userId, at: ctx.now.toISOString() });

/** Takes the mark away. */
export const unreviewNode = (ctx: Ctx, of: Reviewed) => changeReview(ctx, of, null);

function changeReview(ctx: Ctx, { planId, nodeId, field }: Reviewed, review: Parameters<typeof withReview>[2] | null) {
  return ctx.write(async (tx) => {
    const [plan, before] = await Promise.all([
      lockPlanFor(tx, ctx, planId, "plan.edit"),
      findNodeOfPlan(tx, ctx.actor, { planId, nodeId }),
    ]);
    if (!before) throw new AppError("node.not_found");
    const node = review ? withReview(before, field, review) : withoutReview(before, field);
    if (node === before) return { node, treeRevision: plan.version.treeRevision };
    const [treeRevision] = await Promise.all([
      nextTreeRevision(tx, plan),
      saveNode(tx, plan, node, { updatedAt: ctx.now, updatedBy: ctx.actor.userId }),
      audit(tx, ctx, {
        action: review ? "node.review" : "node.unreview",
        entity: "node",
        entityId: nodeId,
        before: { revision: before.revision, field },
        after: { versionId: plan.version.id, revision: node.revision, field },
      }),
    ]);
    return { node, treeRevision };
  });
}
