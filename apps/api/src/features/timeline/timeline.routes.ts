import { createRoute, z } from "@hono/zod-openapi";
import { type EventId, Locale, PlainDate, type PlanId, type SubmissionId } from "@salus/domain";
import { decidingBodies } from "@salus/documents/decision";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { leaves } from "../../trail.ts";
import { federalContext, tenantContext } from "../context.ts";
import { EventView } from "../plan/plan.view.ts";
import { RecordFederalEvent, StrikeEvent } from "../plan/record-event.ts";
import { strikeEvent } from "../plan/strike-event.ts";
import { draftDecision } from "./draft-decision.ts";
import { recordFederalEvent, strikeFederalEvent } from "./federal-event.ts";
import { readDayStatus, readFederalDayStatus, readFederalTimeline, readTimeline } from "./read-timeline.ts";
import { DayStatusView, TimelineView } from "./timeline.view.ts";

const shared = { tags: ["procedure"], security: signedIn };
const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const SubmissionParams = z.object({ submissionId: z.uuid().transform((id) => id as SubmissionId) });
const EventId = z.uuid().transform((id) => id as EventId);

const timelineRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/timeline",
  summary: "Everything that was recorded of a plan, struck through or not",
  request: { params: PlanParams },
  responses: { 200: answer(TimelineView, "With what may be recorded now, and why the rest may not."), ...guarded },
});

const statusRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/status",
  summary: "Where a plan stood on a day, and which agreement was in force",
  request: { params: PlanParams, query: z.object({ on: PlainDate }) },
  responses: { 200: answer(DayStatusView, "With all that is known now."), ...guarded },
});

const strikeRoute = createRoute({
  ...shared,
  parameters: [idempotencyHeader],
  method: "post",
  path: "/{planId}/events/{eventId}/strike",
  summary: "Strike an event through that was entered by mistake",
  request: { params: PlanParams.extend({ eventId: EventId }), body: body(StrikeEvent) },
  responses: { 201: answer(EventView, "The counter-event."), ...guarded },
});

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const draftRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("exported"),
  path: "/{planId}/decision-draft",
  summary: "The draft text of a decision of college or council, as DOCX",
  description: "Made of the plan as it stands now, in the language of the plan unless another is asked for.",
  request: {
    params: PlanParams,
    query: z.object({ body: z.enum(decidingBodies), language: Locale.optional() }),
  },
  responses: {
    200: { description: "The file.", content: { [docx]: { schema: z.string().openapi({ format: "binary" }) } } },
    ...guarded,
  },
});

export const timelineRoutes = (services: Services) =>
  newRouter()
    .openapi(timelineRoute, async (c) =>
      c.json(await readTimeline(tenantContext(services, c), c.req.valid("param").planId), 200),
    )
    .openapi(statusRoute, async (c) => {
      const { on } = c.req.valid("query");
      return c.json(await readDayStatus(tenantContext(services, c), c.req.valid("param").planId, on), 200);
    })
    .openapi(draftRoute, async (c) => {
      const { name, bytes } = await draftDecision(
        tenantContext(services, c),
        c.req.valid("param").planId,
        c.req.valid("query"),
      );
      c.header("content-type", docx);
      c.header("content-disposition", `attachment; filename="${name}"`);
      c.header("cache-control", "private, no-store");
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200);
    })
    .openapi(strikeRoute, async (c) =>
      c.json(await strikeEvent(tenantContext(services, c), c.req.valid("param"), c.req.valid("json")), 201),
    );

const federalTimelineRoute = createRoute({
  ...shared,
  method: "get",
  ...leaves("saw"),
  path: "/plans/{submissionId}/timeline",
  summary: "What was recorded with a submission, and on it since",
  request: { params: SubmissionParams },
  responses: { 200: answer(TimelineView, "With what may be recorded now, and why the rest may not."), ...guarded },
});

const federalStatusRoute = createRoute({
  ...shared,
  method: "get",
  path: "/plans/{submissionId}/status",
  summary: "Where a submission stood on a day, and which agreement of its municipality was in force",
  request: { params: SubmissionParams, query: z.object({ on: PlainDate }) },
  responses: { 200: answer(DayStatusView, "With all that is known now."), ...guarded },
});

const federalEventRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/events",
  summary: "Record what happened to a submission",
  description: "Receipt, analysis, approval, signature, entry into force, replacement, end; whatever its day.",
  request: { params: SubmissionParams, body: body(RecordFederalEvent) },
  responses: { 201: answer(TimelineView, "The timeline."), ...guarded },
});

const federalStrikeRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/events/{eventId}/strike",
  summary: "Strike an event through that was entered by mistake",
  request: { params: SubmissionParams.extend({ eventId: EventId }), body: body(StrikeEvent) },
  responses: { 201: answer(TimelineView, "The timeline."), ...guarded },
});

export const federalTimelineRoutes = (services: Services) =>
  newRouter()
    .openapi(federalTimelineRoute, async (c) =>
      c.json(await readFederalTimeline(federalContext(services, c), c.req.valid("param").submissionId), 200),
    )
    .openapi(federalStatusRoute, async (c) => {
      const { on } = c.req.valid("query");
      return c.json(
        await readFederalDayStatus(federalContext(services, c), c.req.valid("param").submissionId, on),
        200,
      );
    })
    .openapi(federalEventRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      return c.json(await recordFederalEvent(federalContext(services, c), submissionId, c.req.valid("json")), 201);
    })
    .openapi(federalStrikeRoute, async (c) => {
      const { submissionId: id, eventId } = c.req.valid("param");
      return c.json(await strikeFederalEvent(federalContext(services, c), { id, eventId }, c.req.valid("json")), 201);
    });
