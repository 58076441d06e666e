import { remarkAnswer } from "@salus/db";
import { AppError, authorize, type PlanId, type RemarkId, remarkState, type WriteAnswer } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { listRemarks, lockRemark } from "../analysis/analysis.queries.ts";
import { lockPlan } from "../plan/plan.queries.ts";
import { canAnswerIn, loadRemarks } from "./read-remarks.ts";
import type { RemarksView } from "./remark.view.ts";

/** The answer stays in the municipality until the plan is submitted again, or the question is answered as a whole. */
export function writeAnswer(
  ctx: Ctx,
  { planId, remarkId }: { planId: PlanId; remarkId: RemarkId },
  { text, language }: WriteAnswer,
): Promise<RemarksView> {
  return ctx.write(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "remark.answer", plan);
    const { tenantId, userId: writtenBy } = ctx.actor;
    const remark = await lockRemark(tx, { tenantId, planId }, remarkId);
    const state = remarkState(remark, await listRemarks(tx, { tenantId, planId }));
    if (!canAnswerIn(plan.version.status) || state === "settled" || state === "repeated")
      throw new AppError("remark.closed");
    const answer = { text, language, writtenBy, writtenAt: ctx.now };
    await tx
      .insert(remarkAnswer)
      .values({ tenantId, remarkId, ...answer })
      .onConflictDoUpdate({ target: [remarkAnswer.tenantId, remarkAnswer.remarkId], set: answer });
    await audit(tx, ctx, { action: "remark.answer", entity: "remark", entityId: remarkId, after: { planId, text } });
    return loadRemarks(tx, ctx, plan);
  });
}
