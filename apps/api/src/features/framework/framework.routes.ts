import { createRoute, z } from "@hono/zod-openapi";
import { forPlans, FrameworkSummary } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, guarded, PublishedFramework, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { getFramework, listFrameworks } from "./framework.queries.ts";

const shared = { tags: ["reference"], security: signedIn, method: "get" as const };

const listRoute = createRoute({
  ...shared,
  path: "/",
  summary: "The frameworks: acts, period, calendar and chapters",
  responses: { 200: answer(z.object({ frameworks: z.array(FrameworkSummary) }), "All of them."), ...guarded },
});

const readRoute = createRoute({
  ...shared,
  path: "/{code}",
  summary: "One framework with its skeleton and money parameters",
  request: { params: z.object({ code: z.string().max(100) }) },
  responses: { 200: answer(PublishedFramework, "The framework."), ...guarded },
});

export const frameworkRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => {
      const { actor, read } = tenantContext(services, c);
      return c.json({ frameworks: await read((tx) => listFrameworks(tx, actor)) }, 200);
    })
    .openapi(readRoute, async (c) => {
      const { code } = c.req.valid("param");
      const { actor, read, frameworks } = tenantContext(services, c);
      const framework = await read((tx) => getFramework(tx, frameworks, code));
      return c.json(actor.tenantKind === "federal" ? framework : forPlans(framework), 200);
    });
