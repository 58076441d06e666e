import { createRoute, z } from "@hono/zod-openapi";
import type { DismissalId, PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { dismissFinding } from "./dismiss-finding.ts";
import { DismissFinding, Dismissals } from "./dismissal.view.ts";
import { withdrawDismissal } from "./withdraw-dismissal.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const DismissalParams = PlanParams.extend({ dismissalId: z.uuid().transform((id) => id as DismissalId) });
const shared = { tags: ["plans"], security: signedIn, parameters: [idempotencyHeader] };

const dismissRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{planId}/dismissals",
  summary: "Set a finding aside, with the reason",
  description: "It stays visible and is back when what it looked at changes. 409 `finding.blocking` for what blocks.",
  request: { params: PlanParams, body: body(DismissFinding) },
  responses: { 201: answer(Dismissals, "All that was set aside in this plan."), ...guarded },
});

const withdrawRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/{planId}/dismissals/{dismissalId}",
  summary: "Put a finding back that was set aside",
  request: { params: DismissalParams },
  responses: { 200: answer(Dismissals, "What is still set aside in this plan."), ...guarded },
});

export const dismissalRoutes = (services: Services) =>
  newRouter()
    .openapi(dismissRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await dismissFinding(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(withdrawRoute, async (c) => {
      const { planId, dismissalId } = c.req.valid("param");
      return c.json(await withdrawDismissal(tenantContext(services, c), planId, dismissalId), 200);
    });
