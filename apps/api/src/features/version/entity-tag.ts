import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { AppEnv } from "../../context.ts";

/**
 * Answers with the tag of what is answered, or that the reader has it already. The names of records may change under two
 * frozen versions, so the tag is of the words themselves.
 */
export function tagged(c: Context<AppEnv>, answer: object) {
  const text = JSON.stringify(answer);
  const etag = `W/"${createHash("sha256").update(text).digest("base64url")}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  const known = c.req.header("if-none-match")?.split(",") ?? [];
  if (known.some((tag) => tag.trim() === etag)) return c.body(null, 304, headers);
  return c.body(text, 200, { ...headers, "content-type": "application/json" });
}
