import { execFile, type SpawnOptions } from "node:child_process";
import { readFileSync } from "node:fs";
import { chown, open, readdir, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { EmbeddedDatabaseError, errorCode } from "./errors.ts";

/** PostgreSQL refuses to run as root, so root runs it as somebody else; everybody else runs it as themselves. */
export type ServerUser = {
  /** Set only where the server runs as another user than we do. */
  uid?: number;
  gid?: number;
  /** A command in front of the server's own, where a plain change of user is not possible. */
  wrapper: readonly string[];
};

const IN_USER_NAMESPACE = ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"];

/** Who runs the server: the owner of the data that is already there, else `nobody` for root, else we ourselves. */
export async function chooseServerUser(clusterDir: string): Promise<ServerUser> {
  if (process.getuid === undefined) {
    throw new EmbeddedDatabaseError(
      "The embedded database does not run on Windows: use WSL, or set DATABASE_URL to a PostgreSQL server.",
    );
  }
  if (process.getuid() !== 0) return ownUser(process.getuid());
  const owner = await ownerOf(clusterDir);
  const user = owner !== null && owner.uid !== 0 ? owner : unprivilegedUser();
  if (await canBecome(user)) return { ...user, wrapper: [] };
  if (await works(IN_USER_NAMESPACE)) return { wrapper: IN_USER_NAMESPACE };
  throw new EmbeddedDatabaseError(
    "PostgreSQL refuses to run as root and this machine does not let root become another user: start Salus as an ordinary user, or set DATABASE_URL.",
  );
}

async function ownUser(uid: number): Promise<ServerUser> {
  if (accountName(uid) !== null) return { wrapper: [] };
  if (await works(IN_USER_NAMESPACE)) return { wrapper: IN_USER_NAMESPACE };
  throw new EmbeddedDatabaseError(
    `PostgreSQL needs a user with a name, and user id ${String(uid)} has none in /etc/passwd: add it there, or set DATABASE_URL.`,
  );
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(folder);
    return { uid, gid };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  const accounts = passwd();
  for (const name of ["nobody", "postgres", "daemon"]) {
    const account = accounts.find((entry) => entry.name === name && entry.uid !== 0);
    if (account !== undefined) return account;
  }
  throw new EmbeddedDatabaseError(
    "PostgreSQL refuses to run as root and there is no user 'nobody' in /etc/passwd: start Salus as an ordinary user, or set DATABASE_URL.",
  );
}

/** The name of a user on this machine, or null. */
export function accountName(uid: number): string | null {
  if (uid === process.getuid?.()) {
    try {
      return userInfo().username;
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error)) throw error;
      return null;
    }
  }
  return passwd().find((entry) => entry.uid === uid)?.name ?? null;
}

function passwd(): { name: string; uid: number; gid: number }[] {
  try {
    return readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .filter((fields) => fields.length >= 4)
      .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

const canBecome = (user: { uid: number; gid: number }) => works(["/bin/sh", "-c", "exit 0"], user);

function works(command: readonly string[], user: { uid?: number; gid?: number } = {}): Promise<boolean> {
  const [program = "", ...args] = command.at(-1) === "--" ? [...command, "/bin/sh", "-c", "exit 0"] : command;
  return new Promise((resolve) => {
    try {
      execFile(program, args, { cwd: "/", timeout: 5_000, ...user }, (error) => {
        resolve(error === null);
      });
    } catch (error) {
      // Where the change of user itself is refused, Node throws instead of calling back.
      if (errorCode(error) === "") throw error;
      resolve(false);
    }
  });
}

/** The command and spawn options that run `program` as the server's user, in an environment without our secrets. */
export function asServerUser(
  user: ServerUser,
  program: string,
  args: readonly string[],
): { command: string; args: string[]; options: Pick<SpawnOptions, "uid" | "gid" | "cwd" | "env"> } {
  const [command = program, ...rest] = [...user.wrapper, program, ...args];
  return {
    command,
    args: rest,
    options: {
      cwd: "/",
      env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
      ...(user.uid === undefined ? {} : { uid: user.uid }),
      ...(user.gid === undefined ? {} : { gid: user.gid }),
    },
  };
}

/** Gives a folder with all its contents to the server's user; nothing to do when that is us. */
export async function giveTo(user: ServerUser, path: string): Promise<void> {
  if (user.uid === undefined || user.gid === undefined) return;
  await chown(path, user.uid, user.gid);
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}

/**
 * A path to the data folder that the server's user can walk, also inside a home folder that is closed to it: the
 * folder is opened by us and handed over as file descriptor 3.
 */
export async function openFor(
  user: ServerUser,
  folder: string,
): Promise<{ path: string; inherit: number[]; close: () => Promise<void> }> {
  if (user.uid === undefined || process.platform !== "linux")
    return { path: folder, inherit: [], close: () => Promise.resolve() };
  const handle = await open(folder, "r");
  return { path: "/proc/self/fd/3", inherit: [handle.fd], close: () => handle.close() };
}

/** True when every folder on the way, as far as it exists, lets the server's user through. */
export async function isWalkable(user: ServerUser, folder: string): Promise<boolean> {
  if (user.uid === undefined) return true;
  const parts = folder.split("/").filter((part) => part !== "");
  for (let depth = 1; depth <= parts.length; depth += 1) {
    try {
      if (((await stat(`/${parts.slice(0, depth).join("/")}`)).mode & 0o001) === 0) return false;
    } catch (error) {
      if (errorCode(error) === "ENOENT") return true;
      if (errorCode(error) === "EACCES") return false;
      throw error;
    }
  }
  return true;
}
