import { z } from "@hono/zod-openapi";
import { and, eq, type TenantTx, version } from "@salus/db";
import {
  AppError,
  authorize,
  buildTree,
  type Framework,
  FrameworkChange,
  frameworkDifference,
  type LineageId,
  newId,
  type PlanId,
  type PlanNode,
  rebase,
  relevantChanges,
} from "@salus/domain";
import { generateKeyBetween } from "fractional-indexing";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { saveNode } from "../node/node.queries.ts";
import { orderKeys } from "../plan/begin-plan.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { getPlan, insertNodes, listNodes, type OpenPlan } from "../plan/plan.queries.ts";
import { insertItems } from "../renewal/renewal.queries.ts";
import { getNewestFramework, getPinnedFramework } from "./framework.queries.ts";

export const FrameworkChangesView = z
  .object({
    /** The revision the plan follows, and the newest. */
    from: z.number().int(),
    to: z.number().int(),
    changes: z.array(FrameworkChange.extend({ isRelevant: z.boolean() })),
  })
  .openapi("FrameworkChanges");
type FrameworkChangesView = z.infer<typeof FrameworkChangesView>;

export const AdoptRevision = z.object({
  /** The one that was looked at. */
  revision: z.number().int().positive(),
  /** Keys of the changes to apply. */
  accepted: z.array(z.string().max(300)).max(1000),
});
export type AdoptRevision = z.infer<typeof AdoptRevision>;

type Revisions = { before: Framework; after: Framework };

async function revisionsOf(tx: TenantTx, ctx: Ctx, plan: OpenPlan): Promise<Revisions> {
  const before = await getPinnedFramework(tx, ctx.frameworks, plan);
  return { before, after: await getNewestFramework(tx, plan.framework) };
}

export function readFrameworkChanges(ctx: Ctx, planId: PlanId): Promise<FrameworkChangesView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const { before, after } = await revisionsOf(tx, ctx, plan);
    const from = plan.version.frameworkRevision;
    if (after.revision <= from) return { from, to: from, changes: [] };
    const difference = frameworkDifference(before, after);
    const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
    const relevant = relevantChanges(tree, difference, after);
    const changes = difference.map((change) => ({ ...change, isRelevant: relevant.has(change.key) }));
    return { from, to: after.revision, changes };
  });
}

/** The plan follows a later revision of its framework, with the changes that were accepted and no other. */
export function adoptRevision(ctx: Ctx, planId: PlanId, { revision, accepted }: AdoptRevision) {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.edit");
    const { before, after } = await revisionsOf(tx, ctx, plan);
    const from = plan.version.frameworkRevision;
    if (after.revision !== revision || revision <= from) throw new AppError("framework.not_newer");
    const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
    const difference = frameworkDifference(before, after);
    const making = { newId: () => newId<LineageId>(), orderKeys, language: plan.version.language };
    const result = rebase(tree, { difference, accepted: new Set(accepted), after, making });
    const { tenantId, userId } = ctx.actor;
    const by = { updatedAt: ctx.now, updatedBy: userId };
    for (const node of result.changed) await saveNode(tx, plan, node, by);
    const added = betweenSiblings(result.added, result.order, tree.nodes);
    await insertNodes(tx, { tenantId, versionId: plan.version.id, ...by }, added);
    await insertItems(tx, { tenantId, planId, createdAt: ctx.now }, result.stale);
    await tx
      .update(version)
      .set({ frameworkRevision: revision })
      .where(and(eq(version.tenantId, tenantId), eq(version.id, plan.version.id)));
    await nextTreeRevision(tx, plan);
    await audit(tx, ctx, {
      action: "plan.adoptRevision",
      entity: "plan",
      entityId: planId,
      before: { revision: from, nodes: result.changed.map(({ lineageId }) => tree.nodes.get(lineageId)) },
      after: { revision, accepted, changed: result.changed, added },
    });
    return { revision };
  });
}

/** Keys for new nodes between the siblings that stay where they are. */
function betweenSiblings(
  added: readonly PlanNode[],
  order: readonly PlanNode[],
  present: ReadonlyMap<LineageId, PlanNode>,
): PlanNode[] {
  const isNew = new Set(added.map(({ lineageId }) => lineageId));
  return added.map((node) => {
    if (node.parentId !== null && isNew.has(node.parentId)) return node;
    const siblings = order.filter(({ parentId }) => parentId === node.parentId);
    const at = siblings.findIndex(({ lineageId }) => lineageId === node.lineageId);
    const keyOf = (each: PlanNode | undefined): string | null =>
      each ? (present.get(each.lineageId)?.orderKey ?? null) : null;
    const before = keyOf(siblings.slice(0, at).findLast(({ lineageId }) => present.has(lineageId)));
    const after = keyOf(siblings.slice(at + 1).find(({ lineageId }) => present.has(lineageId)));
    let orderKey = generateKeyBetween(before, after);
    // One after the other where several stand between the same two.
    for (const other of siblings.slice(0, at).toReversed()) {
      if (present.has(other.lineageId)) break;
      orderKey = generateKeyBetween(orderKey, after);
    }
    return { ...node, orderKey };
  });
}
