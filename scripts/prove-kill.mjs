// node scripts/prove-kill.mjs [ROUNDS]: `npm start` is killed -9 at random moments, also while it makes or migrates the
// database, with and without the database's own processes. The next start must work, every time. Linux only.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyProject, databasesIn, familyOf, npmStart, pause, prove, stop, untilHealthy } from "./prove.mjs";

const rounds = Number(process.argv[2] ?? 20);
const port = Number(process.env.PROVE_PORT ?? 3911);
const base = mkdtempSync(join(tmpdir(), "salus-kill-"));
const folder = join(base, "salus");
const home = base;

copyProject(folder);
const first = npmStart(folder, { home, port });
await untilHealthy(first, port, 300);
await stop(first, port, folder);
rmSync(join(folder, ".salus"), { recursive: true, force: true });
const second = npmStart(folder, { home, port });
const freshMs = 1000 * (await untilHealthy(second, port, 120));
await stop(second, port, folder);
console.log(`a start with a new database takes ${Math.round(freshMs)} ms`);

const trials = Array.from({ length: rounds }, (_, round) => {
  const isNew = round % 2 === 0;
  const alsoDatabase = round % 3 === 0;
  // Spread evenly, so that every stage is met, and shaken a little.
  const afterMs = Math.round(((round + Math.random()) / rounds) * freshMs * 1.2);
  const name = `killed after ${afterMs} ms${isNew ? ", new database" : ""}${alsoDatabase ? ", database too" : ""}`;
  return [
    name,
    async () => {
      if (isNew) rmSync(join(folder, ".salus"), { recursive: true, force: true });
      const run = npmStart(folder, { home, port });
      await pause(afterMs);
      const victims = [...familyOf(run.pid), ...(alsoDatabase ? databasesIn(folder) : [])];
      for (const pid of victims) kill(pid);
      await run.ended;
      const next = npmStart(folder, { home, port });
      const seconds = await untilHealthy(next, port, 60);
      await stop(next, port, folder);
      return `up again in ${seconds.toFixed(1)} s`;
    },
  ];
});

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

const audit = () => {
  const run = spawnSync("npm", ["run", "-s", "salus", "--", "verify-audit"], {
    cwd: folder,
    env: { ...process.env, HOME: home },
  });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
  return `${run.stdout.toString().trim().split("\n").length} chains`;
};

await prove([...trials, ["the audit trail is whole", audit]]);
rmSync(base, { recursive: true, force: true });
