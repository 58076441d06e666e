CREATE TABLE "assignment" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"node_id" uuid,
	"assignee_id" uuid NOT NULL,
	"assigned_by" uuid NOT NULL,
	"due_on" date NOT NULL,
	"note" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	CONSTRAINT "assignment_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "assignment_state_check" CHECK ("assignment"."state" in ('open', 'done')),
	CONSTRAINT "assignment_done_check" CHECK (("assignment"."state" = 'done') = ("assignment"."done_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "assignment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comment" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"node_id" uuid,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"mentions" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid,
	CONSTRAINT "comment_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "comment_resolved_check" CHECK ("comment"."resolved_at" is null or "comment"."thread_id" = "comment"."id"),
	CONSTRAINT "comment_removed_check" CHECK ("comment"."removed_at" is null or "comment"."text" = '')
);
--> statement-breakpoint
ALTER TABLE "comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comment_reading" (
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comment_reading_tenant_id_account_id_thread_id_pk" PRIMARY KEY("tenant_id","account_id","thread_id")
);
--> statement-breakpoint
ALTER TABLE "comment_reading" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_fk" FOREIGN KEY ("tenant_id","thread_id") REFERENCES "public"."comment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_reading" ADD CONSTRAINT "comment_reading_thread_fk" FOREIGN KEY ("tenant_id","thread_id") REFERENCES "public"."comment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_tenant_id_plan_id_index" ON "assignment" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE INDEX "assignment_tenant_id_assignee_id_state_index" ON "assignment" USING btree ("tenant_id","assignee_id","state");--> statement-breakpoint
CREATE INDEX "comment_tenant_id_plan_id_created_at_index" ON "comment" USING btree ("tenant_id","plan_id","created_at");--> statement-breakpoint
CREATE INDEX "comment_tenant_id_thread_id_index" ON "comment" USING btree ("tenant_id","thread_id");--> statement-breakpoint
CREATE INDEX "comment_reading_tenant_id_thread_id_index" ON "comment_reading" USING btree ("tenant_id","thread_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "assignment" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "comment" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "comment_reading" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
alter table comment force row level security;
alter table comment_reading force row level security;
alter table assignment force row level security;
-- A comment is never deleted: its text goes, its trace stays. The federal side has no grant: remarks are internal.
grant select, insert, update (text, mentions, edited_at, removed_at, resolved_at, resolved_by) on comment to salus_app;
grant select, insert, update (read_at) on comment_reading to salus_app;
grant select, insert, update (assignee_id, due_on, note, state, done_at, done_by) on assignment to salus_app;
