CREATE TABLE "dismissal" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"code" text NOT NULL,
	"node_id" uuid,
	"grant_line_id" uuid,
	"field" text,
	"fingerprint" text NOT NULL,
	"reason" text NOT NULL,
	"dismissed_by" uuid NOT NULL,
	"dismissed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dismissal_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "dismissal_once" UNIQUE NULLS NOT DISTINCT("tenant_id","plan_id","code","node_id","grant_line_id","field","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "dismissal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "dismissal" ADD CONSTRAINT "dismissal_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "dismissal" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
alter table dismissal force row level security;
-- Set aside or taken back, never altered. The federal side has no grant: the reason is internal.
grant select, insert, delete on dismissal to salus_app;
