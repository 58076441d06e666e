import {
  addRefusal,
  AppError,
  buildTree,
  childrenOf,
  descendants,
  type LineageId,
  moveNode,
  type PlanId,
  type PlanNode,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getFramework } from "../framework/framework.queries.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { listNodes } from "../plan/plan.queries.ts";
import { getRemoval, listRemovedAt, orderKeyAfter, saveNode, setRemoved } from "./node.queries.ts";
import type { MoveNode } from "./node.view.ts";

/** Brings a removed node back to its place or to another one, with what was removed along with it. */
export function restoreNode(ctx: Ctx, planId: PlanId, nodeId: LineageId, to: MoveNode | null = null) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.edit");
    const { node, removedAt } = await getRemoval(tx, plan, nodeId);
    if (removedAt === null) return { nodes: [], treeRevision: plan.version.treeRevision };
    const present = await listNodes(tx, ctx.actor, plan.version.id);
    const by = { updatedAt: ctx.now, updatedBy: ctx.actor.userId };
    let root = node;
    if (to === null) refuseTakenPlace(node, present);
    else {
      const framework = await getFramework(tx, ctx.frameworks, plan.framework);
      const refusal = addRefusal({ ...to, kind: node.kind, code: node.code }, buildTree(present), framework);
      if (refusal) throw new AppError(refusal);
      root = moveNode(node, {
        parentId: to.parentId,
        orderKey: await orderKeyAfter(tx, plan, { ...to, moving: nodeId }),
      });
      await saveNode(tx, plan, root, by);
    }
    const together = await listRemovedAt(tx, plan, removedAt);
    const nodes = [root, ...descendants(buildTree(together), nodeId)];
    const ids = nodes.map(({ lineageId }) => lineageId);
    await setRemoved(tx, plan, ids, null, by);
    const treeRevision = await nextTreeRevision(tx, plan);
    const after = { versionId: plan.version.id, restored: ids, ...(to && { parentId: to.parentId }) };
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
