import type { TransactionSql } from "postgres";
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

/** What both gates say while the change is there; the change is never kept. */
async function gates(change: (tx: TransactionSql) => Promise<unknown>) {
  let verdict = { rules: new Set<string>(), problems: 0 };
  const work = database.superuser.begin(async (tx) => {
    await change(tx);
    const findings = await lintCatalog(tx);
    const problems = await probe(await asRoles(tx), tx, tenants);
    verdict = { rules: new Set(findings.map(({ rule }) => rule)), problems: problems.length };
    throw undo;
  });
  await expect(work).rejects.toBe(undo);
  return verdict;
}

describe("the two gates of isolation", () => {
  it("find nothing where there is nothing", async () => {
    expect(await gates(() => Promise.resolve())).toEqual({ rules: new Set(), problems: 0 });
  });

  it.each(holes)("find $name", async ({ sql, rule, probe: isProbed }) => {
    const found = await gates((tx) => tx.unsafe(sql));
    if (rule !== null) expect(found.rules).toContain(rule);
    if (isProbed) expect(found.problems).toBeGreaterThan(0);
    expect(found.rules.size + found.problems).toBeGreaterThan(0);
  });

  it("have a seeded hole for every rule", () => {
    expect(new Set(holes.flatMap(({ rule }) => rule ?? []))).toEqual(new Set(Object.keys(rules)));
  });
});
