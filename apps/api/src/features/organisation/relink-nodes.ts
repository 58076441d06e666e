import type { TenantTx } from "@salus/db";
import { applyChanges, type NodeChanges, type NodeField, type PlanNode, valueOf } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { saveNode } from "../node/node.queries.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { listNodes, type OpenPlan } from "../plan/plan.queries.ts";

/** Saves other links on the nodes of a draft, each as a save of its own with its trace. Answers how many it changed. */
export async function relinkNodes(
  tx: TenantTx,
  ctx: Ctx,
  plan: OpenPlan,
  changesOf: (node: PlanNode) => NodeChanges | null,
): Promise<number> {
  let count = 0;
  for (const before of await listNodes(tx, ctx.actor, plan.version.id)) {
    const changes = changesOf(before);
    const { node, changed = [] } = changes ? applyChanges(before, changes, before.revision) : {};
    if (!node || changed.length === 0) continue;
    await saveNode(tx, plan, node, { updatedAt: ctx.now, updatedBy: ctx.actor.userId });
    await audit(tx, ctx, {
      action: "node.change",
      entity: "node",
      entityId: before.lineageId,
      before: { revision: before.revision, changes: valuesOf(before, changed) },
      after: { versionId: plan.version.id, revision: node.revision, changes: valuesOf(node, changed) },
    });
    count += 1;
  }
  if (count > 0) await nextTreeRevision(tx, plan);
  return count;
}

const valuesOf = (node: PlanNode, fields: readonly NodeField[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, valueOf(node, field)]));
