import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Route } from "./gate/route-table.ts";
import { setStage, type Stage } from "./gate/stage.ts";
import type { Scene } from "./world/scene.ts";

let stage: Stage;
let municipality: Scene;
let adviser: Scene;
/** In the order they were written: never sent, sent, written after it was returned. */
const words = { draft: "zin-in-een-ontwerp", sent: "zin-in-wat-verstuurd-is", after: "zin-na-de-teruggave" };

beforeAll(async () => {
  stage = await setStage();
  municipality = await stage.press({ kind: "municipality", roles: ["coordinator"], mark: "own" });
  adviser = await stage.press({ kind: "federal", roles: ["adviser"], mark: "federal" });
  await write(municipality, municipality.other, words.draft);
  await write(municipality, municipality.draft, words.sent);
  await call("POST /plans/{planId}/submit", municipality);
  municipality = { ...municipality, submission: await submissionOf(municipality.draft.plan) };
  const returned = { ...adviser, submission: municipality.submission };
  await call("POST /federal/plans/{submissionId}/return", returned, { reason: "Verduidelijk dit." });
  await write(municipality, municipality.draft, words.after);
});
afterAll(() => stage[Symbol.asyncDispose]());

async function call(name: string, scene: Scene, body?: unknown): Promise<string> {
  const route = stage.route(name);
  const draft = stage.draft(route, scene);
  const { status, text } = await stage.send(route, body === undefined ? draft : { ...draft, body }, scene.actor.token);
  if (status >= 300) throw new Error(`${name} answered ${status} ${text}`);
  return text;
}

async function write(scene: Scene, plan: Scene["draft"], text: string): Promise<void> {
  const [row] = await stage.ground.database.superuser<{ revision: number }[]>`
    select max(revision) as revision from node where lineage_id = ${plan.result}`;
  const body = { baseRevision: row!.revision, changes: { "text.nl": text } };
  await call("PATCH /plans/{planId}/nodes/{nodeId}", { ...scene, draft: plan }, body);
}

async function submissionOf(plan: string): Promise<string> {
  const [row] = await stage.ground.database.superuser<{ id: string }[]>`
    select id from submission where plan_id = ${plan}`;
  return row!.id;
}

const federalRoutes = (): Route[] => stage.table.routes.filter(({ path }) => path.startsWith("/federal"));

/** Everything that the federal routes say about this municipality: its ids stand wherever an id can stand. */
async function everythingSaid(): Promise<{ route: string; status: number; text: string }[]> {
  const { draft, other, submission } = municipality;
  const ids = [submission, draft.plan, other.plan, draft.version, other.version, draft.result, other.result];
  const said = [];
  for (const route of federalRoutes()) {
    for (const id of ids) {
      const { status, text } = await stage.send(
        route,
        stage.draft(route, { ...adviser, submission: id }),
        adviser.actor.token,
      );
      said.push({ route: route.name, status, text });
    }
  }
  return said;
}

describe("the federal side, through every federal route,", () => {
  it("reads what was submitted and no word of a draft, before or after", async () => {
    const said = await everythingSaid();
    const speaking = (word: string) => said.filter(({ text }) => text.includes(word)).map(({ route }) => route);
    expect(speaking(words.draft)).toEqual([]);
    expect(speaking(words.after)).toEqual([]);
    expect(speaking(words.sent)).toEqual([
      "GET /federal/plans/{submissionId}",
      "GET /federal/compare",
      "GET /federal/plans/{submissionId}/analysis",
    ]);
  });

  it("finds no draft under the ids of its plan, its version or its nodes", async () => {
    const said = await everythingSaid();
    const { submission } = municipality;
    const found = said.filter(
      ({ text, status }) => status === 200 && !text.includes(submission) && text.includes(municipality.other.plan),
    );
    expect(found).toEqual([]);
    const asked = said.filter(({ route }) => route === "GET /federal/plans/{submissionId}");
    expect(asked.map(({ status }) => status)).toEqual([200, 404, 404, 404, 404, 404, 404]);
  });
});

describe("the federal role, in the database itself,", () => {
  const readable = [
    "deadline_exception",
    "framework",
    "framework_revision",
    "letter",
    "message",
    "message_thread",
    "municipality",
    "newsletter_copy",
    "obligation",
    "paper_file",
    "remark",
    "shared_opinion",
    "submission",
    "submission_event",
    "submission_fact",
    "tenant",
  ];
  type Row = { name: string };
  const tables = () => stage.ground.database.superuser<Row[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') order by 1`;

  /** What the role reads of a table with every setting it could think of; null where it may not read it. */
  async function dumpOf(table: string): Promise<string | null> {
    const { $client } = stage.ground.database.federal;
    const [tenant] = await stage.ground.database.superuser<{ id: string }[]>`
      select id from tenant where nis = ${municipality.nis}`;
    try {
      return await $client.begin(async (tx) => {
        await tx`select set_config('app.federal', 'on', true), set_config('app.tenant_id', ${tenant!.id}, true),
          set_config('app.user_id', ${municipality.actor.actor.userId}, true)`;
        return (await tx.unsafe(`select t::text as row from ${table} t`)).map(({ row }) => String(row)).join("\n");
      });
    } catch (error) {
      if ((error as { code?: string }).code === "42501") return null;
      throw error;
    }
  }

  it("reads what is said between both sides and is refused all other tables", async () => {
    const names = (await tables()).map(({ name }) => name);
    const open: string[] = [];
    for (const name of names) if ((await dumpOf(name)) !== null) open.push(name.replace("public.", ""));
    expect(open).toEqual(readable);
    expect(names.length).toBeGreaterThan(readable.length + 8);
  });

  it("finds no word of a draft in them, and all that was submitted", async () => {
    const dumps = await Promise.all(readable.map((table) => dumpOf(table)));
    const everything = dumps.join("\n");
    expect(everything).not.toContain(words.draft);
    expect(everything).not.toContain(words.after);
    expect(everything).toContain(words.sent);
    const kept = await stage.ground.database.superuser<{ word: string }[]>`
      select text ->> 'nl' as word from node where text ->> 'nl' in (${words.draft}, ${words.after})`;
    expect(kept).toHaveLength(2);
  });

  it("sees no submission without asking as the federal side, writes nothing and becomes nobody else", async () => {
    const { $client } = stage.ground.database.federal;
    expect(await $client`select 1 from submission`).toHaveLength(0);
    const attempts = [
      "insert into submission_event (tenant_id, id, submission_id, kind, recorded_at) select tenant_id, gen_random_uuid(), id, 'approved', now() from submission",
      "update submission set status = 'approved'",
      "delete from submission",
      "truncate submission",
      "set role salus_app",
      "set role salus_owner",
      "set session authorization salus_owner",
      "alter role salus_federal bypassrls",
      "create table here (a int)",
      "create temporary table here (a int)",
      "select require_open_version(tenant_id, version_id) from submission",
    ];
    const through: string[] = [];
    for (const statement of attempts) {
      const refused = await $client
        .begin(async (tx) => {
          await tx`select set_config('app.federal', 'on', true)`;
          await tx.unsafe(statement);
        })
        .then(
          () => false,
          () => true,
        );
      if (!refused) through.push(statement);
    }
    expect(through).toEqual([]);
  });
});
