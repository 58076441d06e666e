import { createRoute, z } from "@hono/zod-openapi";
import type { PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, ErrorBody, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { addGrantLine } from "./add-grant-line.ts";
import { changeGrantLine } from "./change-grant-line.ts";
import {
  AddGrantLine,
  ChangeGrantLine,
  GrantLineAnswer,
  GrantLineConflict,
  GrantLineParam,
} from "./grant-line.view.ts";
import { removeGrantLine } from "./remove-grant-line.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const LineParams = PlanParams.extend({ grantLineId: GrantLineParam });
const shared = { tags: ["money"], security: signedIn, parameters: [idempotencyHeader] };

const addRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{planId}/grant-lines",
  summary: "Add a money line",
  request: { params: PlanParams, body: body(AddGrantLine) },
  responses: { 201: answer(GrantLineAnswer, "The line, still empty."), ...guarded },
});

const changeRoute = createRoute({
  ...shared,
  method: "patch",
  path: "/{planId}/grant-lines/{grantLineId}",
  summary: "Save fields of a money line",
  request: { params: LineParams, body: body(ChangeGrantLine) },
  responses: {
    200: answer(GrantLineAnswer, "The line as it is now."),
    ...guarded,
    409: answer(z.union([GrantLineConflict, ErrorBody]), "Somebody else saved the same field, or it is frozen."),
  },
});

const removeRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/{planId}/grant-lines/{grantLineId}",
  summary: "Remove a money line",
  request: { params: LineParams },
  responses: { 200: answer(GrantLineAnswer, "The line as it was."), ...guarded },
});

export const grantLineRoutes = (services: Services) =>
  newRouter()
    .openapi(addRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await addGrantLine(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(changeRoute, async (c) => {
      const { planId, grantLineId } = c.req.valid("param");
      return c.json(await changeGrantLine(tenantContext(services, c), planId, grantLineId, c.req.valid("json")), 200);
    })
    .openapi(removeRoute, async (c) => {
      const { planId, grantLineId } = c.req.valid("param");
      return c.json(await removeGrantLine(tenantContext(services, c), planId, grantLineId), 200);
    });
