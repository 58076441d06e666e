import type { ApprovePlan, SubmissionId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { type DecisionEvent, inSubmission, recordDecision } from "./decide.ts";
import { presentSubmission } from "./federal.queries.ts";
import type { SubmissionView } from "./federal.view.ts";

/** Approved on a day, and, where that day is known, in force from another. */
export function approveSubmission(ctx: FederalCtx, id: SubmissionId, input: ApprovePlan): Promise<SubmissionView> {
  return inSubmission(ctx, { id, action: "plan.approve" }, async (tx, at) => {
    const { on, inForceOn } = input;
    const events: DecisionEvent[] = [{ kind: "approved", on, reason: null }];
    if (inForceOn !== null) events.push({ kind: "inForce", on: inForceOn, reason: null });
    const status = await recordDecision(tx, ctx, at, events);
    await audit(tx, ctx, {
      action: "plan.approve",
      entity: "plan",
      entityId: at.row.planId,
      before: { status: at.version.status },
      after: { status, on, inForceOn },
    });
    return presentSubmission({ ...at.row, status, decidedAt: ctx.now });
  });
}
