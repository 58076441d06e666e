import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedDatabaseError, errorCode } from "./errors.ts";
import { processMark } from "./process.ts";

const WAIT_MS = 180_000;
const HALF_WRITTEN_MS = 5_000;

/** Runs `work` while no other process holds the same lock file; a lock whose process is gone is taken over. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  const until = Date.now() + WAIT_MS;
  while (!(await createExclusively(file, `${String(process.pid)} ${processMark(process.pid) ?? ""}`))) {
    const holder = await readIfThere(file);
    if (holder !== null && !(await isHeld(file, holder))) await breakStale(file, holder);
    else await sleep(50);
    if (Date.now() > until) {
      throw new EmbeddedDatabaseError(
        `Another Salus (process ${holder ?? "?"}) is busy with ${file}: stop it and start again.`,
      );
    }
  }
}

async function createExclusively(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

async function isHeld(file: string, holder: string): Promise<boolean> {
  const [pid, mark] = holder.split(" ");
  if (mark === undefined || mark === "") return (await ageMs(file)) < HALF_WRITTEN_MS;
  return processMark(Number(pid)) === mark;
}

/** Only one process at a time looks again and removes, so nobody removes the lock of a new holder. */
async function breakStale(file: string, seen: string): Promise<void> {
  const guard = `${file}.breaking`;
  if (!(await createExclusively(guard, ""))) {
    if ((await ageMs(guard)) > HALF_WRITTEN_MS) await rm(guard, { force: true });
    await sleep(20);
    return;
  }
  try {
    if ((await readIfThere(file)) === seen) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

async function ageMs(file: string): Promise<number> {
  try {
    return Date.now() - (await stat(file)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return 0;
    throw error;
  }
}

/** The processes that use one server; the last one to leave stops it. */
export async function registerUser(folder: string): Promise<{ leave: () => Promise<void>; isLast: () => boolean }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = `${String(process.pid)}.${processMark(process.pid) ?? ""}.${randomUUID()}`;
  for (const name of await readdir(folder)) {
    if (!isLive(name)) await rm(join(folder, name), { force: true });
  }
  await createExclusively(join(folder, own), "");
  return {
    leave: () => rm(join(folder, own), { force: true }),
    isLast: () => !existsSync(folder) || readdirSync(folder).every((name) => name === own || !isLive(name)),
  };
}

function isLive(name: string): boolean {
  const [pid, mark] = name.split(".");
  return mark !== undefined && processMark(Number(pid)) === mark;
}
