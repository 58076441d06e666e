import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { verifyAudit } from "@salus/db";
import { connectionToUrl, startEmbedded } from "@salus/db/embedded";
import { ADMIN_URL_VARIABLE } from "@salus/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setStage, type Stage } from "./gate/stage.ts";
import type { Scene } from "./world/scene.ts";

const WRITERS = 8;
const SAVES_EACH = 40;

let stage: Stage;
let close: () => Promise<void>;

/** A server of its own that keeps what it acknowledged, because here it is killed. */
beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "salus-lost-"));
  const server = await startEmbedded({ dataDir });
  const shared = process.env[ADMIN_URL_VARIABLE];
  process.env[ADMIN_URL_VARIABLE] = connectionToUrl(server.connection("postgres"));
  stage = await setStage();
  close = async () => {
    await stage[Symbol.asyncDispose]();
    process.env[ADMIN_URL_VARIABLE] = shared;
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
});
afterAll(() => close());

/** Saves one after the other; what was not answered is sent again under the same key, as a browser does. */
async function writer(scene: Scene, name: string): Promise<{ refused: number; strange: string[] }> {
  const route = stage.route("PATCH /plans/{planId}/nodes/{nodeId}");
  const strange: string[] = [];
  let refused = 0;
  for (let save = 1; save <= SAVES_EACH; save += 1) {
    const draft = stage.draft(route, scene);
    draft.body = { baseRevision: save, changes: { "text.nl": `${name}, ${save}` } };
    draft.headers["idempotency-key"] = `${name}-${save}`;
    let answer = await stage.send(route, draft, scene.actor.token);
    for (; answer.status === 503; refused += 1) {
      await pause(20);
      answer = await stage.send(route, draft, scene.actor.token);
    }
    const isKept = answer.status === 200 && answer.text.includes(`"revision":${save + 1},`);
    if (!isKept) strange.push(`${name}, ${save}: ${answer.status} ${answer.text.slice(0, 200)}`);
  }
  return { refused, strange };
}

/** Reads all the while; an answer is a whole tree or a refusal. */
async function reader(scene: Scene, until: Promise<unknown>): Promise<string[]> {
  const route = stage.route("GET /plans/{planId}/tree");
  const strange: string[] = [];
  let isOver = false;
  void until.then(() => (isOver = true));
  while (!isOver) {
    const { status, text } = await stage.send(route, stage.draft(route, scene), scene.actor.token);
    if (status !== 503 && !(status === 200 && text.endsWith("}"))) strange.push(`${status} ${text.slice(0, 200)}`);
    await pause(5);
  }
  return strange;
}

async function appPids(): Promise<number[]> {
  try {
    const rows = await stage.ground.database.superuser<{ pid: number }[]>`
      select pid from pg_stat_activity where usename = 'salus_app' and state is not null`;
    return rows.map(({ pid }) => pid);
  } catch {
    // The server is on its way back.
    return [];
  }
}

const disasters = {
  "lose all their connections, again and again": {
    times: 15,
    strike: async () => {
      await stage.ground.database.superuser`
        select pg_terminate_backend(pid) from pg_stat_activity where usename = 'salus_app'`;
    },
  },
  "lose the whole server to kill -9, three times": {
    times: 3,
    // One process of it killed so makes the server stop all others and recover from its log.
    strike: async () => {
      const [pid] = await appPids();
      if (pid !== undefined) process.kill(pid, "SIGKILL");
      while ((await appPids()).length === 0) await pause(20);
    },
  },
} as const;

describe.each(Object.entries(disasters))("eight writers and a reader who %s", (_, { times, strike }) => {
  it("lose nothing that was acknowledged and write nothing twice; the program lives on", async () => {
    const scenes: Scene[] = [];
    for (let index = 0; index < WRITERS; index += 1) {
      scenes.push(await stage.press({ kind: "municipality", roles: ["coordinator"], mark: "own" }));
    }
    const run = crypto.randomUUID().slice(0, 8);
    const writing = Promise.all(scenes.map((scene, index) => writer(scene, `${run}-${index}`)));
    const reading = reader(scenes[0]!, writing);
    let isOver = false;
    void writing.then(() => (isOver = true));
    for (let time = 0; time < times && !isOver; time += 1) {
      await pause(60);
      await strike();
    }
    const written = await writing;
    expect(written.flatMap(({ strange }) => strange)).toEqual([]);
    expect(await reading).toEqual([]);
    expect(written.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0);

    const { superuser, owner } = stage.ground.database;
    const nodes = scenes.map(({ draft }) => draft.result);
    const rows = await superuser<{ text: string; revision: number; trail: number }[]>`
      select text ->> 'nl' as text, revision,
        (select count(*)::int from audit_entry where entity_id = n.lineage_id::text and action = 'node.change') as trail
      from node n where lineage_id = any(${nodes}::uuid[])`;
    expect(rows.map(({ revision, trail }) => [revision, trail])).toEqual(nodes.map(() => [SAVES_EACH + 1, SAVES_EACH]));
    expect(rows.every(({ text }) => text.endsWith(`, ${SAVES_EACH}`))).toBe(true);
    expect((await verifyAudit(owner)).filter(({ broken }) => broken !== null)).toEqual([]);
  }, 180_000);
});
