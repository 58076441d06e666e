import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { AppEnv } from "./context.ts";

/** One line per request, without a name, an address or a text of a plan. */
export type RequestLine = {
  at: string;
  requestId: string;
  method: string;
  /** The pattern of the route, never the path: paths can hold secrets (`/invitations/:token`). */
  route: string;
  status: number;
  ms: number;
  userId: string | null;
  tenantId: string | null;
  failure: string | null;
};

export type Log = {
  request: (line: RequestLine) => void;
  /** What went wrong inside; the answer only carries the request id. */
  fault: (requestId: string, error: unknown) => void;
};

export const silentLog: Log = { request: () => undefined, fault: () => undefined };

/** Structured lines on standard output, faults on standard error. */
export const consoleLog: Log = {
  request: (line) => console.log(JSON.stringify(line)),
  fault: (requestId, error) =>
    console.error(
      JSON.stringify({ requestId, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    ),
};

export const logRequests = (log: Log) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const start = performance.now();
    c.set("log", log);
    await next();
    const actor = c.get("session")?.actor;
    log.request({
      at: new Date().toISOString(),
      requestId: c.get("requestId"),
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round((performance.now() - start) * 10) / 10,
      userId: actor?.userId ?? null,
      tenantId: actor?.tenantId ?? null,
      failure: c.get("failure") ?? null,
    });
  });

/** For a person at the keyboard: requests pass in silence. */
export const faultsOnly: Log = { ...consoleLog, request: () => undefined };
