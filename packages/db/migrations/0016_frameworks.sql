CREATE TABLE "framework_draft" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"origin" text NOT NULL,
	"from_code" text,
	"from_revision" integer,
	"revision" integer DEFAULT 1 NOT NULL,
	"body" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "framework_draft_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "framework_draft_origin_check" CHECK ("framework_draft"."origin" in ('nothing', 'copy', 'revision')),
	CONSTRAINT "framework_draft_from_check" CHECK (("framework_draft"."origin" = 'nothing') = ("framework_draft"."from_code" is null))
);
--> statement-breakpoint
ALTER TABLE "framework_draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "framework_revision" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "framework_revision" ADD COLUMN "published_by" uuid;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "framework_draft" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
alter table framework_draft force row level security;

create trigger federal_only before insert or update on framework_draft
  for each row execute function refuse_to_municipality();

-- What is published holds for every municipality: the application adds it for the federal side only, one revision after
-- another, with who did it; nobody changes or removes it.
create function admit_revision() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user <> 'salus_app' then
    return new;
  end if;
  if not exists (
    select from public.tenant t
    where t.id = nullif(current_setting('app.tenant_id', true), '')::uuid and t.kind = 'federal'
  ) then
    raise exception 'only the federal side publishes a framework' using errcode = 'SA002';
  end if;
  if new.published_at is null or new.published_by is null
    or new.body ->> 'code' is distinct from new.code
    or (new.body ->> 'revision')::integer is distinct from new.revision
    or new.revision <> 1 + coalesce((select max(r.revision) from public.framework_revision r where r.code = new.code), 0)
  then
    raise exception 'this is not the next revision of its framework' using errcode = 'SA002';
  end if;
  return new;
end $$;

-- The newest revision stands in `framework`, which the application cannot write.
create function bring_newest_revision() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.framework (code, instrument, demonstration, period_from, period_to, body)
  values (
    new.code, new.body ->> 'instrument', (new.body ->> 'demonstration')::boolean,
    (new.body #>> '{period,from}')::date, (new.body #>> '{period,to}')::date, new.body
  )
  on conflict (code) do update set
    demonstration = excluded.demonstration, period_from = excluded.period_from, period_to = excluded.period_to,
    body = excluded.body;
  return new;
end $$;
revoke execute on function admit_revision(), bring_newest_revision() from public;

create trigger admit_revision before insert on framework_revision
  for each row execute function admit_revision();
create trigger bring_newest_revision before insert on framework_revision
  for each row when (new.published_by is not null) execute function bring_newest_revision();

grant insert on framework_revision to salus_app;
grant select, insert, update (revision, body, updated_by, updated_at), delete on framework_draft to salus_app;
