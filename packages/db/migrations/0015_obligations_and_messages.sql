CREATE TABLE "calendar_link" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_link_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "calendar_link_one_per_person" UNIQUE("tenant_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "calendar_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "obligation" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"nis" text NOT NULL,
	"framework" text NOT NULL,
	"instrument" text NOT NULL,
	"plan_id" uuid,
	"kind" text NOT NULL,
	"since" date,
	"due_on" date,
	"met_on" date,
	"settled_by" uuid,
	CONSTRAINT "obligation_tenant_id_key_pk" PRIMARY KEY("tenant_id","key"),
	CONSTRAINT "obligation_kind_check" CHECK ("obligation"."kind" in ('submission', 'activity-report', 'financial-file', 'answer', 'correction', 'countersignature')),
	CONSTRAINT "obligation_instrument_check" CHECK ("obligation"."instrument" in ('svpp', 'vsc'))
);
--> statement-breakpoint
ALTER TABLE "obligation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"thread_id" uuid NOT NULL,
	"side" text NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "message_side_check" CHECK ("message"."side" in ('municipality', 'federal'))
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_reading" (
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_reading_tenant_id_account_id_subject_id_pk" PRIMARY KEY("tenant_id","account_id","subject_id")
);
--> statement-breakpoint
ALTER TABLE "message_reading" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_thread" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"nis" text NOT NULL,
	"framework" text NOT NULL,
	"subject" text NOT NULL,
	"begun_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"last_side" text NOT NULL,
	CONSTRAINT "message_thread_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "message_thread_begun_by_check" CHECK ("message_thread"."begun_by" in ('municipality', 'federal')),
	CONSTRAINT "message_thread_last_side_check" CHECK ("message_thread"."last_side" in ('municipality', 'federal'))
);
--> statement-breakpoint
ALTER TABLE "message_thread" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "newsletter" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"subject" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" uuid NOT NULL,
	"recipients" integer NOT NULL,
	CONSTRAINT "newsletter_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "newsletter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "newsletter_copy" (
	"tenant_id" uuid NOT NULL,
	"newsletter_id" uuid NOT NULL,
	"nis" text NOT NULL,
	"subject" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"first_read_at" timestamp with time zone,
	CONSTRAINT "newsletter_copy_tenant_id_newsletter_id_pk" PRIMARY KEY("tenant_id","newsletter_id")
);
--> statement-breakpoint
ALTER TABLE "newsletter_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_nis_municipality_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipality"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_framework_framework_code_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_thread_fk" FOREIGN KEY ("tenant_id","thread_id") REFERENCES "public"."message_thread"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reading" ADD CONSTRAINT "message_reading_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_thread" ADD CONSTRAINT "message_thread_nis_municipality_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipality"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_thread" ADD CONSTRAINT "message_thread_framework_framework_code_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_thread" ADD CONSTRAINT "message_thread_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter" ADD CONSTRAINT "newsletter_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_copy" ADD CONSTRAINT "newsletter_copy_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newsletter_copy" ADD CONSTRAINT "newsletter_copy_nis_municipality_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipality"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "obligation_tenant_id_plan_id_index" ON "obligation" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE INDEX "obligation_framework_index" ON "obligation" USING btree ("framework");--> statement-breakpoint
CREATE INDEX "obligation_nis_index" ON "obligation" USING btree ("nis");--> statement-breakpoint
CREATE INDEX "obligation_owed" ON "obligation" USING btree ("due_on","nis") WHERE "obligation"."met_on" is null;--> statement-breakpoint
CREATE INDEX "message_tenant_id_thread_id_created_at_index" ON "message" USING btree ("tenant_id","thread_id","created_at");--> statement-breakpoint
CREATE INDEX "message_thread_tenant_id_plan_id_last_at_index" ON "message_thread" USING btree ("tenant_id","plan_id","last_at");--> statement-breakpoint
CREATE INDEX "message_thread_latest" ON "message_thread" USING btree ("last_at");--> statement-breakpoint
CREATE INDEX "message_thread_nis_index" ON "message_thread" USING btree ("nis");--> statement-breakpoint
CREATE INDEX "message_thread_framework_index" ON "message_thread" USING btree ("framework");--> statement-breakpoint
CREATE INDEX "newsletter_copy_receipts" ON "newsletter_copy" USING btree ("newsletter_id");--> statement-breakpoint
CREATE INDEX "newsletter_copy_nis_index" ON "newsletter_copy" USING btree ("nis");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "calendar_link" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "obligation" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "obligation" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "message" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "message" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "message_reading" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "message_thread" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "message_thread" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "newsletter" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "newsletter_copy" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "newsletter_copy" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
alter table obligation force row level security;
alter table calendar_link force row level security;
alter table message_thread force row level security;
alter table message force row level security;
alter table message_reading force row level security;
alter table newsletter force row level security;
alter table newsletter_copy force row level security;
-- Worked out again with every event; what was struck through is no longer owed.
grant select, insert, update, delete on obligation to salus_app;
-- A link is made, renewed and revoked.
grant select, insert, update, delete on calendar_link to salus_app;
grant select, insert, update on message_reading to salus_app;
-- What was said or sent stays.
grant select, insert, update (last_at, last_side) on message_thread to salus_app;
grant select, insert on message to salus_app;
grant select, insert on newsletter to salus_app;
grant select, insert, update (first_read_at) on newsletter_copy to salus_app;
-- Both sides read what was said between them, and who owes what; nothing of a draft stands here.
grant select on obligation, message_thread, message, newsletter_copy to salus_federal;
