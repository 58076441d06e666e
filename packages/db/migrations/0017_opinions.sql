CREATE TABLE "federal_opinion" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"giver" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"question" text NOT NULL,
	"subject" jsonb NOT NULL,
	"parts" jsonb,
	"excerpt" jsonb NOT NULL,
	"until" date NOT NULL,
	"secret_hash" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"draft" jsonb,
	"outcome" text,
	"answer" text,
	"answer_language" text,
	"answered_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "federal_opinion_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "federal_opinion_giver_check" CHECK ("federal_opinion"."giver" in ('policeZone', 'region', 'other')),
	CONSTRAINT "federal_opinion_language_check" CHECK ("federal_opinion"."language" in ('nl', 'fr')),
	CONSTRAINT "federal_opinion_outcome_check" CHECK ("federal_opinion"."outcome" in ('favourable', 'favourableWithRemarks', 'unfavourable', 'none')),
	CONSTRAINT "federal_opinion_answer_check" CHECK (num_nulls("federal_opinion"."outcome", "federal_opinion"."answer", "federal_opinion"."answer_language", "federal_opinion"."answered_at") in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "federal_opinion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shared_opinion" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"giver" text NOT NULL,
	"question" text NOT NULL,
	"parts" jsonb,
	"outcome" text NOT NULL,
	"answer" text NOT NULL,
	"answer_language" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"shared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shared_opinion_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "shared_opinion_giver_check" CHECK ("shared_opinion"."giver" in ('policeZone', 'region', 'other')),
	CONSTRAINT "shared_opinion_outcome_check" CHECK ("shared_opinion"."outcome" in ('favourable', 'favourableWithRemarks', 'unfavourable', 'none')),
	CONSTRAINT "shared_opinion_language_check" CHECK ("shared_opinion"."answer_language" in ('nl', 'fr', 'de'))
);
--> statement-breakpoint
ALTER TABLE "shared_opinion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "shared_opinion" ADD CONSTRAINT "shared_opinion_submission_fk" FOREIGN KEY ("tenant_id","submission_id") REFERENCES "public"."submission"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "federal_opinion_tenant_id_plan_id_index" ON "federal_opinion" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE INDEX "shared_opinion_tenant_id_plan_id_index" ON "shared_opinion" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE INDEX "shared_opinion_tenant_id_submission_id_index" ON "shared_opinion" USING btree ("tenant_id","submission_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "federal_opinion" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "shared_opinion" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "shared_opinion" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
alter table federal_opinion force row level security;
alter table shared_opinion force row level security;

create trigger federal_only before insert or update on federal_opinion
  for each row execute function refuse_to_municipality();

-- An opinion is given once, and one that was withdrawn is given no more.
create function refuse_closed_opinion() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'this opinion was given or withdrawn' using errcode = 'SA002';
end $$;
revoke execute on function refuse_closed_opinion() from public;

create trigger closed_opinion before update on federal_opinion
  for each row when (old.answered_at is not null or old.withdrawn_at is not null)
  execute function refuse_closed_opinion();

grant select, insert, update (until, opened_at, draft, outcome, answer, answer_language, answered_at, withdrawn_at)
  on federal_opinion to salus_app;
-- What is no longer shared goes from the municipality; the federal side keeps the opinion.
grant select, insert, delete on shared_opinion to salus_app;
grant select on shared_opinion to salus_federal;
