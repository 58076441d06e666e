import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { read } from "./gate/answer.ts";
import { everyRow } from "./gate/digest.ts";
import { requestOf } from "./gate/requests.ts";
import type { Route } from "./gate/route-table.ts";
import { setStage, type Stage } from "./gate/stage.ts";
import { base } from "./world/ground.ts";
import { linkTo, type Scene } from "./world/scene.ts";

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const rows = () => everyRow(stage.ground.database.superuser);
const scenesFor = async (routes: readonly Route[]) =>
  new Map(await Promise.all(routes.map(async (route) => [route, await stage.sceneFor(route)] as const)));

type Attack = { name: string; headers: Record<string, string | null>; body?: string };

/** What another page can make a browser send, with the person's cookie. */
const attacks: Attack[] = [
  { name: "no origin", headers: { origin: null } },
  { name: "the origin of another site", headers: { origin: "https://evil.example" } },
  { name: "an origin that begins like ours", headers: { origin: "http://salus.test.evil.example" } },
  { name: "a subdomain of ours", headers: { origin: "http://old.salus.test" } },
  { name: "another port of ours", headers: { origin: "http://salus.test:8080" } },
  { name: "another scheme of ours", headers: { origin: "https://salus.test" } },
  { name: "the origin null", headers: { origin: "null" } },
  { name: "an empty origin", headers: { origin: "" } },
  { name: "a page of another site", headers: { "sec-fetch-site": "cross-site" } },
  { name: "a page of the same site but another origin", headers: { "sec-fetch-site": "same-site" } },
  { name: "a link that somebody clicked", headers: { "sec-fetch-site": "none" } },
  {
    name: "a form",
    headers: { origin: null, "content-type": "application/x-www-form-urlencoded" },
    body: "name=a&password=b",
  },
  {
    name: "a form of plain text",
    headers: { origin: "https://evil.example", "content-type": "text/plain" },
    body: "{}",
  },
];

function forged(route: Route, scene: Scene, { headers, body }: Attack): Request {
  const request = requestOf(route, stage.draft(route, scene), scene.actor.token);
  const changed = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  }
  return new Request(request, { headers: changed, ...(body !== undefined && { body }) });
}

describe("a request that writes and comes from", () => {
  /** They stay, because nothing here gets through. */
  let scenes: Map<Route, Scene>;
  beforeAll(async () => void (scenes = await scenesFor(stage.table.routes.filter(({ mutating }) => mutating))));

  it.each(attacks)("$name is refused before anything happens, whatever the route", async (attack) => {
    const found: string[] = [];
    const before = await rows();
    for (const [route, scene] of scenes) {
      const { status, code } = await read(await stage.ground.ask(forged(route, scene, attack)));
      if (status !== 403 || code !== "request.refused") found.push(`${route.name} answered ${status} ${code}`);
    }
    expect(found).toEqual([]);
    expect(scenes.size).toBeGreaterThan(20);
    expect(await rows()).toEqual(before);
  });

  it("our own pages is carried out, with either sign of it", async () => {
    const profile = stage.route("PATCH /auth/profile");
    const scene = await stage.sceneFor(profile);
    for (const headers of [{}, { origin: null, "sec-fetch-site": "same-origin" }]) {
      const request = forged(profile, scene, { name: "ours", headers });
      expect((await stage.ground.ask(request)).status).toBe(200);
    }
  });
});

const wanted: Record<string, string | RegExp> = {
  "content-security-policy": /default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/,
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

const missing = (response: Response): string[] =>
  Object.entries(wanted).flatMap(([name, value]) => {
    const found = response.headers.get(name) ?? "";
    return (typeof value === "string" ? found === value : value.test(found)) ? [] : [`${name}: ${found}`];
  });

/** An answer of a route, to who may ask it or to nobody in particular. */
type Given = { of: string; response: Response; isAboutSomebody: boolean };

describe("every answer", () => {
  const answers: Given[] = [];
  beforeAll(async () => {
    for (const [route, scene] of await scenesFor(stage.table.routes)) {
      for (const token of [null, scene.actor.token]) {
        const response = await stage.ground.ask(requestOf(route, stage.draft(route, scene), token));
        answers.push({ of: route.name, response, isAboutSomebody: route.signedIn });
      }
    }
    for (const path of ["/no-such-route", "/plans/%", "/plans/%ED%A0%80"]) {
      const response = await stage.ground.ask(new Request(`${base}${path}`));
      answers.push({ of: path, response, isAboutSomebody: false });
    }
  });

  it("carries the headers that protect a browser, whether it serves or refuses", () => {
    const found = answers.flatMap(({ of, response }) => [
      ...missing(response).map((what) => `${of} ${response.status} ${what}`),
      ...["x-powered-by", "server", "access-control-allow-origin"]
        .filter((name) => response.headers.has(name))
        .map((name) => `${of} ${response.status} says ${name}`),
    ]);
    expect(found).toEqual([]);
    const statuses = answers.map(({ response }) => response.status);
    expect(statuses).toEqual(expect.arrayContaining([200, 201, 204, 401, 404, 422]));
  });

  it("that is about somebody stays out of every cache that is not theirs", () => {
    const about = answers.filter(({ isAboutSomebody }) => isAboutSomebody);
    const found = about.map(({ of, response }) => `${of}: ${response.headers.get("cache-control") ?? "nothing said"}`);
    expect(found.filter((what) => !/no-store|private/.test(what))).toEqual([]);
    expect(about.length).toBeGreaterThan(60);
  });

  it("that sets the cookie sets it for this host alone, out of reach of scripts", () => {
    const setting = answers.flatMap(({ of, response }) =>
      response.headers.getSetCookie().map((cookie) => ({ of, cookie })),
    );
    for (const { cookie } of setting) {
      const [pair = "", ...flags] = cookie.split("; ");
      expect(pair.startsWith("__Host-salus=")).toBe(true);
      expect(flags).toEqual(expect.arrayContaining(["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]));
      expect(cookie).not.toContain("Domain");
    }
    expect([...new Set(setting.map(({ of }) => of))].toSorted()).toEqual([
      "POST /auth/sign-in",
      "POST /auth/sign-out",
      "POST /auth/tenant",
      "POST /invitations/{token}/accept",
    ]);
  });
});

describe("a dump of the database", () => {
  it("holds no token, no secret of a link and no password in clear", async () => {
    const secrets: string[] = ["een-lang-wachtwoord-2026", "nog-een-lang-wachtwoord-2026"];
    const writing = stage.table.routes.filter(({ mutating }) => mutating);
    for (const [route, scene] of await scenesFor(writing)) {
      const draft = stage.draft(route, scene);
      draft.headers["idempotency-key"] = randomUUID();
      const response = await stage.ground.ask(requestOf(route, draft, scene.actor.token));
      const link = ((await response.text()).match(/"link":"[^"]*\.([\w-]{43})"/) ?? [])[1];
      const [, token] = /__Host-salus=([\w-]+)/.exec(response.headers.get("set-cookie") ?? "") ?? [];
      secrets.push(
        scene.actor.token,
        linkTo(scene).split(".")[2]!,
        ...[link, token].filter((found) => found !== undefined),
      );
    }
    expect(secrets.length).toBeGreaterThan(writing.length * 2 + 4);
    const { superuser } = stage.ground.database;
    const tables = await superuser<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`;
    const found: string[] = [];
    for (const { name } of tables) {
      const dump = (await superuser<{ row: string }[]>`select t::text as row from ${superuser(name)} t`)
        .map(({ row }) => row)
        .join("\n");
      for (const secret of secrets) if (dump.includes(secret)) found.push(name);
    }
    expect([...new Set(found)]).toEqual([]);
  });
});
