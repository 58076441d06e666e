import { and, eq, inArray, ne, planEvent, type TenantTx, version } from "@salus/db";
import {
  type Actor,
  AppError,
  authorize,
  isUnderReview,
  openStatuses,
  type PlanEventKind,
  canStrike,
  type EventId,
  type PlanEvent,
  type PlanId,
  type PlanStatus,
  statusFromEvents,
  type VersionId,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { listReplacedBy } from "../amendment/take-over.ts";
import { eventOf, listEvents, lockPlan, lockVersion, type OpenPlan } from "./plan.queries.ts";
import type { EventView } from "./plan.view.ts";
import { placeOf, recordedEvent, type StrikeEvent } from "./record-event.ts";
import { type EventPlace, moveTo, writeEvent } from "./write-event.ts";

/** An event that was entered by mistake: a counter-event says so, with the reason. */
export function strikeEvent(
  ctx: Ctx,
  { planId, eventId }: { planId: PlanId; eventId: EventId },
  { reason }: StrikeEvent,
): Promise<EventView> {
  return ctx.write(async (tx) => {
    const latest = await lockPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.recordDecision", latest);
    const plan = await lockVersion(tx, latest, await versionOfEvent(tx, latest, eventId));
    const events = (await listEvents(tx, ctx.actor, planId)).map(eventOf);
    const event = events.find(({ id }) => id === eventId);
    if (!event) throw new AppError("event.not_found");
    const at = await placeOf(tx, plan);
    const id = await strike(tx, ctx, { at, event, events, status: plan.version.status, reason });
    return recordedEvent(tx, ctx, planId, id);
  });
}

async function versionOfEvent(tx: TenantTx, { tenantId, id: planId }: OpenPlan, eventId: EventId): Promise<VersionId> {
  const [row] = await tx
    .select({ versionId: planEvent.versionId })
    .from(planEvent)
    .where(and(eq(planEvent.tenantId, tenantId), eq(planEvent.planId, planId), eq(planEvent.id, eventId)));
  if (!row) throw new AppError("event.not_found");
  return row.versionId;
}

type Striking = {
  at: EventPlace;
  event: PlanEvent;
  /** Of the plan, or of its version. */
  events: readonly PlanEvent[];
  status: PlanStatus;
  reason: string;
};

/** For both sides: the counter-event, the status that follows without what it strikes, and the trace. */
export async function strike(
  tx: TenantTx,
  { actor, now }: { actor: Actor; now: Date },
  { at, event, events, status, reason }: Striking,
): Promise<EventId> {
  if (!canStrike(event, events, actor)) throw new AppError("event.not_strikable", { event: event.kind });
  const counter = { kind: "struck", on: null, reason, strikes: event.id } as const;
  const id = await writeEvent(tx, at, { actorId: actor.userId, recordedAt: now }, counter);
  const left = events.filter(({ id: each, versionId }) => versionId === at.versionId && each !== event.id);
  const follows = statusFromEvents(left);
  // What was sent stays sent, also where its events are not on record.
  const after = follows === "draft" && at.submissionId !== null ? "submitted" : follows;
  if (after === "draft" && status !== "draft") throw new AppError("event.not_strikable", { event: event.kind });
  if (isUnderReview(after) && !isUnderReview(status)) await refuseBesideAnother(tx, at, event.kind);
  if (event.kind === "inForce") await giveBack(tx, { actor, now }, at, reason);
  if (after !== status) await moveTo(tx, at, after, now);
  await audit(
    tx,
    { actor, now },
    {
      action: "plan.strikeEvent",
      entity: "plan",
      entityId: at.planId,
      before: { eventId: event.id, kind: event.kind, on: event.on, status },
      after: { reason, status: after },
    },
  );
  return id;
}

/** A plan has one open version: what is judged again cannot stand beside the draft that was begun on top of it. */
async function refuseBesideAnother(tx: TenantTx, at: EventPlace, event: PlanEventKind): Promise<void> {
  const [open] = await tx
    .select({ id: version.id })
    .from(version)
    .where(
      and(
        eq(version.tenantId, at.tenantId),
        eq(version.planId, at.planId),
        ne(version.id, at.versionId),
        inArray(version.status, [...openStatuses]),
      ),
    );
  if (open) throw new AppError("event.not_strikable", { event });
}

/** What never entered into force took the place of nothing. */
async function giveBack(
  tx: TenantTx,
  by: { actor: Actor; now: Date },
  { tenantId, versionId }: EventPlace,
  reason: string,
): Promise<void> {
  for (const { id, planId, versionId: of } of await listReplacedBy(tx, { tenantId, versionId })) {
    const latest = await lockPlan(tx, { tenantId }, planId);
    const plan = await lockVersion(tx, latest, of);
    const events = (await listEvents(tx, { tenantId }, planId)).map(eventOf);
    const event = events.find((each) => each.id === id);
    if (event)
      await strike(tx, by, { at: await placeOf(tx, plan), event, events, status: plan.version.status, reason });
  }
}
