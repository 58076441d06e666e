import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { asRoles } from "./attempts.ts";
import { lintCatalog, rules } from "./catalog.ts";
import { holes } from "./holes.ts";
import { probe } from "./probe.ts";
import { aProbeTenant, type ProbeTenant } from "./probe-tenants.ts";

let database: TestDatabase;
let tenants: ProbeTenant[];

beforeAll(async () => {
  database = await createTestDatabase();
  tenants = [await aProbeTenant(database.owner), await aProbeTenant(database.owner)];
});
afterAll(() => database[Symbol.asyncDispose]());

const undo = new Error("undo");

/** What the gates say while the change is there; the change is never kept. */
async function gates(change: string, { lints = true, probes = true } = {}) {
  const verdict = { rules: new Set<string>(), isReached: false };
  const work = database.superuser.begin(async (tx) => {
    await tx.unsafe(change);
    if (lints) verdict.rules = new Set((await lintCatalog(tx)).map(({ rule }) => rule));
    if (probes) verdict.isReached = !(await probe(await asRoles(tx), tx, tenants).next()).done;
    throw undo;
  });
  await expect(work).rejects.toBe(undo);
  return verdict;
}

describe("the two gates of isolation", () => {
  it("find nothing where there is nothing", async () => {
    expect(await gates("")).toEqual({ rules: new Set(), isReached: false });
  });

  it.each(holes)("find $name", async ({ sql, rule, probe: isProbed }) => {
    const found = await gates(sql, { lints: rule !== null, probes: isProbed });
    expect(found.isReached).toBe(isProbed);
    if (rule !== null) expect(found.rules).toContain(rule);
  });

  it("have a seeded hole for every rule, each for one of the two at least", () => {
    expect(holes.filter(({ rule, probe: isProbed }) => rule === null && !isProbed)).toEqual([]);
    expect(new Set(holes.flatMap(({ rule }) => rule ?? []))).toEqual(new Set(Object.keys(rules)));
  });
});
