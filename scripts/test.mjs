// npm test: everything that must hold. turbo runs the steps, two at a time: the tests that need no browser in one row from
// the beginning, for they take longest, all others one after the other beside them; the tests in a browser last, alone.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { cleanEnvironment, Refusal, root, say } from "./environment.mjs";
import { closing, playwrightOutcome, tasksOf, vitestOutcome } from "./report.mjs";
import { supervise } from "./supervise.mjs";

const reports = join(root, "test-results");

const CHECKS = {
  "//#format": "format",
  "//#lint": "lint",
  "//#types": "types",
  "@salus/web#check": "types of the web",
  "@salus/web#build": "build of the web",
};
const RUNNERS = [
  {
    task: "//#unit",
    name: "tests of the packages and the API",
    file: join(reports, "unit.json"),
    outcome: vitestOutcome,
  },
  {
    task: "@salus/web#test",
    name: "tests of the web's components",
    file: join(reports, "web.json"),
    outcome: vitestOutcome,
  },
  { task: "@salus/web#e2e", name: "tests in a browser", file: join(reports, "e2e.json"), outcome: playwrightOutcome },
];

export async function test() {
  const began = Date.now();
  const env = {
    ...cleanEnvironment(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "e2e.json"),
    ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
  };
  const before = [];
  try {
    env.CHROMIUM_PATH = findBrowser(env);
    say(`Salus: testing with ${env.CHROMIUM_PATH}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    before.push({ passed: 0, failed: [error.message], skipped: [] });
  }
  for (const folder of [reports, join(root, ".turbo/runs")]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const runners = RUNNERS.filter((runner) => hasScript(runner.task));
  const names = [...Object.keys(CHECKS), ...runners.map((runner) => runner.task)];
  const steps = [...new Set(names.map((name) => name.split("#")[1]))];
  const flags = [
    "--concurrency=2",
    "--continue=always",
    "--summarize",
    "--env-mode=loose",
    "--ui=stream",
    "--log-order=grouped",
    "--log-prefix=none",
    ...(process.stdout.isTTY ? [] : ["--no-color"]),
    "--no-update-notifier",
  ];
  await supervise("turbo", ["run", ...steps, ...flags], { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });

  const tasks = tasksOf(names);
  const checks = tasks.filter((task) => task.name in CHECKS).map((task) => oneCheck(CHECKS[task.name], task.ok));
  const tests = runners.map((runner) => allTests(runner, tasks.find((task) => task.name === runner.task).ok));
  const { lines, ok, summary } = closing([...before, ...checks, ...tests]);
  for (const line of lines) console.log(line);
  console.log(`${Math.round((Date.now() - began) / 1000)} seconds`);
  console.log(summary);
  return ok ? 0 : 1;
}

/** The web's own tests are those its package.json names; the root's are ours. */
function hasScript(task) {
  const [pkg, script] = task.split("#");
  const file = join(root, pkg === "//" ? "." : "apps/web", "package.json");
  return script in JSON.parse(readFileSync(file, "utf8")).scripts;
}

const oneCheck = (name, ok) => ({ passed: ok ? 1 : 0, failed: ok ? [] : [name], skipped: [] });

/** A runner that ended badly without a failed test (it broke down, it found none) is one failure. */
function allTests({ name, file, outcome }, ok) {
  if (!existsSync(file)) return { passed: 0, failed: [`${name}: no report`], skipped: [] };
  const result = outcome(file);
  if (!ok && result.failed.length === 0) result.failed.push(`${name}: ended with an error`);
  return result;
}
