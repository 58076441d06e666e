// Where things are, and an environment without what npm leaves in it. Node builtins only: this runs before anything is installed.
import { existsSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const tools = join(root, "tools");

/** An expected problem: one line for the person at the keyboard. */
export class Refusal extends Error {}

/** All messages of the bootstrap go to standard error; standard output belongs to the program that is started. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

const KEPT_NPM_SETTINGS =
  /^npm_config_(registry|proxy|https_?proxy|no_?proxy|ca|cafile|strict_ssl|userconfig|globalconfig|cache|@.*|\/\/.*)$/i;

/** npm hands its own settings to every script; only those that reach the registry are passed on. */
export function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => !/^(npm_|INIT_CWD$)/i.test(name) || (KEPT_NPM_SETTINGS.test(name) && value !== ""),
  );
  const node = findNode();
  const first = [join(tools, "node_modules", ".bin"), join(root, "node_modules", ".bin")];
  return {
    ...Object.fromEntries(kept),
    PATH: [...(node === null ? [] : [dirname(node)]), ...first, process.env.PATH ?? ""].join(delimiter),
    // What Node has compiled once it keeps: every start after the first takes half the time.
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node"),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
}

/** The Node 24 that `tools/` brings, or the one that runs already when it is new enough; null when there is none. */
export function findNode() {
  const modules = join(tools, "node_modules");
  const platform = `${process.platform}-${process.arch}`;
  const brought = existsSync(modules)
    ? readdirSync(modules).find((name) => /^node-/.test(name) && name.endsWith(platform))
    : undefined;
  const file = brought === undefined ? null : join(modules, brought, "bin", "node");
  if (file !== null && existsSync(file) && canRun(file)) return file;
  return Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : null;
}

/** The Linux binaries need the GNU C library; its loader is missing on Alpine and the like. */
function canRun(file) {
  if (process.platform !== "linux") return existsSync(file);
  return ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"].some((loader) => existsSync(loader));
}
