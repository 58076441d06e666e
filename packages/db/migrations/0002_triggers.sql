-- A submitted version never changes (DESIGN law 3), for every role. The row lock makes an edit and a submission wait
-- for each other: an edit either is in the submission or meets a frozen version.
create function require_open_version(of_tenant uuid, of_version uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  frozen boolean;
begin
  select v.frozen_at is not null into frozen
    from public.version v where v.tenant_id = of_tenant and v.id = of_version for no key update;
  if not found then
    raise exception 'there is no such version' using errcode = 'foreign_key_violation';
  end if;
  if frozen then
    raise exception 'the version is frozen' using errcode = 'SA001';
  end if;
end $$;

create function refuse_write_to_frozen_version() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    perform public.require_open_version(old.tenant_id, old.version_id);
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and (new.tenant_id, new.version_id) <> (old.tenant_id, old.version_id)) then
    perform public.require_open_version(new.tenant_id, new.version_id);
  end if;
  return coalesce(new, old);
end $$;

create trigger frozen_version before insert or update or delete on node
  for each row execute function refuse_write_to_frozen_version();
create trigger frozen_version before insert or update or delete on grant_line
  for each row execute function refuse_write_to_frozen_version();

-- Of a frozen version only the status still moves; of a submission only what was decided about it.
create function refuse_change_of_frozen_row() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  may_change text[] := tg_argv[0]::text[];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change) then
    raise exception 'the version is frozen' using errcode = 'SA001';
  end if;
  return new;
end $$;

create trigger frozen_row before update or delete on version
  for each row when (old.frozen_at is not null) execute function refuse_change_of_frozen_row('{status}');
create trigger frozen_row before update or delete on submission
  for each row execute function refuse_change_of_frozen_row('{status,decided_at}');
create trigger frozen_row before update or delete on submission_fact
  for each row execute function refuse_change_of_frozen_row('{}');

create function refuse_truncate() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the version is frozen' using errcode = 'SA001';
end $$;

create trigger frozen_rows before truncate on version execute function refuse_truncate();
create trigger frozen_rows before truncate on node execute function refuse_truncate();
create trigger frozen_rows before truncate on grant_line execute function refuse_truncate();
create trigger frozen_rows before truncate on submission execute function refuse_truncate();
create trigger frozen_rows before truncate on submission_fact execute function refuse_truncate();

-- The audit trail: every entry of a tenant is numbered and carries the hash of the one before it.
-- The text that is hashed holds every column but the hash itself; jsonb writes one text for one value, and instants
-- are whole microseconds since 1970, whatever the time zone of the session.
create function audit_hash(entry audit_entry) returns bytea
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(jsonb_build_array(
    entry.tenant_id, entry.seq, (extract(epoch from entry.at) * 1000000)::bigint, entry.actor_id, entry.actor_tenant_id,
    entry.action, entry.entity, entry.entity_id, entry.before, entry.after, encode(entry.prev_hash, 'hex')
  )::text, 'UTF8'))
$$;

-- Runs as the owner, because nobody else may move the head; the policies still hold it to the tenant of the transaction.
create function append_audit_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head public.audit_head;
begin
  select * into head from public.audit_head h where h.tenant_id = new.tenant_id for update;
  if not found then
    insert into public.audit_head (tenant_id, seq, hash) values (new.tenant_id, 0, sha256('')) on conflict do nothing;
    select * into strict head from public.audit_head h where h.tenant_id = new.tenant_id for update;
  end if;
  new.seq := head.seq + 1;
  new.prev_hash := head.hash;
  new.hash := public.audit_hash(new);
  update public.audit_head h set seq = new.seq, hash = new.hash where h.tenant_id = new.tenant_id;
  return new;
end $$;

create trigger audit_chain before insert on audit_entry for each row execute function append_audit_entry();

-- Plain queries still work after an upgrade under a running server, triggers do not: health is asked in plpgsql.
create function salus_health() returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return 'ok';
end $$;

revoke execute on function require_open_version(uuid, uuid), refuse_write_to_frozen_version(),
  refuse_change_of_frozen_row(), refuse_truncate(), audit_hash(audit_entry), append_audit_entry(), salus_health()
  from public;
grant execute on function require_open_version(uuid, uuid), salus_health() to salus_app;
grant execute on function salus_health() to salus_federal;
