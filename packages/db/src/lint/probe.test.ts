import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openClient } from "../client.ts";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { asThemselves } from "./attempts.ts";
import { appRole, federalRole, ownerRole } from "./expectations.ts";
import { probe, type ProbeFinding } from "./probe.ts";
import { aProbeTenant, type ProbeTenant } from "./probe-tenants.ts";

let database: TestDatabase;
let tenants: ProbeTenant[];
let connections: Record<string, Sql>;

beforeAll(async () => {
  database = await createTestDatabase();
  tenants = [];
  for (let tenant = 0; tenant < 4; tenant++) tenants.push(await aProbeTenant(database.owner));
  connections = Object.fromEntries(
    [appRole, federalRole, ownerRole].map((role) => [role, openClient({ ...database.connection(role), max: 1 })]),
  );
});
afterAll(async () => {
  await Promise.all(Object.values(connections).map((sql) => sql.end()));
  await database[Symbol.asyncDispose]();
});

async function everyFinding(among: ProbeTenant[]): Promise<ProbeFinding[]> {
  const findings: ProbeFinding[] = [];
  for await (const finding of probe(asThemselves(connections), database.superuser, among)) findings.push(finding);
  return findings;
}

it("reaches nothing of another tenant, whatever is tried in whatever context", async () => {
  expect(await everyFinding(tenants)).toEqual([]);
});

it("leaves no trace of its attempts", async () => {
  const rows = () => database.superuser`
    select (select count(*) from node)::int as nodes, (select sum(revision) from node)::int as revisions,
      (select count(*) from audit_entry)::int as entries, (select count(*) from membership)::int as members`;
  const before = await rows();
  await everyFinding(tenants.slice(0, 2));
  expect(await rows()).toEqual(before);
});
