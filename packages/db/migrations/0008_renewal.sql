CREATE TABLE "framework_revision" (
	"code" text NOT NULL,
	"revision" integer NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "framework_revision_code_revision_pk" PRIMARY KEY("code","revision")
);
--> statement-breakpoint
CREATE TABLE "plan_origin" (
	"tenant_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_plan_id" uuid,
	"from_framework" text NOT NULL,
	"from_municipality" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_origin_tenant_id_plan_id_pk" PRIMARY KEY("tenant_id","plan_id"),
	CONSTRAINT "plan_origin_kind_check" CHECK ("plan_origin"."kind" in ('rollOver', 'inspiration')),
	CONSTRAINT "plan_origin_from_check" CHECK (("plan_origin"."kind" = 'rollOver') = ("plan_origin"."from_plan_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "plan_origin" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renewal_item" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lineage_id" uuid,
	"grant_line_id" uuid,
	"field" text,
	"quote" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"reason" text,
	"settlement" jsonb,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "renewal_item_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "renewal_item_kind_check" CHECK ("renewal_item"."kind" in ('date', 'year', 'span', 'schoolYear', 'decision', 'target', 'phenomenonClosed', 'objectiveChanged', 'wordingReplaced', 'recordEnded', 'amount', 'takenOver')),
	CONSTRAINT "renewal_item_outcome_check" CHECK ("renewal_item"."outcome" in ('changed', 'kept', 'removed', 'moved')),
	CONSTRAINT "renewal_item_settled_check" CHECK (("renewal_item"."outcome" is null) = ("renewal_item"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "renewal_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "version" ADD COLUMN "framework_revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "framework_revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "framework_revision" ADD CONSTRAINT "framework_revision_code_framework_code_fk" FOREIGN KEY ("code") REFERENCES "public"."framework"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_origin" ADD CONSTRAINT "plan_origin_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_origin" ADD CONSTRAINT "plan_origin_from_plan_fk" FOREIGN KEY ("tenant_id","from_plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_item" ADD CONSTRAINT "renewal_item_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_origin_tenant_id_from_plan_id_index" ON "plan_origin" USING btree ("tenant_id","from_plan_id");--> statement-breakpoint
CREATE INDEX "renewal_item_tenant_id_plan_id_index" ON "renewal_item" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE POLICY "published_reading" ON "submission" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.published', true) = 'on' and status in ('approved', 'inForce'));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "plan_origin" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "renewal_item" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
alter table plan_origin force row level security;
alter table renewal_item force row level security;
grant select, insert on plan_origin to salus_app;
-- What was found stays; how it was settled changes.
grant select, insert, update (outcome, reason, settlement, settled_at, settled_by) on renewal_item to salus_app;
grant select on framework_revision to salus_app, salus_federal;
-- Frameworks that are in use already begin their history with what they are.
insert into framework_revision (code, revision, body) select code, 1, body || jsonb_build_object('revision', 1) from framework;
