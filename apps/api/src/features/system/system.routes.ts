import { createRoute, z } from "@hono/zod-openapi";
import { AppError, Locale, PlanDocument, Role } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, open } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { askHealth } from "./health.ts";

const shared = { tags: ["system"], method: "get" as const };

const healthRoute = createRoute({
  ...shared,
  path: "/health",
  summary: "Whether the service can serve",
  description: "Runs a function in the database: after an upgrade under a running server plain queries lie.",
  responses: { 200: answer(z.object({ status: z.literal("ok") }), "It can."), ...open },
});

const DemonstrationView = z.object({
  accounts: z.array(z.object({ email: z.string(), name: z.string(), role: Role, tenant: z.string(), locale: Locale })),
  password: z.string(),
});

const demoRoute = createRoute({
  ...shared,
  path: "/demo",
  summary: "The accounts that everybody may use, in the demonstration",
  responses: { 200: answer(DemonstrationView, "The accounts; 404 outside of the demonstration."), ...open },
});

const documentSchemaRoute = createRoute({
  ...shared,
  path: "/schemas/plan-document.json",
  summary: "JSON Schema of the plan document, `salus-plan/1`",
  responses: { 200: answer(z.record(z.string(), z.unknown()), "The schema."), ...open },
});

export const systemRoutes = (services: Services) =>
  newRouter()
    .openapi(healthRoute, async (c) => c.json(await askHealth(services), 200))
    .openapi(demoRoute, (c) => {
      if (!services.demo) throw new AppError("route.not_found");
      const { accounts, password } = services.demo;
      return c.json({ accounts: [...accounts], password }, 200);
    })
    .openapi(documentSchemaRoute, (c) =>
      c.json(z.toJSONSchema(PlanDocument, { io: "input" }) as Record<string, unknown>, 200),
    );
