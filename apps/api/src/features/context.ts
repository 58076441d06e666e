import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { AppError } from "@salus/domain";
import { z } from "zod";
import { requireSession } from "../auth/authenticate.ts";
import { type AppEnv, type Ctx, contextOf, type FederalCtx, federalContextOf, hashRequest } from "../context.ts";
import type { Services } from "../deps.ts";

const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{8,100}$/);

/** A request is the same request when method, path and body are. */
export const readRequestKey = createMiddleware<AppEnv>(async (c, next) => {
  const header = c.req.header("idempotency-key");
  // A form with a file has another boundary every time: it is never the same request.
  const isForm = c.req.header("content-type")?.startsWith("multipart/form-data") ?? false;
  if (header !== undefined && !isForm && !["GET", "HEAD"].includes(c.req.method)) {
    const key = IdempotencyKey.safeParse(header);
    if (!key.success) {
      throw new AppError("input.invalid", { issues: [{ path: ["idempotency-key"], code: "invalid_format" }] });
    }
    c.set("requestKey", { key: key.data, hash: hashRequest(c.req.method, c.req.path, await c.req.text()) });
  }
  await next();
});

export const tenantContext = (services: Services, c: Context<AppEnv>): Ctx =>
  contextOf(services.db, { ...requestOf(services, c), requestKey: c.get("requestKey") ?? null });

export const federalContext = (services: Services, c: Context<AppEnv>): FederalCtx =>
  federalContextOf({ app: services.db, federal: services.federalDb }, requestOf(services, c));

const requestOf = ({ now, frameworks }: Services, c: Context<AppEnv>) => ({
  actor: requireSession(c).actor,
  now: now(),
  frameworks,
});
