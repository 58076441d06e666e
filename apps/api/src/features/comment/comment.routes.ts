import { createRoute, z } from "@hono/zod-openapi";
import type { CommentId, PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { changeComment, removeComment } from "./change-comment.ts";
import { StartThread, ThreadAnswer, ThreadsAnswer, WriteComment } from "./comment.view.ts";
import { readComments } from "./list-comments.ts";
import { readThread, resolveThread } from "./resolve-thread.ts";
import { replyTo, startThread } from "./write-comment.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const CommentParams = PlanParams.extend({ commentId: z.uuid().transform((id) => id as CommentId) });
const shared = { tags: ["comments"], security: signedIn };
const writing = { ...shared, parameters: [idempotencyHeader] };
const thread = answer(ThreadAnswer, "The thread as it is now.");

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/comments",
  summary: "The comments of a plan",
  description: "Of every version; internal to the municipality.",
  request: { params: PlanParams },
  responses: { 200: answer(ThreadsAnswer, "In the order in which the threads began."), ...guarded },
});

const startRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/comments",
  summary: "Begin a thread",
  request: { params: PlanParams, body: body(StartThread) },
  responses: { 201: thread, ...guarded },
});

const replyRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/comments/{commentId}/replies",
  summary: "Answer in a thread",
  description: "The id is the one of the thread. A resolved thread opens again.",
  request: { params: CommentParams, body: body(WriteComment) },
  responses: { 201: thread, ...guarded },
});

const changeRoute = createRoute({
  ...writing,
  method: "patch",
  path: "/{planId}/comments/{commentId}",
  summary: "Change a comment of one's own",
  request: { params: CommentParams, body: body(WriteComment) },
  responses: { 200: thread, ...guarded },
});

const removeRoute = createRoute({
  ...writing,
  method: "delete",
  path: "/{planId}/comments/{commentId}",
  summary: "Remove a comment of one's own",
  description: "Its words go, its trace stays.",
  request: { params: CommentParams },
  responses: { 200: thread, ...guarded },
});

const resolveRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/comments/{commentId}/resolve",
  summary: "Resolve a thread",
  request: { params: CommentParams },
  responses: { 200: thread, ...guarded },
});

const reopenRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/comments/{commentId}/reopen",
  summary: "Open a thread again",
  request: { params: CommentParams },
  responses: { 200: thread, ...guarded },
});

const readRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/comments/{commentId}/read",
  summary: "Say that a thread was read",
  request: { params: CommentParams },
  responses: { 200: thread, ...guarded },
});

export const commentRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) =>
      c.json(await readComments(tenantContext(services, c), c.req.valid("param").planId), 200),
    )
    .openapi(startRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await startThread(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(replyRoute, async (c) =>
      c.json(await replyTo(tenantContext(services, c), c.req.valid("param"), c.req.valid("json")), 201),
    )
    .openapi(changeRoute, async (c) =>
      c.json(await changeComment(tenantContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    )
    .openapi(removeRoute, async (c) =>
      c.json(await removeComment(tenantContext(services, c), c.req.valid("param")), 200),
    )
    .openapi(resolveRoute, async (c) =>
      c.json(await resolveThread(tenantContext(services, c), c.req.valid("param"), "resolve"), 200),
    )
    .openapi(reopenRoute, async (c) =>
      c.json(await resolveThread(tenantContext(services, c), c.req.valid("param"), "reopen"), 200),
    )
    .openapi(readRoute, async (c) => c.json(await readThread(tenantContext(services, c), c.req.valid("param")), 200));
