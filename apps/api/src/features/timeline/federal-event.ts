import { AppError, authorize, type EventId, requireEvent, sendsRemarks, type SubmissionId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { takeOver } from "../amendment/take-over.ts";
import { forgetSent, notesToSend } from "../analysis/send-notes.ts";
import { writeBesides } from "../analysis/write-besides.ts";
import { placeOf, withSubmission } from "../federal/decide.ts";
import type { RecordFederalEvent, StrikeEvent } from "../plan/record-event.ts";
import { strike } from "../plan/strike-event.ts";
import { eventOf, listEvents } from "../plan/plan.queries.ts";
import { moveTo, writeEvent } from "../plan/write-event.ts";
import { readFederalTimeline } from "./read-timeline.ts";
import type { TimelineView } from "./timeline.view.ts";

/** An event of the federal side, in the municipality's own dossier. */
export async function recordFederalEvent(
  ctx: FederalCtx,
  id: SubmissionId,
  { kind, on, reason = null, agendaItem = null, decision = null }: RecordFederalEvent,
): Promise<TimelineView> {
  authorize(ctx.actor, "plan.approve");
  const notes = sendsRemarks(kind) ? await notesToSend(ctx, id) : [];
  await withSubmission(ctx, id, async (tx, at) => {
    const subject = { tenantId: at.row.tenantId, version: at.version };
    const status = requireEvent({ kind, reason }, subject, ctx.actor);
    const details = decision && { ...decision, vote: null, attachments: [] };
    const by = { actorId: ctx.actor.userId, recordedAt: ctx.now };
    const eventId = await writeEvent(tx, placeOf(at), by, { kind, on, reason, agendaItem, decision: details });
    await writeBesides(tx, at, { id: eventId, kind, on, reason, recordedAt: ctx.now }, notes);
    if (status !== at.version.status) await moveTo(tx, placeOf(at), status, ctx.now);
    if (kind === "inForce") await takeOver(tx, ctx, placeOf(at), on);
    await audit(tx, ctx, {
      action: "plan.recordEvent",
      entity: "plan",
      entityId: at.row.planId,
      before: { status: at.version.status },
      after: { kind, on, reason, agendaItem, status, remarks: notes.length },
    });
  });
  await forgetSent(ctx, notes);
  return readFederalTimeline(ctx, id);
}

export async function strikeFederalEvent(
  ctx: FederalCtx,
  { id, eventId }: { id: SubmissionId; eventId: EventId },
  { reason }: StrikeEvent,
): Promise<TimelineView> {
  authorize(ctx.actor, "plan.approve");
  await withSubmission(ctx, id, async (tx, at) => {
    const { tenantId, planId, versionId } = at.row;
    const events = (await listEvents(tx, { tenantId }, planId)).map(eventOf);
    const event = events.find((each) => each.id === eventId && each.versionId === versionId);
    if (!event) throw new AppError("event.not_found");
    await strike(tx, ctx, { at: placeOf(at), event, events, status: at.version.status, reason });
  });
  return readFederalTimeline(ctx, id);
}
