import { createRoute, z } from "@hono/zod-openapi";
import { activityKinds, type LineageId, type PlanId, type UserId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { ActivityAnswer } from "./activity.view.ts";
import { readActivity } from "./read-activity.ts";

const pageSize = 100;
const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const Query = z.object({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  personId: z
    .uuid()
    .transform((id) => id as UserId)
    .optional(),
  kind: z.enum(activityKinds).optional(),
  nodeId: z
    .uuid()
    .transform((id) => id as LineageId)
    .optional(),
});

const activityRoute = createRoute({
  method: "get",
  path: "/{planId}/activity",
  tags: ["activity"],
  security: signedIn,
  summary: "Who did what in a plan",
  description: "From the audit trail, newest first; internal to the municipality.",
  request: { params: PlanParams, query: Query },
  responses: { 200: answer(ActivityAnswer, "A page of the feed."), ...guarded },
});

export const activityRoutes = (services: Services) =>
  newRouter().openapi(activityRoute, async (c) => {
    const wanted = { ...c.req.valid("query"), limit: pageSize };
    return c.json(await readActivity(tenantContext(services, c), c.req.valid("param").planId, wanted), 200);
  });
