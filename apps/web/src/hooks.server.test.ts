import type { RequestEvent } from "@sveltejs/kit";
import { isHttpError } from "@sveltejs/kit";
import { afterEach, expect, it } from "vitest";
import { handleFetch } from "./hooks.server.ts";

const api = Symbol.for("salus.api");
const globals = globalThis as Record<symbol, unknown>;
afterEach(() => void Reflect.deleteProperty(globals, api));

function anEvent() {
  const jar = new Map([["__Host-salus", "a token+with signs"]]);
  const options: Record<string, unknown> = {};
  const event = {
    url: new URL("http://salus.example/nl"),
    request: new Request("http://salus.example/nl", { headers: { "user-agent": "Firefox" } }),
    getClientAddress: () => "192.0.2.7",
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      set: (name: string, value: string, given: Record<string, unknown>) => {
        jar.set(name, value);
        Object.assign(options, given);
      },
    },
  } as unknown as RequestEvent;
  return { event, jar, options };
}

const call = (event: RequestEvent, url: string, init?: RequestInit) =>
  handleFetch({ event, request: new Request(url, init), fetch: () => Promise.resolve(new Response("outside")) });

it("calls the API in process as the visitor: cookie, origin, address and body", async () => {
  let seen: Request | undefined;
  globals[api] = (request: Request) => {
    seen = request;
    return Promise.resolve(Response.json({ ok: true }));
  };
  const { event } = anEvent();
  await call(event, "http://salus.example/api/v1/plans", { method: "POST", body: '{"a":1}' });
  expect(seen?.headers.get("cookie")).toBe("__Host-salus=a%20token%2Bwith%20signs");
  expect(seen?.headers.get("origin")).toBe("http://salus.example");
  expect(seen?.headers.get("x-forwarded-for")).toBe("192.0.2.7");
  expect(seen?.headers.get("user-agent")).toBe("Firefox");
  expect(await seen?.text()).toBe('{"a":1}');
});

it("hands a new cookie of the API on to the browser, and uses it at once", async () => {
  const cookies: (string | null)[] = [];
  globals[api] = (request: Request) => {
    cookies.push(request.headers.get("cookie"));
    const headers = { "set-cookie": "__Host-salus=next; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=60" };
    return Promise.resolve(new Response(null, { headers }));
  };
  const { event, jar, options } = anEvent();
  await call(event, "http://salus.example/api/v1/auth/tenant", { method: "POST" });
  await call(event, "http://salus.example/api/v1/auth/session");
  expect(jar.get("__Host-salus")).toBe("next");
  expect(options).toMatchObject({ path: "/", httpOnly: true, secure: true, maxAge: 60 });
  expect(cookies[1]).toBe("__Host-salus=next");
});

it("says that the service cannot be reached when there is no API", async () => {
  const failure = await Promise.resolve(call(anEvent().event, "http://salus.example/api/v1/plans")).catch(
    (error: unknown) => error,
  );
  expect(isHttpError(failure, 503) && failure.body.code).toBe("service.unavailable");
});

it("leaves other addresses alone, without the cookie", async () => {
  const response = await call(anEvent().event, "http://elsewhere.example/api/v1/plans");
  expect(await response.text()).toBe("outside");
});
