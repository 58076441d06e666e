import { randomUUID } from "node:crypto";
import { buildTree, type PlanDocument, type PlanNode } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setStage, type Stage } from "./gate/stage.ts";
import { aSession, type Scene } from "./world/scene.ts";

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

/** A coordinator in two browsers: two sessions on one plan. */
async function twoEditors(): Promise<{ scene: Scene; tokens: [string, string] }> {
  const scene = await stage.press({ kind: "municipality", roles: ["coordinator"], mark: "own" });
  const { database, clock } = stage.ground;
  return { scene, tokens: [scene.actor.token, await aSession(database.owner, clock.now, scene.actor.actor)] };
}

type Ids = Partial<Pick<Scene["draft"], "node" | "result" | "plan">>;
type Call = { body?: unknown; ids?: Ids; headers?: Record<string, string>; token?: string };

async function call<Body = unknown>(name: string, scene: Scene, { body, ids = {}, headers = {}, token }: Call = {}) {
  const route = stage.route(name);
  const draft = stage.draft(route, { ...scene, draft: { ...scene.draft, ...ids } });
  const sent = { ...draft, headers, ...(body !== undefined && { body }) };
  const { status, code, text } = await stage.send(route, sent, token ?? scene.actor.token);
  return { status, code, text, body: JSON.parse(text) as Body };
}

const save = "PATCH /plans/{planId}/nodes/{nodeId}";
const change = (baseRevision: number, changes: Record<string, unknown>) => ({ baseRevision, changes });

async function nodesOf(scene: Scene): Promise<PlanNode[]> {
  const { body } = await call<{ nodes: PlanNode[] }>("GET /plans/{planId}/tree", scene);
  return body.nodes;
}
const nodeOf = async (scene: Scene): Promise<PlanNode> =>
  (await nodesOf(scene)).find(({ lineageId }) => lineageId === scene.draft.result)!;

describe("two browsers on one node", () => {
  it("save the same field five hundred times: one is kept, the other is told, none is overwritten", async () => {
    const { scene, tokens } = await twoEditors();
    const outcomes: Record<string, number> = {};
    const lost: string[] = [];
    for (let round = 1; round <= 500; round += 1) {
      const texts = tokens.map((_, index) => `browser ${index}, round ${round}`);
      const answers = await Promise.all(
        tokens.map((token, index) => call(save, scene, { token, body: change(round, { "text.nl": texts[index] }) })),
      );
      const statuses = answers.map(({ status }) => status).sort();
      outcomes[statuses.join(" ")] = (outcomes[statuses.join(" ")] ?? 0) + 1;
      const winner = answers.findIndex(({ status }) => status === 200);
      // The refusal shows what was kept; an acknowledged text that is not there any more would be lost.
      if (!answers[1 - winner]!.text.includes(texts[winner]!)) lost.push(texts[winner]!);
    }
    expect(outcomes).toEqual({ "200 409": 500 });
    expect(lost).toEqual([]);
    expect((await nodeOf(scene)).revision).toBe(501);
  }, 120_000);

  it("save different fields from one revision: both are kept, every time", async () => {
    const { scene, tokens } = await twoEditors();
    for (let round = 0; round < 100; round += 1) {
      const { revision } = await nodeOf(scene);
      const changes = [{ "text.nl": `tekst ${round}` }, { "text.fr": `texte ${round}`, unit: `dienst ${round}` }];
      const answers = await Promise.all(
        changes.map((each, index) => call(save, scene, { token: tokens[index]!, body: change(revision, each) })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const { text, unit } = await nodeOf(scene);
      expect({ text, unit }).toEqual({ text: { nl: `tekst ${round}`, fr: `texte ${round}` }, unit: `dienst ${round}` });
    }
  }, 120_000);
});

describe("one request that is sent fifty times at once under one key", () => {
  it.each([
    ["a save", save, () => change(1, { "text.nl": "eenmaal" })],
    ["a new node", "POST /plans/{planId}/nodes", undefined],
    ["a submission", "POST /plans/{planId}/submit", undefined],
  ] as const)("has one effect and fifty equal answers: %s", async (_, name, bodyOf) => {
    const { scene } = await twoEditors();
    const route = stage.route(name);
    const draft = stage.draft(route, scene);
    if (bodyOf) draft.body = bodyOf();
    draft.headers["idempotency-key"] = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => stage.send(route, draft, scene.actor.token)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBeLessThan(300);
    const trail = await stage.ground.database.superuser`select 1 from audit_entry where tenant_id = ${scene.tenantId}`;
    expect(trail).toHaveLength(1);
  });

  it("refuses another body, another path and another person under that key, and takes it in another municipality", async () => {
    const [{ scene }, { scene: other }] = [await twoEditors(), await twoEditors()];
    const headers = { "idempotency-key": randomUUID() };
    const body = change(1, { "text.nl": "eenmaal" });
    expect(await call(save, scene, { headers, body })).toMatchObject({ status: 200 });
    const reused = { status: 422, code: "request.key_reused" };
    expect(await call(save, scene, { headers, body: change(1, { "text.nl": "anders" }) })).toMatchObject(reused);
    expect(await call(save, scene, { headers, body, ids: { result: scene.draft.sibling } })).toMatchObject(reused);
    const { superuser } = stage.ground.database;
    await superuser`update membership set roles = '{coordinator}' where account_id = ${scene.colleague.actor.userId}`;
    expect(await call(save, scene, { headers, body, token: scene.colleague.token })).toMatchObject(reused);
    expect(await call(save, other, { headers, body })).toMatchObject({ status: 200 });
  });

  it("keeps nothing of a refused request: the key is free for the one that is right", async () => {
    const { scene } = await twoEditors();
    const headers = { "idempotency-key": randomUUID() };
    expect(await call(save, scene, { headers, body: change(7, { unit: "dienst" }) })).toMatchObject({ status: 422 });
    expect(await call(save, scene, { headers, body: change(1, { unit: "dienst" }) })).toMatchObject({ status: 200 });
  });
});

describe("a submission that races with edits", () => {
  it("holds every edit that was acknowledged before it and none after, fifty times", async () => {
    const mixed = { in: 0, out: 0 };
    for (let round = 0; round < 50; round += 1) {
      const { scene } = await twoEditors();
      const { node, sibling } = scene.draft;
      const edits = [node, sibling, node, sibling].map((id, index) => {
        const field = index < 2 ? "text.nl" : "unit";
        return { id, text: `bewerking ${index}`, body: change(1, { [field]: `bewerking ${index}` }) };
      });
      const submit = () => call("POST /plans/{planId}/submit", scene);
      const edit = () => Promise.all(edits.map(({ id, body }) => call(save, scene, { ids: { result: id }, body })));
      // Who is sent first mostly comes first; over the rounds both do.
      const isFirst = round % 2 === 0;
      const submitting = isFirst ? submit() : null;
      const editing = edit();
      const [sent, answers] = await Promise.all([submitting ?? submit(), editing]);
      expect(sent.status).toBe(200);
      const [row] = await stage.ground.database.superuser<{ document: PlanDocument }[]>`
        select document from submission where plan_id = ${scene.draft.plan}`;
      const document = JSON.stringify(row!.document);
      for (const [index, { text }] of edits.entries()) {
        const isIn = document.includes(text);
        const { status, code } = answers[index]!;
        expect([isIn, status, code]).toEqual(isIn ? [true, 200, null] : [false, 409, "version.frozen"]);
        mixed[isIn ? "in" : "out"] += 1;
      }
      const frozen = JSON.stringify(await nodesOf(scene));
      for (const { text } of edits) expect(frozen.includes(text)).toBe(document.includes(text));
    }
    expect(mixed.in + mixed.out).toBe(200);
    expect(Math.min(mixed.in, mixed.out)).toBeGreaterThan(0);
  }, 120_000);
});

describe("moves that cross", () => {
  it("never make a circle, an orphan or two nodes at one place, a hundred times", async () => {
    const { scene, tokens } = await twoEditors();
    const { node, sibling, place, otherPlace } = scene.draft;
    const move = "POST /plans/{planId}/nodes/{nodeId}/move";
    const count = (await nodesOf(scene)).length;
    for (let round = 0; round < 100; round += 1) {
      const [to, from] = round % 2 === 0 ? [place, otherPlace] : [otherPlace, place];
      const answers = await Promise.all([
        call(move, scene, { token: tokens[0], ids: { node }, body: { parentId: to, after: null } }),
        call(move, scene, { token: tokens[1], ids: { node: sibling }, body: { parentId: from, after: null } }),
        call(move, scene, { token: tokens[0], ids: { node }, body: { parentId: sibling, after: null } }),
        call(move, scene, { token: tokens[1], ids: { node: sibling }, body: { parentId: node, after: null } }),
        call(move, scene, { token: tokens[1], ids: { node: to }, body: { parentId: node, after: null } }),
        call(move, scene, { token: tokens[0], ids: { node: sibling }, body: { parentId: to, after: node } }),
      ]);
      expect(answers.slice(2, 5).every(({ status }) => status === 403 || status === 422)).toBe(true);
      const nodes = await nodesOf(scene);
      const tree = buildTree(nodes);
      expect([nodes.length, tree.orphans.length]).toEqual([count, 0]);
      expect(nodes.every((each) => reachesTheTop(each, tree.nodes))).toBe(true);
      const places = nodes.map(({ parentId, orderKey }) => `${parentId} ${orderKey}`);
      expect(new Set(places).size).toBe(nodes.length);
    }
  }, 120_000);
});

function reachesTheTop(node: PlanNode, nodes: ReadonlyMap<string, PlanNode>): boolean {
  const seen = new Set<string>();
  for (let at: PlanNode | undefined = node; at; at = at.parentId === null ? undefined : nodes.get(at.parentId)) {
    if (seen.has(at.lineageId)) return false;
    seen.add(at.lineageId);
    if (at.parentId === null) return true;
  }
  return false;
}
