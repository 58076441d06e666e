import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aFederalSideWith,
  aMember,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  refusalIn,
  type TestApp,
  trailOf,
} from "../../testing.ts";
import { aWorkplace, remove } from "../node/node-calls.ts";

type Comment = { id: string; authorId: string; text: string; editedAt: string | null; removedAt: string | null };
type Thread = { id: string; nodeId: string | null; resolvedAt: string | null; unread: boolean; comments: Comment[] };
type Answer = { thread: Thread; people: { id: string; name: string; isMember: boolean }[] };

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const comments = (token: string) => test.client(token).plans[":planId"].comments;
async function start(token: string, planId: string, text: string, nodeId: string | null = null): Promise<Answer> {
  const response = await comments(token).$post({ param: { planId }, json: { nodeId, text } });
  expect(response.status).toBe(201);
  return bodyOf(response);
}
const reply = (token: string, planId: string, commentId: string, text: string) =>
  comments(token)[":commentId"].replies.$post({ param: { planId, commentId }, json: { text } });
const listed = async (token: string, planId: string): Promise<Thread[]> =>
  (await bodyOf<{ threads: Thread[] }>(await comments(token).$get({ param: { planId } }))).threads;

describe("a thread", () => {
  it("begins on a node or on the plan as a whole, and is answered", async () => {
    const { coordinator, reader, planId, strategic } = await aWorkplace(test);
    const { thread } = await start(reader.token, planId, "Klopt dit jaartal?", strategic[0].lineageId);
    await start(coordinator.token, planId, "Graag klaar tegen vrijdag.");
    const answered = await bodyOf<Answer>(await reply(coordinator.token, planId, thread.id, "Ja."));
    expect(answered.thread.comments.map(({ text }) => text)).toEqual(["Klopt dit jaartal?", "Ja."]);
    const places = (await listed(reader.token, planId)).map(({ nodeId }) => nodeId);
    // Both began at one moment: which of them stands first is nobody's promise.
    expect(new Set(places)).toEqual(new Set([strategic[0].lineageId, null]));
  });

  it("is unread for others until they read it, and again after an answer", async () => {
    const { coordinator, reader, planId } = await aWorkplace(test);
    const unread = async (token: string) => (await listed(token, planId)).map((each) => each.unread);
    const { thread } = await start(reader.token, planId, "Vraag");
    expect([await unread(reader.token), await unread(coordinator.token)]).toEqual([[false], [true]]);
    const param = { planId, commentId: thread.id };
    test.clock.now = new Date(test.clock.now.getTime() + 1000);
    await comments(coordinator.token)[":commentId"].read.$post({ param });
    expect(await unread(coordinator.token)).toEqual([false]);
    test.clock.now = new Date(test.clock.now.getTime() + 1000);
    await reply(reader.token, planId, thread.id, "Nog iets");
    expect(await unread(coordinator.token)).toEqual([true]);
  });

  it("is resolved and opened again, by hand or by an answer", async () => {
    const { coordinator, reader, planId } = await aWorkplace(test);
    const { thread } = await start(reader.token, planId, "Vraag");
    const param = { planId, commentId: thread.id };
    const resolve = () => comments(coordinator.token)[":commentId"].resolve.$post({ param });
    expect((await bodyOf<Answer>(await resolve())).thread.resolvedAt).not.toBeNull();
    const reopened = await comments(reader.token)[":commentId"].reopen.$post({ param });
    expect((await bodyOf<Answer>(reopened)).thread.resolvedAt).toBeNull();
    await resolve();
    const answered = await bodyOf<Answer>(await reply(reader.token, planId, thread.id, "Toch niet"));
    expect(answered.thread.resolvedAt).toBeNull();
  });

  it("survives the version it was begun in, and the node it is about", async () => {
    const { coordinator, planId, strategic } = await aWorkplace(test);
    const chapter = strategic[0];
    const added = await test.client(coordinator.token).plans[":planId"].nodes.$post({
      param: { planId },
      json: {
        lineageId: crypto.randomUUID(),
        parentId: chapter.lineageId,
        after: null,
        kind: "operationalObjective",
        text: { nl: "Doel" },
      },
    });
    const { node } = await bodyOf<{ node: { lineageId: string } }>(added);
    await start(coordinator.token, planId, "Blijft staan", node.lineageId);
    await remove(test, coordinator.token, planId, node.lineageId);
    expect((await listed(coordinator.token, planId)).map(({ nodeId }) => nodeId)).toEqual([node.lineageId]);
    const late = await comments(coordinator.token).$post({
      param: { planId },
      json: { nodeId: node.lineageId, text: "Te laat" },
    });
    expect(await refusalIn(late)).toEqual([404, "node.not_found"]);
  });
});

describe("a comment", () => {
  it("is changed and removed by its author only; the trace stays, the words are nowhere", async () => {
    const { coordinator, reader, planId, tenantId } = await aWorkplace(test);
    const words = "Dit had ik niet mogen zeggen";
    const { thread } = await start(reader.token, planId, words);
    const param = { planId, commentId: thread.id };
    const byAnother = await comments(coordinator.token)[":commentId"].$patch({ param, json: { text: "Anders" } });
    expect(await refusalIn(byAnother)).toEqual([403, "comment.forbidden"]);
    expect(await refusalIn(await comments(coordinator.token)[":commentId"].$delete({ param }))).toEqual([
      403,
      "comment.forbidden",
    ]);
    const changed = await comments(reader.token)[":commentId"].$patch({ param, json: { text: `${words}!` } });
    expect((await bodyOf<Answer>(changed)).thread.comments[0]).toMatchObject({
      text: `${words}!`,
      editedAt: test.clock.now.toISOString(),
    });
    const removed = await bodyOf<Answer>(await comments(reader.token)[":commentId"].$delete({ param }));
    expect(removed.thread.comments[0]).toMatchObject({ text: "", removedAt: test.clock.now.toISOString() });
    const again = await comments(reader.token)[":commentId"].$patch({ param, json: { text: "Weer" } });
    expect(await refusalIn(again)).toEqual([403, "comment.forbidden"]);
    const trail = await trailOf(test, tenantId);
    expect(trail.map(({ action }) => action).slice(-3)).toEqual(["comment.add", "comment.change", "comment.remove"]);
    expect(JSON.stringify(trail)).not.toContain(words);
  });

  it("mentions members, and tells nothing of anybody else", async () => {
    const { coordinator, reader, planId } = await aWorkplace(test);
    const { coordinator: stranger } = await aMunicipalityWith(test, "coordinator");
    const text = `@{${coordinator.actor.userId}} en @{${stranger.actor.userId}}`;
    const { people } = await start(reader.token, planId, text);
    expect(people.map(({ name }) => name).toSorted()).toEqual([coordinator.name, reader.name].toSorted());
    const work = await test.client(coordinator.token)["my-work"].$get();
    const { mentions } = await bodyOf<{ mentions: { text: string; unread: boolean }[] }>(work);
    expect(mentions).toMatchObject([{ text, unread: true }]);
    const theirs = await bodyOf<{ mentions: unknown[] }>(await test.client(stranger.token)["my-work"].$get());
    expect(theirs.mentions).toEqual([]);
  });

  it("keeps the name of who left", async () => {
    const { coordinator, tenantId, planId } = await aWorkplace(test);
    const administrators = [
      await aMember(test, { tenantId, roles: ["administrator"] }),
      await aMember(test, { tenantId, roles: ["administrator"] }),
    ] as const;
    await start(administrators[1].token, planId, "Tot ziens");
    await test
      .client(administrators[0].token)
      .members[":accountId"].$delete({ param: { accountId: administrators[1].actor.userId } });
    const { people } = await bodyOf<Answer>(await comments(coordinator.token).$get({ param: { planId } }));
    expect(people).toEqual([{ id: administrators[1].actor.userId, name: administrators[1].name, isMember: false }]);
  });

  it("is stored once when it is sent twice", async () => {
    const { coordinator, planId } = await aWorkplace(test);
    const headers = { "idempotency-key": `key-${crypto.randomUUID()}` };
    for (let turn = 0; turn < 2; turn += 1) {
      const ask = test.client(coordinator.token, headers).plans[":planId"].comments;
      expect((await ask.$post({ param: { planId }, json: { nodeId: null, text: "Eén keer" } })).status).toBe(201);
    }
    expect(await listed(coordinator.token, planId)).toHaveLength(1);
  });
});

it("is nothing for the federal side: no route and no grant", async () => {
  const { coordinator, tenantId } = await aMunicipalityWith(test, "coordinator");
  const { adviser } = await aFederalSideWith(test, "adviser");
  const planId = await aSubmittedPlan(test, coordinator.token);
  await start(coordinator.token, planId, "Onder ons");
  for (const part of ["comments", "assignments", "activity"] as const) {
    const response = await test.client(adviser.token).plans[":planId"][part].$get({ param: { planId }, query: {} });
    expect(response.status).toBe(404);
  }
  for (const table of ["comment", "comment_reading", "assignment", "audit_entry"]) {
    const query = test.database.federal.$client.unsafe(`select * from ${table} where tenant_id = '${tenantId}'`);
    await expect(query).rejects.toThrow(/permission denied/);
  }
});
