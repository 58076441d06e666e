/** A defect that somebody could make tomorrow, and who must find it. */
export type Hole = { name: string; sql: string; rule: string | null; probe: boolean };

const rls = "row-level security is on and forced";
const letter = "policies are the template's, to the letter";
const check = "what may be written is what may be read";
const grants = "grants are the least that work";
const keys = "keys and references carry the tenant";
const guards = "the guards stand";

const own = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";

/** Each is applied to a migrated database by a superuser, on its own. */
export const holes: Hole[] = [
  {
    name: "row-level security switched off",
    sql: "alter table node disable row level security",
    rule: rls,
    probe: true,
  },
  {
    name: "row-level security not forced on the owner",
    sql: "alter table plan no force row level security",
    rule: rls,
    probe: true,
  },
  {
    name: "a table without row-level security",
    sql: `create table visit (tenant_id uuid not null, id uuid not null, note text, primary key (tenant_id, id));
      alter table visit owner to salus_owner; grant select, insert on visit to salus_app;
      insert into visit select id, id, '' from tenant`,
    rule: rls,
    probe: true,
  },
  {
    name: "a policy that lets everything be written",
    sql: "alter policy tenant_isolation on plan with check (true)",
    rule: check,
    probe: true,
  },
  {
    name: "a policy that fails open without a tenant",
    sql: `alter policy tenant_isolation on version
      using (tenant_id = coalesce(nullif(current_setting('app.tenant_id', true), '')::uuid, tenant_id))`,
    rule: letter,
    probe: true,
  },
  {
    name: "a policy with a back door",
    sql: `alter policy tenant_isolation on invitation
      using (${own} or coalesce(current_setting('app.support', true), '') <> 'off')`,
    rule: letter,
    probe: true,
  },
  {
    name: "a policy that looks at another setting",
    sql: `alter policy tenant_isolation on grant_line
      using (tenant_id = nullif(current_setting('app.user_id', true), '')::uuid)`,
    rule: letter,
    probe: true,
  },
  {
    name: "a policy for everybody",
    sql: "alter policy tenant_isolation on idempotency_key to public using (true) with check (true)",
    rule: letter,
    probe: true,
  },
  {
    name: "one more permissive policy",
    sql: "create policy support on audit_entry for select to salus_app using (true)",
    rule: letter,
    probe: true,
  },
  {
    name: "a membership that a person may change",
    sql: `drop policy own_memberships on membership;
      create policy own_memberships on membership to salus_app
        using (account_id = nullif(current_setting('app.user_id', true), '')::uuid)`,
    rule: letter,
    probe: true,
  },
  {
    name: "a policy that is gone",
    sql: "drop policy tenant_isolation on plan_event",
    rule: "every table that holds a tenant's rows is isolated",
    probe: true,
  },
  {
    name: "a view with the rights of its maker",
    sql: `create view open_plan as select p.id, n.text from plan p join node n on n.tenant_id = p.tenant_id;
      grant select on open_plan to salus_app`,
    rule: "views run with the rights of the reader, tables have no rewrite rules",
    probe: true,
  },
  {
    name: "a materialized view",
    sql: "create materialized view totals as select * from submission; grant select on totals to salus_app",
    rule: "there is no materialized view",
    probe: true,
  },
  {
    name: "a function with the rights of its maker",
    sql: `create function all_nodes() returns setof node language sql security definer
        set search_path = pg_catalog, pg_temp as 'select * from public.node';
      revoke execute on function all_nodes() from public; grant execute on function all_nodes() to salus_app`,
    rule: "functions run with the rights of the caller and a fixed search path",
    probe: true,
  },
  {
    name: "a function that takes its search path from the caller",
    sql: "alter function append_audit_entry() reset search_path",
    rule: "functions run with the rights of the caller and a fixed search path",
    probe: false,
  },
  {
    name: "a role that bypasses policies",
    sql: "alter role salus_app bypassrls",
    rule: "no role stands above the policies",
    probe: true,
  },
  {
    name: "a role that owns a table",
    sql: "alter table grant_line owner to salus_app",
    rule: "the owner owns everything, the serving roles nothing",
    probe: true,
  },
  {
    name: "a role inside another",
    sql: "grant pg_read_all_data to salus_federal with inherit true",
    rule: "no role is a member of another",
    probe: false,
  },
  { name: "a right to empty a table", sql: "grant truncate on membership to salus_app", rule: grants, probe: true },
  { name: "a right to put triggers", sql: "grant trigger on version to salus_app", rule: grants, probe: false },
  {
    name: "a draft that the federal side may read",
    sql: `grant select on node to salus_federal;
      create policy federal_reading on node for select to salus_federal
        using (current_setting('app.federal', true) = 'on')`,
    rule: letter,
    probe: true,
  },
  {
    name: "a federal grant without a policy",
    sql: "grant select on plan to salus_federal",
    rule: grants,
    probe: false,
  },
  {
    name: "doings of everybody",
    sql: "alter policy own_doings on audit_entry using (nullif(current_setting('app.doings', true), '') is not null)",
    rule: letter,
    probe: true,
  },
  {
    name: "doings with what stood before",
    sql: "grant select on audit_entry to salus_federal",
    rule: grants,
    probe: true,
  },
  {
    name: "submissions outside the federal door",
    sql: "alter policy federal_reading on submission using (true)",
    rule: letter,
    probe: true,
  },
  {
    name: "a published door that shows what was only submitted",
    sql: "alter policy published_reading on submission using (current_setting('app.published', true) = 'on')",
    rule: letter,
    probe: true,
  },
  {
    name: "a federal side that writes",
    sql: "grant update (status) on submission to salus_federal; create policy w on submission for update to salus_federal using (true)",
    rule: grants,
    probe: true,
  },
  { name: "a trail that can be edited", sql: "grant update on audit_entry to salus_app", rule: grants, probe: true },
  { name: "a head that can be moved", sql: "grant update on audit_head to salus_app", rule: grants, probe: true },
  {
    name: "events that can be edited",
    sql: "grant update (reason) on plan_event to salus_app",
    rule: grants,
    probe: true,
  },
  {
    name: "decisions that can be edited",
    sql: "grant update (subject) on decision to salus_app",
    rule: grants,
    probe: true,
  },
  {
    name: "internal notes open to whoever serves requests",
    sql: "create policy every_note on federal_note for select to salus_app using (true)",
    rule: letter,
    probe: true,
  },
  {
    name: "internal notes without policies",
    sql: "alter table federal_note disable row level security",
    rule: rls,
    probe: true,
  },
  {
    name: "internal notes that a municipality could be given",
    sql: "alter table federal_note disable trigger federal_only",
    rule: guards,
    probe: true,
  },
  {
    name: "an opinion that a municipality could be given as its own",
    sql: "alter table federal_opinion disable trigger federal_only",
    rule: guards,
    probe: true,
  },
  {
    name: "an opinion that can be given twice",
    sql: "alter table federal_opinion disable trigger closed_opinion",
    rule: guards,
    probe: false,
  },
  {
    name: "answers that the federal side reads while they are written",
    sql: `create policy federal_reading on remark_answer for select to salus_federal
        using (current_setting('app.federal', true) = 'on');
      grant select on remark_answer to salus_federal`,
    rule: grants,
    probe: true,
  },
  {
    name: "remarks that can be reworded after they were sent",
    sql: "grant update (text) on remark to salus_app",
    rule: grants,
    probe: false,
  },
  { name: "grants to everybody", sql: "grant select on audit_head to public", rule: grants, probe: false },
  {
    name: "grants on everything that comes",
    sql: "alter default privileges for role salus_owner grant all on tables to salus_app",
    rule: grants,
    probe: false,
  },
  {
    name: "a frozen version that thaws",
    sql: "alter table node disable trigger frozen_version",
    rule: guards,
    probe: true,
  },
  { name: "a version without its guard", sql: "drop trigger frozen_row on version", rule: guards, probe: true },
  {
    name: "a guard that guards nothing",
    sql: `create or replace function require_open_version(of_tenant uuid, of_version uuid) returns void
      language plpgsql set search_path = pg_catalog, pg_temp as 'begin end'`,
    rule: null,
    probe: true,
  },
  {
    name: "a unique key without the tenant",
    sql: "alter table idempotency_key add constraint key_once unique (key)",
    rule: keys,
    probe: false,
  },
  {
    name: "a reference without the tenant",
    sql: `create unique index lineage_once on node (lineage_id);
      alter table submission_fact add foreign key (lineage_id) references node (lineage_id)`,
    rule: keys,
    probe: false,
  },
  {
    name: "an instant without a zone",
    sql: "alter table plan alter column created_at type timestamp",
    rule: "instants have a zone",
    probe: false,
  },
  {
    name: "money in a small number",
    sql: "alter table grant_line alter column amount_cents type integer",
    rule: "money is whole cents",
    probe: false,
  },
  {
    name: "a foreign key without an index",
    sql: "drop index plan_framework_index",
    rule: "every foreign key is indexed",
    probe: false,
  },
  {
    name: "a framework that anybody publishes",
    sql: "alter table framework_revision disable trigger admit_revision",
    rule: guards,
    probe: true,
  },
  {
    name: "a published framework that the application changes",
    sql: "grant update (body) on framework to salus_app",
    rule: grants,
    probe: true,
  },
];
