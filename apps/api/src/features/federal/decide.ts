import { and, eq, type TenantTx, version } from "@salus/db";
import {
  AppError,
  authorize,
  nextStatus,
  type PlanAction,
  type PlanStatus,
  requireOpen,
  type SubmissionId,
} from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import { takeOver } from "../amendment/take-over.ts";
import type { NoteRow } from "../analysis/analysis.queries.ts";
import { writeBesides } from "../analysis/write-besides.ts";
import { type EventPlace, moveTo, type NewEvent, writeEvent } from "../plan/write-event.ts";
import { getSubmission, type SubmissionRow } from "./federal.queries.ts";

type VersionRow = typeof version.$inferSelect;
export type Decided = { row: SubmissionRow; version: VersionRow };

/** The same for one action: whether it may be done is asked again where who submitted the plan is known. */
export const inSubmission = <T>(
  ctx: FederalCtx,
  { id, action }: { id: SubmissionId; action: PlanAction },
  work: (tx: TenantTx, at: Decided) => Promise<T>,
): Promise<T> => {
  authorize(ctx.actor, action);
  return withSubmission(ctx, id, (tx, at) => {
    authorize(ctx.actor, action, { tenantId: at.row.tenantId, version: at.version });
    requireOpen(action, at.version.status);
    return work(tx, at);
  });
};

/** Finds the submission on the federal side, then works in the municipality's tenant on the locked version. */
export async function withSubmission<T>(
  ctx: FederalCtx,
  id: SubmissionId,
  work: (tx: TenantTx, at: Decided) => Promise<T>,
): Promise<T> {
  const row = await ctx.read((tx) => getSubmission(tx, id));
  return ctx.writeIn(row.tenantId, async (tx) => {
    const [locked] = await tx
      .select()
      .from(version)
      .where(and(eq(version.tenantId, row.tenantId), eq(version.id, row.versionId)))
      .for("no key update");
    if (!locked) throw new AppError("submission.not_found");
    return work(tx, { row, version: locked });
  });
}

export type DecisionEvent = NewEvent;

export const placeOf = ({ row: { tenantId, planId, versionId, id } }: Decided): EventPlace => ({
  tenantId,
  planId,
  versionId,
  submissionId: id,
});

/** Writes what happened on both sides of the border, and the status that follows from it. */
export async function recordDecision(
  tx: TenantTx,
  { actor, now }: FederalCtx,
  at: Decided,
  decisions: readonly DecisionEvent[],
  notes: readonly NoteRow[] = [],
): Promise<Exclude<PlanStatus, "draft">> {
  const { status } = at.version;
  let after = status;
  for (const [index, event] of decisions.entries()) {
    const next = nextStatus(after, event.kind);
    if (next === null) throw new AppError("plan.wrong_status", { status: after });
    after = next;
    // A millisecond apart, so that what came first stays first.
    const recordedAt = new Date(now.getTime() + index);
    const eventId = await writeEvent(tx, placeOf(at), { actorId: actor.userId, recordedAt }, event);
    await writeBesides(tx, at, { ...event, id: eventId, recordedAt }, notes);
  }
  if (after === "draft") throw new Error("a decision made a draft of what was submitted");
  if (after !== status) await moveTo(tx, placeOf(at), after, now);
  const inForce = decisions.find(({ kind }) => kind === "inForce");
  if (inForce) await takeOver(tx, { actor, now }, placeOf(at), inForce.on);
  return after;
}
