import {
  and,
  asc,
  decision,
  decisionVoter,
  eq,
  type FederalTx,
  inArray,
  submissionEvent,
  type TenantTx,
} from "@salus/db";
import type {
  DecisionDetails,
  EventId,
  PlanEvent,
  SubmissionId,
  TenantId,
  VersionId,
  VoteShareName,
} from "@salus/domain";
import type { SubmissionRow } from "../federal/federal.queries.ts";

type Decisions = ReadonlyMap<EventId, DecisionDetails>;

/** With who voted what, as far as it is still kept and the reader may know it. */
export async function listDecisions(
  tx: TenantTx,
  { tenantId, withVoters }: { tenantId: TenantId; withVoters: boolean },
  ids: readonly EventId[],
): Promise<Decisions> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(decision)
    .where(and(eq(decision.tenantId, tenantId), inArray(decision.eventId, [...ids])));
  const voters = withVoters
    ? await tx
        .select()
        .from(decisionVoter)
        .where(and(eq(decisionVoter.tenantId, tenantId), inArray(decisionVoter.eventId, [...ids])))
        .orderBy(asc(decisionVoter.eventId), asc(decisionVoter.seq))
    : [];
  return new Map(
    rows.map(({ tenantId: _tenant, eventId, ...details }) => {
      const names = (share: VoteShareName) =>
        voters.filter((voter) => voter.eventId === eventId && voter.share === share).map(({ name }) => name);
      const { vote } = details;
      if (vote?.outcome !== "counted") return [eventId, details];
      const named = (share: VoteShareName) => ({ ...vote[share], names: names(share) });
      return [
        eventId,
        { ...details, vote: { ...vote, for: named("for"), against: named("against"), abstain: named("abstain") } },
      ];
    }),
  );
}

export type SharedEvent = { event: PlanEvent; decision: DecisionDetails | null };

/** What both sides read of one submission, in the order it was recorded. */
export async function listSharedEvents(
  tx: FederalTx,
  { id, tenantId, versionId }: Pick<SubmissionRow, "tenantId"> & { id: SubmissionId; versionId: VersionId },
): Promise<SharedEvent[]> {
  const rows = await tx
    .select()
    .from(submissionEvent)
    .where(and(eq(submissionEvent.tenantId, tenantId), eq(submissionEvent.submissionId, id)))
    .orderBy(asc(submissionEvent.recordedAt), asc(submissionEvent.id));
  return rows.map(({ id: eventId, kind, onDate, recordedAt, reason, agendaItem, strikes, decision: text }) => ({
    event: { id: eventId, versionId, kind, on: onDate, recordedAt, actorId: null, reason, agendaItem, strikes },
    decision: text,
  }));
}
