import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { getRequestListener } from "@hono/node-server";
import type { createApp } from "../app.ts";
import { compressPages } from "./compress-html.ts";
import { root } from "./database.ts";
import type { Environment } from "./environment.ts";
import { Refusal } from "./refusal.ts";

type App = ReturnType<typeof createApp>;
type WebHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Takes the port before anything else is touched; until the program is ready every request is told to come back. */
export async function takePort({
  host,
  port,
}: Environment): Promise<{ server: Server; serve: (handler: RequestListener) => void }> {
  let handler: RequestListener = (_request, response) => {
    response.writeHead(503, { "retry-after": "2", "content-type": "application/json" });
    response.end('{"error":{"code":"service.unavailable","params":{},"requestId":""}}');
  };
  const server = createServer((request, response) => handler(request, response));
  // Longer than proxies and browsers keep a line: who closes first must not be the one that is being asked.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(refusalOf(error, port)));
    server.listen({ host, port, exclusive: true }, resolve);
  });
  return { server, serve: (ready) => void (handler = ready) };
}

function refusalOf(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE" && error.code !== "EACCES") return error;
  const next = port === 65_535 ? port - 1 : port + 1;
  return new Refusal(
    `Port ${port} is taken or not allowed: stop the other program, or choose another port with PORT=${next} npm start`,
  );
}

/** API and web on one port. The web's server side reaches the API in process. */
export async function handlerOf(app: App, env: Environment): Promise<RequestListener> {
  const addressOf = (request: IncomingMessage): string => {
    const forwarded =
      env.publicUrl === null
        ? undefined
        : String(request.headers["x-forwarded-for"] ?? "")
            .split(",")
            .at(-1);
    return forwarded?.trim() || (request.socket.remoteAddress ?? "unknown");
  };
  const api = getRequestListener(
    (request, bindings) => {
      const { incoming } = bindings as { incoming: IncomingMessage };
      return app.fetch(sized(incoming) ? request : plain(request), { clientAddress: addressOf(incoming) });
    },
    { overrideGlobalObjects: false },
  );
  (globalThis as Record<symbol, unknown>)[Symbol.for("salus.api")] = (request: Request) =>
    app.fetch(request, { clientAddress: request.headers.get("x-forwarded-for") ?? "unknown" });

  const web = await webHandler(env);
  return (request, response) => {
    if (web === null || request.url === "/api" || request.url?.startsWith("/api/")) return void api(request, response);
    // The web asks these headers about the visitor; only we know, so only we write them.
    request.headers["x-forwarded-proto"] = env.publicUrl?.protocol.slice(0, -1) ?? "http";
    request.headers["x-forwarded-for"] = addressOf(request);
    compressPages(request, response);
    web(request, response, () => void api(request, response));
  };
}

/** A browser's DELETE states no length: the stand-in has a body all the same, which would be read as one that streams. */
const sized = ({ method, headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] === undefined &&
  (headers["content-length"] !== undefined || method === "GET" || method === "HEAD");

/** The request of the server is a stand-in that `new Request(request)` cannot read: a body that streams needs a real one. */
const plain = ({ url, method, headers, body }: Request): Request =>
  new Request(url, { method, headers, ...(body && { body, duplex: "half" as const }) });

/** Null where the web is not built: then the API stands alone. */
async function webHandler({ attachmentBytes }: Environment): Promise<WebHandler | null> {
  const file = join(root, "apps/web/build/handler.js");
  if (!existsSync(file)) return null;
  process.env["PROTOCOL_HEADER"] = "x-forwarded-proto";
  process.env["ADDRESS_HEADER"] = "x-forwarded-for";
  // A form carries the files of a page, with what is written beside them.
  process.env["BODY_SIZE_LIMIT"] ??= String(2 * attachmentBytes);
  const { handler } = (await import(pathToFileURL(file).href)) as { handler: WebHandler };
  return handler;
}

/** Lets running requests end, for at most some seconds. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(force);
}
