import { spawn } from "node:child_process";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { EmbeddedDatabaseError, errorCode } from "./errors.ts";
import { accountName, asServerUser, giveTo, openFor, type ServerUser } from "./server-user.ts";

/** The one superuser of the embedded server; migrations begin here, requests never use it. */
export const SUPERUSER = "postgres";

const NEEDED_BYTES = 200 * 1024 * 1024;

/** The major version that made the data, or null where there are no data yet. */
export async function majorOfData(clusterDir: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(clusterDir, "PG_VERSION"), "utf8"), 10);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    if (errorCode(error) === "EACCES") {
      throw new EmbeddedDatabaseError(
        `The data in ${clusterDir} belong to another user: start Salus as that user (or as root), or remove the folder to begin anew.`,
      );
    }
    throw error;
  }
}

/** Makes the data folder beside its place and moves it there whole: a start that is cut off leaves nothing half. */
export async function createCluster(
  user: ServerUser,
  binaries: Binaries,
  dataDir: string,
  clusterDir: string,
): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith("cluster.half-"))
      await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize < NEEDED_BYTES) {
    throw new EmbeddedDatabaseError(`No space left in ${dataDir}: the database needs 200 MB to begin with.`);
  }
  const half = await mkdtemp(join(dataDir, "cluster.half-"));
  await chmod(half, 0o700);
  await giveTo(user, half);
  const reach = await openFor(user, half);
  try {
    await initdb(user, binaries, reach.path, reach.inherit);
  } finally {
    await reach.close();
  }
  // An empty folder may stand there; a full one was made by somebody else in the meantime and wins.
  try {
    await rename(half, clusterDir);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!["ENOTEMPTY", "EEXIST"].includes(errorCode(error))) throw error;
  }
  const parent = await open(dataDir, "r");
  await parent.sync();
  await parent.close();
}

async function initdb(user: ServerUser, binaries: Binaries, path: string, inherit: number[]): Promise<void> {
  const common = [
    "-D",
    path,
    `--username=${SUPERUSER}`,
    "--auth=trust",
    "--encoding=UTF8",
    "--data-checksums",
    "--no-instructions",
  ];
  const locales =
    binaries.major >= 17
      ? [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]]
      : [["--locale=C.UTF-8"], ["--locale=C"]];
  let problem = "";
  for (const locale of locales) {
    const outcome = await run(user, join(binaries.bin, "initdb"), [...common, ...locale], inherit);
    if (outcome.code === 0) return;
    problem =
      outcome.output.split("\n").find((line) => /error|fatal|could not/i.test(line)) ??
      `initdb ended with ${String(outcome.code)}`;
  }
  throw new EmbeddedDatabaseError(`The database could not be made: ${problem.trim()}`);
}

function run(
  user: ServerUser,
  program: string,
  args: string[],
  inherit: number[],
): Promise<{ code: number | null; output: string }> {
  const prepared = asServerUser(user, program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(prepared.command, prepared.args, {
      ...prepared.options,
      stdio: ["ignore", "pipe", "pipe", ...inherit],
    });
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, output });
    });
  });
}

/**
 * Only we (and root) may connect, as any role and without a password: the server asks the kernel who is at the other
 * end of the socket. Where that cannot be told (a user without a name, PostgreSQL 15) the closed folder is the gate.
 */
export async function writeAccessRules(user: ServerUser, major: number, clusterDir: string): Promise<void> {
  const own = accountName(process.getuid?.() ?? -1);
  const byName = major >= 16 && own !== null && user.wrapper.length === 0;
  const names = new Set([own ?? "root", "root"]);
  await place(
    user,
    join(clusterDir, "pg_hba.conf"),
    byName ? "local all all peer map=salus\n" : "local all all trust\n",
  );
  await place(user, join(clusterDir, "pg_ident.conf"), [...names].map((name) => `salus "${name}" all\n`).join(""));
}

async function place(user: ServerUser, file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) await chown(file, user.uid, user.gid);
}

/** A copy made by root (a restored backup) belongs to root, and the server would refuse it. */
export async function repairOwner(user: ServerUser, clusterDir: string): Promise<void> {
  if (user.uid !== undefined && (await stat(clusterDir)).uid === 0) await giveTo(user, clusterDir);
}

export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o755 });
  } catch (error) {
    if (errorCode(error) === "") throw error;
    throw new EmbeddedDatabaseError(
      `The folder ${dataDir} for the database cannot be made: Salus must be able to write there.`,
    );
  }
}
