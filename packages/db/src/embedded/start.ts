import { existsSync } from "node:fs";
import { realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import { createCluster, majorOfData, makeDataDir, repairOwner, SUPERUSER, writeAccessRules } from "./cluster.ts";
import type { Connection } from "./connection.ts";
import { EmbeddedDatabaseError, errorCode } from "./errors.ts";
import { registerUser, withLock } from "./lock.ts";
import { processMark, signal } from "./process.ts";
import { adoptServer, launchServer, type Durability, type Server, stopServer } from "./server.ts";
import { chooseServerUser } from "./server-user.ts";
import { makeSocketFolder, SOCKET_PORT } from "./socket-folder.ts";

export type Embedded = {
  /** How postgres.js reaches the server as a role; the database is `postgres` unless named. */
  connection: (role: string, database?: string) => Connection;
  /** Leaves the server; the last process that uses it stops it. Safe to call twice. */
  stop: () => Promise<void>;
  /** True when the server ran already, started by another process or left behind by one that was killed. */
  adopted: boolean;
};

const RETRY_MS = 20_000;
const WATCH_EVERY_MS = 500;

/**
 * A real PostgreSQL server on the data in `dataDir` (made on first use), reachable only by this user through a private
 * socket. Safe to call from several processes at once: the second one joins the server of the first.
 * Throws `EmbeddedDatabaseError` with one line that says what to do where it cannot run.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log?: (line: string) => void;
  durability?: Durability;
}): Promise<Embedded> {
  const { log = () => undefined, durability = "durable" } = options;
  await makeDataDir(options.dataDir);
  const dataDir = await realpath(options.dataDir);
  const lockFile = join(dataDir, "lock");
  const started = await inOneLine(dataDir, () =>
    withLock(lockFile, async () => {
      const membership = await registerUser(join(dataDir, "users"));
      try {
        return { membership, ...(await serverFor(dataDir, durability, log)) };
      } catch (error) {
        await membership.leave();
        throw error;
      }
    }),
  );
  const { membership, adopted } = started;
  let { server } = started;

  let stopping: Promise<void> | null = null;
  const stop = () => (stopping ??= leave());
  const leave = async () => {
    clearInterval(watch);
    stopListening();
    const end = async () => {
      await membership.leave();
      if (!membership.isLast()) return;
      await stopServer(server);
      await rm(server.socketDir, { recursive: true, force: true });
    };
    // Somebody may have removed the folder while we ran; the server still has to stop.
    await (existsSync(dataDir) ? withLock(lockFile, end) : end());
  };
  const stopListening = onProcessEnd(() => server, stop, membership.isLast);

  let reviving = false;
  const revive = async () => {
    if (reviving || stopping !== null || processMark(server.pid) === server.mark) return;
    reviving = true;
    try {
      await withLock(lockFile, async () => {
        // Without its data there is nothing to go on with: whoever removed them wants to begin anew.
        if (stopping !== null || (await majorOfData(join(dataDir, "cluster"))) === null) return;
        ({ server } = await serverFor(dataDir, durability, log));
        log("The database had ended and was started again");
      });
    } catch (error) {
      log(`The database had ended and does not start again: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      reviving = false;
    }
  };
  const watch = setInterval(() => void revive(), WATCH_EVERY_MS).unref();

  return {
    connection: (role, database = SUPERUSER) => ({
      host: server.socketDir,
      port: SOCKET_PORT,
      username: role,
      database,
    }),
    stop,
    adopted,
  };
}

/** What the operating system refuses is said in words that tell what to do. */
async function inOneLine<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const advice = ADVICE[errorCode(error)];
    if (advice === undefined) throw error;
    throw new EmbeddedDatabaseError(`The database in ${dataDir} cannot be used: ${advice}.`, { cause: error });
  }
}

const ADVICE: Record<string, string> = {
  EACCES: "it belongs to another user; start Salus as that user (or as root), or remove the folder to begin anew",
  EPERM: "it belongs to another user; start Salus as that user (or as root), or remove the folder to begin anew",
  EROFS: "the disk is read-only; name another folder with SALUS_DATA_DIR, or a server with DATABASE_URL",
  ENOSPC: "there is no space left on the disk",
  EDQUOT: "your quota of the disk is used up",
};

async function serverFor(
  dataDir: string,
  durability: Durability,
  log: (line: string) => void,
): Promise<{ server: Server; adopted: boolean }> {
  const clusterDir = join(dataDir, "cluster");
  const until = Date.now() + RETRY_MS;
  for (;;) {
    const major = await majorOfData(clusterDir);
    if (major !== null) {
      const running = await adoptServer(clusterDir);
      if (running !== null) return { server: running, adopted: true };
    }
    const user = await chooseServerUser(clusterDir);
    const binaries = await findBinaries(user, dataDir, major, log);
    if (major === null) {
      log("Preparing the database (first start)");
      await createCluster(user, binaries, dataDir, clusterDir);
    }
    await repairOwner(user, clusterDir);
    await writeAccessRules(user, binaries.major, clusterDir);
    const socketDir = await makeSocketFolder(user, clusterDir);
    const server = await launchServer(user, binaries, { dataDir, clusterDir, socketDir }, durability);
    if (server !== null) return { server, adopted: false };
    if (Date.now() > until) {
      throw new EmbeddedDatabaseError(
        `Another PostgreSQL is busy with ${clusterDir}: stop it and start again; details in ${join(dataDir, "postgres.log")}.`,
      );
    }
    await sleep(200);
  }
}

/** A process that ends without calling `stop` takes the server along, unless another one still uses it. */
function onProcessEnd(current: () => Server, stop: () => Promise<void>, isLast: () => boolean): () => void {
  const onExit = () => {
    const { pid, mark } = current();
    if (isLast() && processMark(pid) === mark) signal(pid, "SIGINT");
  };
  const handlers = (["SIGTERM", "SIGINT", "SIGHUP"] as const).map((name) => {
    const handler = () => {
      // Whoever else listens decides when to stop; alone, we stop and let the signal do its work.
      if (process.listenerCount(name) > 1) return;
      void stop().finally(() => process.kill(process.pid, name));
    };
    process.on(name, handler);
    return () => process.off(name, handler);
  });
  process.on("exit", onExit);
  return () => {
    process.off("exit", onExit);
    for (const remove of handlers) remove();
  };
}
