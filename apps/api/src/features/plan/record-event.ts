import { and, attachment, eq, inArray, isNull, type TenantTx } from "@salus/db";
import {
  AppError,
  authorize,
  DecisionDetails,
  type EventId,
  isDecisionKind,
  PlainDate,
  type PlanEventKind,
  type PlanId,
  recordableKinds,
  requireEvent,
  stepOf,
} from "@salus/domain";
import { z } from "zod";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { handOverAnswers } from "../remark/hand-over-answers.ts";
import { findSubmissionOf, listEvents, lockPlan, lockVersion, type OpenPlan } from "./plan.queries.ts";
import { type EventView, presentEvent } from "./plan.view.ts";
import { moveTo, writeEvent } from "./write-event.ts";

const Reason = z.string().trim().min(1).max(10_000);
const kindsOf = (side: "municipality" | "federal") =>
  recordableKinds.filter((kind) => stepOf(kind)[side] !== undefined) as [PlanEventKind, ...PlanEventKind[]];

const EventBody = z.object({
  /** Null where the day is not known: what happened is recorded, and the doubt shows as a warning. */
  on: PlainDate.nullable(),
  agendaItem: z.string().trim().max(200).nullable().optional(),
  reason: Reason.nullable().optional(),
  decision: DecisionDetails.nullable().optional(),
});

export const RecordEvent = EventBody.extend({
  kind: z.enum(kindsOf("municipality")),
  /** The version that it is about; without it the latest one. */
  version: z.number().int().min(1).max(100_000).optional(),
});
export type RecordEvent = z.infer<typeof RecordEvent>;

/** The federal side has no files of the municipality to point at, and does not record who voted what. */
export const RecordFederalEvent = EventBody.extend({
  kind: z.enum(kindsOf("federal")),
  decision: DecisionDetails.omit({ attachments: true, vote: true }).nullable().optional(),
});
export type RecordFederalEvent = z.infer<typeof RecordFederalEvent>;

export const StrikeEvent = z.object({ reason: Reason });
export type StrikeEvent = z.infer<typeof StrikeEvent>;

/** What may be recorded may be recorded at any time; once the plan was sent, the federal side reads it too. */
export function recordEvent(ctx: Ctx, planId: PlanId, input: RecordEvent): Promise<EventView> {
  return ctx.write(async (tx) => {
    const latest = await lockPlan(tx, ctx.actor, planId);
    const plan = await lockVersion(tx, latest, input.version ?? latest.version.number);
    authorize(ctx.actor, "plan.recordDecision", plan);
    const { kind, on, reason = null, decision = null } = input;
    const status = requireEvent({ kind, reason }, plan, ctx.actor);
    if (decision !== null) await requireDecision(tx, plan, kind, decision);
    const at = await placeOf(tx, plan);
    const agendaItem = input.agendaItem || null;
    const event = { kind, on, reason, agendaItem, decision };
    const id = await writeEvent(tx, at, { actorId: ctx.actor.userId, recordedAt: ctx.now }, event);
    if (kind === "corrected") await handOverAnswers(tx, ctx, planId);
    if (status !== plan.version.status) await moveTo(tx, at, status, ctx.now);
    await audit(tx, ctx, {
      action: "plan.recordDecision",
      entity: "plan",
      entityId: planId,
      before: { status: plan.version.status },
      after: { ...withoutVoters(input), status },
    });
    return recordedEvent(tx, ctx, planId, id);
  });
}

/** As it was just written. */
export async function recordedEvent(tx: TenantTx, { actor }: Ctx, planId: PlanId, id: EventId): Promise<EventView> {
  const recorded = (await listEvents(tx, actor, planId)).find(({ event }) => event.id === id);
  if (!recorded) throw new AppError("event.not_found");
  return presentEvent(recorded);
}

/** Who voted what is kept in one place only, where it can be forgotten. */
const withoutVoters = ({ decision, ...event }: RecordEvent) => ({
  ...event,
  ...(decision && { decision: { subject: decision.subject, publishedAt: decision.publishedAt } }),
});

export const placeOf = async (tx: TenantTx, plan: OpenPlan) => ({
  tenantId: plan.tenantId,
  planId: plan.id,
  versionId: plan.version.id,
  submissionId: (await findSubmissionOf(tx, plan))?.id ?? null,
});

async function requireDecision(tx: TenantTx, plan: OpenPlan, kind: PlanEventKind, { attachments }: DecisionDetails) {
  if (!isDecisionKind(kind)) throw new AppError("input.invalid", { issues: [{ path: ["decision"], code: "custom" }] });
  const ids = [...new Set(attachments)];
  if (ids.length === 0) return;
  const found = await tx
    .select({ id: attachment.id })
    .from(attachment)
    .where(
      and(
        eq(attachment.tenantId, plan.tenantId),
        eq(attachment.planId, plan.id),
        inArray(attachment.id, ids),
        isNull(attachment.removedAt),
      ),
    );
  if (found.length < ids.length) throw new AppError("attachment.not_found");
}
