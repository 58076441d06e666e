import { and, eq, inArray, node as nodeTable, type TenantTx } from "@salus/db";
import {
  AppError,
  applyChanges,
  buildTree,
  changesOf,
  descendants,
  editRefusal,
  movedTo,
  type NodeChanges,
  type NodeField,
  type PlanId,
  type PlanNode,
  removeRefusal,
  type RenewalItemId,
  sameValue,
  type SettleItem,
  valueOf,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { saveNode, setRemoved } from "../node/node.queries.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { nextTreeRevision } from "../plan/next-tree-revision.ts";
import { listNodes, type OpenPlan } from "../plan/plan.queries.ts";
import { presenterOf } from "./read-renewal.ts";
import { getNamedItem, type ItemRow, lockItem, saveItem, thingOf } from "./renewal.queries.ts";
import type { ItemAnswer } from "./renewal.view.ts";

/** What an act changed in the plan, kept so that it can be undone. */
type Settlement =
  | { act: "none" }
  | { act: "changed"; before: Record<string, unknown>; after: Record<string, unknown> }
  | { act: "removed"; removed: PlanNode["lineageId"][] }
  | { act: "moved"; before: Pick<PlanNode, "code" | "text">; after: Pick<PlanNode, "code" | "text"> };

type Place = { planId: PlanId; itemId: RenewalItemId };

/** Settles one thing: the act on the plan and the mark on the list, together. */
export function settleItem(ctx: Ctx, at: Place, input: SettleItem): Promise<ItemAnswer> {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, at.planId, "plan.edit");
    const item = await lockItem(tx, ctx.actor, at);
    if (item.outcome !== null) throw new AppError("renewal.settled");
    const settlement = await act(tx, ctx, plan, { item, input });
    const reason = input.outcome === "kept" ? input.reason : null;
    await saveItem(tx, item, {
      outcome: input.outcome,
      reason,
      settlement,
      settledAt: ctx.now,
      settledBy: ctx.actor.userId,
    });
    await audit(tx, ctx, {
      action: "renewal.settle",
      entity: "renewal_item",
      entityId: item.id,
      before: thingOf(item),
      after: { planId: at.planId, outcome: input.outcome, reason, settlement },
    });
    return answerOf(tx, ctx, plan, { item, isWritten: settlement.act !== "none" });
  });
}

/** Takes an act back: the list says open again, and the plan has its old words, unless somebody wrote there since. */
export function reopenItem(ctx: Ctx, at: Place): Promise<ItemAnswer> {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, at.planId, "plan.edit");
    const item = await lockItem(tx, ctx.actor, at);
    if (item.outcome === null) throw new AppError("renewal.not_settled");
    const settlement = item.settlement as Settlement;
    await takeBack(tx, ctx, plan, { item, settlement });
    await saveItem(tx, item, { outcome: null, reason: null, settlement: null, settledAt: null, settledBy: null });
    await audit(tx, ctx, {
      action: "renewal.reopen",
      entity: "renewal_item",
      entityId: item.id,
      before: { outcome: item.outcome, reason: item.reason, settlement },
      after: { planId: at.planId },
    });
    return answerOf(tx, ctx, plan, { item, isWritten: settlement.act !== "none" });
  });
}

async function answerOf(
  tx: TenantTx,
  ctx: Ctx,
  plan: OpenPlan,
  { item, isWritten }: { item: ItemRow; isWritten: boolean },
): Promise<ItemAnswer> {
  const treeRevision = isWritten ? await nextTreeRevision(tx, plan) : plan.version.treeRevision;
  const present = await presenterOf(tx, ctx, plan);
  return { item: present(await getNamedItem(tx, ctx.actor, item.id)), treeRevision };
}

const doesNotFit = () => new AppError("renewal.does_not_fit");

async function act(
  tx: TenantTx,
  ctx: Ctx,
  plan: OpenPlan,
  { item, input }: { item: ItemRow; input: SettleItem },
): Promise<Settlement> {
  if (input.outcome === "kept") return { act: "none" };
  const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
  const node = item.lineageId === null ? undefined : tree.nodes.get(item.lineageId);
  if (!node) throw doesNotFit();
  const framework = await getPinnedFramework(tx, ctx.frameworks, plan);
  const by = { updatedAt: ctx.now, updatedBy: ctx.actor.userId };
  if (input.outcome === "removed") {
    const refusal = removeRefusal(node, tree, framework);
    if (refusal) throw new AppError(refusal);
    const removed = [node.lineageId, ...descendants(tree, node.lineageId).map(({ lineageId }) => lineageId)];
    await setRemoved(tx, plan, removed, ctx.now, by);
    return { act: "removed", removed };
  }
  if (input.outcome === "moved") {
    const moved = movedTo(node, input.path, tree, framework.template);
    if (!moved) throw doesNotFit();
    await saveNode(tx, plan, moved, by);
    return { act: "moved", before: placeOf(node), after: placeOf(moved) };
  }
  const changes = changesOf(thingOf(item), node, input);
  if (!changes) throw doesNotFit();
  const refusal = editRefusal(node, changes, tree, framework);
  if (refusal) throw new AppError(refusal);
  return save(tx, ctx, plan, { node, changes, baseRevision: input.baseRevision });
}

const placeOf = ({ code, text }: PlanNode): Pick<PlanNode, "code" | "text"> => ({ code, text });

/** Saves as an edit does, with its own line in the trail: the history of the field knows it. */
async function save(
  tx: TenantTx,
  ctx: Ctx,
  plan: OpenPlan,
  { node: before, changes, baseRevision }: { node: PlanNode; changes: NodeChanges; baseRevision: number },
): Promise<Settlement> {
  const { node, changed, conflicts } = applyChanges(before, changes, baseRevision);
  if (conflicts) throw new AppError("node.conflict", { node: before, conflicts });
  if (changed.length === 0) throw doesNotFit();
  const values = (of: PlanNode) => Object.fromEntries(changed.map((field) => [field, valueOf(of, field)]));
  await saveNode(tx, plan, node, { updatedAt: ctx.now, updatedBy: ctx.actor.userId });
  await audit(tx, ctx, {
    action: "node.change",
    entity: "node",
    entityId: node.lineageId,
    before: { revision: before.revision, changes: values(before) },
    after: { versionId: plan.version.id, revision: node.revision, changes: values(node) },
  });
  return { act: "changed", before: values(before), after: values(node) };
}

const changedSince = () => new AppError("renewal.changed_since");

async function takeBack(
  tx: TenantTx,
  ctx: Ctx,
  plan: OpenPlan,
  { item, settlement }: { item: ItemRow; settlement: Settlement },
): Promise<void> {
  if (settlement.act === "none") return;
  const by = { updatedAt: ctx.now, updatedBy: ctx.actor.userId };
  const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
  if (settlement.act === "removed") return bringBack(tx, plan, settlement.removed, by);
  const node = item.lineageId === null ? undefined : tree.nodes.get(item.lineageId);
  if (!node) throw changedSince();
  if (settlement.act === "moved") {
    if (!sameValue(placeOf(node), settlement.after)) throw changedSince();
    await saveNode(tx, plan, { ...node, ...settlement.before, revision: node.revision + 1 }, by);
    return;
  }
  const { before, after } = settlement;
  if (Object.entries(after).some(([field, value]) => !sameValue(valueOf(node, field as NodeField), value)))
    throw changedSince();
  await save(tx, ctx, plan, { node, changes: before as NodeChanges, baseRevision: node.revision });
}

/** Only where the parent still stands and the place is still free. */
async function bringBack(
  tx: TenantTx,
  plan: OpenPlan,
  removed: PlanNode["lineageId"][],
  by: { updatedAt: Date; updatedBy: Ctx["actor"]["userId"] },
): Promise<void> {
  const [top] = await tx
    .select({ parentId: nodeTable.parentId, removedAt: nodeTable.removedAt })
    .from(nodeTable)
    .where(
      and(
        eq(nodeTable.tenantId, plan.tenantId),
        eq(nodeTable.versionId, plan.version.id),
        inArray(nodeTable.lineageId, removed.slice(0, 1)),
      ),
    );
  if (!top || top.removedAt === null) throw changedSince();
  const present = buildTree(await listNodes(tx, plan, plan.version.id));
  if (top.parentId !== null && !present.nodes.has(top.parentId)) throw changedSince();
  await setRemoved(tx, plan, removed, null, by);
}
