import type { Sql, TransactionSql } from "postgres";
import {
  appRole,
  federalDoings,
  federalKeeping,
  federalRole,
  federalTables,
  openTables,
  ownerRole,
} from "./expectations.ts";
import type { ProbeTenant } from "./probe-tenants.ts";

export type ProbeFinding = { role: string; context: string; object: string; problem: string };
export type Outcome = { rows: string[]; count: number; error: string | null };
type Context = { name: string; settings: Record<string, string> };
/** Runs one statement as a role in a context and undoes it. `error` is an SQLSTATE. */
export type Attempt = (role: string, settings: Record<string, string>, statement: string) => Promise<Outcome>;

type Relation = { name: string; isIsolated: boolean; changeable: string; rows: Record<string, string> };

/** Refusals: no privilege or policy, read-only, no such row behind the reference, frozen, internal. */
const refusals = ["42501", "25006", "23503", "SA001", "SA002"];
const malformed = "22P02";

/**
 * Tries everything with other people's contexts: reads and writes of every relation and every function, whatever the
 * migrations say about them; yields what it should not have reached. Each "nothing there" is paired with a positive control.
 */
export async function* probe(
  attempt: Attempt,
  sql: Sql | TransactionSql,
  tenants: ProbeTenant[],
): AsyncGenerator<ProbeFinding> {
  const relations = await listRelations(sql, tenants);
  const functions = await listFunctions(sql);
  const found = (role: string, context: Context, object: string, problem: string): ProbeFinding => ({
    role,
    context: context.name,
    object,
    problem,
  });

  for (const tenant of tenants) {
    const own: Context = { name: "own", settings: { "app.tenant_id": tenant.id } };
    for (const role of [appRole, ownerRole]) yield* readAs(role, own, [tenant.id], true);
    for (const victim of tenants.filter(({ id }) => id !== tenant.id)) yield* writeAs(own, tenant, victim);
    yield* keepOwnFrozen(own, tenant);
    yield* keepInternal(own, tenant);
    yield* truncateAs(appRole, own);
  }
  for (const context of contextsOfNobody()) {
    for (const role of [appRole, ownerRole, federalRole]) yield* readAs(role, context, [], false);
    for (const victim of tenants.slice(0, 1)) yield* writeAs(context, null, victim);
  }
  for (const { id, userId } of tenants) {
    const person: Context = { name: "person", settings: { "app.user_id": userId } };
    yield* readAs(appRole, person, [id], false);
    const outcome = await attempt(appRole, person.settings, "update membership set roles = roles");
    if (!isRefused(outcome)) yield found(appRole, person, "public.membership", "changes memberships as a person");
  }
  yield* readFederally();
  yield* readPublished();
  yield* readDoings();
  return;

  /** Nothing of another tenant, and something of one's own. */
  async function* readAs(
    role: string,
    context: Context,
    allowed: string[],
    expectsOwn: boolean,
  ): AsyncGenerator<ProbeFinding> {
    for (const { name, isIsolated } of relations) {
      if (name in openTables) continue;
      const outcome = await attempt(role, context.settings, `select row_to_json(t)::text as text from ${name} t`);
      const foreign = foreignTo(allowed, outcome);
      if (foreign > 0) yield found(role, context, name, `reads ${String(foreign)} rows of others`);
      if (expectsOwn && isIsolated && !federalKeeping.includes(name) && outcome.rows.length === 0)
        yield found(role, context, name, "reads nothing of its own");
    }
    for (const name of functions) {
      const foreign = foreignTo(
        allowed,
        await attempt(role, context.settings, `select t::text as text from ${name} t`),
      );
      if (foreign > 0) yield found(role, context, name, `returns ${String(foreign)} rows of others`);
    }
  }

  function foreignTo(allowed: string[], { rows }: Outcome): number {
    const others = tenants.filter(({ id }) => !allowed.includes(id));
    return rows.filter((text) => others.some(({ id, draft }) => text.includes(id) || text.includes(draft))).length;
  }

  /** Every way to put, change, move or remove a row of the victim. */
  async function* writeAs(
    context: Context,
    self: ProbeTenant | null,
    victim: ProbeTenant,
  ): AsyncGenerator<ProbeFinding> {
    for (const { name, isIsolated, changeable, rows } of relations) {
      if (!isIsolated) continue;
      const theirs = `tenant_id = '${victim.id}'`;
      const statements: Record<string, string> = {
        inserts: `insert into ${name} select * from json_populate_record(null::${name}, '${rows[victim.id] ?? "{}"}')`,
        updates: `update ${name} set ${changeable} = ${changeable} where ${theirs}`,
        deletes: `delete from ${name} where ${theirs}`,
      };
      if (self === null) statements["updates anybody's"] = `update ${name} set ${changeable} = ${changeable}`;
      else statements["gives away"] = `update ${name} set tenant_id = '${victim.id}' where tenant_id = '${self.id}'`;
      for (const [verb, statement] of Object.entries(statements)) {
        if (!isRefused(await attempt(appRole, context.settings, statement))) yield found(appRole, context, name, verb);
      }
    }
  }

  /** What the federal side keeps to itself: there for itself, and not a row of it for a municipality, nor as its own. */
  async function* keepInternal(context: Context, { bureauId, bureau }: ProbeTenant): AsyncGenerator<ProbeFinding> {
    const federal: Context = { name: "bureau", settings: { "app.tenant_id": bureauId } };
    for (const name of federalKeeping) {
      const select = `select row_to_json(t)::text as text from ${name} t`;
      if ((await attempt(appRole, context.settings, select)).rows.length > 0)
        yield found(appRole, context, name, "reads what is internal to the federal side");
      const { rows } = await attempt(appRole, federal.settings, select);
      if (!rows.some((text) => text.includes(bureau))) yield found(appRole, federal, name, "reads nothing of its own");
      if (rows.some((text) => !text.includes(bureau))) yield found(appRole, federal, name, "reads another bureau");
    }
    for (const statement of [
      `insert into federal_note (tenant_id, plan_id, submission_id, kind, language, text, written_by, written_at)
        values ('${context.settings["app.tenant_id"] ?? ""}', gen_random_uuid(), gen_random_uuid(), 'internal', 'nl', 'x',
          gen_random_uuid(), now())`,
      `insert into federal_score (tenant_id, submission_id, item, scored_by, scored_at)
        values ('${context.settings["app.tenant_id"] ?? ""}', gen_random_uuid(), 'x', gen_random_uuid(), now())`,
      `insert into federal_adviser (tenant_id, nis, adviser_id, assigned_by, assigned_at)
        values ('${context.settings["app.tenant_id"] ?? ""}', '00000', gen_random_uuid(), gen_random_uuid(), now())`,
      `insert into federal_opinion (tenant_id, plan_id, submission_id, name, organisation, giver, email, language, question,
          subject, excerpt, until, secret_hash, asked_by, asked_at)
        values ('${context.settings["app.tenant_id"] ?? ""}', gen_random_uuid(), gen_random_uuid(), 'x', 'x', 'other', 'x',
          'nl', 'x', '{}', '[]', now(), 'x', gen_random_uuid(), now())`,
      `insert into framework_draft (tenant_id, id, origin, body, created_by, created_at, updated_by, updated_at)
        values ('${context.settings["app.tenant_id"] ?? ""}', gen_random_uuid(), 'nothing', '{}', gen_random_uuid(), now(),
          gen_random_uuid(), now())`,
      revisionBy("svpp-2094"),
    ]) {
      if (!isRefused(await attempt(appRole, context.settings, statement)))
        yield found(appRole, context, statement.slice(0, 30), "keeps it as a municipality's");
    }
    const published = await attempt(appRole, federal.settings, revisionBy("svpp-2094"));
    if (published.error !== null) yield found(appRole, federal, "public.framework_revision", "cannot be published");
    for (const name of ["framework", "framework_revision"]) {
      for (const statement of [`update ${name} set body = body`, `delete from ${name}`]) {
        if ((await attempt(appRole, federal.settings, statement)).error === null)
          yield found(appRole, federal, `public.${name}`, statement);
      }
    }
  }

  async function* truncateAs(role: string, context: Context): AsyncGenerator<ProbeFinding> {
    for (const { name } of relations) {
      const { error } = await attempt(role, context.settings, `truncate ${name} cascade`);
      if (error === null) yield found(role, context, name, "truncates");
    }
  }

  /** The municipality works on its draft, and on nothing that was submitted or written down. */
  async function* keepOwnFrozen(context: Context, { id }: ProbeTenant): AsyncGenerator<ProbeFinding> {
    const frozen = `select id from version where tenant_id = '${id}' and frozen_at is not null`;
    const open = `select id from version where tenant_id = '${id}' and frozen_at is null`;
    for (const table of ["node", "grant_line"]) {
      const change = await attempt(
        appRole,
        context.settings,
        `update ${table} set revision = 2 where version_id in (${open})`,
      );
      if (change.count === 0) yield found(appRole, context, `public.${table}`, "cannot change its own draft");
      for (const verb of [`update ${table} set revision = 2`, `delete from ${table}`]) {
        const outcome = await attempt(appRole, context.settings, `${verb} where version_id in (${frozen})`);
        if (outcome.error === null) yield found(appRole, context, `public.${table}`, `${verb} of a frozen version`);
      }
    }
    for (const statement of [
      `update version set frozen_at = null, status = 'draft' where tenant_id = '${id}' and frozen_at is not null`,
      `update submission set total_cents = 1 where tenant_id = '${id}'`,
      `update submission_fact set amount_cents = 1 where tenant_id = '${id}'`,
      `update plan_event set reason = '' where tenant_id = '${id}'`,
      `update decision set subject = '' where tenant_id = '${id}'`,
      `delete from decision where tenant_id = '${id}'`,
      `update audit_entry set action = '' where tenant_id = '${id}'`,
      `delete from audit_entry where tenant_id = '${id}'`,
      `update audit_head set seq = 0 where tenant_id = '${id}'`,
    ]) {
      const outcome = await attempt(appRole, context.settings, statement);
      if (outcome.error === null) yield found(appRole, context, "what was written down", statement);
    }
  }

  /** Submissions of everybody inside the federal door, nothing else anywhere. */
  async function* readFederally(): AsyncGenerator<ProbeFinding> {
    const context: Context = { name: "federal", settings: { "app.federal": "on" } };
    for (const { name, isIsolated, changeable } of relations) {
      const outcome = await attempt(
        federalRole,
        context.settings,
        `select row_to_json(t)::text as text from ${name} t`,
      );
      const isSubmission = isIsolated && federalTables.includes(name);
      if (isSubmission && tenants.some(({ id }) => !outcome.rows.some((text) => text.includes(id))))
        yield found(federalRole, context, name, "does not read every submission");
      if (!federalTables.includes(name) && outcome.rows.length > 0) yield found(federalRole, context, name, "reads it");
      if (tenants.some(({ draft }) => outcome.rows.some((text) => text.includes(draft))))
        yield found(federalRole, context, name, "reads a draft");
      for (const verb of [
        `update ${name} set ${changeable} = ${changeable}`,
        `delete from ${name}`,
        `truncate ${name}`,
      ]) {
        const { error } = await attempt(federalRole, context.settings, verb);
        if (error === null) yield found(federalRole, context, name, verb);
      }
    }
    for (const name of functions) {
      const outcome = await attempt(federalRole, context.settings, `select t::text as text from ${name} t`);
      if (foreignTo([], outcome) > 0) yield found(federalRole, context, name, "returns rows of municipalities");
    }
  }

  /** What its own people did, in every chain, without what stood before and after; nothing that others did. */
  async function* readDoings(): AsyncGenerator<ProbeFinding> {
    for (const { bureauId, bureau, id } of tenants) {
      const context: Context = { name: "doings", settings: { "app.doings": bureauId } };
      for (const [name, columns] of Object.entries(federalDoings)) {
        const all = await attempt(federalRole, context.settings, `select row_to_json(t)::text as text from ${name} t`);
        if (all.error === null) yield found(federalRole, context, name, "reads all its columns");
        const { rows } = await attempt(
          federalRole,
          context.settings,
          `select json_build_array(${columns.join(", ")})::text as text from ${name}`,
        );
        if (!rows.some((text) => text.includes(id)))
          yield found(federalRole, context, name, "reads nothing of its own");
        if (rows.some((text) => !text.includes(bureauId) || !text.includes(bureau)))
          yield found(federalRole, context, name, "reads what others did");
      }
      for (const { name, isIsolated } of relations) {
        if (!isIsolated || name in federalDoings || id !== tenants[0]?.id) continue;
        const { rows } = await attempt(
          federalRole,
          context.settings,
          `select row_to_json(t)::text as text from ${name} t`,
        );
        if (rows.length > 0) yield found(federalRole, context, name, "reads it");
      }
    }
  }

  /** What was approved, of everybody, inside the published door; nothing that was not, nothing else anywhere. */
  async function* readPublished(): AsyncGenerator<ProbeFinding> {
    const context: Context = { name: "published", settings: { "app.published": "on" } };
    for (const { name, isIsolated } of relations) {
      if (!isIsolated) continue;
      const outcome = await attempt(
        federalRole,
        context.settings,
        `select row_to_json(t)::text as text from ${name} t`,
      );
      if (name !== "public.submission") {
        if (outcome.rows.length > 0) yield found(federalRole, context, name, "reads it");
        continue;
      }
      if (tenants.some(({ id }) => !outcome.rows.some((text) => text.includes(id))))
        yield found(federalRole, context, name, "does not read what was approved");
      if (outcome.rows.some((text) => !/"status":"(?:approved|inForce)"/.test(text)))
        yield found(federalRole, context, name, "reads what was not approved");
    }
    for (const role of [appRole, ownerRole]) yield* readAs(role, context, [], false);
  }
}

/** Publishes the first revision of a framework. */
const revisionBy = (code: string): string => {
  const period = { from: "2097-01-01", to: "2097-12-31" };
  const body = { code, revision: 1, instrument: "svpp", demonstration: false, period };
  return `insert into framework_revision (code, revision, body, published_at, published_by)
    values ('${code}', 1, '${JSON.stringify(body)}', now(), gen_random_uuid())`;
};

const isRefused = ({ error, count }: Outcome): boolean =>
  error === null ? count === 0 : refusals.includes(error) || error === malformed;

const contextsOfNobody = (): Context[] => [
  { name: "missing", settings: {} },
  { name: "empty", settings: { "app.tenant_id": "", "app.user_id": "", "app.federal": "" } },
  { name: "malformed", settings: { "app.tenant_id": "x", "app.user_id": "x", "app.federal": "x" } },
  { name: "unknown", settings: { "app.tenant_id": crypto.randomUUID(), "app.user_id": crypto.randomUUID() } },
];

/** Every relation, with a column the application may change (if any) and one row of each tenant as a literal. */
async function listRelations(sql: Sql | TransactionSql, tenants: ProbeTenant[]): Promise<Relation[]> {
  const relations = await sql<Omit<Relation, "rows">[]>`
    select n.nspname || '.' || quote_ident(c.relname) as name,
      c.relkind in ('r', 'p', 'f') and n.nspname || '.' || c.relname <> all (${Object.keys(openTables)})
        as "isIsolated",
      (select quote_ident(attname) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
        order by has_column_privilege(${appRole}, attrelid, attnum, 'update') desc, attname = 'tenant_id', attnum limit 1)
        as changeable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    order by 1`;
  return Promise.all(
    relations.map(async (relation) => {
      if (!relation.isIsolated) return { ...relation, rows: {} };
      const rows = await sql<{ id: string; text: string }[]>`
        select distinct on (tenant_id) tenant_id as id, row_to_json(t)::text as text
        from ${sql.unsafe(relation.name)} t where tenant_id = any (${tenants.map(({ id }) => id)})`;
      return { ...relation, rows: Object.fromEntries(rows.map(({ id, text }) => [id, text.replaceAll("'", "''")])) };
    }),
  );
}

/** Every function that can be called with nothing. */
async function listFunctions(sql: Sql | TransactionSql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select n.nspname || '.' || quote_ident(p.proname) || '()' as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.pronargs = p.pronargdefaults and p.prokind = 'f' and p.prorettype not in ('trigger'::regtype, 'void'::regtype)
      and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;
  return rows.map(({ name }) => name);
}
