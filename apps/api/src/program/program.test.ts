import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Db, sql } from "@salus/db";
import { connectionToUrl, type Embedded, startEmbedded } from "@salus/db/embedded";
import { ensureDatabase, ensureRoles, migrate } from "@salus/db/migrate";
import { seedReference } from "@salus/db/seed";
import { aTenant, createTestDatabase } from "@salus/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

/** The real program in a process of its own, on a database that keeps what it is given. */
let embedded: Embedded;
let owner: Db;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "salus-program-"));
  embedded = await startEmbedded({ dataDir: folder });
  await ensureRoles(embedded.connection("postgres"));
  await ensureDatabase(embedded.connection("postgres"), "salus");
  await migrate(embedded.connection("salus_owner", "salus"));
  owner = connect({ ...embedded.connection("salus_owner", "salus"), max: 1 });
  await seedReference(owner);
});
afterAll(async () => {
  await owner.close();
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
});

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

const urlOf = (role: string) => connectionToUrl(embedded.connection(role, "salus"));
const urls = () => ({ DATABASE_URL: urlOf("salus_app"), DATABASE_FEDERAL_URL: urlOf("salus_federal") });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../server.ts")], {
    env: { PATH: process.env["PATH"] ?? "", NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | string | null>((resolve) =>
    child.once("exit", (code, signal) => {
      running.delete(child);
      resolve(code ?? signal);
    }),
  );
  return { child, ended, output: () => output };
}

async function untilItSays(program: ReturnType<typeof start>, words: RegExp): Promise<void> {
  for (let waited = 0; waited < 40_000; waited += 50) {
    if (words.test(program.output())) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it never said ${words}: ${program.output()}`);
}

describe("the program", { timeout: 60_000 }, () => {
  it("serves, says where, and gives port and connections back when it is asked to end", async () => {
    const port = await freePort();
    const program = start({ ...urls(), PORT: String(port) });
    await untilItSays(program, /Salus {2}http:\/\/localhost/);
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/demo`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/plans`)).status).toBe(401);

    program.child.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/api/v1/health`)).rejects.toThrow();
    const connections = () =>
      owner.execute(sql`select from pg_stat_activity where usename in ('salus_app', 'salus_federal')`);
    await expect.poll(connections).toHaveLength(0);
  });

  it("says that the port is taken before it touches the database", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const program = start({
      PORT: String(port),
      DATABASE_URL: "postgres://nobody@127.0.0.1:1/x",
      DATABASE_FEDERAL_URL: "postgres://nobody@127.0.0.1:1/x",
    });
    expect(await program.ended).toBe(1);
    expect(program.output().trim()).toMatch(/^Port \d+ is taken or not allowed: [^\n]+$/);
    await new Promise((resolve) => other.close(resolve));
  });

  it("does not serve as a role that could switch the policies off", async () => {
    const env = { ...urls(), DATABASE_URL: urlOf("salus_owner") };
    const program = start({ ...env, PORT: String(await freePort()) });
    expect(await program.ended).toBe(1);
    expect(program.output().trim()).toMatch(/^This role owns tables [^\n]+ give salus_app in the URL [^\n]+$/);
  });

  it("does not serve from a server that may lose what it acknowledged", async () => {
    await using database = await createTestDatabase();
    const [app, federal] = [database.connection("salus_app"), database.connection("salus_federal")];
    const env = { DATABASE_URL: connectionToUrl(app), DATABASE_FEDERAL_URL: connectionToUrl(federal) };
    const program = start({ ...env, PORT: String(await freePort()) });
    expect(await program.ended).toBe(1);
    expect(program.output().trim()).toMatch(/^The server may lose what it acknowledged: [^\n]+$/);
  });

  it("does not serve the demonstration's accounts as if they were real", async () => {
    await aTenant(owner, { demonstration: true });
    const program = start({ ...urls(), PORT: String(await freePort()) });
    expect(await program.ended).toBe(1);
    expect(program.output().trim()).toMatch(/^This database holds the demonstration [^\n]+$/);
  });
});
