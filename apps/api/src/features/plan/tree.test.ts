import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addNode, aDraft, aMunicipalityWith, createTestApp, refusalIn, type TestApp } from "../../testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());
beforeEach(() => void (test.clock.now = new Date("2026-03-02T09:00:00.000Z")));

const elsewhere = () => aMunicipalityWith(test, "coordinator");

describe("GET /plans/:planId/tree", () => {
  const ask = (token: string, planId: string, headers: Record<string, string> = {}, query = "") =>
    test.ask(`/plans/${planId}/tree${query}`, { token, headers });

  it("answers 304 while nothing changed, and the new tree after a save", async () => {
    const { coordinator } = await elsewhere();
    const planId = await aDraft(test, coordinator.token);
    const first = await ask(coordinator.token, planId);
    const etag = first.headers.get("etag")!;
    expect(etag).toMatch(/^W\/"/);

    for (const ifNoneMatch of [etag, `"other", ${etag}`, etag.slice(2)]) {
      const same = await ask(coordinator.token, planId, { "if-none-match": ifNoneMatch });
      expect([same.status, await same.text()]).toEqual([304, ""]);
    }
    await addNode(test, coordinator.token, planId, { parentId: null, kind: "chapter", code: "burglary" });
    const changed = await ask(coordinator.token, planId, { "if-none-match": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
  });

  it("answers the same tree compressed, from memory the second time, and never to another municipality", async () => {
    const [here, there] = [await elsewhere(), await elsewhere()];
    const planId = await aDraft(test, here.coordinator.token);
    const plain = await (await ask(here.coordinator.token, planId)).text();
    for (let time = 1; time <= 2; time += 1) {
      const gzip = await ask(here.coordinator.token, planId, { "accept-encoding": "gzip" });
      expect(gzip.headers.get("content-encoding")).toBe("gzip");
      expect(await new Response(gzip.body!.pipeThrough(new DecompressionStream("gzip"))).text()).toBe(plain);
    }
    const foreign = await ask(there.coordinator.token, planId, { "accept-encoding": "gzip" });
    expect(await refusalIn(foreign)).toEqual([404, "plan.not_found"]);
  });

  it("reads an older version by its number, and has no version that never was", async () => {
    const { coordinator } = await elsewhere();
    const planId = await aDraft(test, coordinator.token);
    expect((await ask(coordinator.token, planId, {}, "?version=1")).status).toBe(200);
    expect(await refusalIn(await ask(coordinator.token, planId, {}, "?version=2"))).toEqual([404, "plan.not_found"]);
    expect(await refusalIn(await ask(coordinator.token, planId, {}, "?version=99999999999"))).toEqual([
      422,
      "input.invalid",
    ]);
  });
});
