import { and, eq, planEvent, submission, submissionEvent, type TenantTx, version } from "@salus/db";
import {
  AppError,
  type EventId,
  authorize,
  newId,
  nextStatus,
  type PlainDate,
  type PlanAction,
  type PlanEventKind,
  type PlanStatus,
  requireOpen,
  type SubmissionId,
} from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import { getSubmission, type SubmissionRow } from "./federal.queries.ts";

type VersionRow = typeof version.$inferSelect;
export type Decided = { row: SubmissionRow; version: VersionRow };

/**
 * Finds the submission on the federal side, then works in the municipality's tenant on the locked version: whether it
 * may be decided is asked again there, where who submitted it is known.
 */
export async function inSubmission<T>(
  ctx: FederalCtx,
  { id, action }: { id: SubmissionId; action: PlanAction },
  work: (tx: TenantTx, at: Decided) => Promise<T>,
): Promise<T> {
  authorize(ctx.actor, action);
  const row = await ctx.read((tx) => getSubmission(tx, id));
  return ctx.writeIn(row.tenantId, async (tx) => {
    const [locked] = await tx
      .select()
      .from(version)
      .where(and(eq(version.tenantId, row.tenantId), eq(version.id, row.versionId)))
      .for("no key update");
    if (!locked) throw new AppError("submission.not_found");
    authorize(ctx.actor, action, { tenantId: row.tenantId, version: locked });
    requireOpen(action, locked.status);
    return work(tx, { row, version: locked });
  });
}

export type DecisionEvent = { kind: PlanEventKind; on: PlainDate; reason: string | null };

/** Writes what happened on both sides of the border, and the status that follows from it. */
export async function recordDecision(
  tx: TenantTx,
  { actor, now }: FederalCtx,
  { row, version: { status } }: Decided,
  decisions: readonly DecisionEvent[],
): Promise<Exclude<PlanStatus, "draft">> {
  const { tenantId, planId, versionId, id: submissionId } = row;
  let after = status;
  for (const [index, { kind, on, reason }] of decisions.entries()) {
    const next = nextStatus(after, kind);
    if (next === null) throw new AppError("plan.wrong_status", { status: after });
    after = next;
    // A millisecond apart, so that what came first stays first.
    const recordedAt = new Date(now.getTime() + index);
    const event = { tenantId, id: newId<EventId>(), kind, onDate: on, recordedAt, reason };
    await tx.insert(planEvent).values({ ...event, planId, versionId, actorId: actor.userId });
    await tx.insert(submissionEvent).values({ ...event, submissionId });
  }
  if (after === "draft") throw new Error("a decision made a draft of what was submitted");
  await tx
    .update(version)
    .set({ status: after })
    .where(and(eq(version.tenantId, tenantId), eq(version.id, versionId)));
  await tx
    .update(submission)
    .set({ status: after, decidedAt: now })
    .where(and(eq(submission.tenantId, tenantId), eq(submission.id, submissionId)));
  return after;
}
