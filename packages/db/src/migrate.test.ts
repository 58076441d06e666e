import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { getTableColumns, is } from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import config from "../drizzle.config.ts";
import { openClient } from "./client.ts";
import { listMigrations, migrate } from "./migrate.ts";
import { ensureDatabase, ensureRoles, rolesSql } from "./roles.ts";
import * as schema from "./schema/index.ts";
import { createTestDatabase, testAdminConnection, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database[Symbol.asyncDispose]());

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

/** The files that drizzle-kit would add now, to a copy of the migrations whose last state was changed. */
async function generateAgain(change: (snapshot: string) => string = (snapshot) => snapshot): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "salus-drift-"));
  try {
    const migrations = join(folder, "migrations");
    await cp(join(packageRoot, "migrations"), migrations, { recursive: true });
    const before = await readdir(migrations);
    const last = (await readdir(join(migrations, "meta")))
      .filter((name) => name.endsWith("_snapshot.json"))
      .sort()
      .at(-1);
    const snapshot = join(migrations, "meta", last!);
    await writeFile(snapshot, change(await readFile(snapshot, "utf8")));
    // drizzle-kit takes relative folders only.
    const copy = { ...config, schema: "src/schema/index.ts", out: relative(packageRoot, migrations) };
    await writeFile(join(folder, "drizzle.config.json"), JSON.stringify(copy));
    const program = join(packageRoot, "node_modules/drizzle-kit/bin.cjs");
    const options = ["generate", "--config", join(folder, "drizzle.config.json")];
    const { stdout } = await run(process.execPath, [program, ...options], { cwd: packageRoot });
    const added = (await readdir(migrations)).filter((name) => !before.includes(name));
    expect(stdout).toContain(added.length === 0 ? "No schema changes" : "Your SQL migration file");
    return added;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the schema and the migrations", () => {
  it("have no difference that drizzle-kit would write down", { timeout: 60_000 }, async () => {
    expect(await generateAgain()).toEqual([]);
  });

  it("would show a column that was forgotten", { timeout: 60_000 }, async () => {
    const withoutVote = (snapshot: string) => {
      const state = JSON.parse(snapshot) as { tables: Record<string, { columns: Record<string, unknown> }> };
      delete state.tables["public.plan_event"]?.columns["vote"];
      return JSON.stringify(state);
    };
    expect(await generateAgain(withoutVote)).toHaveLength(1);
  });

  it("give the same tables, columns and types", async () => {
    const casing = new CasingCache("snake_case");
    const declared = Object.values(schema)
      .filter((value) => is(value, PgTable))
      .flatMap((table) =>
        Object.values(getTableColumns(table)).map((column) => ({
          name: `${getTableConfig(table).name}.${casing.getColumnCasing(column)}`,
          type: column.getSQLType(),
          required: column.notNull,
        })),
      );
    const found = await database.superuser<{ name: string; type: string; required: boolean }[]>`
      select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
        a.attnotnull as required
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;
    const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
    const plain = (type: string) => type.replace(' collate "C"', "").replace("bigserial", "bigint").replaceAll(" ", "");
    expect(found.map((row) => ({ ...row, type: plain(row.type) })).sort(byName)).toEqual(
      declared.map((row) => ({ ...row, type: plain(row.type) })).sort(byName),
    );
  });
});

describe("migrate", () => {
  const admin = testAdminConnection();
  const name = `migrate_${crypto.randomUUID().replaceAll("-", "")}`;
  const owner = { ...admin, username: "salus_owner", database: name };
  const count = async () => {
    const sql = openClient({ ...owner, max: 1 });
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from migration.applied`;
    await sql.end();
    return row?.count;
  };
  beforeAll(async () => {
    await ensureRoles(admin);
    expect(await ensureDatabase(admin, name)).toBe(true);
    expect(await ensureDatabase(admin, name)).toBe(false);
  });
  afterAll(async () => {
    const sql = openClient({ ...admin, max: 1 });
    await sql`drop database ${sql(name)} with (force)`;
    await sql.end();
  });

  it("applies everything once, also when three programs start together", async () => {
    const names = (await listMigrations()).map((migration) => migration.name);
    const applied = await Promise.all([migrate(owner), migrate(owner), migrate(owner)]);
    expect(applied.flat()).toEqual(names);
    expect(await migrate(owner)).toEqual([]);
    expect(await count()).toBe(names.length);
  });

  it("refuses a database whose history is another one", async () => {
    const sql = openClient({ ...owner, max: 1 });
    await sql`update migration.applied set hash = 'edited' where seq = 2`;
    await expect(migrate(owner)).rejects.toThrow("0001_grants");
    const [second] = (await listMigrations()).slice(1);
    await sql`update migration.applied set hash = ${second!.hash} where seq = 2`;
    await sql`insert into migration.applied (name, hash) values ('9999_later', '0')`;
    await expect(migrate(owner)).rejects.toThrow("newer");
    await sql.end();
  });
});

describe("the roles", () => {
  it("are the same for a server as for the embedded database", async () => {
    const file = await readFile(join(packageRoot, "../../infra/postgres/roles.sql"), "utf8");
    expect(file).toBe(rolesSql);
  });

  it("come back to what they must be", async () => {
    const admin = testAdminConnection();
    await database.superuser`alter role salus_federal createrole`;
    await ensureRoles(admin);
    const [role] = await database.superuser`select rolcreaterole from pg_roles where rolname = 'salus_federal'`;
    expect(role).toEqual({ rolcreaterole: false });
  });
});
