import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { TransactionSql } from "postgres";
import { openClient } from "./client.ts";
import type { Connection } from "./embedded/connection.ts";
import { frozenPrint, requireSamePrint } from "./frozen-print.ts";

export { ensureDatabase, ensureRoles } from "./roles.ts";

const folder = new URL("../migrations/", import.meta.url);
/** Any number, as long as nobody else uses it: two programs that start together migrate one after the other. */
const LOCK = 5_410_001;

export type Migration = { name: string; sql: string; hash: string };

/** The migrations in their order, as the journal of drizzle-kit names them. */
export async function listMigrations(): Promise<Migration[]> {
  const journal = JSON.parse(await readFile(new URL("meta/_journal.json", folder), "utf8")) as {
    entries: { tag: string }[];
  };
  return Promise.all(
    journal.entries.map(async ({ tag }) => {
      const sql = await readFile(new URL(`${tag}.sql`, folder), "utf8");
      return { name: tag, sql, hash: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Brings the database up to date, all or nothing, and answers the names of what it applied.
 * `owner` is the connection of `salus_owner`; the roles must exist. Refuses a database whose history is another one,
 * and a migration that changes what was submitted, whatever it switched off to do so.
 */
export async function migrate(owner: Connection, given?: readonly Migration[]): Promise<string[]> {
  const migrations = given ?? (await listMigrations());
  const client = openClient({ ...owner, max: 1 });
  try {
    return await client.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${LOCK})`;
      const done = await appliedMigrations(tx);
      checkHistory(done, migrations);
      const open = migrations.slice(done.length);
      for (const { name, sql, hash } of open) {
        const before = await frozenPrint(tx);
        await tx.unsafe(sql);
        await requireSamePrint(tx, before, name);
        await tx`insert into migration.applied (name, hash) values (${name}, ${hash})`;
      }
      return open.map(({ name }) => name);
    });
  } finally {
    await client.end();
  }
}

async function appliedMigrations(tx: TransactionSql): Promise<{ name: string; hash: string }[]> {
  await tx.unsafe(`
    create schema if not exists migration;
    create table if not exists migration.applied (
      seq bigint generated always as identity primary key,
      name text not null unique,
      hash text not null,
      at timestamptz not null default now()
    )`);
  return tx<{ name: string; hash: string }[]>`select name, hash from migration.applied order by seq`;
}

/** A migration is never edited after it was applied somewhere, and never put before another one. */
function checkHistory(done: { name: string; hash: string }[], migrations: readonly Migration[]): void {
  for (const [index, { name, hash }] of done.entries()) {
    const known = migrations[index];
    if (known === undefined) throw new Error(`The database is newer than this program: it has migration ${name}.`);
    if (known.name !== name || known.hash !== hash) {
      throw new Error(`Migration ${name} of the database is not the ${known.name} of this program.`);
    }
  }
}
