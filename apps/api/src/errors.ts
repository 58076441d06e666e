import { AppError, type ErrorKind } from "@salus/domain";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv } from "./context.ts";
import type { ErrorBody } from "./openapi.ts";

const statusOf = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<ErrorKind, ContentfulStatusCode>;

/** Refusals of Hono itself: unreadable JSON or form data, a body over the limit. */
const refusalOf = { 400: "input.invalid", 413: "request.too_large", 404: "route.not_found" } as const;

/** The only place where an error becomes a response. Anything we did not throw ourselves stays inside. */
export function onError(error: Error, c: Context<AppEnv>): Response {
  const requestId = c.get("requestId");
  const refusal = asRefusal(error);
  if (refusal) {
    const { code, params, kind } = refusal;
    c.set("failure", code);
    if (kind === "unavailable") c.get("log")?.fault(requestId, error);
    return c.json<ErrorBody>({ error: { code, params, requestId } }, statusOf[kind]);
  }
  c.set("failure", "internal");
  c.get("log")?.fault(requestId, error);
  return c.json<ErrorBody>({ error: { code: "internal", params: {}, requestId } }, 500);
}

function asRefusal(error: Error): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException && error.status < 500) {
    const code = refusalOf[error.status as keyof typeof refusalOf] ?? "request.refused";
    return new AppError(code, {}, { cause: error });
  }
  const state = sqlState(error);
  if (state === "SA001") return new AppError("version.frozen", {}, { cause: error });
  if (state !== null && isUnavailable(state)) return new AppError("service.unavailable", {}, { cause: error });
  return null;
}

/** SQLSTATE or connection code of a failed query; drizzle and postgres.js put it on a cause. */
export function sqlState(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && !(cause instanceof AppError)) return cause.code;
  }
  return null;
}

/** Another transaction was in the way; the same work may succeed at once. */
export const isTransient = (error: unknown): boolean => ["40001", "40P01"].includes(sqlState(error) ?? "");

const isUnavailable = (state: string): boolean =>
  ["40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03"].includes(state) ||
  ["08", "53"].includes(state.slice(0, 2)) ||
  /^(ECONN|ENOENT|EPIPE|ETIMEDOUT|CONNECT|CONNECTION_)/.test(state);
