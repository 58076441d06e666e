import { createHash } from "node:crypto";
import { chmod, chown, lstat, mkdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedDatabaseError, errorCode } from "./errors.ts";
import { isWalkable, type ServerUser } from "./server-user.ts";

/** The port is only a part of the socket's name: nothing listens on the network. */
export const SOCKET_PORT = 5432;

const SOCKET_NAME = `.s.PGSQL.${String(SOCKET_PORT)}`;
/** The shortest limit of the platforms we run on (macOS), with the closing zero byte. */
const MAX_SOCKET_PATH_BYTES = 103;

/**
 * A folder that only the server's user (and root) can enter, with a name short enough for a socket: the data folder
 * itself may lie too deep. The name follows from the data folder, so that a later start finds the same one.
 */
export async function makeSocketFolder(user: ServerUser, clusterDir: string): Promise<string> {
  const { dev, ino } = await stat(clusterDir);
  const name = `salus-${createHash("sha256")
    .update(`${clusterDir}:${String(dev)}:${String(ino)}`)
    .digest("hex")
    .slice(0, 12)}`;
  const tried: string[] = [];
  for (const parent of new Set([tmpdir(), "/tmp", "/var/tmp", "/run"])) {
    for (const suffix of ["", "-2", "-3"]) {
      const folder = join(parent, name + suffix);
      if (Buffer.byteLength(join(folder, SOCKET_NAME)) > MAX_SOCKET_PATH_BYTES) break;
      if (!(await isWalkable(user, parent))) break;
      if (await claim(user, folder)) return folder;
      tried.push(folder);
    }
  }
  throw new EmbeddedDatabaseError(
    `No folder for the database's socket (tried ${tried.join(", ")}): set TMPDIR to a short path where you may write.`,
  );
}

async function claim(user: ServerUser, folder: string): Promise<boolean> {
  const uid = user.uid ?? process.getuid?.() ?? -1;
  try {
    await mkdir(folder, { mode: 0o700 });
    if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS", "ENOENT", "ENOSPC"].includes(errorCode(error))) return false;
    if (errorCode(error) !== "EEXIST") throw error;
  }
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== uid) return false;
  await chmod(folder, 0o700);
  // No server of ours is alive when this runs: what lies here is left over from one that was killed.
  for (const leftover of [SOCKET_NAME, `${SOCKET_NAME}.lock`]) await rm(join(folder, leftover), { force: true });
  return true;
}
