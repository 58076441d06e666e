import {
  and,
  decision,
  decisionVoter,
  eq,
  planEvent,
  sql,
  submission,
  submissionEvent,
  type TenantTx,
  version,
} from "@salus/db";
import {
  type Decision,
  type EventId,
  isUnderReview,
  newId,
  type PlainDate,
  type PlanEventKind,
  type PlanId,
  type PlanStatus,
  type ReturnScope,
  type SubmissionId,
  type TenantId,
  type UserId,
  type VersionId,
  voteShares,
  withoutNames,
} from "@salus/domain";

import { refreshObligations } from "../obligation/refresh-obligations.ts";

/** The version that an event is about, and what was sent of it. */
export type EventPlace = {
  tenantId: TenantId;
  planId: PlanId;
  versionId: VersionId;
  submissionId: SubmissionId | null;
};

export type NewEvent = {
  kind: PlanEventKind;
  on: PlainDate | null;
  reason?: string | null;
  agendaItem?: string | null;
  strikes?: EventId | null;
  replacedBy?: VersionId | null;
  scope?: ReturnScope | null;
  decision?: Omit<Decision, "kind" | "on" | "agendaItem"> | null;
};

/** Writes what happened on both sides of the border. Who voted what stays with the municipality. */
export async function writeEvent(
  tx: TenantTx,
  { tenantId, planId, versionId, submissionId }: EventPlace,
  by: { actorId: UserId; recordedAt: Date },
  given: NewEvent,
): Promise<EventId> {
  const id = newId<EventId>();
  const {
    kind,
    on,
    reason = null,
    agendaItem = null,
    strikes = null,
    replacedBy = null,
    scope = null,
    decision: decided = null,
  } = given;
  const event = {
    tenantId,
    id,
    kind,
    onDate: on,
    recordedAt: by.recordedAt,
    reason,
    agendaItem,
    strikes,
    replacedBy,
    scope,
  };
  await tx.insert(planEvent).values({ ...event, planId, versionId, actorId: by.actorId });
  const text = decided && { ...decided, vote: withoutNames(decided.vote) };
  if (decided && text) {
    await tx.insert(decision).values({ tenantId, eventId: id, ...text });
    const { vote } = decided;
    const voters =
      vote?.outcome === "counted"
        ? voteShares.flatMap((share) => vote[share].names.map((name) => ({ share, name })))
        : [];
    if (voters.length > 0) {
      await tx.insert(decisionVoter).values(voters.map((voter, seq) => ({ tenantId, eventId: id, seq, ...voter })));
    }
  }
  if (submissionId) await tx.insert(submissionEvent).values({ ...event, submissionId, decision: text });
  await refreshObligations(tx, tenantId, planId);
  return id;
}

/** The status that follows from an event, on both sides. A draft that is withdrawn is frozen as it stands. */
export async function moveTo(
  tx: TenantTx,
  { tenantId, versionId, submissionId }: EventPlace,
  status: PlanStatus,
  now: Date,
): Promise<void> {
  await tx
    .update(version)
    .set({ status, ...(status !== "draft" && { frozenAt: sql`coalesce(${version.frozenAt}, ${now.toISOString()})` }) })
    .where(and(eq(version.tenantId, tenantId), eq(version.id, versionId)));
  if (submissionId === null) return;
  if (status === "draft") throw new Error("what was submitted became a draft");
  await tx
    .update(submission)
    .set({ status, decidedAt: isUnderReview(status) ? null : now })
    .where(and(eq(submission.tenantId, tenantId), eq(submission.id, submissionId)));
}
