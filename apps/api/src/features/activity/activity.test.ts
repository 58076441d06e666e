import { afterAll, beforeAll, expect, it } from "vitest";
import {
  aFederalSideWith,
  aSubmittedPlan,
  aMunicipalityWith,
  bodyOf,
  createTestApp,
  type TestApp,
} from "../../testing.ts";
import { add, aWorkplace, move, remove, restore, save } from "../node/node-calls.ts";

type Entry = {
  seq: number;
  action: string;
  kind: string;
  actor: { name: string } | null;
  side: string;
  node: { text: { nl?: string }; removed: boolean } | null;
  changes: { field: string; before: unknown; after: unknown }[];
};
type Feed = { entries: Entry[]; next: number | null; people: { id: string }[] };

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const feed = async (token: string, planId: string, query: Record<string, string> = {}): Promise<Feed> =>
  bodyOf(await test.client(token).plans[":planId"].activity.$get({ param: { planId }, query }));

it("tells who did what to which node, with the words before and after, the newest first", async () => {
  const { editor, coordinator, planId, strategic } = await aWorkplace(test);
  const lineageId = crypto.randomUUID();
  const parentId = strategic[0].lineageId;
  await add(test, editor.token, planId, { lineageId, parentId, kind: "operationalObjective", text: { nl: "Doel" } });
  await save(test, editor.token, planId, lineageId, 1, { "text.nl": "Een beter doel" });
  await move(test, coordinator.token, planId, lineageId, { parentId: strategic[1].lineageId, after: null });
  await remove(test, coordinator.token, planId, lineageId);
  await restore(test, coordinator.token, planId, lineageId);
  const { entries, people, next } = await feed(coordinator.token, planId);
  expect(entries.map(({ action }) => action)).toEqual([
    "node.restore",
    "node.remove",
    "node.move",
    "node.change",
    "node.add",
    "plan.create",
  ]);
  expect(entries[3]).toMatchObject({
    actor: { name: editor.name },
    side: "municipality",
    kind: "text",
    node: { text: { nl: "Een beter doel" }, removed: false },
    changes: [{ field: "text.nl", before: "Doel", after: "Een beter doel" }],
  });
  expect(people.map(({ id }) => id).toSorted()).toEqual([coordinator.actor.userId, editor.actor.userId].toSorted());
  expect(next).toBeNull();

  const actions = async (query: Record<string, string>) =>
    (await feed(coordinator.token, planId, query)).entries.map(({ action }) => action);
  expect(await actions({ personId: editor.actor.userId })).toEqual(["node.change", "node.add"]);
  expect(await actions({ kind: "structure" })).toEqual(["node.restore", "node.remove", "node.move", "node.add"]);
  expect(await actions({ kind: "text" })).toEqual(["node.change"]);
  expect(await actions({ kind: "procedure" })).toEqual(["plan.create"]);
  expect(await actions({ nodeId: lineageId, kind: "text" })).toEqual(["node.change"]);
  expect(await actions({ before: String(entries[3]?.seq) })).toEqual(["node.add", "plan.create"]);
});

it("tells comments and assignments without their words, and nothing of another plan", async () => {
  const { coordinator, editor, planId, strategic } = await aWorkplace(test);
  const { lineageId: nodeId } = strategic[0];
  const plan = test.client(coordinator.token).plans[":planId"];
  await plan.comments.$post({ param: { planId }, json: { nodeId, text: "Geheim" } });
  const asked = { nodeId, assigneeId: editor.actor.userId, dueOn: "2026-04-01", note: "Geheim" };
  await plan.assignments.$post({ param: { planId }, json: asked });
  const { entries } = await feed(coordinator.token, planId, { nodeId });
  expect(entries.map(({ action }) => action)).toEqual(["assignment.give", "comment.add"]);
  expect(JSON.stringify(entries)).not.toContain("Geheim");
  const other = await test.client(coordinator.token).plans.$post({
    json: { framework: "svpp-2020", language: "nl" },
  });
  const { id } = await bodyOf<{ id: string }>(other);
  expect((await feed(coordinator.token, id)).entries.map(({ action }) => action)).toEqual(["plan.create"]);
});

it("names nobody of the federal side", async () => {
  const { coordinator } = await aMunicipalityWith(test, "coordinator");
  const { adviser } = await aFederalSideWith(test, "adviser");
  const planId = await aSubmittedPlan(test, coordinator.token);
  const list = await test.client(adviser.token).federal.plans.$get({ query: {} });
  const { submissions } = await bodyOf<{ submissions: { id: string; planId?: string }[] }>(list);
  const submissionId = submissions[0]!.id;
  await test
    .client(adviser.token)
    .federal.plans[":submissionId"].return.$post({ param: { submissionId }, json: { reason: "Onvolledig" } });
  const { entries, people } = await feed(coordinator.token, planId);
  expect(entries[0]).toMatchObject({ action: "plan.return", side: "federal", actor: null });
  expect(JSON.stringify({ entries, people })).not.toContain(adviser.actor.userId);
});
