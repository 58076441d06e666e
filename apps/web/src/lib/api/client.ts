import { type ApiClient, apiClient, type PaperClient, paperClient } from "@salus/api/client";
import { type ErrorCode, errorKinds } from "@salus/domain";
import { error } from "@sveltejs/kit";

/**
 * The API, typed. On the server with the `fetch` of `load` and actions (it knows the way and the cookie),
 * in the browser with the browser's own; the browser sends `Origin` by itself.
 */
export const api = (fetch: typeof globalThis.fetch, origin: string): ApiClient =>
  apiClient(`${origin}/api/v1`, { fetch });

type Asking = { fetch: typeof globalThis.fetch; url: URL; untrack?: <T>(read: () => T) => T };

/** Does not tie the load to the address: a switch of language fetches nothing anew. */
const originOf = ({ url, untrack }: Asking): string => (untrack ? untrack(() => url.origin) : url.origin);

/** The API for a `load` or an action. */
export const apiOf = (event: Asking): ApiClient => api(event.fetch, originOf(event));

/** The same for what is printed and signed. */
export const papersOf = (event: Asking): PaperClient =>
  paperClient(`${originOf(event)}/api/v1`, { fetch: event.fetch });

/** A refusal of the API as the reader gets it told. */
export type Refusal = { code: ErrorCode | "internal"; params: Record<string, unknown>; requestId?: string };

export const isErrorCode = (value: unknown): value is ErrorCode => typeof value === "string" && value in errorKinds;

/** What a response that is not ok says, whatever its body looks like. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => null)) as {
    error?: { code?: unknown; params?: Record<string, unknown>; requestId?: string };
  } | null;
  const told = body?.error;
  if (isErrorCode(told?.code)) {
    return { code: told.code, params: told.params ?? {}, ...(told.requestId ? { requestId: told.requestId } : {}) };
  }
  return { code: response.status === 503 || response.status === 502 ? "service.unavailable" : "internal", params: {} };
}

/** What a successful answer carries, by the types of the route. */
type Body<T> = T extends { json(): Promise<infer Content> } ? Content : never;
type SuccessBody<T> = [Extract<T, { ok: true }>] extends [never] ? Body<T> : Body<Extract<T, { ok: true }>>;

/** The body of a successful answer (undefined for 204), or the matching error page. */
export async function orErrorPage<T extends Response>(request: Promise<T> | T): Promise<SuccessBody<T>> {
  const response = await request;
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as SuccessBody<T>;
  const { code, requestId } = await refusalOf(response);
  error(response.status, code, { code, requestId });
}
