import { planEvent, submissionEvent } from "@salus/db";
import { AppError, authorize, type EventId, newId, PlainDate, type PlanId, requireOpen } from "@salus/domain";
import { z } from "zod";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { findSubmissionOf, listEvents, lockPlan } from "./plan.queries.ts";
import { type EventView, presentEvent } from "./plan.view.ts";

export const RecordEvent = z.object({
  kind: z.enum(["college", "council"]),
  /** Null where the day is not known: what happened is recorded, and the doubt shows as a warning. */
  on: PlainDate.nullable(),
  agendaItem: z.string().trim().max(200).nullable(),
});
export type RecordEvent = z.infer<typeof RecordEvent>;

/** Decisions of college and council may be recorded at any time; once the plan was sent, the federal side reads them too. */
export function recordEvent(ctx: Ctx, planId: PlanId, input: RecordEvent): Promise<EventView> {
  return ctx.write(async (tx) => {
    const plan = await lockPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.recordDecision", plan);
    requireOpen("plan.recordDecision", plan.version.status);
    const { tenantId, userId } = ctx.actor;
    const id = newId<EventId>();
    const event = { tenantId, id, kind: input.kind, onDate: input.on, recordedAt: ctx.now };
    const agendaItem = input.agendaItem === "" ? null : input.agendaItem;
    await tx.insert(planEvent).values({ ...event, planId, versionId: plan.version.id, agendaItem, actorId: userId });
    const sent = await findSubmissionOf(tx, plan);
    if (sent) await tx.insert(submissionEvent).values({ ...event, submissionId: sent.id });
    await audit(tx, ctx, { action: "plan.recordDecision", entity: "plan", entityId: planId, after: input });
    const recorded = (await listEvents(tx, ctx.actor, planId)).find(({ event }) => event.id === id);
    if (!recorded) throw new AppError("plan.not_found");
    return presentEvent(recorded);
  });
}
