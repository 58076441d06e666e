import type { AddressInfo } from "node:net";
import { request } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../testing.ts";
import type { Environment } from "./environment.ts";
import { closeServer, handlerOf, takePort } from "./http.ts";

let test: TestApp;
let close: () => Promise<void>;
let port: number;

beforeAll(async () => {
  test = await createTestApp({ publicOrigins: ["http://localhost"] });
  const env = { host: "127.0.0.1", port: 0, publicUrl: null, attachmentBytes: 1024 * 1024 } as Environment;
  const { server, serve } = await takePort(env);
  serve(await handlerOf(test.app, env));
  port = (server.address() as AddressInfo).port;
  close = () => closeServer(server);
});
afterAll(async () => {
  await close();
  await test[Symbol.asyncDispose]();
});

/** Posts in pieces, without telling the length beforehand. */
const postInPieces = (path: string, pieces: string[]): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const headers = {
      origin: `http://127.0.0.1:${port}`,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    };
    const asked = request({ host: "127.0.0.1", port, path, method: "POST", headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on("error", reject);
    for (const piece of pieces) asked.write(piece);
    asked.end();
  });

it("reads a body that arrives in pieces like any other", async () => {
  const answer = await postInPieces("/api/v1/auth/sign-in", [
    '{"email":"nobody@ma',
    'chelen.be","password":"not the one"}',
  ]);
  expect([answer.status, answer.body]).toEqual([401, expect.stringContaining("session.wrong_credentials")]);
});

it("stops a body that grows too large on the way", async () => {
  const answer = await postInPieces("/api/v1/auth/sign-in", ['{"email":"', "a".repeat(5 * 1024 * 1024), '"}']);
  expect([answer.status, answer.body]).toEqual([422, expect.stringContaining("request.too_large")]);
});

it("keeps a line longer than the proxies before it do", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/health`);
  expect(answer.headers.get("keep-alive")).toBe("timeout=75");
});

it("reads a removal, which states no length and has no body", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin" };
    const path = "/api/v1/plans/01890000-0000-7000-8000-000000000000/nodes/01890000-0000-7000-8000-000000000001";
    request({ host: "127.0.0.1", port, path, method: "DELETE", headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
  expect(status).toBe(401);
});
