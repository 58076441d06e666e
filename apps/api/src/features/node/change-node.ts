import type { TenantTx } from "@salus/db";
import {
  AppError,
  applyChanges,
  buildTree,
  editRefusal,
  type FieldConflict,
  type LineageId,
  measureRefusal,
  type NodeChanges,
  type NodeField,
  type PlanId,
  type PlanNode,
  valueOf,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import type { OpenPlan } from "../plan/plan.queries.ts";
import { requireLinks } from "../organisation/record-references.ts";
import { findNodeOfPlan, listChangesSince, listSiblings, loadPathTo, saveNode } from "./node.queries.ts";
import type { ChangeNode, FieldConflictView } from "./node.view.ts";

/** Merges a save into the node: other fields stay as they are; the same field answers with both texts and writes nothing. */
export function changeNode(ctx: Ctx, planId: PlanId, nodeId: LineageId, input: ChangeNode) {
  return ctx.write(async (tx) => {
    // Asked one after the other, answered together: the node is read under the lock.
    const [plan, before] = await Promise.all([
      lockPlanFor(tx, ctx, planId, "plan.edit"),
      findNodeOfPlan(tx, ctx.actor, { planId, nodeId }),
    ]);
    if (!before) throw new AppError("node.not_found");
    await refuseFixedFields(tx, ctx, plan, before, input.changes);
    await refuseStrangeMeasures(tx, plan, before, input.changes);
    const { node, changed, conflicts } = applyChanges(before, input.changes, input.baseRevision);
    if (conflicts) throw await conflictOf(tx, plan, before, conflicts, input.baseRevision);
    await requireLinks(tx, ctx.actor, [node], before.links);
    if (changed.length === 0) return { node, treeRevision: plan.version.treeRevision };
    const [, treeRevision] = await Promise.all([
      saveNode(tx, plan, node, { updatedAt: ctx.now, updatedBy: ctx.actor.userId }),
      nextTreeRevision(tx, plan),
      audit(tx, ctx, {
        action: "node.change",
        entity: "node",
        entityId: nodeId,
        before: { revision: before.revision, changes: valuesOf(before, changed) },
        after: { versionId: plan.version.id, revision: node.revision, changes: valuesOf(node, changed) },
      }),
    ]);
    return { node, treeRevision };
  });
}

const valuesOf = (node: PlanNode, fields: readonly NodeField[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, valueOf(node, field)]));

/** Only a node with a code can stand at a fixed place, so only then the way up to it is read. */
async function refuseFixedFields(tx: TenantTx, ctx: Ctx, plan: OpenPlan, node: PlanNode, changes: NodeChanges) {
  const tree = node.code === null ? buildTree([node]) : await loadPathTo(tx, plan, node.lineageId);
  const framework = await getPinnedFramework(tx, ctx.frameworks, plan);
  const refusal = editRefusal(node, changes, tree, framework);
  if (refusal) throw new AppError(refusal);
}

/** A result is measured by indicators of its own objective; what it already had may stay, wherever it went. */
async function refuseStrangeMeasures(tx: TenantTx, plan: OpenPlan, node: PlanNode, changes: NodeChanges) {
  const known = new Set(node.links.indicator);
  const added = (changes["links.indicator"] ?? []).filter((id) => !known.has(id));
  if (added.length === 0) return;
  const refusal = measureRefusal(node, added, buildTree(await listSiblings(tx, plan, node)));
  if (refusal) throw new AppError(refusal);
}

async function conflictOf(
  tx: TenantTx,
  plan: OpenPlan,
  node: PlanNode,
  conflicts: readonly FieldConflict[],
  revision: number,
): Promise<AppError> {
  const changes = await listChangesSince(tx, plan, { entity: "node", entityId: node.lineageId, revision });
  const told = conflicts.map(({ field, mine, theirs }): FieldConflictView => {
    const last = changes.find(({ fields }) => fields.includes(field));
    return {
      field,
      mine,
      theirs,
      changedBy: last?.changedBy ?? null,
      changedAt: last?.changedAt.toISOString() ?? null,
    };
  });
  return new AppError("node.conflict", { node, conflicts: told });
}
