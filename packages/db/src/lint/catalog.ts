import type { Sql, TransactionSql } from "postgres";
import * as expected from "./expectations.ts";

export type LintFinding = { rule: string; object: string };
type Query = Sql | TransactionSql;
type Names = Promise<{ object: string }[]>;

const servingRoles = [expected.appRole, expected.federalRole];
const allRoles = [expected.ownerRole, ...servingRoles];

/** Relations of ours: every schema but PostgreSQL's own. */
const ours = (sql: Query) => sql`
  (select c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.reloptions, c.relrowsecurity, c.relforcerowsecurity,
    n.nspname || '.' || c.relname as name, n.nspname || '.' || c.relname = any (${Object.keys(expected.openTables)}) as open
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema')`;

/** The rules of isolation and of convention; each answers the names of what breaks it. */
export const rules: Record<string, (sql: Query) => Names> = {
  "row-level security is on and forced": (sql) => sql`
    select name as object from ${ours(sql)} t
    where relkind in ('r', 'p', 'f') and not open and not (relrowsecurity and relforcerowsecurity)`,

  "every table that holds a tenant's rows is isolated": (sql) => sql`
    select name as object from ${ours(sql)} t
    where relkind in ('r', 'p', 'f') and not open
      and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant_isolation')
    union all
    select name from ${ours(sql)} t
    where relkind in ('r', 'p', 'f') and not open and not exists (
      select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull)`,

  "policies are the template's, to the letter": async (sql) => {
    const found = await sql<{ table: string; name: string; command: string; permissive: boolean }[]>`
      select t.name as table, p.polname as name, p.polcmd as command, p.polpermissive as permissive
      from pg_policy p join ${ours(sql)} t on t.oid = p.polrelid`;
    const parts = await policyParts(sql);
    return found
      .filter(({ table, name, command, permissive }) => {
        const template = (expected.policies as Record<string, Policy>)[name];
        if (template === undefined || !permissive || template.command !== command) return true;
        if (name !== "tenant_isolation" && !expected.extraPolicies[table]?.includes(name)) return true;
        const part = parts.get(`${table}.${name}`);
        return part?.using !== template.using || !sameNames(part.roles, template.roles);
      })
      .map(({ table, name }) => ({ object: `${table}.${name}` }));
  },

  "what may be written is what may be read": async (sql) =>
    [...(await policyParts(sql))]
      .filter(([, part]) => part.check !== ((expected.policies as Record<string, Policy>)[part.name]?.check ?? null))
      .map(([object]) => ({ object })),

  "views run with the rights of the reader, tables have no rewrite rules": (sql) => sql`
    select name as object from ${ours(sql)} t
    where relkind = 'v' and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on'], false)
    union all
    select t.name from pg_rewrite r join ${ours(sql)} t on t.oid = r.ev_class where t.relkind <> 'v' and t.relkind <> 'm'`,

  "there is no materialized view": (sql) => sql`select name as object from ${ours(sql)} t where relkind = 'm'`,

  "functions run with the rights of the caller and a fixed search path": (sql) => sql`
    select p.oid::regprocedure::text as object
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and (
      (p.prosecdef and n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')'
        <> all (${expected.definerFunctions}))
      or not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false)
      or has_function_privilege('public', p.oid, 'execute'))`,

  "no role stands above the policies": (sql) => sql`
    select rolname as object from pg_roles
    where rolname = any (${allRoles}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,

  "the owner owns everything, the serving roles nothing": (sql) => sql`
    select name as object from ${ours(sql)} t where relowner::regrole::text <> ${expected.ownerRole}
      and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and p.proowner::regrole::text <> ${expected.ownerRole}
    union all
    select nspname from pg_namespace where nspowner::regrole::text = any (${servingRoles})
    union all
    select datname from pg_database where datdba::regrole::text = any (${servingRoles})`,

  "no role is a member of another": (sql) => sql`
    select member::regrole || ' in ' || roleid::regrole as object from pg_auth_members
    where member::regrole::text = any (${allRoles})`,

  "keys and references carry the tenant": (sql) => sql`
    select i.indexrelid::regclass::text as object
    from pg_index i join ${ours(sql)} t on t.oid = i.indrelid
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
    where not t.open and (i.indkey::int2[])[0] <> a.attnum
      and (i.indisunique or 'public.' || i.indexrelid::regclass <> all (${expected.federalIndexes}))
    union all
    select con.conname from pg_constraint con
      join ${ours(sql)} child on child.oid = con.conrelid
      join ${ours(sql)} parent on parent.oid = con.confrelid
    where con.contype = 'f' and not parent.open and not exists (
      select from unnest(con.conkey, con.confkey) as pair (child_column, parent_column)
        join pg_attribute a on a.attrelid = con.conrelid and a.attnum = pair.child_column and a.attname = 'tenant_id'
        join pg_attribute b on b.attrelid = con.confrelid and b.attnum = pair.parent_column and b.attname = 'tenant_id')`,

  "grants are the least that work": (sql) => sql`
    with granted as (
      select t.name, t.relkind, acl.grantee, acl.privilege_type as privilege, null::name as column_name
      from ${ours(sql)} t, lateral aclexplode(t.relacl) acl
      union all
      select t.name, t.relkind, acl.grantee, acl.privilege_type, a.attname
      from ${ours(sql)} t join pg_attribute a on a.attrelid = t.oid, lateral aclexplode(a.attacl) acl
    ), named as (
      select *, case grantee when 0 then 'public' else grantee::regrole::text end as role from granted
    )
    select role || ': ' || privilege || ' on ' || name as object from named
    where role not in (${expected.ownerRole}, ${expected.appRole}, ${expected.federalRole})
      or (role = any (${servingRoles}) and privilege in ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN'))
      or (role = ${expected.federalRole} and (privilege <> 'SELECT' or name <> all (${expected.federalTables})
        and not coalesce(${sql.json(expected.federalDoings)}::jsonb -> name ? column_name, false)))
      or (name = 'public.audit_head' and role = ${expected.appRole} and privilege <> 'SELECT')
      or (name = 'public.audit_entry' and privilege in ('UPDATE', 'DELETE', 'TRUNCATE'))
      or (role = ${expected.appRole} and name = any (${Object.keys(expected.appendOnly)})
        and privilege not in ('SELECT', 'INSERT')
        and not (privilege = 'UPDATE' and column_name is not null
          and ${sql.json(expected.appendOnly)}::jsonb -> name ? column_name))
    union all
    select 'create in ' || nspname from pg_namespace
    where nspname not like 'pg\\_%' and nspname <> 'information_schema'
      and (has_schema_privilege(${expected.appRole}, oid, 'create')
        or has_schema_privilege(${expected.federalRole}, oid, 'create'))
    union all
    select 'default privileges of ' || defaclrole::regrole from pg_default_acl`,

  "the guards stand": (sql) => sql`
    select guard as object from unnest(${expected.guards}::text[]) as guard
    where guard not in (
      select t.name || '.' || g.tgname from pg_trigger g join ${ours(sql)} t on t.oid = g.tgrelid
      where g.tgenabled in ('O', 'A'))`,

  "instants have a zone": (sql) => sql`
    select t.name || '.' || a.attname as object from pg_attribute a join ${ours(sql)} t on t.oid = a.attrelid
    where a.atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype) and not a.attisdropped`,

  "money is whole cents": (sql) => sql`
    select t.name || '.' || a.attname as object from pg_attribute a join ${ours(sql)} t on t.oid = a.attrelid
    where t.relkind in ('r', 'p') and not a.attisdropped
      and ((a.attname like '%\\_cents' and a.atttypid <> 'bigint'::regtype) or a.atttypid = 'money'::regtype)`,

  "every foreign key is indexed": (sql) => sql`
    select con.conname as object from pg_constraint con join ${ours(sql)} t on t.oid = con.conrelid
    where con.contype = 'f' and not exists (
      select from pg_index i where i.indrelid = con.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(con.conkey) - 1] @> con.conkey)`,
};

/** Reads the catalog only. Every rule is closed by default: a new table has to keep all of them. */
export async function lintCatalog(sql: Query): Promise<LintFinding[]> {
  const findings: LintFinding[] = [];
  for (const [rule, query] of Object.entries(rules)) {
    for (const { object } of await query(sql)) findings.push({ rule, object });
  }
  return findings;
}

type Policy = { command: string; roles: readonly string[]; using: string; check: string | null };
type PolicyPart = { name: string; using: string | null; check: string | null; roles: string[] };

async function policyParts(sql: Query): Promise<Map<string, PolicyPart>> {
  const rows = await sql<(PolicyPart & { table: string })[]>`
    select t.name as table, p.polname as name, pg_get_expr(p.polqual, p.polrelid) as using,
      pg_get_expr(p.polwithcheck, p.polrelid) as check,
      array(select case r when 0 then 'public' else r::regrole::text end from unnest(p.polroles) r) as roles
    from pg_policy p join ${ours(sql)} t on t.oid = p.polrelid`;
  return new Map(rows.map(({ table, ...part }) => [`${table}.${part.name}`, part]));
}

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join() === [...others].sort().join();
