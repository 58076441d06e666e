import { AppError, buildTree, descendants, type LineageId, type PlanId, removeRefusal } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { listNodes } from "../plan/plan.queries.ts";
import { setRemoved } from "./node.queries.ts";

/** A node goes with everything below it; nothing is deleted, so it can be brought back. */
export function removeNode(ctx: Ctx, planId: PlanId, nodeId: LineageId) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.edit");
    const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
    const node = tree.nodes.get(nodeId);
    if (!node) throw new AppError("node.not_found");
    const framework = await getPinnedFramework(tx, ctx.frameworks, plan);
    const refusal = removeRefusal(node, tree, framework);
    if (refusal) throw new AppError(refusal);
    const removed = [nodeId, ...descendants(tree, nodeId).map(({ lineageId }) => lineageId)];
    await setRemoved(tx, plan, removed, ctx.now, { updatedAt: ctx.now, updatedBy: ctx.actor.userId });
    const treeRevision = await nextTreeRevision(tx, plan);
    const after = { versionId: plan.version.id, removed };
    await audit(tx, ctx, { action: "node.remove", entity: "node", entityId: nodeId, before: node, after });
    return { removed, treeRevision };
  });
}
