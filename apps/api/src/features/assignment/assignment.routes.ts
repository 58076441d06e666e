import { createRoute, z } from "@hono/zod-openapi";
import type { AssignmentId, PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { AssignmentView, ChangeAssignment, GiveAssignment } from "./assignment.view.ts";
import { changeAssignment, settleAssignment } from "./change-assignment.ts";
import { giveAssignment, readAssignments } from "./give-assignment.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const AssignmentParams = PlanParams.extend({ assignmentId: z.uuid().transform((id) => id as AssignmentId) });
const shared = { tags: ["assignments"], security: signedIn };
const writing = { ...shared, parameters: [idempotencyHeader] };
const one = answer(AssignmentView, "The assignment.");

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/assignments",
  summary: "The assignments of a plan",
  request: { params: PlanParams },
  responses: {
    200: answer(z.object({ assignments: z.array(AssignmentView) }), "Open before done, then by day."),
    ...guarded,
  },
});

const giveRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/assignments",
  summary: "Ask a colleague",
  request: { params: PlanParams, body: body(GiveAssignment) },
  responses: { 201: one, ...guarded },
});

const changeRoute = createRoute({
  ...writing,
  method: "patch",
  path: "/{planId}/assignments/{assignmentId}",
  summary: "Ask somebody else, or by another day",
  description: "By who asked, a coordinator or an administrator.",
  request: { params: AssignmentParams, body: body(ChangeAssignment) },
  responses: { 200: one, ...guarded },
});

const doneRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/assignments/{assignmentId}/done",
  summary: "Say that it is done",
  description: "By who was asked, or a coordinator.",
  request: { params: AssignmentParams },
  responses: { 200: one, ...guarded },
});

const reopenRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/assignments/{assignmentId}/reopen",
  summary: "Open an assignment again",
  request: { params: AssignmentParams },
  responses: { 200: one, ...guarded },
});

export const assignmentRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json({ assignments: await readAssignments(tenantContext(services, c), planId) }, 200);
    })
    .openapi(giveRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await giveAssignment(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(changeRoute, async (c) =>
      c.json(await changeAssignment(tenantContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    )
    .openapi(doneRoute, async (c) =>
      c.json(await settleAssignment(tenantContext(services, c), c.req.valid("param"), "done"), 200),
    )
    .openapi(reopenRoute, async (c) =>
      c.json(await settleAssignment(tenantContext(services, c), c.req.valid("param"), "reopen"), 200),
    );
