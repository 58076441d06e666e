import { federalOpinion, type TenantTx } from "@salus/db";
import {
  AppError,
  authorize,
  closedBecause,
  dayInBelgium,
  type OpinionId,
  type PlainDate,
  requireDayAhead,
  type SubmissionId,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { getSubmission } from "../federal/federal.queries.ts";
import { isOpinion, lockOpinion, type OpinionRow } from "./opinion.queries.ts";
import { type OpinionView, presentOpinion } from "./opinion.view.ts";

export type OpinionAt = { submissionId: SubmissionId; opinionId: OpinionId };

/** The link opens nothing from now on. What was drafted behind it goes; that it was asked stays. */
export const withdrawOpinion = (ctx: FederalCtx, at: OpinionAt): Promise<OpinionView> =>
  changeOpen(ctx, at, { draft: null, withdrawnAt: ctx.now }, "opinion.withdraw");

/** Another last day, also after the first one is over: the link that they have opens again. */
export async function prolongOpinion(
  ctx: FederalCtx,
  at: OpinionAt,
  { until }: { until: PlainDate },
): Promise<OpinionView> {
  requireDayAhead(until, dayInBelgium(ctx.now));
  return changeOpen(ctx, at, { until }, "opinion.prolong");
}

type Changes = Partial<Pick<OpinionRow, "until" | "draft" | "withdrawnAt">>;

async function changeOpen(ctx: FederalCtx, at: OpinionAt, changes: Changes, action: string): Promise<OpinionView> {
  authorize(ctx.actor, "analysis.write");
  const { planId } = await ctx.read((tx) => getSubmission(tx, at.submissionId));
  return ctx.writeIn(ctx.actor.tenantId, async (tx: TenantTx) => {
    const before = await lockOpinion(tx, ctx.actor, { planId, opinionId: at.opinionId });
    const today = dayInBelgium(ctx.now);
    const reason = closedBecause(before, today);
    if (reason === "answered" || reason === "withdrawn") throw new AppError("opinion.closed", { reason });
    await tx.update(federalOpinion).set(changes).where(isOpinion(ctx.actor, before.id));
    const { until, withdrawnAt } = { ...before, ...changes };
    await audit(tx, ctx, {
      ...{ action, entity: "opinion", entityId: before.id },
      before: { until: before.until },
      after: { until, withdrawnAt },
    });
    return presentOpinion({ ...before, ...changes }, today, null);
  });
}
