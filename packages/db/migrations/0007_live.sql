ALTER TABLE "node" ADD COLUMN "changed_in" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- The revision a row is changed in is the one its transaction makes: the version is locked, its revision moves last.
create function mark_changed_in() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select v.tree_revision + 1 into new.changed_in
    from public.version v where v.tenant_id = new.tenant_id and v.id = new.version_id;
  return new;
end $$;
--> statement-breakpoint
create trigger changed_in before insert or update on node for each row execute function mark_changed_in();
--> statement-breakpoint
-- Whoever changes a plan, every program hears of it when the change is committed. PostgreSQL lets every role listen,
-- so the message holds ids and numbers only: what changed is read afterwards, by each under its own tenant.
create function announce_version() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('salus_live', json_build_object(
    'kind', 'plan', 'tenantId', new.tenant_id, 'planId', new.plan_id,
    'versionId', new.id, 'treeRevision', new.tree_revision)::text);
  return null;
end $$;
--> statement-breakpoint
create trigger announced after insert or update of tree_revision, status on version
  for each row execute function announce_version();
--> statement-breakpoint
revoke execute on function mark_changed_in(), announce_version() from public;
