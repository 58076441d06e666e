import { and, eq, sharedOpinion } from "@salus/db";
import { AppError, authorize, dayInBelgium } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { getSubmission } from "../federal/federal.queries.ts";
import type { OpinionAt } from "./change-opinion.ts";
import { lockOpinion, type OpinionRow } from "./opinion.queries.ts";
import { type OpinionView, presentOpinion } from "./opinion.view.ts";

/** Lets the municipality read an opinion, or no longer: it is there as a row of its own, or it is not. */
export async function shareOpinion(
  ctx: FederalCtx,
  { submissionId, opinionId }: OpinionAt,
  { shared }: { shared: boolean },
): Promise<OpinionView> {
  authorize(ctx.actor, "analysis.write");
  const plan = await ctx.read((tx) => getSubmission(tx, submissionId));
  const at = { planId: plan.planId, opinionId };
  const row = await ctx.writeIn(ctx.actor.tenantId, (tx) => lockOpinion(tx, ctx.actor, at));
  const given = givenBy(row);
  const sharedAt = await ctx.writeIn(plan.tenantId, async (tx) => {
    const own = and(eq(sharedOpinion.tenantId, plan.tenantId), eq(sharedOpinion.id, row.id));
    const changed = shared
      ? await tx
          .insert(sharedOpinion)
          .values({ ...given, tenantId: plan.tenantId, sharedAt: ctx.now })
          .onConflictDoNothing()
          .returning({ id: sharedOpinion.id })
      : await tx.delete(sharedOpinion).where(own).returning({ id: sharedOpinion.id });
    if (changed.length > 0) {
      const action = shared ? "opinion.share" : "opinion.unshare";
      const after = { planId: plan.planId, organisation: row.organisation, shared };
      await audit(tx, ctx, { action, entity: "opinion", entityId: row.id, after });
    }
    const [standing] = await tx.select({ sharedAt: sharedOpinion.sharedAt }).from(sharedOpinion).where(own);
    return standing?.sharedAt ?? null;
  });
  return presentOpinion(row, dayInBelgium(ctx.now), sharedAt);
}

/** As it was given; who wrote it, and where to reach them, stays with the federal side. */
function givenBy(row: OpinionRow) {
  const { id, planId, submissionId, organisation, giver, question, parts } = row;
  const { outcome, answer, answerLanguage, answeredAt } = row;
  if (outcome === null || answer === null || answerLanguage === null || answeredAt === null)
    throw new AppError("opinion.not_given");
  return {
    ...{ id, planId, submissionId, organisation, giver, question, parts },
    ...{ outcome, answer, answerLanguage, answeredAt },
  };
}
