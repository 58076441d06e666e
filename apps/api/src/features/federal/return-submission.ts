import type { TenantTx } from "@salus/db";
import { AppError, dayInBelgium, isWhole, type ReturnPlan, type ReturnScope, type SubmissionId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { openNextDraft } from "../amendment/open-next-draft.ts";
import { forgetSent, notesToSend } from "../analysis/send-notes.ts";
import { listNodes } from "../plan/plan.queries.ts";
import { type Decided, inSubmission, recordDecision } from "./decide.ts";
import { presentSubmission } from "./federal.queries.ts";
import type { SubmissionView } from "./federal.view.ts";

/**
 * What was submitted stays as it is; the correction is the next version, a draft with the same rows and lineages, open
 * as far as the return says. The remarks that are ready go along.
 */
export async function returnSubmission(
  ctx: FederalCtx,
  id: SubmissionId,
  { reason, scope = null }: ReturnPlan,
): Promise<SubmissionView> {
  const limits = scope === null || isWhole(scope) ? null : scope;
  const notes = await notesToSend(ctx, id);
  const returned = await inSubmission(ctx, { id, action: "plan.return" }, async (tx, at) => {
    const { tenantId, planId } = at.row;
    if (limits) await requireChapters(tx, at, limits);
    const event = { kind: "returned", on: dayInBelgium(ctx.now), reason, scope: limits } as const;
    const status = await recordDecision(tx, ctx, at, [event], notes);
    const draft = await openNextDraft(tx, { tenantId, planId, now: ctx.now }, at.version, limits);
    await audit(tx, ctx, {
      action: "plan.return",
      entity: "plan",
      entityId: planId,
      before: { status: at.version.status },
      after: { status, reason, scope: limits, draft: draft.id, remarks: notes.length },
    });
    return presentSubmission({ ...at.row, status, decidedAt: ctx.now });
  });
  await forgetSent(ctx, notes);
  return returned;
}

/** Chapters of this plan: one that is not there would open nothing. */
async function requireChapters(tx: TenantTx, { row, version: { id } }: Decided, { chapters }: ReturnScope) {
  if (chapters === null) return;
  const roots = (await listNodes(tx, row, id)).filter(({ parentId }) => parentId === null);
  if (!chapters.every((chapter) => roots.some(({ lineageId }) => lineageId === chapter)))
    throw new AppError("node.not_found");
}
