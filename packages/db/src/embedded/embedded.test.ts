import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { connectionFromUrl, connectionToUrl, type Embedded, EmbeddedDatabaseError, startEmbedded } from "./index.ts";
import { processMark, signal, waitForEnd } from "./process.ts";
import { chooseServerUser } from "./server-user.ts";
import { makeSocketFolder } from "./socket-folder.ts";

const isRoot = process.getuid?.() === 0;
const keeper = fileURLToPath(new URL("../testing/keep-server.ts", import.meta.url));

let base: string;
const running: Embedded[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "salus-embedded-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => rm(base, { recursive: true, force: true }));

async function start(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded({ dataDir });
  running.push(server);
  return server;
}

async function query<T extends object>(server: Embedded, text: string): Promise<T[]> {
  const sql = postgres({ ...server.connection("postgres"), max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe<T[]>(text);
  } finally {
    await sql.end();
  }
}

/** Another process that starts the server on these data and keeps it; resolves when it says "ready". */
async function keep(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [keeper, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

async function serverPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);
}

async function kill(child: ChildProcess, name: NodeJS.Signals): Promise<void> {
  const ended = once(child, "exit");
  child.kill(name);
  await ended;
}

async function hasEnded(pid: number): Promise<boolean> {
  return processMark(pid) === null || (await waitForEnd(pid, processMark(pid) ?? "", 5_000));
}

// Each case starts processes and databases; a busy machine may take its time.
describe("the embedded database", { timeout: 60_000 }, () => {
  it("keeps what was written, in a path with spaces, accents and more than a socket's length", async () => {
    const dataDir = join(base, "gemeente Éghezée", "a folder with a long name ".repeat(5).trim(), "salus");
    const first = await start(dataDir);
    await query(first, "create table note (text text); insert into note values ('blijft')");
    await first.stop();
    const second = await start(dataDir);
    expect(first.adopted || second.adopted).toBe(false);
    expect(await query(second, "select text from note")).toEqual([{ text: "blijft" }]);
  });

  it("writes through to the disk, listens on no network, checks its pages and is in UTF-8 with a language-neutral order", async () => {
    const server = await start(join(base, "one"));
    const names = [
      "fsync",
      "full_page_writes",
      "synchronous_commit",
      "listen_addresses",
      "data_checksums",
      "server_encoding",
    ];
    const rows = await query<{ setting: string }>(
      server,
      `select setting from unnest('{${names.join(",")}}'::text[]) with ordinality as n (name, i) join pg_settings using (name) order by i`,
    );
    expect(rows.map((row) => row.setting)).toEqual(["on", "on", "on", "", "on", "UTF8"]);
    expect(await query(server, "select upper('é') as upper, 'Z' < 'a' as neutral")).toEqual([
      { upper: "É", neutral: true },
    ]);
  });

  it("lets nobody else in: closed folders, and the kernel's word for who is calling", async () => {
    const server = await start(join(base, "one"));
    const { host } = server.connection("postgres");
    expect((await stat(host)).mode & 0o777).toBe(0o700);
    expect((await stat(join(base, "one", "cluster"))).mode & 0o777).toBe(0o700);
    expect(await readFile(join(base, "one", "cluster", "pg_hba.conf"), "utf8")).toBe("local all all peer map=salus\n");
    expect(
      await query(server, "select 1 from pg_hba_file_rules where error is not null or auth_method <> 'peer'"),
    ).toEqual([]);
  });

  it("is joined by a second process, and stops with the last one that leaves", async () => {
    const dataDir = join(base, "shared");
    const [one, two] = await Promise.all([keep(dataDir), keep(dataDir)]);
    const joined = await start(dataDir);
    expect(joined.adopted).toBe(true);
    const pid = await serverPid(dataDir);
    await Promise.all([kill(one, "SIGTERM"), kill(two, "SIGINT")]);
    expect(await query(joined, "select 1 as alive")).toEqual([{ alive: 1 }]);
    await joined.stop();
    expect(await hasEnded(pid)).toBe(true);
  });

  it("ends with a process that is asked to end, also when that process forgets to stop it", async () => {
    const dataDir = join(base, "one");
    const child = await keep(dataDir);
    const pid = await serverPid(dataDir);
    await kill(child, "SIGTERM");
    expect(child.signalCode).toBe("SIGTERM");
    expect(await hasEnded(pid)).toBe(true);
  });

  it("takes over the server that a killed process left behind", async () => {
    const dataDir = join(base, "one");
    const child = await keep(dataDir);
    const pid = await serverPid(dataDir);
    await kill(child, "SIGKILL");
    const server = await start(dataDir);
    expect(server.adopted).toBe(true);
    expect(await serverPid(dataDir)).toBe(pid);
    await server.stop();
    expect(await hasEnded(pid)).toBe(true);
  });

  it("comes back by itself after the server was killed, with what was acknowledged", async () => {
    const dataDir = join(base, "one");
    const server = await start(dataDir);
    await query(server, "drop table if exists crash; create table crash as select 42 as answer");
    const pid = await serverPid(dataDir);
    signal(pid, "SIGKILL");
    await vi.waitFor(
      async () => expect(await query(server, "select answer from crash")).toEqual([{ answer: 42 }]),
      30_000,
    );
    expect(await serverPid(dataDir)).not.toBe(pid);
  });

  it("starts again after both it and its process were killed", async () => {
    const dataDir = join(base, "one");
    const child = await keep(dataDir);
    await kill(child, "SIGKILL");
    signal(await serverPid(dataDir), "SIGKILL");
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    expect(await query(server, "select answer from crash")).toEqual([{ answer: 42 }]);
  });

  it("replaces a server that no longer answers because its socket was cleaned away", async () => {
    const dataDir = join(base, "one");
    const child = await keep(dataDir);
    const witness = await start(dataDir);
    await rm(witness.connection("postgres").host, { recursive: true });
    await kill(child, "SIGKILL");
    const server = await start(dataDir);
    expect(await query(server, "select 1 as alive")).toEqual([{ alive: 1 }]);
  });

  it("is not misled by a process number that belongs to another program now", async () => {
    const dataDir = join(base, "one");
    await (await start(dataDir)).stop();
    await writeFile(
      join(dataDir, "cluster", "postmaster.pid"),
      `${String(process.pid)}\n${dataDir}\n1\n5432\n/nowhere\n\n\nready\n`,
    );
    await writeFile(join(dataDir, "lock"), `${String(process.pid)} 1`);
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
  });

  it("starts after being killed at any moment of the first start", async () => {
    const dataDir = join(base, "cut off");
    for (const afterMs of [120, 250, 400, 600, 900]) {
      const child = spawn(process.execPath, [keeper, dataDir], { stdio: "ignore" });
      children.push(child);
      await sleep(afterMs);
      await kill(child, "SIGKILL");
    }
    const server = await start(dataDir);
    expect(await query(server, "select 1 as alive")).toEqual([{ alive: 1 }]);
    expect((await readdir(dataDir)).filter((name) => name.includes("half"))).toEqual([]);
  });

  it("says in one line that data of another major version need that version", async () => {
    const dataDir = join(base, "other version");
    await mkdir(join(dataDir, "cluster"), { recursive: true });
    await writeFile(join(dataDir, "cluster", "PG_VERSION"), "9\n");
    const failure = await startEmbedded({ dataDir }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EmbeddedDatabaseError);
    expect(String(failure)).toMatch(/^[^\n]*made by PostgreSQL 9 and that version is not here[^\n]*$/);
  });

  it("says in one line that it cannot write where it must", async () => {
    const file = join(base, "a file");
    await writeFile(file, "");
    const failure = await startEmbedded({ dataDir: join(file, "salus") }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EmbeddedDatabaseError);
    expect(String(failure)).toMatch(/^[^\n]*Salus must be able to write there\.$/);
  });
});

describe("the socket's folder", () => {
  it.runIf(isRoot)("goes elsewhere when somebody else took the name (tried as root only)", async () => {
    const data = join(base, "taken");
    await mkdir(data);
    const user = await chooseServerUser(data);
    const first = await makeSocketFolder(user, data);
    await chown(first, 4242, 4242);
    const second = await makeSocketFolder(user, data);
    expect(second).toBe(`${first}-2`);
    for (const folder of [first, second]) await rm(folder, { recursive: true });
  });

  it("does not follow a temporary folder with too long a name", async () => {
    const long = join(base, "t".repeat(100));
    await mkdir(long);
    await chmod(long, 0o777);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = long;
    try {
      const folder = await makeSocketFolder({ wrapper: [] }, base);
      expect(folder.length).toBeLessThan(80);
      expect((await lstat(folder)).isDirectory()).toBe(true);
      await rm(folder, { recursive: true });
      expect(existsSync(folder)).toBe(false);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
});

describe("a connection as a URL", () => {
  it.each([
    { host: "/tmp/salus é", port: 5432, username: "salus_app", database: "postgres" },
    { host: "db.example.be", port: 6432, username: "a@b", database: "salus", password: "p:/?#é" },
  ])("reads back what it wrote: $host", (connection) => {
    expect(connectionFromUrl(connectionToUrl(connection))).toEqual(connection);
  });

  it("reads the usual form", () => {
    expect(connectionFromUrl("postgres://salus:secret@db.example.be/salus")).toEqual({
      host: "db.example.be",
      port: 5432,
      username: "salus",
      database: "salus",
      password: "secret",
    });
  });
});
