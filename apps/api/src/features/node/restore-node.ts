import {
  AppError,
  buildTree,
  childrenOf,
  descendants,
  type LineageId,
  type PlanId,
  type PlanNode,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { listNodes, nextTreeRevision } from "../plan/plan.queries.ts";
import { getRemoval, listRemovedAt, setRemoved } from "./node.queries.ts";

/** Brings a removed node back to its place, with what was removed along with it. */
export function restoreNode(ctx: Ctx, planId: PlanId, nodeId: LineageId) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.edit");
    const { node, removedAt } = await getRemoval(tx, plan, nodeId);
    if (removedAt === null) return { nodes: [], treeRevision: plan.version.treeRevision };
    refuseTakenPlace(node, await listNodes(tx, ctx.actor, plan.version.id));
    const together = await listRemovedAt(tx, plan, removedAt);
    const nodes = [node, ...descendants(buildTree(together), nodeId)];
    const ids = nodes.map(({ lineageId }) => lineageId);
    await setRemoved(tx, plan, ids, null, { updatedAt: ctx.now, updatedBy: ctx.actor.userId });
    const treeRevision = await nextTreeRevision(tx, plan);
    const after = { versionId: plan.version.id, restored: ids };
    await audit(tx, ctx, { action: "node.restore", entity: "node", entityId: nodeId, after });
    return { nodes, treeRevision };
  });
}

function refuseTakenPlace(node: PlanNode, present: readonly PlanNode[]): void {
  const tree = buildTree(present);
  if (node.parentId !== null && !tree.nodes.has(node.parentId)) throw new AppError("node.not_found");
  const isTaken = childrenOf(tree, node.parentId).some(({ code }) => code !== null && code === node.code);
  if (isTaken) throw new AppError("node.exists");
}
