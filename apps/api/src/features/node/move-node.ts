import { AppError, buildTree, type LineageId, moveNode as moved, moveRefusal, type PlanId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { listNodes } from "../plan/plan.queries.ts";
import { orderKeyAfter, saveNode } from "./node.queries.ts";
import type { MoveNode } from "./node.view.ts";

/** The version is locked, so two moves that would make a circle together come one after the other. */
export function moveNode(ctx: Ctx, planId: PlanId, nodeId: LineageId, { parentId, after }: MoveNode) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.edit");
    const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
    const before = tree.nodes.get(nodeId);
    if (!before || after === nodeId) throw new AppError("node.not_found");
    const framework = await getPinnedFramework(tx, ctx.frameworks, plan);
    const refusal = moveRefusal(before, parentId, tree, framework);
    if (refusal) throw new AppError(refusal);
    const orderKey = await orderKeyAfter(tx, plan, { parentId, after, moving: nodeId });
    const node = moved(before, { parentId, orderKey });
    await saveNode(tx, plan, node, { updatedAt: ctx.now, updatedBy: ctx.actor.userId });
    const treeRevision = await nextTreeRevision(tx, plan);
    await audit(tx, ctx, {
      action: "node.move",
      entity: "node",
      entityId: nodeId,
      before: { parentId: before.parentId, orderKey: before.orderKey },
      after: { versionId: plan.version.id, parentId, orderKey, revision: node.revision },
    });
    return { node, treeRevision };
  });
}
