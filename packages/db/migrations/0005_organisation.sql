CREATE TABLE "organisation_record" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"started_on" date,
	"ended_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"field_revisions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid NOT NULL,
	CONSTRAINT "organisation_record_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "organisation_record_kind" UNIQUE("tenant_id","id","kind"),
	CONSTRAINT "organisation_record_kind_check" CHECK ("organisation_record"."kind" in ('unit', 'person', 'position', 'partner', 'fundingSource', 'programme', 'project', 'network'))
);
--> statement-breakpoint
ALTER TABLE "organisation_record" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisation_reference" (
	"tenant_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"name" text NOT NULL,
	"target_id" uuid NOT NULL,
	"target_kind" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "organisation_reference_tenant_id_record_id_name_target_id_pk" PRIMARY KEY("tenant_id","record_id","name","target_id"),
	CONSTRAINT "organisation_reference_name_check" CHECK ("organisation_reference"."name" in ('parent', 'unit', 'person', 'partner', 'fundingSource', 'programme', 'network', 'mergedInto'))
);
--> statement-breakpoint
ALTER TABLE "organisation_reference" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organisation_record" ADD CONSTRAINT "organisation_record_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_reference" ADD CONSTRAINT "organisation_reference_record_fk" FOREIGN KEY ("tenant_id","record_id") REFERENCES "public"."organisation_record"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_reference" ADD CONSTRAINT "organisation_reference_target_fk" FOREIGN KEY ("tenant_id","target_id","target_kind") REFERENCES "public"."organisation_record"("tenant_id","id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_record_tenant_id_kind_index" ON "organisation_record" USING btree ("tenant_id","kind");--> statement-breakpoint
CREATE INDEX "organisation_reference_tenant_id_target_id_target_kind_index" ON "organisation_reference" USING btree ("tenant_id","target_id","target_kind");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "organisation_record" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "organisation_reference" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
alter table organisation_record force row level security;--> statement-breakpoint
alter table organisation_reference force row level security;--> statement-breakpoint
grant select, insert, update, delete on organisation_record to salus_app;--> statement-breakpoint
grant select, insert, delete on organisation_reference to salus_app;
