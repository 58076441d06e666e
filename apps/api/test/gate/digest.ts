import type { TestDatabase } from "@salus/db/testing";

type Superuser = TestDatabase["superuser"];

/** A hash of the rows of one tenant, per table. */
export async function rowsOfTenant(superuser: Superuser, tenantId: string): Promise<Record<string, string>> {
  const tables = await superuser<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id' order by 1`;
  return digest(superuser, tables, tenantId);
}

/** A hash of all rows, per table. */
export async function everyRow(superuser: Superuser): Promise<Record<string, string>> {
  const tables = await superuser<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  return digest(superuser, tables, null);
}

async function digest(
  superuser: Superuser,
  tables: readonly { name: string }[],
  tenantId: string | null,
): Promise<Record<string, string>> {
  const parts = tables.map(({ name }) => {
    const rows = "count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), ''))";
    return `select '${name}' as name, ${rows} as rows from "${name}" t ${tenantId === null ? "" : "where t.tenant_id = $1"}`;
  });
  const found = await superuser.unsafe<{ name: string; rows: string }[]>(
    parts.join(" union all "),
    tenantId === null ? [] : [tenantId],
  );
  return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
}
