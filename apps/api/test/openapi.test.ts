import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../src/testing.ts";
import { readRoutes, type Route, type RouteTable } from "./gate/route-table.ts";

let test: TestApp;
let table: RouteTable;
beforeAll(async () => {
  test = await createTestApp();
  table = await readRoutes(test.app);
});
afterAll(() => test[Symbol.asyncDispose]());

const named = (routes: readonly Route[]) => routes.map(({ name }) => name);

it("is a valid OpenAPI 3.1 document", async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(table.document) as Record<string, unknown>)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
  const { paths: _, ...crippled } = table.document;
  expect(await new Validator().validate({ ...crippled, info: {} })).toMatchObject({ valid: false });
});

it("describes every route that the app answers, and no other", () => {
  expect(table.undescribed).toEqual([]);
  expect(table.unanswered).toEqual([]);
  expect(table.routes.length).toBeGreaterThan(40);
});

it("describes every failure as an error with a code", () => {
  const failing = table.routes.filter(({ operation }) => {
    const failures = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    return failures.length === 0 || !failures.every(([, response]) => describesError(response));
  });
  expect(named(failing)).toEqual([]);
});

it("names the refusals that every route can answer", () => {
  const behind = table.routes.filter(({ signedIn, operation }) => signedIn && !("401" in operation.responses));
  const unsafe = table.routes.filter(({ mutating, operation }) => mutating && !("403" in operation.responses));
  const asked = table.routes.filter(({ parameters, body, operation }) => {
    return (parameters.length > 0 || body !== null) && !("422" in operation.responses);
  });
  const inside = table.routes.filter(
    ({ operation }) => !("500" in operation.responses && "503" in operation.responses),
  );
  expect({ behind: named(behind), unsafe: named(unsafe), asked: named(asked), inside: named(inside) }).toEqual({
    behind: [],
    unsafe: [],
    asked: [],
    inside: [],
  });
});

it("reads the key of every request that may carry one", async () => {
  const keyed = table.routes.filter(({ operation }) => JSON.stringify(operation).includes('"Idempotency-Key"'));
  expect(keyed.length).toBeGreaterThan(40);
  const unread = [];
  for (const { name, method, path } of keyed) {
    const headers = { origin: "http://localhost", "idempotency-key": "short" };
    const answer = await test.app.request(`/api/v1${path}`.replaceAll(/\{\w+\}/g, crypto.randomUUID()), {
      method,
      headers,
    });
    if (!(await answer.text()).includes("idempotency-key")) unread.push(name);
  }
  expect(unread).toEqual([]);
});

it("resolves every reference", () => {
  const missing = [...JSON.stringify(table.document).matchAll(/"\$ref":"#\/components\/schemas\/([^"/]+)/g)]
    .map(([, name]) => name ?? "")
    .filter((name) => !(name in table.document.components.schemas));
  expect(missing).toEqual([]);
});

function describesError(response: { description?: string; content?: Record<string, { schema?: object }> }): boolean {
  const text = JSON.stringify(response.content?.["application/json"]?.schema ?? null);
  return Boolean(response.description) && text.includes('"#/components/schemas/Error"');
}
