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
    const [moved, stayed] = [true, false].map((wanted) =>
      result.changed.filter((node) => wanted === (tree.nodes.get(node.lineageId)?.parentId !== node.parentId)),
    ) as [PlanNode[], PlanNode[]];
    const placed = betweenSiblings([...result.added, ...moved], result.order, tree.nodes);
    const added = placed.slice(0, result.added.length);
    const changed = [...placed.slice(result.added.length), ...stayed];
    // A new parent stands before what goes below it.
    await insertNodes(tx, { tenantId, versionId: plan.version.id, ...by }, added);
    for (const node of changed) await saveNode(tx, plan, node, by);
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
      before: { revision: from, nodes: changed.map(({ lineageId }) => tree.nodes.get(lineageId)) },
      after: { revision, accepted, changed, added },
    });
    return { revision };
  });
}

/** Keys for new and moved nodes between the siblings that stay where they are. */
function betweenSiblings(
  placed: readonly PlanNode[],
  order: readonly PlanNode[],
  before: ReadonlyMap<LineageId, PlanNode>,
): PlanNode[] {
  const keys = new Map<LineageId, string>();
  const isPlaced = new Set(placed.map(({ lineageId }) => lineageId));
  const keyOf = ({ lineageId }: PlanNode): string | undefined =>
    keys.get(lineageId) ?? (isPlaced.has(lineageId) ? undefined : before.get(lineageId)?.orderKey);
  const siblings = Map.groupBy(order, ({ parentId }) => parentId);
  for (const { parentId } of placed) {
    let last: string | null = null;
    const row: PlanNode[] = siblings.get(parentId) ?? [];
    for (const [at, node] of row.entries()) {
      const next = row.slice(at + 1).find((each) => keyOf(each) !== undefined);
      const key: string = keyOf(node) ?? generateKeyBetween(last, (next && keyOf(next)) ?? null);
      keys.set(node.lineageId, key);
      last = key;
    }
  }
  return placed.map((node) => ({ ...node, orderKey: keys.get(node.lineageId) ?? node.orderKey }));
}
