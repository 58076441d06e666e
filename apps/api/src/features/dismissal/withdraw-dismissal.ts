import { authorize, type Dismissal, type DismissalId, type PlanId, requireOpen } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { lockPlan } from "../plan/plan.queries.ts";
import { deleteDismissal, listDismissals } from "./dismissal.queries.ts";

/** The finding is back in the list, where it still holds. */
export function withdrawDismissal(ctx: Ctx, planId: PlanId, id: DismissalId): Promise<{ dismissals: Dismissal[] }> {
  return ctx.write(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "finding.dismiss", plan);
    requireOpen("plan.edit", plan.version.status);
    const { code, nodeId, grantLineId, field, fingerprint, reason } = await deleteDismissal(tx, plan, id);
    const before = { planId, code, nodeId, grantLineId, field, fingerprint, reason };
    await audit(tx, ctx, { action: "finding.restore", entity: "dismissal", entityId: id, before });
    return { dismissals: await listDismissals(tx, ctx.actor, planId) };
  });
}
