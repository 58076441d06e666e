import { createRoute, z } from "@hono/zod-openapi";
import { authorize, Role } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { MyWorkView, readMyWork } from "./my-work.ts";
import { listColleagues } from "./people.queries.ts";

const shared = { tags: ["together"], security: signedIn };

const colleaguesRoute = createRoute({
  ...shared,
  method: "get",
  path: "/colleagues",
  summary: "Who works in the same municipality",
  description: "Names and roles, for whoever reads plans; addresses are the administrator's.",
  responses: {
    200: answer(
      z.object({ colleagues: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(Role) })) }),
      "By name.",
    ),
    ...guarded,
  },
});

const myWorkRoute = createRoute({
  ...shared,
  method: "get",
  path: "/my-work",
  summary: "What waits for me, in every plan",
  responses: { 200: answer(MyWorkView, "What was asked of me, what I asked, where I was mentioned."), ...guarded },
});

export const togetherRoutes = (services: Services) =>
  newRouter()
    .openapi(colleaguesRoute, async (c) => {
      const { actor, read } = tenantContext(services, c);
      authorize(actor, "plan.read");
      return c.json({ colleagues: await read((tx) => listColleagues(tx, actor)) }, 200);
    })
    .openapi(myWorkRoute, async (c) => c.json(await readMyWork(tenantContext(services, c)), 200));
