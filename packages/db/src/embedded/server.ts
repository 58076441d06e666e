import { execFile, spawn } from "node:child_process";
import { access, constants, open, readFile, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Binaries } from "./binaries.ts";
import { SUPERUSER } from "./cluster.ts";
import { EmbeddedDatabaseError, errorCode } from "./errors.ts";
import { processMark, signal, waitForEnd } from "./process.ts";
import { asServerUser, openFor, type ServerUser } from "./server-user.ts";
import { SOCKET_PORT } from "./socket-folder.ts";

/** A PostgreSQL server that answers. */
export type Server = { pid: number; mark: string; socketDir: string };

/** `throwaway` is for tests only: it forgets what it wrote when the machine stops. */
export type Durability = "durable" | "throwaway";

const READY_MS = 120_000;
const STOP_MS = 20_000;
const LOG_MAX_BYTES = 5 * 1024 * 1024;
const SHARED_MEMORY_MIN_BYTES = 128 * 1024 * 1024;

/** The server that already runs on these data, when it answers; one that does not answer is stopped. */
export async function adoptServer(clusterDir: string): Promise<Server | null> {
  const pidFile = join(clusterDir, "postmaster.pid");
  const lines = await linesOf(pidFile);
  const pid = Number(lines[0]);
  const mark = processMark(pid);
  if (mark === null) return null;
  if (!(await servesData(pid, clusterDir))) {
    // The number was given to another program since: PostgreSQL itself would refuse to start because of it.
    await rm(pidFile, { force: true });
    return null;
  }
  const until = Date.now() + READY_MS;
  let refusedSince: number | null = null;
  while (processMark(pid) === mark && Date.now() < until) {
    const [, , , , socketDir, , , status] = await linesOf(pidFile);
    if (socketDir !== undefined && socketDir !== "") {
      const answer = await knock(socketDir);
      if (answer === "ready") return { pid, mark, socketDir };
      if (answer === "refused" && status?.trim() === "ready") {
        refusedSince ??= Date.now();
        if (Date.now() - refusedSince > 1_000) break;
      }
    }
    await sleep(25);
  }
  await stopServer({ pid, mark });
  return null;
}

async function linesOf(file: string): Promise<string[]> {
  try {
    return (await readFile(file, "utf8")).split("\n");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** A server's working folder is its data folder. */
async function servesData(pid: number, clusterDir: string): Promise<boolean> {
  if (process.platform !== "linux") return /postgres/.test(await commandOf(pid));
  try {
    const [cwd, data] = await Promise.all([stat(`/proc/${String(pid)}/cwd`), stat(clusterDir)]);
    return cwd.dev === data.dev && cwd.ino === data.ino;
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES", "EPERM"].includes(errorCode(error))) return false;
    throw error;
  }
}

const commandOf = (pid: number) =>
  new Promise<string>((resolve) => {
    execFile("ps", ["-o", "command=", "-p", String(pid)], (_error, stdout) => {
      resolve(stdout);
    });
  });

/** Starts PostgreSQL on the data; null when another process was quicker or remains of a killed one are still there. */
export async function launchServer(
  user: ServerUser,
  binaries: Binaries,
  folders: { dataDir: string; clusterDir: string; socketDir: string },
  durability: Durability,
): Promise<Server | null> {
  const logFile = join(folders.dataDir, "postgres.log");
  const log = await open(logFile, "a", 0o600);
  if ((await log.stat()).size > LOG_MAX_BYTES) await log.truncate();
  const begin = (await log.stat()).size;
  const reach = await openFor(user, folders.clusterDir);
  try {
    const settings = await serverSettings(user, folders.socketDir, durability);
    const args = ["-D", reach.path, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    const { command, args: rest, options } = asServerUser(user, join(binaries.bin, "postgres"), args);
    const child = spawn(command, rest, {
      ...options,
      detached: true,
      stdio: ["ignore", log.fd, log.fd, ...reach.inherit],
    });
    const ended = new Promise<Error | "ended">((resolve) => {
      child.once("exit", () => {
        resolve("ended");
      });
      child.once("error", resolve);
    });
    child.unref();
    const server = await untilReady(child.pid, folders.socketDir, ended);
    if (server !== null) return server;
    if (child.pid === undefined)
      throw new EmbeddedDatabaseError(`PostgreSQL could not be started: ${String(await ended)}`);
  } finally {
    await reach.close();
    await log.close();
  }
  const fatal =
    (await readFile(logFile, "utf8"))
      .slice(begin)
      .split("\n")
      .find((line) => /FATAL|PANIC|error/.test(line)) ?? "";
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(fatal)) return null;
  throw new EmbeddedDatabaseError(
    `The database did not start (${fatal.replace(/^.*?(FATAL|PANIC|error)/, "$1").trim()}); its log is ${logFile}.`,
  );
}

async function untilReady(
  pid: number | undefined,
  socketDir: string,
  ended: Promise<Error | "ended">,
): Promise<Server | null> {
  if (pid === undefined) return null;
  let isOver = false;
  void ended.then(() => (isOver = true));
  const until = Date.now() + READY_MS;
  while (!isOver) {
    if ((await knock(socketDir)) === "ready") return { pid, mark: processMark(pid) ?? "", socketDir };
    if (Date.now() > until) {
      signal(pid, "SIGQUIT");
      throw new EmbeddedDatabaseError(
        "The database did not get ready within two minutes: see postgres.log beside the data.",
      );
    }
    await Promise.race([ended, sleep(10)]);
  }
  return null;
}

async function serverSettings(
  user: ServerUser,
  socketDir: string,
  durability: Durability,
): Promise<Record<string, string>> {
  return {
    listen_addresses: "",
    unix_socket_directories: socketDir,
    unix_socket_permissions: "0700",
    port: String(SOCKET_PORT),
    max_connections: durability === "durable" ? "60" : "200",
    shared_buffers: "64MB",
    max_wal_size: "256MB",
    huge_pages: "off",
    jit: "off",
    dynamic_shared_memory_type: (await hasSharedMemory(user)) ? "posix" : "mmap",
    logging_collector: "off",
    log_destination: "stderr",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durability === "throwaway"
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }
      : { fsync: "on" }),
  };
}

/** Some containers have no /dev/shm, or one of a few megabytes, or one closed to the server's user. */
async function hasSharedMemory(user: ServerUser): Promise<boolean> {
  if (process.platform !== "linux") return true;
  try {
    await access("/dev/shm", constants.W_OK);
    const [{ mode }, { bavail, bsize }] = await Promise.all([stat("/dev/shm"), statfs("/dev/shm")]);
    return (user.uid === undefined || (mode & 0o002) !== 0) && bavail * bsize >= SHARED_MEMORY_MIN_BYTES;
  } catch (error) {
    if (errorCode(error) === "") throw error;
    return false;
  }
}

/** No listener, or (28000, 28P01) one that does not let us in; everything else is a server that is busy. */
const NOBODY_THERE = new Set(["ECONNREFUSED", "ENOENT", "EACCES", "28000", "28P01"]);

/** `refused`: nobody listens, or they do not let us in. `starting`: they ask to wait. */
async function knock(socketDir: string): Promise<"ready" | "starting" | "refused"> {
  try {
    await access(join(socketDir, `.s.PGSQL.${String(SOCKET_PORT)}`));
  } catch (error) {
    if (errorCode(error) === "") throw error;
    return "refused";
  }
  const sql = postgres({
    host: socketDir,
    port: SOCKET_PORT,
    username: SUPERUSER,
    database: "postgres",
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => undefined,
  });
  try {
    await sql`select 1`;
    return "ready";
  } catch (error) {
    return NOBODY_THERE.has(errorCode(error)) ? "refused" : "starting";
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Ends open transactions, writes everything down and stops; harder when that takes too long. */
export async function stopServer({ pid, mark }: Pick<Server, "pid" | "mark">): Promise<void> {
  for (const name of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (processMark(pid) !== mark) return;
    signal(pid, name);
    if (await waitForEnd(pid, mark, STOP_MS)) return;
  }
}
