import { type PlanNode, reviewOf } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyOf, createTestApp, refusalIn, type TestApp, trailOf, treeOf } from "../../testing.ts";
import { add, aWorkplace, save } from "./node-calls.ts";

type Saved = { node: PlanNode; treeRevision: number };
type Change = { by: string | null; revision: number; before: unknown; after: unknown };

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const nodes = (token: string) => test.client(token).plans[":planId"].nodes[":nodeId"];
const review = (token: string, planId: string, nodeId: string, revision: number, field = "text.fr") =>
  nodes(token).reviews.$post({ param: { planId, nodeId }, json: { field: field as "text.fr", revision } });
const history = async (token: string, planId: string, nodeId: string, field: "text.nl" | "text.fr" = "text.nl") =>
  (
    await bodyOf<{ changes: Change[] }>(
      await nodes(token).history.$get({ param: { planId, nodeId }, query: { field } }),
    )
  ).changes;

async function aTranslation() {
  const place = await aWorkplace(test);
  const { coordinator, planId, strategic } = place;
  const added = { kind: "operationalObjective", parentId: strategic[0].lineageId, text: { nl: "Overleg" } };
  const { node } = await bodyOf<Saved>(await add(test, coordinator.token, planId, added));
  const saved = await save(test, coordinator.token, planId, node.lineageId, node.revision, {
    "text.fr": "Concertation",
  });
  return { ...place, node: (await bodyOf<Saved>(saved)).node };
}

describe("a translation that was read", () => {
  it("carries who read it and when, until one of the two texts changes", async () => {
    const { editor, coordinator, planId, node } = await aTranslation();
    const before = (await treeOf(test, editor.token, planId)).version.treeRevision;
    const answer = await bodyOf<Saved>(await review(editor.token, planId, node.lineageId, node.revision));
    expect(reviewOf(answer.node, "text", "fr")).toEqual({
      by: editor.actor.userId,
      at: test.clock.now.toISOString(),
      revision: node.revision,
    });
    expect(answer.treeRevision).toBe(before + 1);
    const change = { "text.nl": "Wekelijks overleg" };
    const changed = await save(test, coordinator.token, planId, node.lineageId, answer.node.revision, change);
    expect(reviewOf((await bodyOf<Saved>(changed)).node, "text", "fr")).toBeNull();
    const trail = await trailOf(test, coordinator.actor.tenantId);
    expect(trail.map(({ action }) => action).slice(-2)).toEqual(["node.review", "node.change"]);
  });

  it("loses the mark when somebody takes it away", async () => {
    const { editor, planId, node } = await aTranslation();
    await review(editor.token, planId, node.lineageId, node.revision);
    const param = { planId, nodeId: node.lineageId, field: "text.fr" as const };
    const answer = await bodyOf<Saved>(await nodes(editor.token).reviews[":field"].$delete({ param }));
    expect(answer.node.reviews).toEqual({});
    const again = await bodyOf<Saved>(await nodes(editor.token).reviews[":field"].$delete({ param }));
    expect(again.treeRevision).toBe(answer.treeRevision);
  });

  it("is refused for the original, for what was read too long ago, and for readers", async () => {
    const { editor, reader, planId, node } = await aTranslation();
    const refused = async (response: Response) => (await refusalIn(response))[1];
    expect(await refused(await review(editor.token, planId, node.lineageId, node.revision, "text.nl"))).toBe(
      "review.not_possible",
    );
    expect(await refused(await review(editor.token, planId, node.lineageId, 1))).toBe("review.text_changed");
    expect(await refused(await review(reader.token, planId, node.lineageId, node.revision))).toBe("plan.forbidden");
    expect((await treeOf(test, editor.token, planId)).nodes.find((each) => each.lineageId === node.lineageId)).toEqual(
      node,
    );
  });
});

describe("the history of a field", () => {
  it("tells who wrote what, the newest first", async () => {
    const { editor, coordinator, reader, planId, node } = await aTranslation();
    await save(test, editor.token, planId, node.lineageId, node.revision, { "text.nl": "Wekelijks overleg" });
    await save(test, coordinator.token, planId, node.lineageId, node.revision + 1, { "text.nl": "Dagelijks overleg" });
    expect(await history(reader.token, planId, node.lineageId)).toMatchObject([
      { revision: node.revision + 2, before: "Wekelijks overleg", after: "Dagelijks overleg" },
      { revision: node.revision + 1, before: "Overleg", after: "Wekelijks overleg" },
    ]);
    expect(await history(reader.token, planId, node.lineageId, "text.fr")).toMatchObject([
      { before: "", after: "Concertation" },
    ]);
  });

  it("is the municipality's own", async () => {
    const { planId, node } = await aTranslation();
    const { editor } = await aWorkplace(test);
    const param = { planId, nodeId: node.lineageId };
    const response = await nodes(editor.token).history.$get({ param, query: { field: "text.nl" } });
    expect((await refusalIn(response))[1]).toBe("plan.not_found");
  });
});

describe("the findings of a plan", () => {
  it("tell wrong terms and figures that differ", async () => {
    const { coordinator, planId, strategic } = await aWorkplace(test);
    const text = { nl: "12 Vredesbewaarders", fr: "13 gardiens de la paix" };
    const added = { kind: "operationalObjective", parentId: strategic[0].lineageId, text };
    const { node } = await bodyOf<Saved>(await add(test, coordinator.token, planId, added));
    const answer = await test.client(coordinator.token).plans[":planId"].findings.$get({ param: { planId } });
    const { findings } = await bodyOf<{
      findings: { code: string; lineageId: string; field: string; params: object }[];
    }>(answer);
    expect(
      findings.filter(({ lineageId, code }) => lineageId === node.lineageId && /glossary|agreement/.test(code)),
    ).toEqual([
      expect.objectContaining({
        code: "glossary.wrong",
        field: "text.nl",
        params: { quote: "Vredesbewaarders", official: "Gemeenschapswachten" },
      }),
      expect.objectContaining({ code: "agreement.number", field: "text.fr", params: { here: "13", there: "12" } }),
    ]);
  });
});
