import { createServer, type Server, type ServerResponse } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { compressPages } from "./compress-html.ts";

let server: Server | null = null;
afterEach(() => void server?.close());

/** What a browser gets for an answer that `write` made, before it is unpacked. */
async function ask(
  write: (response: ServerResponse) => void,
  headers: Record<string, string> = { "accept-encoding": "gzip" },
) {
  server = createServer((request, response) => {
    compressPages(request, response);
    write(response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server?.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const { request } = await import("node:http");
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request({ port, host: "127.0.0.1", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

const page = "<p>Veiligheid en samenleving</p>".repeat(500);

it("compresses a page, in one piece or in parts", async () => {
  const whole = await ask((response) => {
    response.setHeader("content-type", "text/html");
    response.setHeader("content-length", Buffer.byteLength(page));
    response.writeHead(200);
    response.end(page);
  });
  expect(whole.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(whole.headers).not.toHaveProperty("content-length");
  expect(whole.body.length).toBeLessThan(page.length / 10);
  expect(gunzipSync(whole.body).toString()).toBe(page);

  const parts = await ask((response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.writeHead(404);
    response.write(page);
    setTimeout(() => response.end(Buffer.from("<p>slot</p>")), 20);
  });
  expect([parts.status, gunzipSync(parts.body).toString()]).toEqual([404, `${page}<p>slot</p>`]);
});

it("sends a part of a page at once, without waiting for the rest", async () => {
  const seen: number[] = [];
  server = createServer((request, response) => {
    compressPages(request, response);
    response.setHeader("content-type", "text/html");
    response.write(page);
    setTimeout(() => response.end("slot"), 300);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server?.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const began = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { "accept-encoding": "gzip" } });
  for await (const _part of response.body!) seen.push(performance.now() - began);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)! - seen[0]!).toBeGreaterThan(150);
});

it.each<[string, (response: ServerResponse) => void, Record<string, string>, string]>([
  ["to who does not ask for it", (response) => response.setHeader("content-type", "text/html").end(page), {}, page],
  [
    "of a picture",
    (response) => response.setHeader("content-type", "image/png").end("png"),
    { "accept-encoding": "gzip" },
    "png",
  ],
  [
    "of what is compressed already",
    (response) => response.setHeader("content-type", "text/html").setHeader("content-encoding", "br").end("br"),
    { "accept-encoding": "gzip, br" },
    "br",
  ],
])("leaves an answer as it is %s", async (_what, write, headers, expected) => {
  const { body, headers: sent } = await ask(write, headers);
  expect(body.toString()).toBe(expected);
  expect(sent["content-encoding"]).not.toBe("gzip");
});

it("sends no body where there is none", async () => {
  const unchanged = await ask((response) => {
    response.setHeader("content-type", "text/html");
    response.writeHead(304);
    response.end();
  });
  expect([unchanged.status, unchanged.body.length, unchanged.headers["content-encoding"]]).toEqual([304, 0, undefined]);
});
