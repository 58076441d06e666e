import { auditEntry, withTenant } from "@salus/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFramework } from "@salus/db/testing";
import { aMunicipalityWith, createTestApp, type TestApp } from "../../testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

describe("POST /plans", () => {
  it("begins a plan", async () => {
    const mechelen = await aMunicipalityWith(test, "coordinator");
    const framework = await aFramework(test.database.owner);
    const api = test.client(mechelen.coordinator.token);
    const response = await api.plans.$post({ json: { framework, language: "nl" } });
    expect(response.status).toBe(201);
    const trail = await withTenant(test.database.owner, mechelen.tenantId, (tx) => tx.select().from(auditEntry));
    expect(trail).toMatchObject([{ action: "plan.create" }]);
  });
});
