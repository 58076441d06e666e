import { createRoute, z } from "@hono/zod-openapi";
import { NodeField, type PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { readFieldHistory } from "./field-history.ts";
import { FieldChangeView, LineageParam, NodeAnswer, ReviewNode } from "./node.view.ts";
import { reviewNode, unreviewNode } from "./review-node.ts";

const NodeParams = z.object({ planId: z.uuid().transform((id) => id as PlanId), nodeId: LineageParam });
const reading = { tags: ["nodes"], security: signedIn };
const writing = { ...reading, parameters: [idempotencyHeader] };

const reviewRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/nodes/{nodeId}/reviews",
  summary: "Mark a translation as read beside its original",
  description: "Names the revision that was read. Text or original saved since: 409 `review.text_changed`.",
  request: { params: NodeParams, body: body(ReviewNode) },
  responses: { 200: answer(NodeAnswer, "The node with the mark."), ...guarded },
});

const unreviewRoute = createRoute({
  ...writing,
  method: "delete",
  path: "/{planId}/nodes/{nodeId}/reviews/{field}",
  summary: "Take the mark away",
  request: { params: NodeParams.extend({ field: NodeField }) },
  responses: { 200: answer(NodeAnswer, "The node without the mark."), ...guarded },
});

const historyRoute = createRoute({
  ...reading,
  method: "get",
  path: "/{planId}/nodes/{nodeId}/history",
  summary: "The saves of one field",
  description: "From the trail, through all versions of the plan: at most 200, the newest first.",
  request: { params: NodeParams, query: z.object({ field: NodeField }) },
  responses: { 200: answer(z.object({ changes: z.array(FieldChangeView) }), "The saves."), ...guarded },
});

export const reviewRoutes = (services: Services) =>
  newRouter()
    .openapi(reviewRoute, async (c) => {
      const { field, revision } = c.req.valid("json");
      return c.json(await reviewNode(tenantContext(services, c), { ...c.req.valid("param"), field }, revision), 200);
    })
    .openapi(unreviewRoute, async (c) =>
      c.json(await unreviewNode(tenantContext(services, c), c.req.valid("param")), 200),
    )
    .openapi(historyRoute, async (c) => {
      const of = { ...c.req.valid("param"), ...c.req.valid("query") };
      return c.json({ changes: await readFieldHistory(tenantContext(services, c), of) }, 200);
    });
