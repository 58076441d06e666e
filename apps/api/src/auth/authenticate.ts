import type { Db } from "@salus/db";
import { type Actor, AppError, type Locale } from "@salus/domain";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../context.ts";
import { hashAddress } from "./rate-limit.ts";
import { findSession, type SessionLimits, type Visitor } from "./session.ts";

/** Who is signed in, and as what they act. */
export type CurrentSession = {
  id: string;
  /** When the person signed in; switching tenants does not move it. */
  createdAt: Date;
  email: string;
  name: string;
  locale: Locale;
  actor: Actor;
};

/** `__Host-salus`: https or the own machine only, never shared with another host or path. */
const cookie = { prefix: "host", httpOnly: true, secure: true, sameSite: "Lax", path: "/" } as const;

export const authenticate = (deps: { db: Db; now: () => Date; limits: SessionLimits }) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const token = getCookie(c, "salus", "host") ?? null;
    const clock = { now: deps.now(), limits: deps.limits };
    c.set("token", token);
    c.set("session", token === null ? null : await findCurrentSession(deps.db, token, clock));
    await next();
  });

async function findCurrentSession(
  db: Db,
  token: string,
  clock: { now: Date; limits: SessionLimits },
): Promise<CurrentSession | null> {
  const found = await findSession(db, token, clock);
  if (!found) return null;
  const { id, createdAt, email, name, locale, userId, tenantId, tenantKind, roles } = found;
  return { id, createdAt, email, name, locale, actor: { userId, tenantId, tenantKind, roles } };
}

export function requireSession(c: Context<AppEnv>): CurrentSession {
  const { session } = c.var;
  if (!session) throw new AppError("session.required");
  return session;
}

export const sendToken = (c: Context<AppEnv>, token: string, limits: SessionLimits): void =>
  setCookie(c, "salus", token, { ...cookie, maxAge: Math.floor(limits.absoluteMs / 1000) });

export const dropToken = (c: Context<AppEnv>): void => void deleteCookie(c, "salus", cookie);

/** Where a request comes from, without keeping an address. */
export function visitorOf(c: Context<AppEnv>, addressKey: string): Visitor {
  const address = c.env?.clientAddress ?? c.env?.incoming?.socket.remoteAddress ?? "unknown";
  return { userAgent: c.req.header("user-agent")?.slice(0, 300) ?? null, ipHash: hashAddress(address, addressKey) };
}
