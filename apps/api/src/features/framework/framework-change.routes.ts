import { createRoute, z } from "@hono/zod-openapi";
import type { PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { AdoptRevision, adoptRevision, FrameworkChangesView, readFrameworkChanges } from "./adopt-revision.ts";

const params = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const shared = { tags: ["next period"], security: signedIn, path: "/{planId}/framework-changes" as const };

const readRoute = createRoute({
  ...shared,
  method: "get",
  summary: "What a later revision of the framework made different",
  request: { params },
  responses: { 200: answer(FrameworkChangesView, "Each change, and whether this plan notices it."), ...guarded },
});

const adoptRoute = createRoute({
  ...shared,
  method: "post",
  summary: "Follow a later revision of the framework",
  description:
    "Applies the accepted changes and no other, in one act. What is not accepted stays as it is and is found by the rules afterwards.",
  parameters: [idempotencyHeader],
  request: { params, body: body(AdoptRevision) },
  responses: {
    200: answer(z.object({ revision: z.number().int() }), "The revision the plan follows now."),
    ...guarded,
  },
});

export const frameworkChangeRoutes = (services: Services) =>
  newRouter()
    .openapi(readRoute, async (c) =>
      c.json(await readFrameworkChanges(tenantContext(services, c), c.req.valid("param").planId), 200),
    )
    .openapi(adoptRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await adoptRevision(tenantContext(services, c), planId, c.req.valid("json")), 200);
    });
