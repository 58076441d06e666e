import type { TenantTx } from "@salus/db";
import { authorize, type PlanAction, type PlanId, requireOpen } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { lockPlan, type OpenPlan } from "./plan.queries.ts";

/** The plan, locked, where this person may do this now. */
export async function lockPlanFor(tx: TenantTx, ctx: Ctx, planId: PlanId, action: PlanAction): Promise<OpenPlan> {
  const plan = await lockPlan(tx, ctx.actor, planId);
  authorize(ctx.actor, action, plan);
  requireOpen(action, plan.version.status);
  return plan;
}
