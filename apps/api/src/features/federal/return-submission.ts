import type { ReturnPlan, SubmissionId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { openNextDraft } from "../amendment/open-next-draft.ts";
import { dayInBelgium } from "../plan/plan-state.ts";
import { inSubmission, recordDecision } from "./decide.ts";
import { presentSubmission } from "./federal.queries.ts";
import type { SubmissionView } from "./federal.view.ts";

/** What was submitted stays as it is; the correction is the next version, a draft with the same rows and lineages. */
export function returnSubmission(ctx: FederalCtx, id: SubmissionId, { reason }: ReturnPlan): Promise<SubmissionView> {
  return inSubmission(ctx, { id, action: "plan.return" }, async (tx, at) => {
    const event = { kind: "returned", on: dayInBelgium(ctx.now), reason } as const;
    const status = await recordDecision(tx, ctx, at, [event]);
    const { tenantId, planId } = at.row;
    const draft = await openNextDraft(tx, { tenantId, planId, now: ctx.now }, at.version);
    await audit(tx, ctx, {
      action: "plan.return",
      entity: "plan",
      entityId: planId,
      before: { status: at.version.status },
      after: { status, reason, draft: draft.id },
    });
    return presentSubmission({ ...at.row, status, decidedAt: ctx.now });
  });
}
