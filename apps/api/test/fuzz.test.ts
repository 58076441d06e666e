import { verifyAudit } from "@salus/db";
import { municipalRoles } from "@salus/domain";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { arbitraryOf, idNames } from "./gate/arbitrary.ts";
import { rowsOfTenant } from "./gate/digest.ts";
import { inTurns } from "./gate/in-turns.ts";
import { type Draft, passwordHash } from "./gate/requests.ts";
import type { Route } from "./gate/route-table.ts";
import { setStage, type Stage } from "./gate/stage.ts";
import { aScene, type Scene } from "./world/scene.ts";

const REQUESTS = 3_000;
const SEED = 20_260_302;

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

/** Each of these costs a password check or a process; some dozens of them are as good as hundreds. */
const dear = ["POST /auth/sign-in", "POST /auth/password", "POST /invitations/{token}/accept", "POST /imports"];

/** What is put in the place of a part of a sound request; null leaves the part as it is. */
type Shot = {
  route: Route;
  body: unknown;
  query: Record<string, string>;
  path: string | null;
  key: string | null;
  isFederal: boolean;
};

const strange = fc.oneof(
  fc.uuid(),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("", "..", "%00", "null", "0", "-1", "1e9", "99999999999"),
);
const seldom = <T>(arbitrary: fc.Arbitrary<T>, often: T) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(often) }, { weight: 1, arbitrary });

function shotAt(route: Route): fc.Arbitrary<Shot> {
  const queries = route.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const { body } = route;
  const isFile = body?.mediaType === "multipart/form-data";
  return fc.record<Shot>({
    route: fc.constant(route),
    body: body
      ? isFile
        ? fc.uint8Array({ maxLength: 300 })
        : arbitraryOf(body.schema, stage.table.document)
      : fc.constant(null),
    query: seldom(fc.dictionary(fc.constantFrom("tenantId", "__proto__", ...queries), strange, { maxKeys: 3 }), {}),
    path: seldom<string | null>(strange, null),
    key: seldom<string | null>(fc.string({ maxLength: 120 }), null),
    isFederal: fc.boolean(),
  });
}

/** Ids stand in a shot by name, because the things they name are made anew while the shooting goes on. */
function loaded({ route, body, query, path, key }: Shot, scene: Scene): Draft {
  const draft = stage.draft(route, scene);
  const named = new Map(idNames.map((name) => [`@${name}`, idOf(name, scene)]));
  const replaced = JSON.stringify(body instanceof Uint8Array ? null : body).replaceAll(
    /@\w+/g,
    (name) => named.get(name) ?? name,
  );
  const names = Object.keys(draft.path);
  return {
    path: path === null || names[0] === undefined ? draft.path : { ...draft.path, [names.at(-1) ?? names[0]]: path },
    query: { ...draft.query, ...query },
    headers: key === null ? {} : { "idempotency-key": key },
    body: body instanceof Uint8Array ? fileOf(body) : (JSON.parse(replaced) as unknown),
  };
}

const idOf = (name: (typeof idNames)[number], { draft, tenantId, colleague }: Scene): string =>
  name === "tenant" ? tenantId : name === "account" ? colleague.actor.userId : draft[name];

function fileOf(bytes: Uint8Array): FormData {
  const form = new FormData();
  form.set("file", new File([Buffer.from(bytes)], "plan.txt"));
  return form;
}

it(`answers ${REQUESTS} requests that the description gives rise to, and breaks on none`, async () => {
  const hash = await passwordHash();
  const sceneOf = (isFederal: boolean) =>
    isFederal
      ? stage.press({ kind: "federal", roles: ["adviser", "administrator"], mark: "own", passwordHash: hash })
      : stage.press({ kind: "municipality", roles: municipalRoles, mark: "own", passwordHash: hash });
  const scenes = new Map([
    [true, await sceneOf(true)],
    [false, await sceneOf(false)],
  ]);
  const bystander = await aScene(stage.ground, { kind: "municipality", roles: ["coordinator"], mark: "bystander" });
  const { superuser, owner } = stage.ground.database;
  // A newsletter of the federal side may go to everybody.
  const theirs = async () => {
    const { newsletter_copy: _, ...rest } = await rowsOfTenant(superuser, bystander.tenantId);
    return rest;
  };
  const before = await theirs();

  const weighted = stage.table.routes.map((route) => ({
    weight: dear.includes(route.name) ? 1 : 12,
    arbitrary: shotAt(route),
  }));
  const shots = fc.sample(fc.oneof(...weighted), { numRuns: REQUESTS, seed: SEED });
  const statuses: Record<string, number> = {};
  const broken: string[] = [];
  const undescribed = new Set<string>();
  await inTurns(shots, 6, async (shot) => {
    const scene = scenes.get(shot.isFederal)!;
    const draft = loaded(shot, scene);
    const { status, code, text } = await stage.send(shot.route, draft, scene.actor.token);
    const kind = `${Math.floor(status / 100)}xx`;
    statuses[kind] = (statuses[kind] ?? 0) + 1;
    if (status >= 500 || (status >= 400 && code === null)) {
      broken.push(
        `${shot.route.name} ${JSON.stringify(draft).slice(0, 1_000)} answered ${status} ${text.slice(0, 200)}`,
      );
    }
    if (!(String(status) in shot.route.operation.responses)) undescribed.add(`${shot.route.name} ${status} ${code}`);
    // What ended the session or took the plan away gives way to something new.
    const isSpent = status === 401 || (shot.route.mutating && status < 300);
    if (isSpent && scenes.get(shot.isFederal) === scene) scenes.set(shot.isFederal, await sceneOf(shot.isFederal));
  });

  expect(broken).toEqual([]);
  expect([...undescribed]).toEqual([]);
  expect(shots).toHaveLength(REQUESTS);
  // Where nearly everything is refused, nothing behind the refusal was tried.
  expect(statuses["2xx"]).toBeGreaterThan(REQUESTS / 5);
  expect(statuses["4xx"]).toBeGreaterThan(REQUESTS / 5);
  expect(await theirs()).toEqual(before);
  expect((await verifyAudit(owner)).filter(({ broken: link }) => link !== null)).toEqual([]);
}, 300_000);
