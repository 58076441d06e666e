import type { TenantTx } from "@salus/db";
import { authorize, buildTree, isGone, type PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getFramework, getPinnedFramework } from "../framework/framework.queries.ts";
import { getPlan, listGrantLines, listNodes, type OpenPlan } from "../plan/plan.queries.ts";
import { findOrigin, listItems, type NamedItemRow, thingOf } from "./renewal.queries.ts";
import type { RenewalItemView, RenewalView } from "./renewal.view.ts";

export function readRenewal(ctx: Ctx, planId: PlanId): Promise<RenewalView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const origin = await findOrigin(tx, ctx.actor, planId);
    const present = await presenterOf(tx, ctx, plan);
    const items = (await listItems(tx, ctx.actor, planId)).map(present);
    const source = origin && (await getFramework(tx, ctx.frameworks, origin.fromFramework));
    return {
      origin: origin &&
        source && {
          kind: origin.kind,
          planId: origin.fromPlanId,
          framework: source.code,
          title: source.title,
          period: source.period,
          municipality: origin.fromMunicipality,
        },
      items,
      open: items.filter(({ state }) => state === "open").length,
    };
  });
}

/** Says of each thing whether it is still to be settled, on the plan as it is now. */
export async function presenterOf(
  tx: TenantTx,
  ctx: Ctx,
  plan: OpenPlan,
): Promise<(row: NamedItemRow) => RenewalItemView> {
  const framework = await getPinnedFramework(tx, ctx.frameworks, plan);
  const tree = buildTree(await listNodes(tx, ctx.actor, plan.version.id));
  const grantLines = await listGrantLines(tx, ctx.actor, plan.version.id);
  return ({ item, settledByName }) => {
    const left = isGone(thingOf(item), { tree, grantLines, framework }) ? "gone" : "open";
    return {
      id: item.id,
      ...thingOf(item),
      state: item.outcome === null ? left : "settled",
      outcome: item.outcome,
      reason: item.reason,
      settledAt: item.settledAt?.toISOString() ?? null,
      settledByName,
    };
  };
}
