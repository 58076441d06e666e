import { createRoute } from "@hono/zod-openapi";
import type { Services } from "../../deps.ts";
import { answer, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { federalContext, tenantContext } from "../context.ts";
import { readDoings, readTrail, verifyTrail } from "./read-trail.ts";
import { ChainView, TrailAnswer, TrailQuery } from "./trail.view.ts";

const shared = { tags: ["trail"], security: signedIn };

const readRoute = createRoute({
  ...shared,
  method: "get",
  path: "/trail",
  summary: "Who saw, changed, exported and looked on for support",
  description:
    "The chain of one's own tenant, newest first. On the federal side: what one's own people did, in every municipality too.",
  request: { query: TrailQuery },
  responses: { 200: answer(TrailAnswer, "One page, with the state of the chain."), ...guarded },
});

const verifyRoute = createRoute({
  ...shared,
  method: "post",
  path: "/trail/verification",
  summary: "Prove the chain of one's own tenant",
  description: "The proof is an entry itself.",
  responses: { 200: answer(ChainView, "The chain, with where it breaks first if it does."), ...guarded },
});

export const trailRoutes = (services: Services) =>
  newRouter()
    .openapi(readRoute, async (c) => {
      const own = tenantContext(services, c);
      const query = c.req.valid("query");
      if (own.actor.tenantKind === "municipality") return c.json(await readTrail(own, query), 200);
      const { federalDb } = services;
      return c.json(await readDoings({ ctx: federalContext(services, c), own, federalDb }, query), 200);
    })
    .openapi(verifyRoute, async (c) => c.json(await verifyTrail(tenantContext(services, c)), 200));
