CREATE TABLE "audit_entry" (
	"tenant_id" uuid NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor_tenant_id" uuid,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"prev_hash" "bytea" DEFAULT '\x'::bytea NOT NULL,
	"hash" "bytea" DEFAULT '\x'::bytea NOT NULL,
	CONSTRAINT "audit_entry_tenant_id_seq_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_head" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"account_id" uuid NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_key_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"password_hash" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email"),
	CONSTRAINT "account_email_check" CHECK ("account"."email" = lower("account"."email")),
	CONSTRAINT "account_locale_check" CHECK ("account"."locale" in ('nl', 'fr'))
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"locale" text NOT NULL,
	"secret_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitation_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitation_email_check" CHECK ("invitation"."email" = lower("invitation"."email")),
	CONSTRAINT "invitation_locale_check" CHECK ("invitation"."locale" in ('nl', 'fr'))
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "membership" (
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "membership_tenant_id_account_id_pk" PRIMARY KEY("tenant_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"tenant_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"absolute_expires_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text,
	"ip_hash" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"email_hash" text NOT NULL,
	"ip_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"succeeded" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grant_line" (
	"tenant_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"scheme" text NOT NULL,
	"fte" numeric(6, 2),
	"amount_cents" bigint,
	"equipment_cents" bigint,
	"note" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "grant_line_tenant_id_version_id_id_pk" PRIMARY KEY("tenant_id","version_id","id")
);
--> statement-breakpoint
ALTER TABLE "grant_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "node" (
	"tenant_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"lineage_id" uuid NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"order_key" text collate "C" NOT NULL,
	"code" text,
	"text" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"intro" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"unit" text,
	"original" text NOT NULL,
	"targets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"field_revisions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"removed_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid NOT NULL,
	CONSTRAINT "node_tenant_id_version_id_lineage_id_pk" PRIMARY KEY("tenant_id","version_id","lineage_id"),
	CONSTRAINT "node_kind_check" CHECK ("node"."kind" in ('chapter', 'generalObjective', 'strategicObjective', 'operationalObjective', 'result', 'indicator')),
	CONSTRAINT "node_original_check" CHECK ("node"."original" in ('nl', 'fr', 'de')),
	CONSTRAINT "node_parent_check" CHECK ("node"."parent_id" is distinct from "node"."lineage_id")
);
--> statement-breakpoint
ALTER TABLE "node" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plan" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"framework" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "plan_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "plan_one_per_framework" UNIQUE("tenant_id","framework")
);
--> statement-breakpoint
ALTER TABLE "plan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plan_event" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on_date" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"reason" text,
	"agenda_item" text,
	"vote" jsonb,
	CONSTRAINT "plan_event_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "plan_event_kind_check" CHECK ("plan_event"."kind" in ('created', 'imported', 'college', 'council', 'submitted', 'returned', 'approved', 'inForce'))
);
--> statement-breakpoint
ALTER TABLE "plan_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "version" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"tree_revision" integer DEFAULT 0 NOT NULL,
	"language" text NOT NULL,
	"frozen_at" timestamp with time zone,
	"submitted_by" uuid,
	"document_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "version_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "version_number_of_plan" UNIQUE("tenant_id","plan_id","number"),
	CONSTRAINT "version_status_check" CHECK ("version"."status" in ('draft', 'submitted', 'returned', 'approved', 'inForce')),
	CONSTRAINT "version_frozen_check" CHECK (("version"."status" = 'draft') = ("version"."frozen_at" is null)),
	CONSTRAINT "version_language_check" CHECK ("version"."language" in ('nl', 'fr', 'de'))
);
--> statement-breakpoint
ALTER TABLE "version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "framework" (
	"code" text PRIMARY KEY NOT NULL,
	"instrument" text NOT NULL,
	"demonstration" boolean NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "framework_instrument_check" CHECK ("framework"."instrument" in ('svpp', 'vsc'))
);
--> statement-breakpoint
CREATE TABLE "municipality" (
	"nis" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"language_regime" text NOT NULL,
	"region_nis" text NOT NULL,
	"province_nis" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"successor_nis" text,
	"population" jsonb NOT NULL,
	CONSTRAINT "municipality_language_regime_check" CHECK ("municipality"."language_regime" in ('nl', 'fr', 'nl-fr', 'de'))
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"framework" text NOT NULL,
	"nis" text NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"total_cents" bigint,
	"inhabitants" integer,
	CONSTRAINT "submission_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "submission_one_per_version" UNIQUE("tenant_id","version_id"),
	CONSTRAINT "submission_status_check" CHECK ("submission"."status" in ('submitted', 'returned', 'approved', 'inForce')),
	CONSTRAINT "submission_language_check" CHECK ("submission"."language" in ('nl', 'fr', 'de'))
);
--> statement-breakpoint
ALTER TABLE "submission" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "submission_event" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on_date" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"reason" text,
	CONSTRAINT "submission_event_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "submission_event_kind_check" CHECK ("submission_event"."kind" in ('created', 'imported', 'college', 'council', 'submitted', 'returned', 'approved', 'inForce'))
);
--> statement-breakpoint
ALTER TABLE "submission_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "submission_fact" (
	"tenant_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"nis" text NOT NULL,
	"framework" text NOT NULL,
	"phenomenon" text,
	"strategic_objective" text,
	"kind" text NOT NULL,
	"lineage_id" uuid,
	"text" jsonb NOT NULL,
	"original" text NOT NULL,
	"target" jsonb,
	"amount_cents" bigint,
	"counts" jsonb,
	CONSTRAINT "submission_fact_tenant_id_submission_id_seq_pk" PRIMARY KEY("tenant_id","submission_id","seq"),
	CONSTRAINT "submission_fact_kind_check" CHECK ("submission_fact"."kind" in ('chapter', 'operationalObjective', 'result', 'indicator', 'amount'))
);
--> statement-breakpoint
ALTER TABLE "submission_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"nis" text,
	"name" jsonb NOT NULL,
	"language_regime" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tenant_nis_unique" UNIQUE("nis"),
	CONSTRAINT "tenant_kind_check" CHECK ("tenant"."kind" in ('municipality', 'federal')),
	CONSTRAINT "tenant_language_regime_check" CHECK ("tenant"."language_regime" in ('nl', 'fr', 'nl-fr', 'de')),
	CONSTRAINT "tenant_nis_check" CHECK (("tenant"."kind" = 'municipality') = ("tenant"."nis" is not null))
);
--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_line" ADD CONSTRAINT "grant_line_version_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node" ADD CONSTRAINT "node_version_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node" ADD CONSTRAINT "node_parent_fk" FOREIGN KEY ("tenant_id","version_id","parent_id") REFERENCES "public"."node"("tenant_id","version_id","lineage_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_framework_framework_code_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_version_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality" ADD CONSTRAINT "municipality_successor_nis_municipality_nis_fk" FOREIGN KEY ("successor_nis") REFERENCES "public"."municipality"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_framework_framework_code_fk" FOREIGN KEY ("framework") REFERENCES "public"."framework"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_nis_municipality_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipality"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_version_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_event" ADD CONSTRAINT "submission_event_submission_fk" FOREIGN KEY ("tenant_id","submission_id") REFERENCES "public"."submission"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_fact" ADD CONSTRAINT "submission_fact_submission_fk" FOREIGN KEY ("tenant_id","submission_id") REFERENCES "public"."submission"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_nis_municipality_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipality"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_tenant_id_entity_entity_id_index" ON "audit_entry" USING btree ("tenant_id","entity","entity_id");--> statement-breakpoint
CREATE INDEX "idempotency_key_tenant_id_created_at_index" ON "idempotency_key" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "membership_account_id_index" ON "membership" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_account_id_index" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_tenant_id_index" ON "session" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_email_hash_at_index" ON "sign_in_attempt" USING btree ("email_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_ip_hash_at_index" ON "sign_in_attempt" USING btree ("ip_hash","at");--> statement-breakpoint
CREATE INDEX "node_tenant_id_version_id_parent_id_order_key_index" ON "node" USING btree ("tenant_id","version_id","parent_id","order_key");--> statement-breakpoint
CREATE UNIQUE INDEX "node_code_among_siblings" ON "node" USING btree ("tenant_id","version_id","parent_id","code") WHERE "node"."code" is not null and "node"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "node_code_among_chapters" ON "node" USING btree ("tenant_id","version_id","code") WHERE "node"."parent_id" is null and "node"."code" is not null and "node"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "plan_framework_index" ON "plan" USING btree ("framework");--> statement-breakpoint
CREATE INDEX "plan_event_tenant_id_plan_id_recorded_at_index" ON "plan_event" USING btree ("tenant_id","plan_id","recorded_at");--> statement-breakpoint
CREATE INDEX "plan_event_tenant_id_version_id_index" ON "plan_event" USING btree ("tenant_id","version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "version_one_open_per_plan" ON "version" USING btree ("tenant_id","plan_id") WHERE "version"."frozen_at" is null;--> statement-breakpoint
CREATE INDEX "municipality_successor_nis_index" ON "municipality" USING btree ("successor_nis");--> statement-breakpoint
CREATE INDEX "submission_tenant_id_plan_id_index" ON "submission" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE INDEX "submission_id_index" ON "submission" USING btree ("id");--> statement-breakpoint
CREATE INDEX "submission_framework_status_index" ON "submission" USING btree ("framework","status");--> statement-breakpoint
CREATE INDEX "submission_nis_index" ON "submission" USING btree ("nis");--> statement-breakpoint
CREATE INDEX "submission_event_tenant_id_submission_id_index" ON "submission_event" USING btree ("tenant_id","submission_id");--> statement-breakpoint
CREATE INDEX "submission_fact_comparison" ON "submission_fact" USING btree ("framework","phenomenon","nis");--> statement-breakpoint
CREATE INDEX "submission_fact_coverage" ON "submission_fact" USING btree ("framework","nis") WHERE "submission_fact"."kind" = 'chapter';--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "audit_entry" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "audit_head" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "idempotency_key" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "invitation" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "membership" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_memberships" ON "membership" AS PERMISSIVE FOR SELECT TO "salus_app" USING (account_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "grant_line" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "node" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "plan" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "plan_event" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "version" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "submission" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "submission" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "submission_event" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "submission_event" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "submission_fact" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "federal_reading" ON "submission_fact" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (current_setting('app.federal', true) = 'on');