import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, refusalIn, type TestApp, trailOf, treeOf } from "../testing.ts";
import { add, aWorkplace, save } from "./node/node-calls.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

describe("an idempotency key", () => {
  const key = () => ({ "idempotency-key": crypto.randomUUID() });

  it("carries out the same request once, fifty times at once, and answers alike", async () => {
    const { tenantId, editor, planId, strategic } = await aWorkplace(test);
    const headers = key();
    const json = {
      lineageId: crypto.randomUUID(),
      parentId: strategic[0].lineageId,
      kind: "operationalObjective",
      text: { nl: "Eén keer" },
    };
    const responses = await Promise.all(
      Array.from({ length: 50 }, () => add(test, editor.token, planId, json, headers)),
    );
    const answers = await Promise.all(responses.map(async (response) => `${response.status} ${await response.text()}`));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^201 /);
    expect((await trailOf(test, tenantId)).filter(({ action }) => action === "node.add")).toHaveLength(1);
  });

  it("turns a repeated save into no conflict with itself", async () => {
    const { editor, planId, strategic } = await aWorkplace(test);
    const headers = key();
    const nodeId = strategic[0].lineageId;
    const first = await save(test, editor.token, planId, nodeId, 1, { "intro.nl": "Een" }, headers);
    await save(test, editor.token, planId, nodeId, 2, { "intro.nl": "Twee" });
    const again = await save(test, editor.token, planId, nodeId, 1, { "intro.nl": "Een" }, headers);
    expect(await again.json()).toEqual(await first.json());
    expect(
      (await treeOf(test, editor.token, planId)).nodes.find(({ lineageId }) => lineageId === nodeId)?.intro.nl,
    ).toBe("Twee");
  });

  it("answers 422 to another body, another route and another person under the same key", async () => {
    const { coordinator, editor, planId, strategic } = await aWorkplace(test);
    const headers = key();
    const [one, other] = [strategic[0].lineageId, strategic[1].lineageId];
    expect((await save(test, editor.token, planId, one, 1, { "intro.nl": "Een" }, headers)).status).toBe(200);
    for (const response of [
      await save(test, editor.token, planId, one, 1, { "intro.nl": "Twee" }, headers),
      await save(test, editor.token, planId, other, 1, { "intro.nl": "Een" }, headers),
      await save(test, coordinator.token, planId, one, 1, { "intro.nl": "Een" }, headers),
    ]) {
      expect(await refusalIn(response)).toEqual([422, "request.key_reused"]);
    }
  });

  it("is not spent by a refusal: the same request may succeed later", async () => {
    const { editor, planId, strategic } = await aWorkplace(test);
    const headers = key();
    const parentId = crypto.randomUUID();
    const json = { lineageId: crypto.randomUUID(), parentId, kind: "result" };
    expect((await add(test, editor.token, planId, json, headers)).status).toBe(404);
    await add(test, editor.token, planId, {
      lineageId: parentId,
      parentId: strategic[0].lineageId,
      kind: "operationalObjective",
    });
    expect((await add(test, editor.token, planId, json, headers)).status).toBe(201);
  });

  it("belongs to one municipality", async () => {
    const [here, there] = [await aWorkplace(test), await aWorkplace(test)];
    const headers = key();
    for (const { editor, planId, strategic } of [here, there]) {
      expect(
        (await save(test, editor.token, planId, strategic[0].lineageId, 1, { "intro.nl": "Een" }, headers)).status,
      ).toBe(200);
    }
  });

  it.each(["short", "x".repeat(101), "with a space"])("is refused when it is %s", async (value) => {
    const { editor, planId, strategic } = await aWorkplace(test);
    const response = await save(
      test,
      editor.token,
      planId,
      strategic[0].lineageId,
      1,
      { "intro.nl": "Een" },
      { "idempotency-key": value },
    );
    expect(await refusalIn(response)).toEqual([422, "input.invalid"]);
  });
});
