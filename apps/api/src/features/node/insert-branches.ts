import { AppError, buildTree, type OrderKeys, type PlanId, plantBranches } from "@salus/domain";
import { generateNKeysBetween } from "fractional-indexing";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { requireLinks } from "../organisation/record-references.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { insertNodes, listNodes } from "../plan/plan.queries.ts";
import { anyExists, orderKeysAfter } from "./node.queries.ts";
import type { InsertBranches } from "./node.view.ts";

const orderKeys: OrderKeys = (count) => generateNKeysBetween(null, null, count);

/** What was copied, duplicated or pasted, as one act: every node or none. */
export function insertBranches(ctx: Ctx, planId: PlanId, { parentId, after, branches, ids }: InsertBranches) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.edit");
    const framework = await getPinnedFramework(tx, ctx.frameworks, plan);
    const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
    const { language } = plan.version;
    if (parentId !== null && !tree.nodes.has(parentId)) throw new AppError("node.not_found");
    const rootKeys = await orderKeysAfter(tx, plan, { parentId, after, count: branches.length });
    const planted = plantBranches(branches, { parentId, ids, rootKeys, orderKeys, language }, tree, framework);
    if (planted.refusal) throw new AppError(planted.refusal, { index: planted.index });
    if (await anyExists(tx, plan, ids)) throw new AppError("node.exists");
    const { nodes } = planted;
    await requireLinks(tx, ctx.actor, nodes);
    const { tenantId, userId } = ctx.actor;
    await insertNodes(tx, { tenantId, versionId: plan.version.id, updatedAt: ctx.now, updatedBy: userId }, nodes);
    const treeRevision = await nextTreeRevision(tx, plan);
    const entityId = nodes[0]?.lineageId ?? planId;
    await audit(tx, ctx, {
      action: "node.insert",
      entity: "node",
      entityId,
      after: { versionId: plan.version.id, nodes },
    });
    return { nodes: [...nodes], treeRevision };
  });
}
