import { and, eq, remark, remarkAnswer, submission, type TenantTx } from "@salus/db";
import type { Actor, PlanId, SubmissionId } from "@salus/domain";

/** Answers as they stand in the municipality, handed over or not. */
export const listAnswers = async (tx: TenantTx, { tenantId }: Pick<Actor, "tenantId">, planId: PlanId) =>
  (
    await tx
      .select({ answer: remarkAnswer })
      .from(remarkAnswer)
      .innerJoin(remark, and(eq(remark.tenantId, remarkAnswer.tenantId), eq(remark.id, remarkAnswer.remarkId)))
      .where(and(eq(remarkAnswer.tenantId, tenantId), eq(remark.planId, planId)))
  ).map(({ answer }) => answer);

/** With the number of the version that each is of. */
export const listSubmitted = (
  tx: TenantTx,
  { tenantId }: Pick<Actor, "tenantId">,
  planId: PlanId,
): Promise<{ id: SubmissionId; number: number }[]> =>
  tx
    .select({ id: submission.id, number: submission.number })
    .from(submission)
    .where(and(eq(submission.tenantId, tenantId), eq(submission.planId, planId)));
