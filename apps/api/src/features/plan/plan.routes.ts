import { createRoute, z } from "@hono/zod-openapi";
import { Locale, type PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, PublishedDocument, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { createPlan, importPlan } from "./create-plan.ts";
import { EventView, FindingsView, PlanDetail, PlanSummary, PlanView, TreeView } from "./plan.view.ts";
import { listFindings, listPlanSummaries, readPlan } from "./read-plan.ts";
import { readTree } from "./read-tree.ts";
import { RecordEvent, recordEvent } from "./record-event.ts";
import { submitPlan } from "./submit-plan.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const reading = { tags: ["plans"], security: signedIn };
const writing = { ...reading, parameters: [idempotencyHeader] };
const FrameworkCode = z.string().min(1).max(100);

const listRoute = createRoute({
  ...reading,
  method: "get",
  path: "/",
  summary: "The plans of the municipality",
  responses: { 200: answer(z.object({ plans: z.array(PlanSummary) }), "Each with where it stands."), ...guarded },
});

const createPlanRoute = createRoute({
  ...writing,
  method: "post",
  path: "/",
  summary: "Begin a plan with the compulsory parts of a framework",
  description: "`isEmpty`: with nothing in it; what is compulsory is then found missing.",
  request: {
    body: body(z.object({ framework: FrameworkCode, language: Locale, isEmpty: z.boolean().optional() })),
  },
  responses: { 201: answer(PlanView, "The plan."), ...guarded },
});

const importRoute = createRoute({
  ...writing,
  method: "post",
  path: "/import",
  summary: "Begin a plan with a plan document, as the user corrected it",
  request: { body: body(z.object({ framework: FrameworkCode, document: PublishedDocument })) },
  responses: { 201: answer(PlanView, "The plan."), ...guarded },
});

const readRoute = createRoute({
  ...reading,
  method: "get",
  path: "/{planId}",
  summary: "A plan: versions, events, what may be done now and its framework",
  request: { params: PlanParams },
  responses: { 200: answer(PlanDetail, "The plan."), ...guarded },
});

const treeRoute = createRoute({
  ...reading,
  method: "get",
  path: "/{planId}/tree",
  summary: "The nodes and money lines of a version",
  description: "Has an ETag; `If-None-Match` answers 304 as long as nothing changed.",
  request: { params: PlanParams, query: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() }) },
  responses: {
    200: answer(TreeView, "The tree, flat."),
    304: { description: "The reader has it already." },
    ...guarded,
  },
});

const findingsRoute = createRoute({
  ...reading,
  method: "get",
  path: "/{planId}/findings",
  summary: "What is missing or odd in the plan",
  request: { params: PlanParams },
  responses: { 200: answer(FindingsView, "What blocks first, then in the order of the plan."), ...guarded },
});

const eventRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/events",
  summary: "Record what happened: a decision, an answer, a countersignature, a withdrawal",
  request: { params: PlanParams, body: body(RecordEvent) },
  responses: { 201: answer(EventView, "The event."), ...guarded },
});

const submitRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/submit",
  summary: "Submit the plan",
  description: "Freezes the version. 422 `plan.incomplete` lists what blocks, in `params.issues`.",
  request: { params: PlanParams },
  responses: { 200: answer(PlanView, "The plan."), ...guarded },
});

export const planRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => c.json({ plans: await listPlanSummaries(tenantContext(services, c)) }, 200))
    .openapi(createPlanRoute, async (c) =>
      c.json(await createPlan(tenantContext(services, c), c.req.valid("json")), 201),
    )
    .openapi(importRoute, async (c) => c.json(await importPlan(tenantContext(services, c), c.req.valid("json")), 201))
    .openapi(readRoute, async (c) =>
      c.json(await readPlan(tenantContext(services, c), c.req.valid("param").planId), 200),
    )
    .openapi(treeRoute, async (c) => {
      const tree = await readTree(tenantContext(services, c), services.trees, {
        planId: c.req.valid("param").planId,
        number: c.req.valid("query").version,
        ifNoneMatch: c.req.header("if-none-match"),
        acceptsGzip: /\bgzip\b/.test(c.req.header("accept-encoding") ?? ""),
      });
      const headers = { etag: tree.etag, vary: "accept-encoding", "cache-control": "private, no-cache" };
      if (tree.kind === "unchanged") return c.body(null, 304, headers);
      const type = { ...headers, "content-type": "application/json" };
      if (tree.kind === "json") return c.body(tree.body, 200, type);
      return c.body(tree.body as Uint8Array<ArrayBuffer>, 200, { ...type, "content-encoding": "gzip" });
    })
    .openapi(findingsRoute, async (c) =>
      c.json(await listFindings(tenantContext(services, c), c.req.valid("param").planId), 200),
    )
    .openapi(eventRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await recordEvent(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(submitRoute, async (c) =>
      c.json(await submitPlan(tenantContext(services, c), c.req.valid("param").planId), 200),
    );
