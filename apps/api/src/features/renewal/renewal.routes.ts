import { createRoute, z } from "@hono/zod-openapi";
import { type PlanId, type RenewalItemId, SettleItem } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { PlanView } from "../plan/plan.view.ts";
import { readRenewal } from "./read-renewal.ts";
import { BeginningView, ItemAnswer, RenewalView } from "./renewal.view.ts";
import { previewRollOver, rollOverPlan } from "./roll-over-plan.ts";
import { reopenItem, settleItem } from "./settle-item.ts";

const PlanIdText = z.uuid().transform((id) => id as PlanId);
const PlanParams = z.object({ planId: PlanIdText });
const ItemParams = PlanParams.extend({ itemId: z.uuid().transform((id) => id as RenewalItemId) });
const reading = { tags: ["next period"], security: signedIn };
const writing = { ...reading, parameters: [idempotencyHeader] };
const FrameworkCode = z.string().min(1).max(100);

const rollOverRoute = createRoute({
  ...writing,
  method: "post",
  path: "/roll-over",
  summary: "Begin the plan of the next period with that of the last one",
  description:
    "Nodes keep their lineage. What has gone stale is listed under `/renewal`; nothing is changed by itself.",
  request: { body: body(z.object({ framework: FrameworkCode, fromPlanId: PlanIdText })) },
  responses: { 201: answer(PlanView, "The plan."), ...guarded },
});

const previewRoute = createRoute({
  ...reading,
  method: "get",
  path: "/{planId}/roll-over",
  summary: "What rolling this plan over to a framework would bring",
  request: { params: PlanParams, query: z.object({ framework: FrameworkCode }) },
  responses: { 200: answer(BeginningView, "Counts; nothing is written."), ...guarded },
});

const readRoute = createRoute({
  ...reading,
  method: "get",
  path: "/{planId}/renewal",
  summary: "What is to settle after the plan was begun from another one",
  request: { params: PlanParams },
  responses: { 200: answer(RenewalView, "Each thing with its place, its words and how it was settled."), ...guarded },
});

const settleRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/renewal/{itemId}/settle",
  summary: "Settle one thing",
  description:
    "`changed` saves the field as an edit does (409 `node.conflict`); `kept` says why; `removed` takes the node out; `moved` brings it to another place of the framework.",
  request: { params: ItemParams, body: body(SettleItem) },
  responses: { 200: answer(ItemAnswer, "The thing as it is now."), ...guarded },
});

const reopenRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/renewal/{itemId}/reopen",
  summary: "Take back how a thing was settled",
  description: "409 `renewal.changed_since` where somebody wrote at that place since.",
  request: { params: ItemParams },
  responses: { 200: answer(ItemAnswer, "The thing as it is now."), ...guarded },
});

export const renewalRoutes = (services: Services) =>
  newRouter()
    .openapi(rollOverRoute, async (c) =>
      c.json(await rollOverPlan(tenantContext(services, c), c.req.valid("json")), 201),
    )
    .openapi(previewRoute, async (c) => {
      const input = { fromPlanId: c.req.valid("param").planId, framework: c.req.valid("query").framework };
      return c.json(await previewRollOver(tenantContext(services, c), input), 200);
    })
    .openapi(readRoute, async (c) =>
      c.json(await readRenewal(tenantContext(services, c), c.req.valid("param").planId), 200),
    )
    .openapi(settleRoute, async (c) =>
      c.json(await settleItem(tenantContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    )
    .openapi(reopenRoute, async (c) => c.json(await reopenItem(tenantContext(services, c), c.req.valid("param")), 200));
