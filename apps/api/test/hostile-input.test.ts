import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { read } from "./gate/answer.ts";
import { everyRow } from "./gate/digest.ts";
import { type Draft, requestOf } from "./gate/requests.ts";
import type { Route } from "./gate/route-table.ts";
import { setStage, type Stage } from "./gate/stage.ts";
import type { Scene } from "./world/scene.ts";

let stage: Stage;
/** One per route that writes; whoever asks may do it. They stay, because nothing here gets through. */
let scenes: Map<Route, Scene>;
beforeAll(async () => {
  stage = await setStage();
  const writing = stage.table.routes.filter(({ mutating }) => mutating);
  scenes = new Map(await Promise.all(writing.map(async (route) => [route, await stage.sceneFor(route)] as const)));
});
afterAll(() => stage[Symbol.asyncDispose]());

type Hostile = { body?: string | Uint8Array; headers?: Record<string, string>; url?: (url: string) => string };
type Killer = {
  name: string;
  /** Null where it does not fit the route. */
  make: (draft: Draft) => Hostile | null;
};

const jsonOf = ({ body }: Draft): string => JSON.stringify(body instanceof FormData || body === null ? {} : body);
const withField = (draft: Draft, field: string): string => {
  const json = jsonOf(draft);
  return `${json.slice(0, -1)}${json === "{}" ? "" : ","}${field}}`;
};
/** The first text of the body becomes another one; a body without a text gets one. */
const withText = (draft: Draft, text: string): string => {
  const json = jsonOf(draft);
  const changed = json.replace(/:"(?!salus-plan)[^"]*"/, `:"${text}"`);
  return changed === json ? withField(draft, `"text":"${text}"`) : changed;
};
const withNumber = (draft: Draft, number: string): string | null => {
  const changed = jsonOf(draft).replace(/:\d+/, `:${number}`);
  return changed === jsonOf(draft) ? null : changed;
};
const orNull = (body: string | null): Hostile | null => (body === null ? null : { body });
const inPath = (escape: string) => (draft: Draft) => {
  const [first] = Object.values(draft.path);
  return first === undefined ? null : { url: (url: string) => url.replace(encodeURIComponent(first), escape) };
};
const inQuery = (escape: string) => () => ({ url: (url: string) => `${url}?a=${escape}` });
const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const megabytes = new Uint8Array(20 * 1024 * 1024).fill(0x20);

/** What programs die of, on every route that writes; all of it must be refused with a code. */
const killers: Killer[] = [
  { name: "U+0000 in a text", make: (draft) => ({ body: withText(draft, "a\\u0000b") }) },
  { name: "U+0000 in a name", make: (draft) => ({ body: withField(draft, '"a\\u0000b":1') }) },
  { name: "half a surrogate pair", make: (draft) => ({ body: withText(draft, "a\\ud800b") }) },
  { name: "a number beyond all bounds", make: (draft) => ({ body: withField(draft, '"baseRevision":1e999') }) },
  { name: "nesting ten thousand deep", make: (draft) => ({ body: withField(draft, `"deep":${deep(10_000)}`) }) },
  { name: "a list ten thousand deep", make: () => ({ body: "[".repeat(10_000) + "]".repeat(10_000) }) },
  { name: "twenty megabytes", make: () => ({ body: megabytes }) },
  { name: "__proto__", make: (draft) => ({ body: withField(draft, '"__proto__":{"admin":true}') }) },
  {
    name: "__proto__ further down",
    make: (draft) => ({ body: withField(draft, '"a":[{"__proto__":{"admin":true}}]') }),
  },
  { name: "constructor", make: (draft) => ({ body: withField(draft, '"constructor":{"prototype":{"admin":true}}') }) },
  { name: "JSON that ends early", make: (draft) => ({ body: jsonOf(draft).slice(0, -1) }) },
  { name: "no JSON", make: () => ({ body: "<plan/>" }) },
  { name: "JSON in UTF-16", make: (draft) => ({ body: Buffer.from(`\ufeff${jsonOf(draft)}`, "utf16le") }) },
  {
    name: "bytes that are no UTF-8",
    make: (draft) => ({ body: Buffer.from(withText(draft, "caf\u00e9"), "latin1") }),
  },
  { name: "a broken escape in the path", make: inPath("%E0%A4%A") },
  { name: "U+0000 in the path", make: inPath("%00") },
  { name: "half a surrogate pair in the path", make: inPath("%ED%A0%80") },
  { name: "a path that climbs", make: inPath("..%2F..%2Fetc%2Fpasswd") },
  { name: "a broken escape in the query", make: inQuery("%E0%A4%A") },
  { name: "U+0000 in the query", make: inQuery("%00") },
  { name: "half a surrogate pair in the query", make: inQuery("%ED%A0%80") },
  { name: "2 to the power of 31", make: (draft) => orNull(withNumber(draft, "2147483648")) },
  { name: "minus 2 to the power of 31 and one", make: (draft) => orNull(withNumber(draft, "-2147483649")) },
  { name: "half a revision", make: (draft) => orNull(withNumber(draft, "1.5")) },
];

/** Only where a body is read. */
const bodyKillers: Killer[] = [
  { name: "nothing at all", make: () => ({ body: "" }) },
  { name: "null", make: () => ({ body: "null" }) },
  { name: "a list", make: () => ({ body: "[]" }) },
  { name: "a text", make: () => ({ body: '"a"' }) },
  {
    name: "a form without a boundary",
    make: () => ({ body: "a", headers: { "content-type": "multipart/form-data" } }),
  },
  {
    name: "a form that ends early",
    make: () => ({
      body: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
      headers: { "content-type": "multipart/form-data; boundary=b" },
    }),
  },
  { name: "another media type", make: () => ({ body: "<a/>", headers: { "content-type": "application/xml" } }) },
  { name: "no media type", make: (draft) => ({ body: jsonOf(draft), headers: { "content-type": "" } }) },
];

function hostile(route: Route, scene: Scene, { body, headers = {}, url = (same) => same }: Hostile): Request {
  const sound = requestOf(route, { ...stage.draft(route, scene), body: null }, scene.actor.token);
  const changed = new Headers(sound.headers);
  changed.set("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) {
    if (value === "") changed.delete(name);
    else changed.set(name, value);
  }
  const sent = body ?? jsonOf(stage.draft(route, scene));
  return new Request(url(sound.url), {
    method: route.method,
    headers: changed,
    body: typeof sent === "string" ? Buffer.from(sent) : Buffer.from(sent.buffer),
  });
}

/** What was not refused with a code; how many routes it fits; what it left in the database. */
async function attack(killer: Killer, routes: readonly Route[]) {
  const { superuser } = stage.ground.database;
  const before = await everyRow(superuser);
  const through: string[] = [];
  let tried = 0;
  for (const route of routes) {
    const scene = scenes.get(route)!;
    const made = killer.make(stage.draft(route, scene));
    if (made === null) continue;
    tried += 1;
    const { status, code, text } = await read(await stage.ground.ask(hostile(route, scene, made)));
    const isRefused = status >= 400 && status < 500 && code !== null && text.includes('"requestId":"');
    if (!isRefused) through.push(`${route.name} answered ${status} ${text.slice(0, 80)}`);
  }
  const after = await everyRow(superuser);
  return { through, tried, written: Object.keys(after).filter((table) => after[table] !== before[table]) };
}

// Every route in one test takes its time where the machine is busy.
describe("every route that writes refuses, and keeps nothing of,", { timeout: 120_000 }, () => {
  it.each(killers)("$name", async (killer) => {
    const { through, tried, written } = await attack(killer, [...scenes.keys()]);
    expect({ through, written }).toEqual({ through: [], written: [] });
    expect(tried).toBeGreaterThan(1);
  });

  it.each(bodyKillers)("$name, where it reads a body", async (killer) => {
    const reading = [...scenes.keys()].filter(({ body }) => body !== null);
    const { through, tried, written } = await attack(killer, reading);
    expect({ through, written }).toEqual({ through: [], written: [] });
    expect(tried).toBeGreaterThan(10);
  });
});
