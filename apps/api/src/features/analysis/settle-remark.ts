import { and, eq, remark } from "@salus/db";
import { authorize, type RemarkId, type SubmissionId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { withSubmission } from "../federal/decide.ts";
import { lockRemark } from "./analysis.queries.ts";

/** The federal side is satisfied, or is not any more. */
export function settleRemark(
  ctx: FederalCtx,
  { submissionId, remarkId }: { submissionId: SubmissionId; remarkId: RemarkId },
  { settled }: { settled: boolean },
): Promise<{ id: RemarkId; settledAt: string | null }> {
  authorize(ctx.actor, "analysis.write");
  return withSubmission(ctx, submissionId, async (tx, { row }) => {
    const before = await lockRemark(tx, row, remarkId);
    if ((before.settledAt !== null) === settled)
      return { id: remarkId, settledAt: before.settledAt?.toISOString() ?? null };
    const settledAt = settled ? ctx.now : null;
    await tx
      .update(remark)
      .set({ settledAt })
      .where(and(eq(remark.tenantId, row.tenantId), eq(remark.id, remarkId)));
    const action = settled ? "remark.settle" : "remark.reopen";
    await audit(tx, ctx, { action, entity: "remark", entityId: remarkId, after: { planId: row.planId } });
    return { id: remarkId, settledAt: settledAt?.toISOString() ?? null };
  });
}
