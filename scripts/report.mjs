// Adds up what the runners report: every test of every runner, and every check as one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./environment.mjs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The tasks of the latest turbo run: `{ name, ok }`, in the order they were named. */
export function tasksOf(names) {
  const folder = join(root, ".turbo/runs");
  const [file] = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  const tasks = file === undefined ? [] : read(join(folder, file)).tasks;
  return names.map((name) => {
    const task = tasks.find((entry) => entry.taskId === name);
    return { name, ok: task !== undefined && (task.cache?.status === "HIT" || task.execution?.exitCode === 0) };
  });
}

/** `{ passed, failed: string[], skipped: string[] }` from a JSON report of vitest; `again`: what passed the second time only. */
export function vitestOutcome(file) {
  const outcome = { passed: 0, failed: [], skipped: [] };
  for (const suite of read(file).testResults) {
    if (suite.status === "failed" && suite.assertionResults.length === 0) outcome.failed.push(suite.name);
    for (const test of suite.assertionResults) add(outcome, test.status, test.fullName);
  }
  return outcome;
}

/** The same from a JSON report of Playwright. */
export function playwrightOutcome(file) {
  const report = read(file);
  const outcome = {
    passed: 0,
    failed: report.errors.map((error) => error.message ?? "error outside a test"),
    skipped: [],
    again: [],
  };
  const walk = (suite, path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const name = [...path, spec.title].join(" › ");
        add(outcome, PLAYWRIGHT[test.status], name);
        if (test.status === "flaky") outcome.again.push(name);
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, [...path, inner.title]);
  };
  for (const suite of report.suites) walk(suite, [suite.title]);
  return outcome;
}

const PLAYWRIGHT = { expected: "passed", flaky: "passed", unexpected: "failed", skipped: "skipped" };

function add(outcome, status, name) {
  if (status === "passed") outcome.passed += 1;
  else if (status === "failed") outcome.failed.push(name);
  else outcome.skipped.push(name);
}

/** One list of everything, and the closing line. */
export function closing(parts) {
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.flatMap((part) => part.failed);
  const skipped = parts.flatMap((part) => part.skipped);
  const again = parts.flatMap((part) => part.again ?? []);
  const lines = [
    ...skipped.map((name) => `skipped: ${name}`),
    ...again.map((name) => `passed the second time only: ${name}`),
    ...failed.map((name) => `FAILED: ${name}`),
  ];
  const tail = skipped.length === 0 ? "" : `, ${skipped.length} skipped`;
  return { lines, ok: failed.length === 0, summary: `${passed} passed, ${failed.length} failed${tail}` };
}
