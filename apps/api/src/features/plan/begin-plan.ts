import { plan, planEvent, type TenantTx, version } from "@salus/db";
import {
  AppError,
  type Framework,
  type GrantLine,
  type Language,
  newId,
  type OrderKeys,
  type PlanEventKind,
  type PlanId,
  type PlanNode,
  type VersionId,
} from "@salus/domain";
import { generateNKeysBetween } from "fractional-indexing";
import type { Ctx } from "../../context.ts";
import { refreshObligations } from "../obligation/refresh-obligations.ts";
import { getPlan, insertGrantLines, insertNodes } from "./plan.queries.ts";
import { loadPlanState } from "./plan-state.ts";
import { presentPlan, type PlanView } from "./plan.view.ts";

export const orderKeys: OrderKeys = (count) => generateNKeysBetween(null, null, count);

export type BegunPlan = { planId: PlanId; versionId: VersionId };

/** One plan per framework: a second one is refused, also when two people begin it at once. */
export async function openPlan(
  tx: TenantTx,
  { actor: { tenantId, userId }, now }: Ctx,
  { framework, language, kind }: { framework: Framework; language: Language; kind: PlanEventKind },
): Promise<BegunPlan> {
  const [created] = await tx
    .insert(plan)
    .values({ tenantId, framework: framework.code, createdAt: now, createdBy: userId })
    .onConflictDoNothing()
    .returning({ id: plan.id });
  if (!created) throw new AppError("plan.exists", { framework: framework.code });
  const versionId = newId<VersionId>();
  const pinned = { language, frameworkRevision: framework.revision };
  await tx
    .insert(version)
    .values({ tenantId, id: versionId, planId: created.id, number: 1, ...pinned, createdAt: now });
  const event = { tenantId, planId: created.id, versionId, recordedAt: now, actorId: userId };
  await tx.insert(planEvent).values({ ...event, kind });
  await refreshObligations(tx, tenantId, created.id);
  return { planId: created.id, versionId };
}

export async function fillVersion(
  tx: TenantTx,
  { actor: { tenantId, userId }, now }: Ctx,
  versionId: VersionId,
  nodes: readonly PlanNode[],
  lines: readonly GrantLine[],
): Promise<void> {
  await insertNodes(tx, { tenantId, versionId, updatedAt: now, updatedBy: userId }, nodes);
  await insertGrantLines(tx, { tenantId, versionId }, lines);
}

export async function viewOf(tx: TenantTx, ctx: Ctx, planId: PlanId): Promise<PlanView> {
  const created = await getPlan(tx, ctx.actor, planId);
  const { blocked } = await loadPlanState(tx, ctx, created);
  return presentPlan(ctx.actor, created, { blocked });
}
