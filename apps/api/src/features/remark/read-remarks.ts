import type { TenantTx } from "@salus/db";
import { authorize, can, type PlanId, type PlanStatus, remarkState } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { listLetters, listRemarks } from "../analysis/analysis.queries.ts";
import { presentLetter, presentRemark } from "../analysis/analysis.view.ts";
import { listShared } from "../opinion/opinion.queries.ts";
import { presentShared } from "../opinion/opinion.view.ts";
import { getPlan, type OpenPlan } from "../plan/plan.queries.ts";
import { listAnswers, listSubmitted } from "./remark.queries.ts";
import type { LettersView, RemarksView } from "./remark.view.ts";

/** While the municipality has the plan in hand: after a return, or while a question is out. */
export const canAnswerIn = (status: PlanStatus): boolean => status === "draft" || status === "toCorrect";

export function readRemarks(ctx: Ctx, planId: PlanId): Promise<RemarksView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    return loadRemarks(tx, ctx, plan);
  });
}

export async function loadRemarks(tx: TenantTx, ctx: Pick<Ctx, "actor">, plan: OpenPlan): Promise<RemarksView> {
  const remarks = await listRemarks(tx, { tenantId: plan.tenantId, planId: plan.id });
  const drafts = new Map((await listAnswers(tx, ctx.actor, plan.id)).map((draft) => [draft.remarkId, draft]));
  const numbers = new Map((await listSubmitted(tx, ctx.actor, plan.id)).map(({ id, number }) => [id, number]));
  const isOurTurn = canAnswerIn(plan.version.status) && can(ctx.actor, "remark.answer", plan);
  return {
    remarks: remarks.map((remark) => {
      const draft = drafts.get(remark.id);
      const state = remarkState(remark, remarks);
      return {
        ...presentRemark(remark),
        state,
        versionNumber: numbers.get(remark.submissionId) ?? null,
        draft: draft ? { text: draft.text, language: draft.language, at: draft.writtenAt.toISOString() } : null,
        canAnswer: isOurTurn && (state === "open" || state === "answered"),
      };
    }),
    opinions: (await listShared(tx, { tenantId: plan.tenantId, planId: plan.id })).map(presentShared),
    scope: plan.version.scope,
    status: plan.version.status,
  };
}

export function readLetters(ctx: Ctx, planId: PlanId): Promise<LettersView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const submitted = await listSubmitted(tx, ctx.actor, planId);
    const letters = await listLetters(
      tx,
      ctx.actor.tenantId,
      submitted.map(({ id }) => id),
    );
    return { letters: letters.map(presentLetter) };
  });
}
