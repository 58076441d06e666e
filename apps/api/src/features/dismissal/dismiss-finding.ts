import { AppError, authorize, type Dismissal, type DismissalId, newId, type PlanId, requireOpen } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getGrantLine } from "../grant-line/grant-line.queries.ts";
import { lockPlan } from "../plan/plan.queries.ts";
import { loadPlanState, namesSame } from "../plan/plan-state.ts";
import { insertDismissal, listDismissals, requireNode } from "./dismissal.queries.ts";
import type { DismissFinding } from "./dismissal.view.ts";

/**
 * Sets a finding aside. It need not be among those of the server: a browser also reads what is not saved yet and checks
 * the languages. A finding that blocks cannot be set aside.
 */
export function dismissFinding(ctx: Ctx, planId: PlanId, input: DismissFinding): Promise<{ dismissals: Dismissal[] }> {
  return ctx.write(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "finding.dismiss", plan);
    requireOpen("plan.edit", plan.version.status);
    const { code, nodeId, grantLineId, field, fingerprint, reason } = input;
    if (nodeId !== null) await requireNode(tx, plan, nodeId);
    if (grantLineId !== null) await getGrantLine(tx, plan, grantLineId);
    const { findings } = await loadPlanState(tx, ctx, plan);
    const named = { code, lineageId: nodeId, grantLineId, field };
    if (findings.some((finding) => finding.severity === "blocking" && namesSame(finding, named)))
      throw new AppError("finding.blocking");
    const id = newId<DismissalId>();
    const { tenantId, userId } = ctx.actor;
    const row = { code, nodeId, grantLineId, field, fingerprint, reason };
    const isNew = await insertDismissal(tx, {
      ...row,
      id,
      tenantId,
      planId,
      dismissedBy: userId,
      dismissedAt: ctx.now,
    });
    if (isNew) {
      const after = { planId, ...row };
      await audit(tx, ctx, { action: "finding.dismiss", entity: "dismissal", entityId: id, after });
    }
    return { dismissals: await listDismissals(tx, ctx.actor, planId) };
  });
}
