import { alias, and, eq, inArray, isNull, ne, planEvent, submission, type TenantTx, version } from "@salus/db";
import {
  type Actor,
  type EventId,
  nextStatus,
  type PlainDate,
  type PlanStatus,
  planStatuses,
  type PlanId,
  type TenantId,
  type VersionId,
} from "@salus/domain";
import { type EventPlace, moveTo, writeEvent } from "../plan/write-event.ts";

type Acting = { readonly actor: Pick<Actor, "userId">; readonly now: Date };
type Of = { readonly tenantId: TenantId; readonly planId: PlanId; readonly versionId: VersionId };
export type Standing = EventPlace & { status: PlanStatus };

const counter = alias(planEvent, "counter");
const canBeReplaced = planStatuses.filter((status) => nextStatus(status, "superseded") !== null);

/**
 * The version that enters into force takes over from its first day: what it amends is recorded as replaced from that day
 * on, and stays in force until the day before. Where the day is not known nothing is taken over yet.
 */
export async function takeOver(tx: TenantTx, by: Acting, of: Of, from: PlainDate | null): Promise<void> {
  if (from === null) return;
  for (const earlier of await listEarlier(tx, of)) await supersede(tx, by, earlier, { on: from, by: of.versionId });
}

export async function supersede(
  tx: TenantTx,
  { actor, now }: Acting,
  { status, ...at }: Standing,
  { on, by, reason = null }: { on: PlainDate; by: VersionId; reason?: string | null },
): Promise<EventId> {
  const event = { kind: "superseded", on, reason, replacedBy: by } as const;
  const id = await writeEvent(tx, at, { actorId: actor.userId, recordedAt: now }, event);
  await moveTo(tx, at, nextStatus(status, "superseded") ?? status, now);
  return id;
}

async function listEarlier(tx: TenantTx, { tenantId, planId, versionId }: Of): Promise<Standing[]> {
  const rows = await tx
    .select({ versionId: version.id, status: version.status, submissionId: submission.id })
    .from(version)
    .leftJoin(submission, and(eq(submission.tenantId, version.tenantId), eq(submission.versionId, version.id)))
    .where(
      and(
        eq(version.tenantId, tenantId),
        eq(version.planId, planId),
        ne(version.id, versionId),
        inArray(version.status, canBeReplaced),
      ),
    )
    .for("no key update", { of: version });
  return rows.map((row) => ({ ...row, tenantId, planId }));
}

/** What a version took the place of, and still does: the events that say so. */
export const listReplacedBy = (tx: TenantTx, { tenantId, versionId }: Pick<Of, "tenantId" | "versionId">) =>
  tx
    .select({ id: planEvent.id, planId: planEvent.planId, versionId: planEvent.versionId })
    .from(planEvent)
    .leftJoin(counter, and(eq(counter.tenantId, planEvent.tenantId), eq(counter.strikes, planEvent.id)))
    .where(and(eq(planEvent.tenantId, tenantId), eq(planEvent.replacedBy, versionId), isNull(counter.id)));
