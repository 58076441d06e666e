import type { PlanNode } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addNode, bodyOf, createTestApp, nodeOf, refusalIn, type TestApp, trailOf, treeOf } from "../../testing.ts";
import { aWorkplace, save } from "./node-calls.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

describe("saving fields", () => {
  const anObjective = async () => {
    const place = await aWorkplace(test);
    const parentId = place.strategic[0].lineageId;
    const node = await addNode(test, place.editor.token, place.planId, {
      parentId,
      kind: "operationalObjective",
      text: "Eerst",
    });
    return { ...place, nodeId: node.lineageId };
  };

  it("writes them, moves the revisions and leaves before and after in the trail", async () => {
    const { tenantId, editor, planId, nodeId } = await anObjective();
    const response = await save(test, editor.token, planId, nodeId, 1, { "text.nl": "Dan", "text.fr": "Ensuite" });
    expect(await response.json()).toMatchObject({
      node: { text: { nl: "Dan", fr: "Ensuite" }, revision: 2, fieldRevisions: { "text.nl": 2, "text.fr": 2 } },
      treeRevision: 2,
    });
    expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({
      action: "node.change",
      before: { changes: { "text.nl": "Eerst", "text.fr": "" } },
      after: { changes: { "text.nl": "Dan", "text.fr": "Ensuite" }, revision: 2 },
    });
  });

  it("keeps both when two people save different fields from the same revision", async () => {
    const { coordinator, editor, planId, nodeId } = await anObjective();
    const [one, other] = await Promise.all([
      save(test, coordinator.token, planId, nodeId, 1, { "text.nl": "Nederlands" }),
      save(test, editor.token, planId, nodeId, 1, { "text.fr": "Français" }),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);
    const tree = await treeOf(test, editor.token, planId);
    expect(nodeOf(tree, "operationalObjective").text).toEqual({ nl: "Nederlands", fr: "Français" });
  });

  it("answers a conflict with both texts, who and when, and writes nothing at all", async () => {
    const { tenantId, coordinator, editor, planId, nodeId } = await anObjective();
    test.clock.now = new Date("2026-03-02T10:30:00.000Z");
    await save(test, coordinator.token, planId, nodeId, 1, { "text.nl": "Van de coördinator" });
    const before = await trailOf(test, tenantId);
    const response = await save(test, editor.token, planId, nodeId, 1, {
      "text.nl": "Van de redacteur",
      unit: "Dienst preventie",
    });

    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      error: {
        code: "node.conflict",
        params: {
          node: { text: { nl: "Van de coördinator" }, unit: null, revision: 2 },
          conflicts: [
            {
              field: "text.nl",
              mine: "Van de redacteur",
              theirs: "Van de coördinator",
              changedBy: coordinator.name,
              changedAt: "2026-03-02T10:30:00.000Z",
            },
          ],
        },
      },
    });
    expect(await trailOf(test, tenantId)).toEqual(before);
  });

  it("gives exactly one of two editors the field, round after round", async () => {
    const { coordinator, editor, planId, nodeId } = await anObjective();
    const kept: string[] = [];
    for (let round = 1; round <= 60; round += 1) {
      const texts = [`coordinator ${round}`, `editor ${round}`] as const;
      const [one, other] = await Promise.all([
        save(test, coordinator.token, planId, nodeId, round, { "text.nl": texts[0] }),
        save(test, editor.token, planId, nodeId, round, { "text.nl": texts[1] }),
      ]);
      expect([one.status, other.status].sort()).toEqual([200, 409]);
      const loser = one.status === 409 ? one : other;
      const [won, lost] = one.status === 200 ? texts : [texts[1], texts[0]];
      const { error } = await bodyOf<{ error: { params: { conflicts: { mine: string; theirs: string }[] } } }>(loser);
      expect(error.params.conflicts).toMatchObject([{ mine: lost, theirs: won }]);
      kept.push(won);
    }
    expect(nodeOf(await treeOf(test, editor.token, planId), "operationalObjective")).toMatchObject({
      text: { nl: kept.at(-1) },
      revision: 61,
    });
  });

  it("says nothing new when nothing changed", async () => {
    const { tenantId, editor, planId, nodeId } = await anObjective();
    const response = await save(test, editor.token, planId, nodeId, 1, { "text.nl": "Eerst" });
    expect(await response.json()).toMatchObject({ node: { revision: 1 }, treeRevision: 1 });
    expect(await trailOf(test, tenantId)).toHaveLength(2);
  });

  it("refuses the official text of the framework, and a revision of the future", async () => {
    const { editor, planId, nodeId, strategic } = await anObjective();
    const locked = await save(test, editor.token, planId, strategic[0].lineageId, 1, { "text.nl": "Anders" });
    expect(await refusalIn(locked)).toEqual([403, "node.locked"]);
    expect(
      (await save(test, editor.token, planId, strategic[0].lineageId, 1, { "intro.nl": "Inleiding" })).status,
    ).toBe(200);
    expect(await refusalIn(await save(test, editor.token, planId, nodeId, 7, { unit: "x" }))).toEqual([
      422,
      "input.invalid",
    ]);
  });

  it("refuses fields that are none: another tenant, a status, a property of every object", async () => {
    const { tenantId, editor, planId, nodeId } = await anObjective();
    for (const body of [
      `{"baseRevision":1,"changes":{}}`,
      `{"baseRevision":1,"changes":{"tenantId":"${crypto.randomUUID()}"}}`,
      `{"baseRevision":1,"changes":{"__proto__":{"unit":"x"}}}`,
    ]) {
      const response = await test.ask(`/plans/${planId}/nodes/${nodeId}`, {
        method: "PATCH",
        token: editor.token,
        headers: { "content-type": "application/json" },
        body,
      });
      expect(await refusalIn(response)).toEqual([422, "input.invalid"]);
    }
    expect(await trailOf(test, tenantId)).toHaveLength(2);
  });

  it("lets a result be measured by indicators of its own objective only", async () => {
    const { editor, planId, nodeId, strategic } = await anObjective();
    const under = (parentId: string, kind: PlanNode["kind"]) =>
      addNode(test, editor.token, planId, { parentId, kind, text: "x" });
    const elsewhere = await under(strategic[1].lineageId, "operationalObjective");
    const [result, indicator, stranger] = [
      await under(nodeId, "result"),
      await under(nodeId, "indicator"),
      await under(elsewhere.lineageId, "indicator"),
    ];
    const link = (of: string, ids: string[]) => save(test, editor.token, planId, of, 1, { "links.indicator": ids });
    for (const wrong of [stranger.lineageId, result.lineageId, crypto.randomUUID()]) {
      expect(await refusalIn(await link(result.lineageId, [wrong]))).toEqual([422, "node.not_linkable"]);
    }
    expect(await refusalIn(await link(indicator.lineageId, [indicator.lineageId]))).toEqual([422, "node.not_linkable"]);
    const saved = await bodyOf<{ node: PlanNode }>(await link(result.lineageId, [indicator.lineageId]));
    expect(saved.node.links).toEqual({ indicator: [indicator.lineageId] });
  });
});
