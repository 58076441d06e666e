import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectionToUrl } from "@salus/db/embedded";
import { createTestDatabase, type TestDatabase } from "@salus/db/testing";
import type { NisCode } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMember } from "./testing.ts";
import { aTenant } from "@salus/db/testing";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase({ reference: true });
  folder = await mkdtemp(join(tmpdir(), "salus-cli-"));
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const plan = [
  "STRATEGISCH VEILIGHEIDS- EN PREVENTIEPLAN 2020",
  "1. INBRAAK",
  "1.1. Algemene doelstellingen",
  "1.1.1. Voorkomen, opsporen en beperken van inbraak en/of het ermee verbonden onveiligheidsgevoel",
  "1.2. Strategische doelstellingen",
  "1.2.1. De sociale controle bevorderen",
  "Operationele doelstellingen",
  "- Buren letten op elkaars woning.",
  "Resultaten",
  "- Er zijn afspraken per straat.",
  "Indicatoren",
  "- Aantal straten met afspraken: minstens 12 per jaar",
].join("\n");

/** The command as a person runs it. */
function salus(args: string[], { input = "", env = {} as Record<string, string> } = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "cli.ts"), ...args], {
    env: {
      PATH: process.env["PATH"] ?? "",
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
      LANG: "nl_BE.UTF-8",
      ...env,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(input);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, out, err })),
  );
}

const onDatabase = () => ({
  DATABASE_URL: connectionToUrl(database.connection("salus_app")),
  DATABASE_OWNER_URL: connectionToUrl(database.connection("salus_owner")),
});

async function aFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe("salus", { timeout: 60_000 }, () => {
  it("explains itself, and answers 2 to a command that is none", async () => {
    const help = await salus(["help"]);
    expect([help.code, help.out]).toEqual([0, expect.stringContaining("parse FILE")]);
    const unknown = await salus(["frobnicate"]);
    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toContain("there is no command frobnicate");
  });

  it("parses a file into a plan document on standard output", async () => {
    const { code, out } = await salus(["parse", await aFile("plan.txt", plan), "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: "salus-plan/1",
      instrument: "svpp",
      nodes: [{ code: "burglary" }],
    });
  });

  it.each([
    [
      "a file that is not there",
      () => Promise.resolve(join(folder, "nowhere.txt")),
      /nowhere\.txt cannot be read: it does not exist/,
    ],
    ["a folder", () => Promise.resolve(folder), /is not a file/],
    ["an empty file", () => aFile("empty.txt", ""), /import\.empty/],
    ["a binary file", () => aFile("noise.bin", new Uint8Array([0, 1, 2, 255])), /import\.binary/],
  ])("answers 2 and one line to %s", async (_what, file, expected) => {
    const { code, out, err } = await salus(["parse", await file()]);
    expect([code, out]).toEqual([2, ""]);
    expect(err.trim()).toMatch(/^salus: [^\n]+$/);
    expect(err).toMatch(expected);
  });

  it("speaks the reader's language", async () => {
    const { err } = await salus(["parse", await aFile("empty.txt", "")], { env: { LANG: "fr_BE.UTF-8" } });
    expect(err).toContain("Ce fichier est vide");
  });

  it("says what an indicator means, one or many", async () => {
    const one = await salus(["target", "≥ 50 /jaar", "--lang", "nl"]);
    expect(JSON.parse(one.out)).toMatchObject({ kind: "count", comparator: "gte", value: 50, per: "year" });
    const many = await salus(["target", "--lines", "--lang", "fr"], {
      input: "au moins 50 par an\nla rue\n",
    });
    expect(JSON.parse(many.out)).toMatchObject([{ value: 50, per: "year" }, null]);
    expect((await salus(["target", "x", "--lang", "de"])).code).toBe(2);
  });

  it("imports a file for a municipality and exports it again", async () => {
    const tenant = await aTenant(database.owner, { nis: "12025" as NisCode, name: { nl: "Mechelen", fr: "Malines" } });
    const clock = { now: new Date() };
    await aMember({ database, clock }, { tenantId: tenant.id, roles: ["coordinator"] });
    const file = await aFile("plan.txt", plan);
    const imported = await salus(["import", file, "--tenant", "mechelen", "--framework", "svpp-2020"], {
      env: onDatabase(),
    });
    expect([imported.code, imported.out.trim()]).toEqual([0, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    const out = join(folder, "out.json");
    const exported = await salus(["export", imported.out.trim(), "--format", "json", "--out", out], {
      env: onDatabase(),
    });
    expect(exported).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(await readFile(out, "utf8"))).toMatchObject({
      framework: "svpp-2020",
      municipality: { nis: "12025" },
      nodes: [{ code: "burglary" }],
    });

    const again = await salus(["import", file, "--tenant", "12025", "--framework", "svpp-2020"], { env: onDatabase() });
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("plan.exists")]);
    const nobody = await salus(["import", file, "--tenant", "atlantis", "--framework", "svpp-2020"], {
      env: onDatabase(),
    });
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining("atlantis is none of the tenants")]);
  });

  it("proves the trail, and names the first link that is broken", async () => {
    const whole = await salus(["verify-audit"], { env: onDatabase() });
    expect([whole.code, whole.out]).toEqual([0, expect.stringMatching(/Mechelen: 1 entries, whole/)]);
    await database.superuser`update audit_entry set action = 'plan.forged' where action = 'plan.import'`;
    const broken = await salus(["verify-audit", "--tenant", "malines"], { env: onDatabase() });
    expect([broken.code, broken.err.trim()]).toEqual([1, "Mechelen: broken at entry 1 (edited)"]);
  });

  it("opens a tenant and prints the link for its first administrator", async () => {
    const open = (args: string[]) => salus(["open-tenant", ...args], { env: onDatabase() });
    const federal = await open(["federal", "--administrator", "Wim@ibz.example", "--lang", "fr"]);
    expect([federal.code, federal.out]).toEqual([
      0,
      expect.stringMatching(/^\/fr\/invitation\/[\w-]+\.[\w-]+\.[\w-]{43}\n$/),
    ]);
    expect((await open(["44021", "--administrator", "an@gent.example"])).code).toBe(0);
    const rows = await database.superuser`
      select t.nis, t.kind, i.email, i.roles from invitation i join tenant t on t.id = i.tenant_id order by t.nis nulls last`;
    expect(rows).toMatchObject([
      { nis: "44021", kind: "municipality", email: "an@gent.example", roles: ["administrator"] },
      { nis: null, kind: "federal", email: "wim@ibz.example", roles: ["administrator"] },
    ]);
    expect(await open(["99999", "--administrator", "x@y.example"])).toMatchObject({ code: 2, out: "" });
    expect(await open(["44021", "--administrator", "nobody"])).toMatchObject({ code: 2, out: "" });
  });

  it("lets support look on with a reason and an end, which the tenant reads in its trail", async () => {
    const admit = (args: string[]) =>
      salus(["support-access", "mechelen", "--email", "help@support.example", ...args], { env: onDatabase() });
    const { code, out } = await admit(["--reason", "Leeg scherm", "--hours", "2", "--lang", "nl"]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^\/nl\/invitation\/[\w-]+\.[\w-]+\.[\w-]{43}\n$/)]);
    const opened = await database.superuser`select actor_id, after from audit_entry where action = 'support.open'`;
    expect(opened).toMatchObject([{ actor_id: null, after: { reason: "Leeg scherm" } }]);
    expect(await admit(["--hours", "2"])).toMatchObject({ code: 2, out: "" });
    expect(await admit(["--reason", "Leeg scherm", "--hours", "24"])).toMatchObject({ code: 2, out: "" });
  });

  it("migrates and seeds, and changes nothing the second time", async () => {
    expect(await salus(["migrate"], { env: onDatabase() })).toMatchObject({ code: 0, out: "up to date\n" });
    expect(await salus(["seed"], { env: onDatabase() })).toMatchObject({
      code: 0,
      out: "0 municipalities and 0 frameworks written\n",
    });
  });
});
