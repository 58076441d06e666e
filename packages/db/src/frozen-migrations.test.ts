import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listMigrations, migrate } from "./migrate.ts";
import {
  aGrantLine,
  aNode,
  aPlan,
  aSubmission,
  aTenant,
  createTestDatabase,
  type TestDatabase,
} from "./testing/index.ts";

let database: TestDatabase;
let tenantId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const { owner } = database;
  const tenant = await aTenant(owner);
  tenantId = tenant.id;
  const { id: planId, framework, version } = await aPlan(owner, tenant.id);
  await aNode(owner, tenant.id, version.id, { unit: "visits" });
  await aGrantLine(owner, tenant.id, version.id);
  await aSubmission(owner, { tenantId: tenant.id, planId, versionId: version.id, framework });
  // Another municipality has nothing but a draft.
  const other = await aTenant(owner);
  const { version: draft } = await aPlan(owner, other.id);
  await aNode(owner, other.id, draft.id);
});
afterAll(() => database[Symbol.asyncDispose]());

const withOneMore = async (sql: string) =>
  migrate(database.connection("salus_owner"), [...(await listMigrations()), { name: "9999_next", sql, hash: "0" }]);

const stored = async () => {
  const [row] = await database.superuser`
    select (select jsonb_agg(to_jsonb(n) order by n.lineage_id) from node n) as nodes,
      (select jsonb_agg(to_jsonb(g)) from grant_line g) as lines,
      (select jsonb_agg(to_jsonb(s)) from submission s) as submissions,
      (select jsonb_agg(to_jsonb(f)) from submission_fact f) as facts,
      (select jsonb_agg(to_jsonb(v) order by v.id) from version v) as versions,
      (select jsonb_agg(name order by seq) from migration.applied) as applied`;
  return row;
};

/** As an owner who means well: everything that stands in the way is switched off first. */
const asTenant = () => `select set_config('app.tenant_id', '${tenantId}', true);`;
const touching: [string, () => string][] = [
  ["a text, by an update", () => `${asTenant()} update node set text = '{"nl":"!"}'`],
  [
    "a text, with the triggers switched off",
    () =>
      `${asTenant()} alter table node disable trigger user; update node set text = '{"nl":"!"}'; alter table node enable trigger user`,
  ],
  [
    "rows, with the guard dropped",
    () =>
      `${asTenant()} drop trigger frozen_row on submission_fact; drop trigger frozen_rows on submission_fact; delete from submission_fact`,
  ],
  ["a type, by rewriting the table", () => `alter table node alter column text type jsonb using '{}'::jsonb`],
  ["an amount", () => `alter table grant_line alter column amount_cents type bigint using 1`],
  ["a total", () => `alter table submission alter column total_cents type bigint using total_cents + 1`],
  ["a column that is dropped", () => `alter table node drop column unit`],
  ["a column that is renamed", () => `alter table submission rename column language to lang`],
  [
    "the moment it was frozen",
    () =>
      `${asTenant()} alter table version disable trigger user; update version set frozen_at = now() where frozen_at is not null; alter table version enable trigger user`,
  ],
  [
    "a version that is thawed",
    () =>
      `${asTenant()} alter table version disable trigger user; update version set frozen_at = null, status = 'draft' where frozen_at is not null; alter table version enable trigger user`,
  ],
  [
    "rows that are put in",
    () => `${asTenant()} alter table grant_line disable trigger user;
      insert into grant_line (tenant_id, version_id, scheme) select tenant_id, version_id, 'more' from grant_line;
      alter table grant_line enable trigger user`,
  ],
  ["a whole table", () => `drop table submission_fact`],
];

describe("a migration that touches what was submitted", () => {
  it.each(touching)("is refused and leaves no trace: %s", async (_what, sql) => {
    const before = await stored();
    await expect(withOneMore(sql())).rejects.toThrow(/submitted|frozen/);
    expect(await stored()).toEqual(before);
  });
});

describe("a migration that leaves it alone", () => {
  it.each([
    ["adds a column", "alter table node add column margin text not null default ''"],
    ["adds an index", "create index on node (unit)"],
    ["moves what may move", "alter table submission alter column status set default 'submitted'"],
  ])("is applied: %s", async (_what, sql) => {
    const before = await stored();
    await expect(withOneMore(sql)).resolves.toEqual(["9999_next"]);
    await database.superuser`delete from migration.applied where name = '9999_next'`;
    expect((await stored())?.["submissions"]).toEqual(before?.["submissions"]);
  });
});
