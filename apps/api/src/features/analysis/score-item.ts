import { federalScore } from "@salus/db";
import { AppError, authorize, itemOf, type ScoreItem, type SubmissionId } from "@salus/domain";
import { checklistFor } from "@salus/templates";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { getSubmission } from "../federal/federal.queries.ts";
import { listScores } from "./analysis.queries.ts";
import { type AssessmentView, presentAssessment } from "./analysis.view.ts";

/** Points and a note for one item of the checklist, in the federal side's own rows. */
export async function scoreItem(
  ctx: FederalCtx,
  { submissionId, item }: { submissionId: SubmissionId; item: string },
  { points, note }: ScoreItem,
): Promise<AssessmentView> {
  authorize(ctx.actor, "analysis.write");
  const checklist = await ctx.read(async (tx) => {
    const row = await getSubmission(tx, submissionId);
    return checklistFor(await getPinnedFramework(tx, ctx.frameworks, { framework: row.framework, version: row }));
  });
  const asked = itemOf(checklist, item);
  if (!asked) throw new AppError("checklist.not_found");
  if (points !== null && points > asked.points) {
    throw new AppError("input.invalid", { issues: [{ path: ["points"], code: "too_big" }] });
  }
  return ctx.writeIn(ctx.actor.tenantId, async (tx) => {
    const { tenantId, userId: scoredBy } = ctx.actor;
    const score = { points, note, scoredBy, scoredAt: ctx.now };
    await tx
      .insert(federalScore)
      .values({ tenantId, submissionId, item, ...score })
      .onConflictDoUpdate({
        target: [federalScore.tenantId, federalScore.submissionId, federalScore.item],
        set: score,
      });
    await audit(tx, ctx, {
      action: "assessment.score",
      entity: "submission",
      entityId: submissionId,
      after: { item, points },
    });
    return presentAssessment(checklist, await listScores(tx, ctx.actor, submissionId));
  });
}
