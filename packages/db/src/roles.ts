import { openClient } from "./client.ts";
import type { Connection } from "./embedded/connection.ts";

/** The same text stands in infra/postgres/roles.sql, for servers; a test keeps them equal. */
export const rolesSql = `-- Run once per cluster, as a superuser, before the first migration; running it again changes nothing.
-- Give each role its password afterwards: alter role salus_app password '…'.
do $$ begin
  if not exists (select from pg_roles where rolname = 'salus_owner') then create role salus_owner; end if;
  if not exists (select from pg_roles where rolname = 'salus_app') then create role salus_app; end if;
  if not exists (select from pg_roles where rolname = 'salus_federal') then create role salus_federal; end if;
end $$;
-- Owns the database and everything in it: migrations and seeds.
alter role salus_owner login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication;
-- Serves requests: owns nothing, bypasses nothing. A request that hangs gives its connection back.
alter role salus_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication;
alter role salus_app set statement_timeout = '15s';
alter role salus_app set idle_in_transaction_session_timeout = '30s';
-- Reads what was submitted.
alter role salus_federal login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication;
alter role salus_federal set statement_timeout = '15s';
alter role salus_federal set idle_in_transaction_session_timeout = '30s';
alter role salus_federal set default_transaction_read_only = on;
`;

/** Makes the three roles, or brings them back to what they must be. `superuser` may make roles. */
export async function ensureRoles(superuser: Connection): Promise<void> {
  const client = openClient({ ...superuser, max: 1 });
  try {
    await client.unsafe(rolesSql);
  } finally {
    await client.end();
  }
}

/** Makes a database of `salus_owner` unless it is there; true when it was made. */
export async function ensureDatabase(superuser: Connection, name: string): Promise<boolean> {
  const client = openClient({ ...superuser, max: 1 });
  try {
    const [existing] = await client`select from pg_database where datname = ${name}`;
    if (existing !== undefined) return false;
    await client`create database ${client(name)} owner salus_owner encoding 'UTF8' template template0`;
    return true;
  } finally {
    await client.end();
  }
}
