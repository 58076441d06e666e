import { eq, session } from "@salus/db";
import type { PlanNode } from "@salus/domain";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sessionIdOf } from "../../auth/session.ts";
import { createApp } from "../../app.ts";
import {
  addNode,
  aDraft,
  aFederalSideWith,
  aMunicipalityWith,
  aSession,
  bodyOf,
  createTestApp,
  nodeOf,
  origin,
  refusalIn,
  type TestApp,
  treeOf,
} from "../../testing.ts";
import { listenTo, type TestStream } from "./listen.testing.ts";
import type { ChangesView, PeopleView } from "./live.view.ts";

type Changes = Omit<ChangesView, "nodes"> & { nodes: PlanNode[] };

let test: TestApp;
let here: Awaited<ReturnType<typeof aMunicipalityWith<"coordinator" | "editor" | "reader">>>;
let planId: string;
let objective: PlanNode;
const streams: TestStream[] = [];

beforeAll(async () => {
  test = await createTestApp();
  here = await aMunicipalityWith(test, "coordinator", "editor", "reader");
  planId = await aDraft(test, here.coordinator.token);
  const strategic = nodeOf(await treeOf(test, here.coordinator.token, planId), "strategicObjective");
  objective = await addNode(test, here.coordinator.token, planId, {
    parentId: strategic.lineageId,
    kind: "operationalObjective",
    text: "Bezoeken",
  });
});
afterEach(async () => {
  for (const stream of streams.splice(0)) await stream.close();
});
afterAll(() => test[Symbol.asyncDispose]());

async function listening(token: string, query?: string): Promise<TestStream> {
  const stream = await listenTo(test, token, planId, query);
  streams.push(stream);
  return stream;
}
const revision = async () => (await treeOf(test, here.reader.token, planId)).version.treeRevision;
const write = async (text: string, token = here.editor.token) => {
  const { nodes } = await treeOf(test, token, planId);
  const { revision: baseRevision } = nodes.find(({ lineageId }) => lineageId === objective.lineageId) as PlanNode;
  const response = await test.client(token).plans[":planId"].nodes[":nodeId"].$patch({
    param: { planId, nodeId: objective.lineageId },
    json: { baseRevision, changes: { "text.nl": text } },
  });
  if (!response.ok) throw new Error(`saving answered ${response.status}`);
};
const changesSince = async (since: number, token = here.reader.token) =>
  bodyOf<Changes>(
    await test.client(token).plans[":planId"].changes.$get({ param: { planId }, query: { since: String(since) } }),
  );
const stand = (token: string, tab: string, nodeId: string | null, field: string | null = null) =>
  test.client(token).plans[":planId"].presence.$post({ param: { planId }, json: { tab, nodeId, field } });

describe("what changed since a revision", () => {
  it("is the nodes as they are now, who made them so, and the ids of those that are gone", async () => {
    const since = await revision();
    await write("Bezoeken aan huis");
    const result = await addNode(test, here.editor.token, planId, { parentId: objective.lineageId, kind: "result" });
    const middle = await revision();
    await test.client(here.editor.token).plans[":planId"].nodes[":nodeId"].$delete({
      param: { planId, nodeId: result.lineageId },
    });
    const changes = await changesSince(since);
    expect(changes.nodes.map(({ lineageId, text }) => [lineageId, text.nl])).toEqual([
      [objective.lineageId, "Bezoeken aan huis"],
    ]);
    expect(changes.removed).toEqual([result.lineageId]);
    expect(changes.by[0]).toMatchObject({ userId: here.editor.actor.userId, name: here.editor.name });
    expect(changes.version.treeRevision).toBe(middle + 1);
    expect((await changesSince(middle)).nodes).toEqual([]);
    expect(await changesSince(middle + 1)).toMatchObject({ whole: false, nodes: [], removed: [], grantLines: null });
  });

  it("is the whole tree for who knows nothing of this version", async () => {
    expect(await changesSince((await revision()) + 1)).toMatchObject({ whole: true, nodes: [] });
  });
});

describe("a page that listens", () => {
  it("hears of a change as soon as it is committed, once", async () => {
    const stream = await listening(here.reader.token, `since=${await revision()}`);
    expect((await stream.next<Changes>("changes")).nodes).toEqual([]);
    await write("Bezoeken en advies");
    const changes = await stream.next<Changes>("changes");
    expect(changes.nodes.map(({ text }) => text.nl)).toEqual(["Bezoeken en advies"]);
    await write("Bezoeken, advies en nazorg");
    expect((await stream.next<Changes>("changes")).nodes.map(({ text }) => text.nl)).toEqual([
      "Bezoeken, advies en nazorg",
    ]);
  });

  it("catches up with what it missed, by the id of the last event too", async () => {
    const since = await revision();
    await write("Terwijl niemand luisterde");
    const stream = await listenTo(test, here.reader.token, planId, "", { "last-event-id": String(since) });
    streams.push(stream);
    expect((await stream.next<Changes>("changes")).nodes.map(({ text }) => text.nl)).toEqual([
      "Terwijl niemand luisterde",
    ]);
  });

  it("hears it in another program too", async () => {
    const other = createApp({
      db: test.database.app,
      federalDb: test.database.federal,
      now: () => test.clock.now,
      addressKey: "test",
    });
    const ask: TestApp["ask"] = async (path, { token, ...init } = {}) =>
      other.request(`${origin}/api/v1${path}`, { ...init, headers: { cookie: `__Host-salus=${token}` } });
    const stream = await listenTo({ ask }, here.reader.token, planId, `since=${await revision()}`);
    streams.push(stream);
    await stream.next("changes");
    await write("Van elders");
    expect((await stream.next<Changes>("changes")).nodes.map(({ text }) => text.nl)).toEqual(["Van elders"]);
    const isThere = ({ people }: PeopleView) => people.some(({ nodeId }) => nodeId === objective.lineageId);
    // The other program may not hear yet; people move more than once.
    const moving = setInterval(() => void stand(here.editor.token, "page-elsewhere", objective.lineageId), 100);
    const { people } = await stream.next("people", isThere).finally(() => clearInterval(moving));
    expect(people.map(({ name }) => name)).toContain(here.editor.name);
  });

  it("hears again after its connection to the database was cut, with what was missed", async () => {
    const stream = await listening(here.reader.token, `since=${await revision()}`);
    await stream.next("changes");
    await write("Voor de breuk");
    await stream.next("changes");
    await test.database.superuser`
      select pg_terminate_backend(pid) from pg_stat_activity
      where usename = 'salus_app' and query ilike 'listen%' and datname = current_database()`;
    await write("Tijdens de breuk");
    const isIt = ({ nodes }: Changes) => nodes.some(({ text }) => text.nl === "Tijdens de breuk");
    expect((await stream.next("changes", isIt)).removed).toEqual([]);
  });
});

describe("presence", () => {
  it("names who is here and where, to everybody who listens, until the page is gone", async () => {
    const mine = await listening(here.coordinator.token, "tab=page-of-the-coordinator");
    const theirs = await listening(here.editor.token, "tab=page-of-the-editor");
    expect((await stand(here.editor.token, "page-of-the-editor", objective.lineageId, "text.nl")).status).toBe(204);
    const isWriting = ({ people }: PeopleView) => people.some(({ field }) => field === "text.nl");
    const { people } = await mine.next("people", isWriting);
    expect(people).toContainEqual({
      userId: here.editor.actor.userId,
      name: here.editor.name,
      nodeId: objective.lineageId,
      field: "text.nl",
    });
    await theirs.close();
    const isAlone = ({ people: left }: PeopleView) => left.every(({ userId }) => userId !== here.editor.actor.userId);
    expect((await mine.next("people", isAlone)).people.map(({ userId }) => userId)).toEqual([
      here.coordinator.actor.userId,
    ]);
  });
});

describe("nobody else", () => {
  it("listens, asks or stands in a plan of another municipality, nor the federal side in a draft", async () => {
    const elsewhere = await aMunicipalityWith(test, "coordinator");
    const federal = await aFederalSideWith(test, "adviser");
    for (const { token } of [elsewhere.coordinator, federal.adviser]) {
      for (const path of ["live", "changes?since=0"]) {
        expect(await refusalIn(await test.ask(`/plans/${planId}/${path}`, { token }))).toEqual([404, "plan.not_found"]);
      }
      expect((await stand(token, "page-of-a-stranger", objective.lineageId)).status).toBe(404);
    }
  });

  it("listens on after the session has ended", async () => {
    const token = await aSession(test.database.owner, test.clock.now, {
      userId: here.reader.actor.userId,
      tenantId: here.tenantId,
    });
    const stream = await listening(token);
    await stream.next("changes");
    await test.database.owner.delete(session).where(eq(session.id, sessionIdOf(token)));
    expect(await stream.next("signed-out")).toEqual({});
    await stream.ended;
  }, 20_000);

  it("keeps more pages open than a person can have; the oldest goes", async () => {
    const opened: TestStream[] = [];
    for (let page = 0; page < 13; page += 1)
      opened.push(await listening(here.coordinator.token, `tab=page-number-${page}`));
    await opened[0]?.ended;
    await write("Wie er nog is, hoort het");
    const isIt = ({ nodes }: Changes) => nodes.some(({ text }) => text.nl === "Wie er nog is, hoort het");
    const heard = await Promise.all(opened.slice(1).map((stream) => stream.next("changes", isIt)));
    expect(heard).toHaveLength(12);
  });
});
