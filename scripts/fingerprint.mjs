// One hash over the contents of files: has anything changed since it was last built or installed?
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const NEVER = new Set(["node_modules", "build", "dist", ".svelte-kit", ".turbo", "e2e", "test-results"]);

/** `paths` are files or folders; a path that does not exist counts as empty. */
export function fingerprint(base, paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesIn(join(base, path)))
      hash
        .update(`${relative(base, file)}\0`)
        .update(readFileSync(file))
        .update("\0");
  }
  return hash.update(`${process.platform}-${process.arch}`).digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !NEVER.has(entry.name) && !/\.test\.ts$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesIn(join(path, entry.name)));
}

export function stampMatches(file, value) {
  return existsSync(file) && readFileSync(file, "utf8") === value;
}

export function writeStamp(file, value) {
  writeFileSync(file, value);
}
