import { AppError } from "@salus/domain";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./context.ts";

const SAFE = ["GET", "HEAD", "OPTIONS"];

/**
 * An unsafe request must come from our own pages: the browser says so in `Sec-Fetch-Site`, which no page can forge, or
 * in `Origin`. Other callers, such as the web's server side, send the `Origin` of the API itself.
 */
export const ownOriginOnly = (publicOrigins: readonly string[]) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!SAFE.includes(c.req.method)) {
      const site = c.req.header("sec-fetch-site");
      const origin = c.req.header("origin");
      const isOwn = origin !== undefined && (origin === new URL(c.req.url).origin || publicOrigins.includes(origin));
      if (site === undefined ? !isOwn : site !== "same-origin") throw new AppError("request.refused");
    }
    await next();
  });

const MAX_DEPTH = 64;

/**
 * What JSON may say and PostgreSQL or our own code may not hold: U+0000, half a surrogate pair, a number beyond all
 * bounds, nesting without end, keys that are properties of every object.
 */
export const soundJsonOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (!SAFE.includes(c.req.method) && c.req.header("content-type")?.includes("json")) {
    const bytes = await c.req.arrayBuffer();
    if (bytes.byteLength > 0) assertSound(parse(bytes));
  }
  await next();
});

/** Lenient decoding would put another character where a byte is no UTF-8, and that would be saved. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

function parse(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new AppError("input.invalid", { issues: [{ path: [], code: "unreadable" }] }, { cause });
  }
}

const refused = (path: readonly (string | number)[], code: string) =>
  new AppError("input.invalid", { issues: [{ path, code }] });

const reserved = new Set(["__proto__", "constructor", "prototype"]);

export function assertSound(value: unknown): void {
  const stack: { value: unknown; path: (string | number)[] }[] = [{ value, path: [] }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { value, path } = at;
    if (typeof value === "string" && !isSoundText(value)) throw refused(path, "characters");
    if (typeof value === "number" && !Number.isFinite(value)) throw refused(path, "number");
    if (typeof value !== "object" || value === null) continue;
    if (path.length >= MAX_DEPTH) throw refused(path, "depth");
    for (const [key, child] of Object.entries(value)) {
      if (reserved.has(key) || !isSoundText(key)) throw refused(path, "key");
      stack.push({ value: child, path: [...path, Array.isArray(value) ? Number(key) : key] });
    }
  }
}

export const isSoundText = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** Paths and queries with what no column can hold; a broken escape is read by nobody. */
export const soundUrlOnly = createMiddleware<AppEnv>(async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  let text: string;
  try {
    text = decodeURIComponent(pathname + search.replaceAll("+", " "));
  } catch (cause) {
    throw new AppError("input.invalid", { issues: [{ path: ["url"], code: "unreadable" }] }, { cause });
  }
  if (!isSoundText(text)) throw new AppError("input.invalid", { issues: [{ path: ["url"], code: "characters" }] });
  await next();
});

/** Answers are about somebody: no cache keeps one unless its route says for whom and how long (ASVS 14.3). */
export const keptNowhere = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
});

/** How large a body may be depends on who sends it and on what it is. */
export function limitBodies(maxBytes: { strangers: number; json: number; uploads: number }) {
  const limitOf = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new AppError("request.too_large");
      },
    });
  const [strangers, json, uploads] = [limitOf(maxBytes.strangers), limitOf(maxBytes.json), limitOf(maxBytes.uploads)];
  return createMiddleware<AppEnv>((c, next) => {
    if (!c.get("session")) return strangers(c, next);
    const isUpload = c.req.header("content-type")?.startsWith("multipart/form-data") ?? false;
    return isUpload ? uploads(c, next) : json(c, next);
  });
}
