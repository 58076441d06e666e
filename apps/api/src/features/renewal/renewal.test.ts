import { randomUUID } from "node:crypto";
import { eq, frameworkRevision, framework as frameworkTable } from "@salus/db";
import { findFramework } from "@salus/templates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aDraft,
  addNode,
  aFederalSideWith,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  nodeOf,
  refusalIn,
  type TestApp,
  trailOf,
  treeOf,
} from "../../testing.ts";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test[Symbol.asyncDispose]());

type Item = { id: string; kind: string; quote: string; lineageId: string; state: string; outcome: string | null };
type Renewal = { origin: { kind: string } | null; items: Item[]; open: number };

const renewalOf = async (token: string, planId: string): Promise<Renewal> =>
  bodyOf(await test.client(token).plans[":planId"].renewal.$get({ param: { planId } }));

const settle = (token: string, planId: string, itemId: string, json: object) =>
  test
    .client(token)
    .plans[":planId"].renewal[":itemId"].settle.$post({ param: { planId, itemId }, json: json as never });
const reopen = (token: string, planId: string, itemId: string) =>
  test.client(token).plans[":planId"].renewal[":itemId"].reopen.$post({ param: { planId, itemId } });

/** A plan of 2026 with two stale texts, rolled over to 2023-2024. */
async function aRolledOverPlan() {
  const municipality = await aMunicipalityWith(test, "coordinator", "reader");
  const { token } = municipality.coordinator;
  const from = await aDraft(test, token);
  const place = nodeOf(await treeOf(test, token, from), "strategicObjective");
  const goal = await addNode(test, token, from, {
    parentId: place.lineageId,
    kind: "operationalObjective",
    text: "Vanaf 2026 elk jaar",
  });
  await addNode(test, token, from, { parentId: goal.lineageId, kind: "result", text: "Klaar op 01/06/2026" });
  const answer = await test
    .client(token)
    .plans["roll-over"].$post({ json: { framework: "svpp-2023-2024", fromPlanId: from } });
  expect(answer.status).toBe(201);
  const { id } = await bodyOf<{ id: string }>(answer);
  return { ...municipality, token, from, planId: id, goal };
}

describe("rolling a plan over", () => {
  it("begins the next plan with the same lineages and lists what has gone stale", async () => {
    const { token, planId, from, goal, tenantId } = await aRolledOverPlan();
    const nodes = (await treeOf(test, token, planId)).nodes.map(({ lineageId }) => lineageId);
    expect(nodes).toContain(goal.lineageId);
    const { origin, items, open } = await renewalOf(token, planId);
    expect(origin).toMatchObject({ kind: "rollOver", planId: from, framework: "svpp-2026-demo" });
    expect(items.map(({ kind, quote, state }) => [kind, quote, state]).toSorted()).toEqual([
      ["date", "01/06/2026", "open"],
      ["year", "2026", "open"],
    ]);
    expect(open).toBe(2);
    expect((await trailOf(test, tenantId)).map(({ action }) => action)).toContain("plan.rollOver");
  });

  it("counts before anything is written", async () => {
    const { token, from } = await aRolledOverPlan();
    const answer = await test
      .client(token)
      .plans[":planId"]["roll-over"].$get({ param: { planId: from }, query: { framework: "svpp-2020" } });
    expect(await answer.json()).toMatchObject({
      nodes: { operationalObjective: 1, result: 1 },
      stale: { date: 1, year: 1 },
    });
  });

  it("refuses a framework of the other instrument, and a plan of somebody else", async () => {
    const { token, from } = await aRolledOverPlan();
    const other = await aMunicipalityWith(test, "coordinator");
    const ask = (who: string, framework: string) =>
      test.client(who).plans["roll-over"].$post({ json: { framework, fromPlanId: from } });
    expect(await refusalIn(await ask(token, "vsc-2023"))).toEqual([422, "input.invalid"]);
    expect(await refusalIn(await ask(other.coordinator.token, "svpp-2020"))).toEqual([404, "plan.not_found"]);
  });
});

describe("settling", () => {
  it("changes the text by the user's act, and takes it back", async () => {
    const { token, planId, goal, tenantId } = await aRolledOverPlan();
    const year = (await renewalOf(token, planId)).items.find(({ kind }) => kind === "year")!;
    const act = { outcome: "changed", baseRevision: 1, text: "Vanaf 2023 elk jaar" };
    expect((await settle(token, planId, year.id, act)).status).toBe(200);
    const textOf = async () =>
      (await treeOf(test, token, planId)).nodes.find(({ lineageId }) => lineageId === goal.lineageId)?.text;
    expect(await textOf()).toEqual({ nl: "Vanaf 2023 elk jaar" });
    expect(await refusalIn(await settle(token, planId, year.id, act))).toEqual([409, "renewal.settled"]);
    expect((await reopen(token, planId, year.id)).status).toBe(200);
    expect(await textOf()).toEqual({ nl: "Vanaf 2026 elk jaar" });
    expect((await renewalOf(token, planId)).open).toBe(2);
    const actions = (await trailOf(test, tenantId)).map(({ action }) => action);
    expect(actions.slice(-4)).toEqual(["node.change", "renewal.settle", "node.change", "renewal.reopen"]);
  });

  it("does not put old words over what somebody wrote since", async () => {
    const { token, planId, goal } = await aRolledOverPlan();
    const year = (await renewalOf(token, planId)).items.find(({ kind }) => kind === "year")!;
    await settle(token, planId, year.id, { outcome: "changed", baseRevision: 1, text: "Vanaf 2023" });
    await test.client(token).plans[":planId"].nodes[":nodeId"].$patch({
      param: { planId, nodeId: goal.lineageId },
      json: { baseRevision: 2, changes: { "text.nl": "Elk jaar, op vraag" } },
    });
    expect(await refusalIn(await reopen(token, planId, year.id))).toEqual([409, "renewal.changed_since"]);
  });

  it("refuses a text that was begun before somebody else saved that field", async () => {
    const { token, planId, goal } = await aRolledOverPlan();
    const year = (await renewalOf(token, planId)).items.find(({ kind }) => kind === "year")!;
    await test.client(token).plans[":planId"].nodes[":nodeId"].$patch({
      param: { planId, nodeId: goal.lineageId },
      json: { baseRevision: 1, changes: { "text.nl": "In 2026 en later" } },
    });
    const late = await settle(token, planId, year.id, { outcome: "changed", baseRevision: 1, text: "Vanaf 2023" });
    expect(await refusalIn(late)).toEqual([409, "node.conflict"]);
  });

  it("takes a node out with all below it, and brings it back; a reader settles nothing", async () => {
    const { token, planId, reader } = await aRolledOverPlan();
    const { items } = await renewalOf(token, planId);
    const year = items.find(({ kind }) => kind === "year")!;
    expect(await refusalIn(await settle(reader.token, planId, year.id, { outcome: "removed" }))).toEqual([
      403,
      "plan.forbidden",
    ]);
    await settle(token, planId, year.id, { outcome: "removed" });
    const { items: after } = await renewalOf(token, planId);
    expect(after.map(({ state }) => state).toSorted()).toEqual(["gone", "settled"]);
    await reopen(token, planId, year.id);
    expect((await renewalOf(token, planId)).open).toBe(2);
  });

  it("keeps with a reason", async () => {
    const { token, planId } = await aRolledOverPlan();
    const [item] = (await renewalOf(token, planId)).items;
    await settle(token, planId, item!.id, { outcome: "kept", reason: "Blijft gelden" });
    const kept = (await renewalOf(token, planId)).items.find(({ id }) => id === item!.id);
    expect(kept).toMatchObject({
      state: "settled",
      outcome: "kept",
      reason: "Blijft gelden",
      settledByName: "Lore Wouters",
    });
  });
});

describe("another municipality's plan", () => {
  it("can be a beginning once it was approved, never before", async () => {
    const theirs = await aMunicipalityWith(test, "coordinator");
    const ours = await aMunicipalityWith(test, "coordinator");
    const federal = await aFederalSideWith(test, "adviser");
    await aSubmittedPlan(test, theirs.coordinator.token, "Gratis advies");
    const list = await bodyOf<{ submissions: { id: string; nis: string }[] }>(
      await test.client(federal.adviser.token).federal.plans.$get({ query: {} }),
    );
    const submissionId = list.submissions[0]!.id;
    const published = async () =>
      (
        await bodyOf<{ published: { id: string }[] }>(
          await test.client(ours.coordinator.token).published.$get({ query: { instrument: "svpp" } }),
        )
      ).published.map(({ id }) => id);
    const take = () =>
      test.client(ours.coordinator.token).plans.inspiration.$post({
        json: { framework: "svpp-2023-2024", publishedId: submissionId, language: "nl", hasTexts: true },
      });
    expect(await published()).not.toContain(submissionId);
    expect(await refusalIn(await take())).toEqual([404, "submission.not_found"]);
    await test.client(federal.adviser.token).federal.plans[":submissionId"].approve.$post({
      param: { submissionId },
      json: { on: "2026-03-01", inForceOn: null },
    });
    expect(await published()).toContain(submissionId);
    const begun = await take();
    expect(begun.status).toBe(201);
    const { id } = await bodyOf<{ id: string }>(begun);
    const { origin, items } = await renewalOf(ours.coordinator.token, id);
    expect(origin?.kind).toBe("inspiration");
    expect(items.every(({ kind }) => kind === "takenOver")).toBe(true);
    expect(items.map(({ quote }) => quote)).toContain("Gratis advies");
    const { nodes } = await treeOf(test, ours.coordinator.token, id);
    expect(nodes.every(({ targets }) => targets.length === 0)).toBe(true);
    expect(
      await refusalIn(
        await test.client(theirs.coordinator.token).plans.inspiration.$post({
          json: { framework: "svpp-2023-2024", publishedId: submissionId, language: "nl", hasTexts: true },
        }),
      ),
    ).toEqual([404, "submission.not_found"]);
  });
});

describe("a revision of a framework", () => {
  it("is shown as a difference and applied only as far as it was accepted", async () => {
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    const { token } = coordinator;
    const planId = await aDraft(test, token, "svpp-2020");
    const before = findFramework("svpp-2020")!;
    const [coordination, ...others] = before.template;
    const words = { nl: "De bevolking informeren", fr: "Informer la population", unattested: [] };
    const children = coordination!.children.map((place) =>
      place.kind === "strategicObjective" && place.code.includes("information") ? { ...place, title: words } : place,
    );
    const added = { ...children.at(-1)!, code: "new-part", title: { nl: "Nieuw", fr: "Nouveau", unattested: [] } };
    const body = {
      ...before,
      revision: 2,
      template: [{ ...coordination!, children: [...children, added] }, ...others],
    };
    await test.database.owner.update(frameworkTable).set({ body }).where(eq(frameworkTable.code, body.code));
    await test.database.owner.insert(frameworkRevision).values({ code: body.code, revision: 2, body });
    const read = async () =>
      bodyOf<{ from: number; to: number; changes: { key: string; isRelevant: boolean }[] }>(
        await test.client(token).plans[":planId"]["framework-changes"].$get({ param: { planId } }),
      );
    const { from, to, changes } = await read();
    expect([from, to]).toEqual([1, 2]);
    const keys = changes.filter(({ isRelevant }) => isRelevant).map(({ key }) => key);
    expect(keys).toContain("compulsory coordination/new-part");
    const text = async (code: string) =>
      (await treeOf(test, token, planId)).nodes.find((node) => node.code === code)?.text["nl"];
    expect(await text("new-part")).toBeUndefined();
    const adopt = () =>
      test.client(token).plans[":planId"]["framework-changes"].$post({
        param: { planId },
        json: { revision: 2, accepted: ["compulsory coordination/new-part"] },
      });
    expect((await adopt()).status).toBe(200);
    expect(await text("new-part")).toBe("Nieuw");
    const reworded = keys
      .find((key) => key.startsWith("wording"))!
      .split("/")
      .at(-1)!;
    expect(await text(reworded)).not.toBe(words.nl);
    expect(await read()).toEqual({ from: 2, to: 2, changes: [] });
    expect(await refusalIn(await adopt())).toEqual([409, "framework.not_newer"]);
  });

  it("takes a node along below another parent, which comes along where the plan did not have it", async () => {
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    const { token } = coordinator;
    const planId = await aDraft(test, token, "svpp-2023-2024");
    const before = findFramework("svpp-2023-2024")!;
    const [coordination, other, ...others] = before.template;
    const moving = coordination!.children.findLast(({ kind }) => kind === "strategicObjective")!;
    const codes = { from: `${coordination!.code}/${moving.code}`, to: `${other!.code}/${moving.code}` };
    const body = {
      ...before,
      revision: 2,
      template: [
        { ...coordination!, children: coordination!.children.filter((place) => place !== moving) },
        { ...other!, children: [...other!.children, moving] },
        ...others,
      ],
      replacements: [codes],
    };
    await test.database.owner.update(frameworkTable).set({ body }).where(eq(frameworkTable.code, body.code));
    await test.database.owner.insert(frameworkRevision).values({ code: body.code, revision: 2, body });
    const nodes = async () => (await treeOf(test, token, planId)).nodes;
    const place = (await nodes()).find(({ code }) => code === moving.code)!;
    const own = { lineageId: randomUUID(), parentId: place.lineageId, after: null, kind: "operationalObjective" };
    const json = { ...own, text: { nl: "Advies" } } as never;
    const added = await test.client(token).plans[":planId"].nodes.$post({ param: { planId }, json });
    expect(added.status).toBe(201);
    const adopted = await test.client(token).plans[":planId"]["framework-changes"].$post({
      param: { planId },
      json: { revision: 2, accepted: [`moved ${codes.to}`] },
    });
    expect(adopted.status).toBe(200);
    const after = await nodes();
    const at = (id: string | null) => after.find(({ lineageId }) => lineageId === id);
    const moved = at(place.lineageId)!;
    expect(at(moved.parentId)).toMatchObject({ code: other!.code, kind: "chapter", parentId: null });
    expect(at(own.lineageId)?.parentId).toBe(moved.lineageId);
    const keys = after.filter(({ parentId }) => parentId === moved.parentId).map(({ orderKey }) => orderKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
