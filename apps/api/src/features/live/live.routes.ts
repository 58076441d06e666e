import { createRoute, z } from "@hono/zod-openapi";
import { AppError, authorize, can, type PlanId } from "@salus/domain";
import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { requireSession } from "../../auth/authenticate.ts";
import { findLivingSession } from "../../auth/session.ts";
import type { AppEnv, Ctx } from "../../context.ts";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, nothing, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { ChangesQuery, ChangesView, LiveQuery, Presence } from "./live.view.ts";
import { readChanges } from "./read-changes.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const shared = { tags: ["live"], security: signedIn };

/** Proxies and browsers give up a line on which nothing comes. */
const HEARTBEAT_MS = 20_000;
/** How long a session counts as seen. Longer than this nobody listens on after signing out. */
const SESSION_MS = 5_000;
/** Events that a browser has not taken yet; beyond this it is told to come back and catch up. */
const MAX_WAITING = 100;

const changesRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/changes",
  summary: "What changed in the newest version since a tree revision",
  description:
    "Nodes as they are now, the ids of those that are gone, all money lines. `whole`: too much for that, read the tree.",
  request: { params: PlanParams, query: ChangesQuery },
  responses: { 200: answer(ChangesView, "What changed."), ...guarded },
});

const liveRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/live",
  summary: "Changes and presence as they happen",
  description:
    "Server-sent events: `changes` (as `GET …/changes`, its id is the tree revision) at once and after every change, `people` (who looks at the plan, where) whenever that changes. `since` or `Last-Event-ID` says what the reader has. Ends within seconds of the session.",
  request: { params: PlanParams, query: LiveQuery },
  responses: {
    200: { description: "The stream.", content: { "text/event-stream": { schema: z.string() } } },
    ...guarded,
  },
});

const presenceRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{planId}/presence",
  summary: "Where I am in the plan",
  description: "Kept in memory, shown to colleagues, forgotten when the page stops listening. Not audited.",
  request: { params: PlanParams, body: body(Presence) },
  responses: { 204: nothing, ...guarded },
});

export const liveRoutes = (services: Services) =>
  newRouter()
    .openapi(changesRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await readChanges(tenantContext(services, c), planId, c.req.valid("query").since), 200);
    })
    .openapi(liveRoute, async (c) => {
      const { planId } = c.req.valid("param");
      const { since, tab = null } = c.req.valid("query");
      const ctx = tenantContext(services, c);
      const last = Number(c.req.header("last-event-id") ?? NaN);
      const from = Number.isSafeInteger(last) && last >= 0 ? last : (since ?? 0);
      const first = await readChanges(ctx, planId, from);
      c.header("x-accel-buffering", "no");
      const response = streamSSE(c, async (stream) => {
        const { id, status, treeRevision } = first.version;
        await stream.writeSSE({ event: "changes", data: JSON.stringify(first), id: String(treeRevision) });
        const known = { treeRevision, head: `${id} ${status} ${treeRevision}` };
        await listenUntilOver(services, c, stream, { ctx, planId, tab, known });
      });
      response.headers.set("cache-control", "no-store");
      return response;
    })
    .openapi(presenceRoute, async (c) => {
      const { planId } = c.req.valid("param");
      const { tab, nodeId, field } = c.req.valid("json");
      const ctx = tenantContext(services, c);
      await ctx.read(async (tx) => authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, planId)));
      const { tenantId, userId } = ctx.actor;
      await services.live.stand({ tenantId, planId, userId, tab, at: { nodeId, field }, isRepeat: false });
      return c.body(null, 204);
    });

type Asked = { ctx: Ctx; planId: PlanId; tab: string | null; known: { treeRevision: number; head: string } };

/** Until the browser goes, the session ends or the program stops. */
async function listenUntilOver(
  services: Services,
  c: Context<AppEnv>,
  stream: SSEStreamingApi,
  asked: Asked,
): Promise<void> {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  stream.onAbort(end);
  let waiting = 0;
  const write = (sending: Promise<unknown>): void => {
    waiting += 1;
    if (waiting > MAX_WAITING) end();
    void sending.finally(() => (waiting -= 1));
  };
  const isWelcome = sessionCheck(services, c, () => {
    write(stream.writeSSE({ event: "signed-out", data: "{}" }));
    end();
  });
  const leave = services.live.join({
    ...asked,
    isWelcome,
    tell: (event, data, id) => write(stream.writeSSE({ event, data, ...(id !== undefined && { id }) })),
    end,
  });
  const heartbeat = setInterval(() => write(stream.write(": \n\n")), HEARTBEAT_MS);
  await over;
  clearInterval(heartbeat);
  leave();
}

/** Asks again whether the session lives, without being a sign of life itself: an open page keeps nobody signed in. */
function sessionCheck(services: Services, c: Context<AppEnv>, refuse: () => void): () => Promise<boolean> {
  const { token } = c.var;
  if (token === null) throw new AppError("session.required");
  const { actor } = requireSession(c);
  let checkedAt = Date.now();
  let isOver = false;
  return async () => {
    if (isOver || Date.now() - checkedAt < SESSION_MS) return !isOver;
    checkedAt = Date.now();
    const found = await findLivingSession(services.db, token, services.now());
    const isSame = found?.userId === actor.userId && found.tenantId === actor.tenantId;
    if (isSame && can({ ...actor, roles: found.roles }, "plan.read")) return true;
    isOver = true;
    refuse();
    return false;
  };
}
