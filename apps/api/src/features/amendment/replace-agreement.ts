import { z } from "@hono/zod-openapi";
import { and, eq, framework, ne, submission, type TenantTx, version } from "@salus/db";
import { AppError, authorize, nextStatus, PlainDate, requireEvent, type SubmissionId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { withSubmission } from "../federal/decide.ts";
import { getSubmission, presentSubmission, type SubmissionRow } from "../federal/federal.queries.ts";
import type { SubmissionView } from "../federal/federal.view.ts";
import { listReplaceable } from "./amendment.queries.ts";
import { supersede } from "./take-over.ts";

export const ReplaceAgreement = z.object({
  replaces: z.uuid().transform((id) => id as SubmissionId),
  /** The first day on which the earlier agreement no longer counts; from its own first day on it is annulled whole. */
  on: PlainDate,
  reason: z.string().trim().min(1).max(10_000),
});
export type ReplaceAgreement = z.infer<typeof ReplaceAgreement>;

/** Agreements of the same municipality and instrument that this one may annul and replace. */
export function readReplaceable(ctx: FederalCtx, id: SubmissionId): Promise<SubmissionView[]> {
  authorize(ctx.actor, "federal.read");
  return ctx.read(async (tx) => (await listReplaceable(tx, await getSubmission(tx, id))).map(presentSubmission));
}

/** An agreement annuls and replaces another one, of another period, which may overlap with it only in part. */
export async function replaceAgreement(
  ctx: FederalCtx,
  id: SubmissionId,
  { replaces, on, reason }: ReplaceAgreement,
): Promise<SubmissionView> {
  authorize(ctx.actor, "plan.approve");
  await withSubmission(ctx, id, async (tx, { row, version: taking }) => {
    if (nextStatus(taking.status, "superseded") === null) {
      throw new AppError("plan.wrong_status", { status: taking.status });
    }
    const replaced = await lockReplaced(tx, row, replaces);
    const subject = { tenantId: row.tenantId, version: replaced.version };
    requireEvent({ kind: "superseded", reason }, subject, ctx.actor);
    const { id: submissionId, planId, versionId } = replaced.submission;
    const at = { tenantId: row.tenantId, planId, versionId, submissionId, status: replaced.version.status };
    await supersede(tx, ctx, at, { on, by: row.versionId, reason });
    await audit(tx, ctx, {
      action: "plan.replace",
      entity: "plan",
      entityId: planId,
      before: { status: at.status },
      after: { on, reason, replacedBy: row.versionId, byPlanId: row.planId, status: "superseded" },
    });
  });
  return ctx.read(async (tx) => presentSubmission(await getSubmission(tx, replaces)));
}

type Taking = Pick<SubmissionRow, "tenantId" | "planId" | "instrument">;

async function lockReplaced(tx: TenantTx, { tenantId, planId, instrument }: Taking, id: SubmissionId) {
  const [found] = await tx
    .select({ submission, version })
    .from(submission)
    .innerJoin(version, and(eq(version.tenantId, submission.tenantId), eq(version.id, submission.versionId)))
    .innerJoin(framework, eq(framework.code, submission.framework))
    .where(
      and(
        eq(submission.tenantId, tenantId),
        eq(submission.id, id),
        ne(submission.planId, planId),
        eq(framework.instrument, instrument),
      ),
    )
    .for("no key update", { of: version });
  if (!found) throw new AppError("submission.not_found");
  return found;
}
