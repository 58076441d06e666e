import { createRoute, z } from "@hono/zod-openapi";
import { Instrument, Language, Locale, OfficialText, Period, type SubmissionId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { PlanView } from "../plan/plan.view.ts";
import { BeginningView } from "../renewal/renewal.view.ts";
import type { PublishedRow } from "./published.queries.ts";
import { listPublishedPlans, previewInspiration, takeInspiration } from "./take-inspiration.ts";

const reading = { tags: ["next period"], security: signedIn };
const PublishedId = z.uuid().transform((id) => id as SubmissionId);
const FrameworkCode = z.string().min(1).max(100);

export const PublishedPlan = z
  .object({
    id: z.string(),
    nis: z.string(),
    name: OfficialText,
    framework: z.string(),
    instrument: Instrument,
    title: OfficialText,
    period: Period,
    language: Language,
    status: z.enum(["approved", "inForce"]),
  })
  .openapi("PublishedPlan");

const presentPublished = ({ periodFrom, periodTo, status, ...row }: PublishedRow): z.infer<typeof PublishedPlan> => ({
  ...row,
  period: { from: periodFrom, to: periodTo },
  status: status === "inForce" ? "inForce" : "approved",
});

const listRoute = createRoute({
  ...reading,
  method: "get",
  path: "/published",
  summary: "Approved plans of other municipalities, to begin one's own with",
  description: "Read through the published door: what was approved, as it was submitted. Never a draft.",
  request: { query: z.object({ instrument: Instrument }) },
  responses: { 200: answer(z.object({ published: z.array(PublishedPlan) }), "The newest period first."), ...guarded },
});

const previewRoute = createRoute({
  ...reading,
  method: "get",
  path: "/published/{publishedId}/beginning",
  summary: "What beginning with this plan would bring",
  request: {
    params: z.object({ publishedId: PublishedId }),
    query: z.object({ framework: FrameworkCode, hasTexts: z.enum(["yes", "no"]).default("no") }),
  },
  responses: { 200: answer(BeginningView, "Counts; nothing is written."), ...guarded },
});

const takeRoute = createRoute({
  ...reading,
  parameters: [idempotencyHeader],
  method: "post",
  path: "/plans/inspiration",
  summary: "Begin a plan with the structure of another municipality's approved plan",
  description: "Targets, units and introductions stay behind; every text that comes along is marked as taken over.",
  request: {
    body: body(
      z.object({ framework: FrameworkCode, publishedId: PublishedId, language: Locale, hasTexts: z.boolean() }),
    ),
  },
  responses: { 201: answer(PlanView, "The plan."), ...guarded },
});

export const publishedRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => {
      const { instrument } = c.req.valid("query");
      const found = await listPublishedPlans(tenantContext(services, c), services, instrument);
      return c.json({ published: found.map(presentPublished) }, 200);
    })
    .openapi(previewRoute, async (c) => {
      const { framework, hasTexts } = c.req.valid("query");
      const { publishedId } = c.req.valid("param");
      const chosen = { framework, publishedId, language: "nl" as const, hasTexts: hasTexts === "yes" };
      return c.json(await previewInspiration(tenantContext(services, c), services, chosen), 200);
    })
    .openapi(takeRoute, async (c) =>
      c.json(await takeInspiration(tenantContext(services, c), services, c.req.valid("json")), 201),
    );
