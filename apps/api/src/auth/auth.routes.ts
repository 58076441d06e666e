import { createRoute, z } from "@hono/zod-openapi";
import type { TenantId } from "@salus/domain";
import type { Context } from "hono";
import type { AppEnv } from "../context.ts";
import type { Deps } from "../deps.ts";
import { answer, body, failures, guarded, nothing, open, signedIn } from "../openapi.ts";
import { newRouter } from "../router.ts";
import { dropToken, requireSession, sendToken, visitorOf } from "./authenticate.ts";
import { changePassword } from "./change-password.ts";
import { ChangeProfile, changeProfile } from "./change-profile.ts";
import type { AuthCtx, PersonCtx } from "./context.ts";
import { endSession, listOwnSessions } from "./end-session.ts";
import { readSession, sessionOfToken } from "./read-session.ts";
import { SessionView } from "./session-view.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { switchTenant } from "./switch-tenant.ts";

const Password = z.string().min(1).max(1000);
const SignIn = z.object({ email: z.string().trim().min(1).max(320), password: Password });

const signInRoute = createRoute({
  method: "post",
  path: "/sign-in",
  tags: ["session"],
  summary: "Sign in",
  description: "Opens a session under a new token, in the cookie `__Host-salus`. A session of this browser ends.",
  request: { body: body(SignIn) },
  responses: { 200: answer(SessionView, "The session."), ...open, ...failures(401) },
});

const signOutRoute = createRoute({
  method: "post",
  path: "/sign-out",
  tags: ["session"],
  summary: "Sign out",
  security: signedIn,
  responses: { 204: nothing, ...guarded },
});

const getSessionRoute = createRoute({
  method: "get",
  path: "/session",
  tags: ["session"],
  summary: "Who is signed in, for which tenant, and what may be done there",
  security: signedIn,
  responses: { 200: answer(SessionView, "The session."), ...guarded },
});

const switchTenantRoute = createRoute({
  method: "post",
  path: "/tenant",
  tags: ["session"],
  summary: "Work for another of one's tenants",
  description: "The session goes on under a new token; its absolute end stays where it was.",
  security: signedIn,
  request: { body: body(z.object({ tenantId: z.uuid() })) },
  responses: { 200: answer(SessionView, "The session."), ...guarded },
});

const changeProfileRoute = createRoute({
  method: "patch",
  path: "/profile",
  tags: ["account"],
  summary: "Change one's own name or language",
  security: signedIn,
  request: { body: body(ChangeProfile) },
  responses: { 200: answer(SessionView, "The session."), ...guarded },
});

const changePasswordRoute = createRoute({
  method: "post",
  path: "/password",
  tags: ["account"],
  summary: "Change one's own password",
  description: "Asks the present one again and ends the other sessions.",
  security: signedIn,
  request: { body: body(z.object({ current: Password, next: Password })) },
  responses: { 204: nothing, ...guarded, ...failures(429) },
});

const OwnSession = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    userAgent: z.string().nullable(),
  })
  .openapi("OwnSession");

const listSessionsRoute = createRoute({
  method: "get",
  path: "/sessions",
  tags: ["account"],
  summary: "One's own sessions",
  security: signedIn,
  responses: { 200: answer(z.object({ sessions: z.array(OwnSession) }), "Oldest first."), ...guarded },
});

const endSessionRoute = createRoute({
  method: "delete",
  path: "/sessions/{sessionId}",
  tags: ["account"],
  summary: "End one of one's own sessions",
  security: signedIn,
  request: { params: z.object({ sessionId: z.string().max(100) }) },
  responses: { 204: nothing, ...guarded },
});

export const authContext = (deps: Deps, c: Context<AppEnv>): AuthCtx => ({
  db: deps.db,
  now: deps.now(),
  limits: deps.sessionLimits,
  visitor: visitorOf(c, deps.addressKey),
  token: c.var.token,
});

const personContext = (deps: Deps, c: Context<AppEnv>): PersonCtx => ({
  ...authContext(deps, c),
  session: requireSession(c),
});

export const authRoutes = (deps: Deps) =>
  newRouter()
    .openapi(signInRoute, async (c) => {
      const token = await signIn(authContext(deps, c), c.req.valid("json"));
      sendToken(c, token, deps.sessionLimits);
      return c.json(await sessionOfToken(deps, token), 200);
    })
    .openapi(signOutRoute, async (c) => {
      await signOut(personContext(deps, c));
      dropToken(c);
      return c.body(null, 204);
    })
    .openapi(getSessionRoute, async (c) => {
      const session = requireSession(c);
      return c.json(await readSession(deps, session), 200);
    })
    .openapi(switchTenantRoute, async (c) => {
      const token = await switchTenant(personContext(deps, c), c.req.valid("json").tenantId as TenantId);
      sendToken(c, token, deps.sessionLimits);
      return c.json(await sessionOfToken(deps, token), 200);
    })
    .openapi(changeProfileRoute, async (c) => {
      const ctx = personContext(deps, c);
      const person = { ...ctx.session, ...(await changeProfile(ctx, c.req.valid("json"))) };
      return c.json(await readSession(deps, person), 200);
    })
    .openapi(changePasswordRoute, async (c) => {
      await changePassword(personContext(deps, c), c.req.valid("json"));
      return c.body(null, 204);
    })
    .openapi(listSessionsRoute, async (c) => c.json({ sessions: await listOwnSessions(personContext(deps, c)) }, 200))
    .openapi(endSessionRoute, async (c) => {
      await endSession(personContext(deps, c), c.req.valid("param").sessionId);
      return c.body(null, 204);
    });
