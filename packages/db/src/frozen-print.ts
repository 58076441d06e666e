import type { TransactionSql } from "postgres";

const ofFrozenVersion = `exists (select from public.version v
  where v.tenant_id = r.tenant_id and v.id = r.version_id and v.frozen_at is not null)`;

/** What was submitted, by table: which rows, and which columns still move afterwards (as the triggers have it). */
const frozen: Record<string, { where: string; moving: readonly string[] }> = {
  version: { where: "r.frozen_at is not null", moving: ["status"] },
  node: { where: ofFrozenVersion, moving: [] },
  grant_line: { where: ofFrozenVersion, moving: [] },
  submission: { where: "true", moving: ["status", "decided_at"] },
  submission_fact: { where: "true", moving: [] },
};

/** The columns that held something submitted before a migration, and a hash over all of it. */
export type FrozenPrint = { readonly columns: Readonly<Record<string, readonly string[]>>; readonly hash: string };

export async function frozenPrint(tx: TransactionSql): Promise<FrozenPrint> {
  const rows = await tx<{ table: string; column: string }[]>`
    select c.relname as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relname in ${tx(Object.keys(frozen))}
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attname`;
  const columns: Record<string, string[]> = {};
  for (const { table, column } of rows) {
    if (!frozen[table]?.moving.includes(column)) (columns[table] ??= []).push(column);
  }
  return { columns, hash: await hashOf(tx, columns) };
}

/** Refuses a migration after which something submitted is not there any more, or reads otherwise. */
export async function requireSamePrint(tx: TransactionSql, before: FrozenPrint, migration: string): Promise<void> {
  const now = (await frozenPrint(tx)).columns;
  for (const [table, columns] of Object.entries(before.columns)) {
    const gone = columns.find((column) => !now[table]?.includes(column));
    if (gone !== undefined) throw new Error(`Migration ${migration} takes ${table}.${gone} out of what was submitted.`);
  }
  if ((await hashOf(tx, before.columns)) !== before.hash) {
    throw new Error(`Migration ${migration} changes what was submitted.`);
  }
}

/** Tenant by tenant: the owner is bound by the policies like everybody else. */
async function hashOf(tx: TransactionSql, columns: FrozenPrint["columns"]): Promise<string> {
  const tables = Object.keys(columns);
  if (tables.length === 0) return "";
  const tenants = await tx<{ id: string }[]>`select id from tenant order by id`;
  const hashes: string[] = [];
  for (const { id } of tenants) {
    await tx`select set_config('app.tenant_id', ${id}, true)`;
    for (const table of tables) {
      const row = (columns[table] ?? []).map((column) => `r."${column}"::text`).join(", ");
      const [found] = await tx.unsafe<{ hash: string | null }[]>(
        `select md5(string_agg(line, '' order by line)) as hash from (
           select md5(jsonb_build_array(${row})::text) as line from public."${table}" r
           where r.tenant_id = $1 and ${frozen[table]?.where ?? "true"}) rows`,
        [id],
      );
      hashes.push(`${id} ${table} ${found?.hash ?? ""}`);
    }
  }
  await tx`select set_config('app.tenant_id', '', true)`;
  return hashes.join("\n");
}
