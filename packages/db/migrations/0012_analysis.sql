CREATE TABLE "federal_adviser" (
	"tenant_id" uuid NOT NULL,
	"nis" text NOT NULL,
	"adviser_id" uuid NOT NULL,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "federal_adviser_tenant_id_nis_pk" PRIMARY KEY("tenant_id","nis")
);
--> statement-breakpoint
ALTER TABLE "federal_adviser" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "federal_note" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"node_id" uuid,
	"field" text,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"repeats" uuid,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "federal_note_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "federal_note_kind_check" CHECK ("federal_note"."kind" in ('blocking', 'question', 'advice', 'internal')),
	CONSTRAINT "federal_note_field_check" CHECK ("federal_note"."field" in ('text', 'intro', 'unit', 'target', 'money')),
	CONSTRAINT "federal_note_language_check" CHECK ("federal_note"."language" in ('nl', 'fr', 'de'))
);
--> statement-breakpoint
ALTER TABLE "federal_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "federal_score" (
	"tenant_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"item" text NOT NULL,
	"points" integer,
	"note" text DEFAULT '' NOT NULL,
	"scored_by" uuid NOT NULL,
	"scored_at" timestamp with time zone NOT NULL,
	CONSTRAINT "federal_score_tenant_id_submission_id_item_pk" PRIMARY KEY("tenant_id","submission_id","item"),
	CONSTRAINT "federal_score_points_check" CHECK ("federal_score"."points" >= 0)
);
--> statement-breakpoint
ALTER TABLE "federal_score" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "letter" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" jsonb NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "letter_kind_check" CHECK ("letter"."kind" in ('receipt', 'questions', 'return', 'provisionalApproval', 'approval', 'refusal'))
);
--> statement-breakpoint
ALTER TABLE "letter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "remark" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"node_id" uuid,
	"field" text,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"repeats" uuid,
	"sent_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answer_language" text,
	"answered_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "remark_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "remark_kind_check" CHECK ("remark"."kind" in ('blocking', 'question', 'advice')),
	CONSTRAINT "remark_field_check" CHECK ("remark"."field" in ('text', 'intro', 'unit', 'target', 'money')),
	CONSTRAINT "remark_answer_check" CHECK (("remark"."answer" is null) = ("remark"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "remark" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "remark_answer" (
	"tenant_id" uuid NOT NULL,
	"remark_id" uuid NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "remark_answer_tenant_id_remark_id_pk" PRIMARY KEY("tenant_id","remark_id"),
	CONSTRAINT "remark_answer_language_check" CHECK ("remark_answer"."language" in ('nl', 'fr', 'de'))
);
--> statement-breakpoint
ALTER TABLE "remark_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "plan_event" ADD COLUMN "scope" jsonb;--> statement-breakpoint
ALTER TABLE "version" ADD COLUMN "scope" jsonb;--> statement-breakpoint
ALTER TABLE "submission_event" ADD COLUMN "scope" jsonb;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_submission_fk" FOREIGN KEY ("tenant_id","submission_id") REFERENCES "public"."submission"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_event_fk" FOREIGN KEY ("tenant_id","event_id") REFERENCES "public"."plan_event"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_submission_fk" FOREIGN KEY ("tenant_id","submission_id") REFERENCES "public"."submission"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_event_fk" FOREIGN KEY ("tenant_id","event_id") REFERENCES "public"."plan_event"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_repeats_fk" FOREIGN KEY ("tenant_id","repeats") REFERENCES "public"."remark"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_answer" ADD CONSTRAINT "remark_answer_remark_fk" FOREIGN KEY ("tenant_id","remark_id") REFERENCES "public"."remark"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "federal_note_tenant_id_plan_id_index" ON "federal_note" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE INDEX "letter_tenant_id_submission_id_index" ON "letter" USING btree ("tenant_id","submission_id");--> statement-breakpoint
CREATE INDEX "letter_tenant_id_event_id_index" ON "letter" USING btree ("tenant_id","event_id");--> statement-breakpoint
CREATE INDEX "remark_tenant_id_plan_id_index" ON "remark" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE INDEX "remark_tenant_id_submission_id_index" ON "remark" USING btree ("tenant_id","submission_id");--> statement-breakpoint
CREATE INDEX "remark_tenant_id_event_id_index" ON "remark" USING btree ("tenant_id","event_id");--> statement-breakpoint
CREATE INDEX "remark_tenant_id_repeats_index" ON "remark" USING btree ("tenant_id","repeats");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "federal_adviser" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "federal_note" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "federal_score" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "letter" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "letter" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "remark" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "remark" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "remark_answer" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
alter table federal_note force row level security;
alter table federal_score force row level security;
alter table federal_adviser force row level security;
alter table remark force row level security;
alter table remark_answer force row level security;
alter table letter force row level security;

-- What the federal side keeps to itself is of the federal tenant, whatever a program says: a municipality has no such row.
create function refuse_to_municipality() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.tenant t where t.id = new.tenant_id and t.kind = 'federal') then
    raise exception 'this is internal to the federal side' using errcode = 'SA002';
  end if;
  return new;
end $$;
revoke execute on function refuse_to_municipality() from public;

create trigger federal_only before insert or update on federal_note
  for each row execute function refuse_to_municipality();
create trigger federal_only before insert or update on federal_score
  for each row execute function refuse_to_municipality();
create trigger federal_only before insert or update on federal_adviser
  for each row execute function refuse_to_municipality();

grant select, insert, update (node_id, field, kind, language, text, edited_at), delete on federal_note to salus_app;
grant select, insert, update (points, note, scored_by, scored_at) on federal_score to salus_app;
grant select, insert, update (adviser_id, assigned_by, assigned_at), delete on federal_adviser to salus_app;
-- What was sent stays as it was sent; it is answered and settled once.
grant select, insert, update (answer, answer_language, answered_at, settled_at) on remark to salus_app;
grant select, insert on letter to salus_app;
grant select, insert, update (text, language, written_by, written_at) on remark_answer to salus_app;
grant select on remark, letter to salus_federal;
