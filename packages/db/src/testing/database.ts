import { createHash, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { connect, type Db, openClient } from "../client.ts";
import type { Connection } from "../embedded/connection.ts";
import { listMigrations, migrate } from "../migrate.ts";
import { ensureDatabase, ensureRoles } from "../roles.ts";
import { seedReference } from "../seed/reference.ts";
import { testAdminConnection } from "./server.ts";

export type TestDatabase = {
  /** The pool of requests, the federal pool, and the owner (bound by row-level security like everybody). */
  app: Db;
  federal: Db;
  owner: Db;
  /** How each role reaches this database; for tests that start a program of their own. */
  connection: (role: string) => Connection;
  /** Bypasses everything: for looking behind the policies and for tampering. */
  superuser: Sql;
  [Symbol.asyncDispose]: () => Promise<void>;
};

const LOCK = 5_410_002;

/**
 * A fresh, migrated database for one test file, copied from a template that the first file of the run makes.
 * With `reference` it holds all municipalities and frameworks of the templates.
 */
export async function createTestDatabase({ reference = false } = {}): Promise<TestDatabase> {
  const admin = testAdminConnection();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(admin, async (sql) => {
    const template = await ensureTemplate(admin, sql, reference);
    await sql`create database ${sql(name)} template ${sql(template)} owner salus_owner`;
  });
  const connection = (username: string): Connection => ({ ...admin, username, database: name });
  const [app, federal, owner] = [
    connect(connection("salus_app")),
    connect({ ...connection("salus_federal"), max: 4 }),
    connect({ ...connection("salus_owner"), max: 4 }),
  ];
  const superuser = openClient({ ...connection(admin.username), max: 1 });
  return {
    app,
    federal,
    owner,
    superuser,
    connection,
    async [Symbol.asyncDispose]() {
      await Promise.all([app.close(), federal.close(), owner.close(), superuser.end()]);
      await asAdmin(admin, (sql) => sql`drop database ${sql(name)} with (force)`);
    },
  };
}

/** One template per state of the migrations; the lock makes the other workers wait for the first. */
async function ensureTemplate(admin: Connection, sql: Sql, reference: boolean): Promise<string> {
  const hash = createHash("sha256");
  for (const migration of await listMigrations()) hash.update(migration.hash);
  const name = `template_${hash.digest("hex").slice(0, 16)}${reference ? "_reference" : ""}`;
  await sql`select pg_advisory_lock(${LOCK})`;
  try {
    const [ready] = await sql`select from pg_database where datname = ${name} and datistemplate`;
    if (ready === undefined) {
      await ensureRoles(admin);
      await ensureDatabase(admin, name);
      const connection = { ...admin, username: "salus_owner", database: name };
      await migrate(connection);
      if (reference) await fillReference(connection);
      await sql`alter database ${sql(name)} is_template true allow_connections false`;
    }
  } finally {
    await sql`select pg_advisory_unlock(${LOCK})`;
  }
  return name;
}

async function fillReference(connection: Connection): Promise<void> {
  const owner = connect({ ...connection, max: 1 });
  try {
    await seedReference(owner);
  } finally {
    await owner.close();
  }
}

async function asAdmin<T>(admin: Connection, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = openClient({ ...admin, max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
