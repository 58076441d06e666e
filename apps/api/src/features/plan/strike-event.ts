import type { TenantTx } from "@salus/db";
import {
  type Actor,
  AppError,
  authorize,
  canStrike,
  type EventId,
  type PlanEvent,
  type PlanId,
  type PlanStatus,
  statusFromEvents,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { eventOf, getVersionById, listEvents, lockPlan, type OpenPlan } from "./plan.queries.ts";
import { type EventView, presentEvent } from "./plan.view.ts";
import { placeOf, type StrikeEvent } from "./record-event.ts";
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
    const rows = await listEvents(tx, ctx.actor, planId);
    const event = rows.map(eventOf).find(({ id }) => id === eventId);
    if (!event) throw new AppError("event.not_found");
    const plan: OpenPlan = { ...latest, version: await getVersionById(tx, latest, event.versionId) };
    const at = await placeOf(tx, plan);
    const id = await strike(tx, ctx, { at, event, events: rows.map(eventOf), status: plan.version.status, reason });
    const recorded = (await listEvents(tx, ctx.actor, planId)).find((row) => row.event.id === id);
    if (!recorded) throw new AppError("event.not_found");
    return presentEvent(recorded);
  });
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
