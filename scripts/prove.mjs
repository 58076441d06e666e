// What the proofs share: a fresh copy of the project, `npm start` in it as a person would type it, and its end.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, lchownSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./environment.mjs";

/** Copies what git knows and what is new, without anything installed or built. */
export function copyProject(target, owner) {
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    maxBuffer: 2 ** 26,
  });
  for (const file of files.toString().split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
  if (owner !== undefined) give(target, owner);
}

function give(path, owner) {
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    lchownSync(join(entry.parentPath ?? entry.path, entry.name), owner, owner);
  chownSync(path, owner, owner);
}

/** `npm start` as a process with `{ output(), ended, pid }`; what npm and Node leave in the environment is not passed on. */
export function npmStart(folder, { home, port, owner, args = [], env = {} }) {
  const kept = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|SALUS_|DATABASE_URL|PORT$|HOST$)/i.test(name)),
  );
  const child = spawn("npm", ["start", ...args], {
    cwd: folder,
    env: { ...kept, HOME: home, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    ...(owner === undefined ? {} : { uid: owner, gid: owner }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  return { pid: child.pid, output: () => output, ended };
}

/** Seconds until the server answers; throws with what it said when it ends or takes too long. */
export async function untilHealthy(run, port, maxSeconds) {
  const began = Date.now();
  let over = false;
  void run.ended.then(() => (over = true));
  for (;;) {
    if (await answers(port)) return (Date.now() - began) / 1000;
    if (over || Date.now() - began > maxSeconds * 1000)
      throw new Error(`${over ? "ended" : "not up in time"}: ${run.output().trim()}`);
    await pause(100);
  }
}

export async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/v1/health`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false; // nobody listens, or not yet
  }
}

/** Asks npm to end, as a service manager does, and waits until the port is free and the database gone. */
export async function stop(run, port, folder) {
  process.kill(run.pid, "SIGTERM");
  for (let waited = 0; waited < 15_000; waited += 100) {
    if (!(await answers(port)) && databasesIn(folder).length === 0) return;
    await pause(100);
  }
  throw new Error("the port or the database is still there 15 seconds after SIGTERM");
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The PostgreSQL servers whose data lie in the folder. */
export function databasesIn(folder) {
  return processes()
    .filter((entry) => entry.name === "postgres" && entry.cwd.startsWith(folder))
    .map((entry) => entry.pid);
}

/** A process and everything it started, except databases (they live on by themselves). */
export function familyOf(pid) {
  const all = processes();
  const family = [pid];
  for (const member of family)
    family.push(
      ...all.filter((entry) => entry.parent === member && entry.name !== "postgres").map((entry) => entry.pid),
    );
  return family;
}

function processes() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "latin1");
        const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return [
          {
            pid: Number(name),
            name: stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")),
            parent: Number(parent),
            cwd: folderOf(name),
          },
        ];
      } catch {
        return []; // it ended while we looked
      }
    });
}

function folderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return ""; // not ours to see
  }
}

/** Runs named trials one after the other and prints a line for each; the exit code says whether all held. */
export async function prove(trials) {
  let failed = 0;
  for (const [name, trial] of trials) {
    try {
      console.log(`ok    ${name}: ${await trial()}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${name}: ${error.message}`);
    }
  }
  console.log(`${trials.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
