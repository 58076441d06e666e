CREATE TABLE "deadline_exception" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"framework" text NOT NULL,
	"until" date NOT NULL,
	"reason" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_by_name" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "deadline_exception_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "deadline_exception" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "paper_file" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"agreement_id" uuid,
	"language" text NOT NULL,
	"document_hash" text NOT NULL,
	"side" text,
	"method" text,
	"signed_on" date,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"hash" text NOT NULL,
	"signatures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"keeps_agreement" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"added_by_name" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_reason" text,
	CONSTRAINT "paper_file_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "paper_file_hash_check" CHECK ("paper_file"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "paper_file_language_check" CHECK ("paper_file"."language" in ('nl', 'fr')),
	CONSTRAINT "paper_file_side_check" CHECK ("paper_file"."side" in ('federal', 'municipality')),
	CONSTRAINT "paper_file_method_check" CHECK ("paper_file"."method" in ('scan', 'electronic', 'service')),
	CONSTRAINT "paper_file_kind_check" CHECK (("paper_file"."agreement_id" is null) = ("paper_file"."side" is null) and ("paper_file"."side" is null) = ("paper_file"."method" is null)),
	CONSTRAINT "paper_file_withdrawn_check" CHECK (("paper_file"."withdrawn_at" is null) = ("paper_file"."withdrawn_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "paper_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "deadline_on" date;--> statement-breakpoint
ALTER TABLE "deadline_exception" ADD CONSTRAINT "deadline_exception_framework_framework_code_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_file" ADD CONSTRAINT "paper_file_version_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_file" ADD CONSTRAINT "paper_file_submission_fk" FOREIGN KEY ("tenant_id","submission_id") REFERENCES "public"."submission"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_file" ADD CONSTRAINT "paper_file_agreement_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."paper_file"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deadline_exception_tenant_id_framework_index" ON "deadline_exception" USING btree ("tenant_id","framework");--> statement-breakpoint
CREATE INDEX "deadline_exception_framework_index" ON "deadline_exception" USING btree ("framework");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_file_one_agreement" ON "paper_file" USING btree ("tenant_id","submission_id","language") WHERE "paper_file"."agreement_id" is null;--> statement-breakpoint
CREATE INDEX "paper_file_tenant_id_version_id_index" ON "paper_file" USING btree ("tenant_id","version_id");--> statement-breakpoint
CREATE INDEX "paper_file_tenant_id_submission_id_index" ON "paper_file" USING btree ("tenant_id","submission_id");--> statement-breakpoint
CREATE INDEX "paper_file_tenant_id_agreement_id_index" ON "paper_file" USING btree ("tenant_id","agreement_id");--> statement-breakpoint
CREATE INDEX "paper_file_tenant_id_hash_index" ON "paper_file" USING btree ("tenant_id","hash");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "deadline_exception" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "deadline_exception" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "paper_file" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "paper_file" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');
--> statement-breakpoint
alter table deadline_exception force row level security;
alter table paper_file force row level security;
-- What was granted or signed stays on record; it can be withdrawn.
grant select, insert, update (withdrawn_at, withdrawn_by) on deadline_exception to salus_app;
grant select, insert, update (withdrawn_at, withdrawn_by, withdrawn_reason) on paper_file to salus_app;
-- Both belong to what was submitted; nothing of a draft stands here.
grant select on deadline_exception, paper_file to salus_federal;
