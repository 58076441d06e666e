// Brings what Salus needs: first pnpm and Node 24 by npm (tools/), then the packages by pnpm. Both only when something changed.
import fs, { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { cleanEnvironment, findNode, Refusal, root, say, tools } from "./environment.mjs";
import { fingerprint, stampMatches, writeStamp } from "./fingerprint.mjs";
import { explain } from "./reasons.mjs";
import { supervise } from "./supervise.mjs";

const NEEDED_BYTES = 1024 ** 3;

/** Resolves to the Node 24 that runs everything else. */
export async function install() {
  await installTools();
  const node = findNode();
  if (node === null) {
    throw new Refusal(
      `Salus runs on Node 24 and brings none for ${process.platform}-${process.arch}: install Node 24 or newer, then start again.`,
    );
  }
  await installPackages(node);
  return node;
}

async function installTools() {
  const stamp = join(tools, "node_modules", ".salus-stamp");
  const wanted = fingerprint(tools, ["package.json", "package-lock.json"]);
  if (stampMatches(stamp, wanted) && existsSync(pnpmProgram()) && findNode() !== null) return;
  if (!isWritable(tools) && existsSync(pnpmProgram())) return;
  demandSpace();
  say("Salus: fetching pnpm and Node 24 (once)");
  const args = [
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--prefer-offline",
    "--fetch-retry-mintimeout=2000",
  ];
  const npm = process.env.npm_execpath;
  const viaNode = npm !== undefined && /npm-cli\.c?js$/.test(npm) && existsSync(npm);
  await fetchWith(viaNode ? process.execPath : "npm", viaNode ? [npm, ...args] : args, tools);
  writeStamp(stamp, wanted);
}

const pnpmProgram = () => join(tools, "node_modules", "pnpm", "bin", "pnpm.cjs");

async function installPackages(node) {
  const modules = join(root, "node_modules");
  const stamp = join(modules, ".salus-stamp");
  const folders = ["apps", "packages"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  );
  const manifests = folders
    .map((folder) => join(folder, "package.json"))
    .filter((file) => existsSync(join(root, file)));
  const wanted = fingerprint(root, ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]);
  const complete = manifests.every((file) => existsSync(join(root, dirname(file), "node_modules")));
  if (complete && stampMatches(stamp, wanted)) return;
  if (complete && existsSync(join(modules, ".modules.yaml")) && !isWritable(modules)) {
    say("Salus: node_modules cannot be written, so it is used as it is");
    return;
  }
  demandSpace();
  say("Salus: installing packages (a minute the first time)");
  const args = [
    pnpmProgram(),
    "install",
    "--frozen-lockfile",
    "--prod=false",
    "--prefer-offline",
    "--config.confirmModulesPurge=false",
  ];
  try {
    await fetchWith(node, args, root);
  } catch (error) {
    if (!(error instanceof Refusal) || error.mayBeLeftover !== true) throw error;
    say("Salus: starting over, an earlier installation was cut off");
    for (const folder of [".", ...folders])
      rmSync(join(root, folder, "node_modules"), { recursive: true, force: true });
    await fetchWith(node, args, root);
  }
  writeStamp(stamp, wanted);
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // every reason means the same here
  }
}

function demandSpace() {
  if (fs.statfsSync === undefined) return; // Node 18.15
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize < NEEDED_BYTES)
    throw new Refusal(`Salus needs 1 GB of free disk in ${root} to install: make room, then start again.`);
}

/** Runs a package manager quietly; what it said is only shown when it fails for a reason that has no line of its own. */
async function fetchWith(command, args, cwd) {
  const { code, output } = await supervise(command, args, {
    cwd,
    env: fetchEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (code === 0) return;
  const last = output.trim().split("\n").slice(-15).join("\n");
  const unknown = new Refusal(`${last}\nSalus could not install its packages; the reason stands above.`);
  throw explain(output) ?? Object.assign(unknown, { mayBeLeftover: true });
}

/** npm and pnpm keep their caches at home; where there is none to write to, they get one beside the data. */
function fetchEnvironment() {
  const { NODE_ENV: _production, ...env } = { ...cleanEnvironment(), npm_config_update_notifier: "false" };
  const home = homedir();
  if (existsSync(home) && isWritable(home)) return env;
  const own = join(root, ".salus", "home");
  mkdirSync(own, { recursive: true });
  const settings = join(home, ".npmrc");
  return {
    ...env,
    HOME: own,
    npm_config_cache: join(own, ".npm"),
    ...(canRead(settings) ? { npm_config_userconfig: settings } : {}),
  };
}

function canRead(file) {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false; // no settings at home is the usual case
  }
}
