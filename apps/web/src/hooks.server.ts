import { API_URL } from "$app/env/private";
import type { RequestEvent } from "@sveltejs/kit";
import { error, redirect } from "@sveltejs/kit";
import type { Handle, HandleFetch, HandleServerError } from "@sveltejs/kit/hooks";
import { parseSetCookie } from "cookie";
import { localeTag } from "@salus/i18n";
import { apiOf, refusalOf } from "#lib/api/client.ts";
import { apiInProcess } from "#lib/api/in-process.ts";
import { localeOf, preferredLocale } from "#lib/i18n/locale.ts";

const signedInPages = "/[locale=locale]/(app)";

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, url } = event;
  locals.locale = localeOf(url.pathname) ?? preferredLocale(event.request.headers.get("accept-language"));
  locals.session = null;
  locals.sessionFailure = null;
  if (event.route.id?.startsWith(signedInPages)) {
    await findSession(event);
    if (!locals.session && !locals.sessionFailure) {
      redirect(303, `/${locals.locale}/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
    }
  }
  const lang = localeTag(locals.locale);
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace("%lang%", lang) });
  if (response.headers.get("content-type")?.startsWith("text/html")) {
    // A page shows one person's work: no cache on the way keeps it, and "back" after signing out asks again.
    // What a secret link opens is stored nowhere at all.
    response.headers.set("cache-control", event.params["token"] ? "no-store" : "private, no-cache");
    response.headers.set("x-content-type-options", "nosniff");
    response.headers.append("vary", "accept-language");
  }
  return response;
};

async function findSession(event: RequestEvent): Promise<void> {
  try {
    const response = await apiOf(event).auth.session.$get();
    if (response.ok) {
      event.locals.session = await response.json();
    } else if (response.status !== 401) {
      const { code, requestId } = await refusalOf(response);
      event.locals.sessionFailure = { status: response.status, code, requestId };
    }
  } catch (failure) {
    console.error({ path: event.url.pathname, failure });
    event.locals.sessionFailure = { status: 503, code: "service.unavailable", requestId: undefined };
  }
}

/** On the server, /api is one call away: same cookie, same origin header, no detour through the network or a proxy. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith("/api/")) return fetch(request);
  const headers = new Headers(request.headers);
  headers.set("cookie", cookieHeader(event));
  headers.set("origin", apiInProcess() || !API_URL ? event.url.origin : new URL(API_URL).origin);
  headers.set("user-agent", event.request.headers.get("user-agent") ?? "");
  headers.set("x-forwarded-host", event.url.host);
  headers.set("x-forwarded-proto", event.url.protocol.slice(0, -1));
  headers.set("x-forwarded-for", event.getClientAddress());

  const inProcess = apiInProcess();
  if (!inProcess && !API_URL) error(503, "service.unavailable", { code: "service.unavailable" });
  const target = inProcess ? url : new URL(url.pathname + url.search, API_URL);
  const direct = new Request(target, { ...bodyOf(request), method: request.method, headers, redirect: "manual" });
  const response = await (inProcess ? inProcess(direct) : globalThis.fetch(direct));
  for (const line of response.headers.getSetCookie()) takeOver(event, line);
  return response;
};

/** The cookies as they stand now, changes of this very request included. */
const cookieHeader = (event: RequestEvent): string =>
  event.cookies
    .getAll()
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");

const bodyOf = (request: Request): RequestInit =>
  request.body ? ({ body: request.body, duplex: "half" } as RequestInit) : {};

function takeOver(event: RequestEvent, setCookie: string): void {
  const { name, value, ...options } = parseSetCookie(setCookie, { decode: (text) => text });
  event.cookies.set(name, value ?? "", { ...options, path: options.path ?? "/", encode: (text) => text });
}

export const handleError: HandleServerError = ({ kind, error: failure, event }) => {
  if (kind === "app") return failure; // Came from the API with its own code and reference.
  if (kind === "framework") return { code: failure.status === 404 ? "route.not_found" : "request.refused" };
  if (kind === "validation") return { code: "input.invalid" };
  const requestId = crypto.randomUUID();
  console.error({ requestId, path: event.url.pathname, error: failure });
  return { code: "internal", requestId };
};
