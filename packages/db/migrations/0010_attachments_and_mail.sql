CREATE TABLE "attachment" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"node_id" uuid,
	"comment_id" uuid,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "attachment_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "attachment_hash_check" CHECK ("attachment"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "attachment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid,
	"address" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"plain" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "mail_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "mail_kind_check" CHECK ("mail"."kind" in ('digest', 'invitation')),
	CONSTRAINT "mail_locale_check" CHECK ("mail"."locale" in ('nl', 'fr'))
);
--> statement-breakpoint
ALTER TABLE "mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_preference" (
	"tenant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"follows" uuid[] DEFAULT '{}' NOT NULL,
	"digested_at" timestamp with time zone,
	CONSTRAINT "mail_preference_tenant_id_account_id_pk" PRIMARY KEY("tenant_id","account_id"),
	CONSTRAINT "mail_preference_digest_check" CHECK ("mail_preference"."digest" in ('daily', 'never'))
);
--> statement-breakpoint
ALTER TABLE "mail_preference" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"node_id" uuid,
	"subject_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "notification_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_kind_check" CHECK ("notification"."kind" in ('mention', 'reply', 'assigned'))
);
--> statement-breakpoint
ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_comment_fk" FOREIGN KEY ("tenant_id","comment_id") REFERENCES "public"."comment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_plan_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plan"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_tenant_id_plan_id_index" ON "attachment" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE INDEX "attachment_tenant_id_comment_id_index" ON "attachment" USING btree ("tenant_id","comment_id");--> statement-breakpoint
CREATE INDEX "attachment_tenant_id_hash_index" ON "attachment" USING btree ("tenant_id","hash");--> statement-breakpoint
CREATE INDEX "mail_tenant_id_created_at_index" ON "mail" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "notification_tenant_id_account_id_settled_at_index" ON "notification" USING btree ("tenant_id","account_id","settled_at");--> statement-breakpoint
CREATE INDEX "notification_tenant_id_plan_id_index" ON "notification" USING btree ("tenant_id","plan_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "attachment" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "mail" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "mail_preference" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "notification" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
alter table attachment force row level security;
alter table notification force row level security;
alter table mail_preference force row level security;
alter table mail force row level security;
-- An attachment is marked as removed; its row stays as a trace. The federal side has no grant on any of these.
grant select, insert, update (removed_at, removed_by) on attachment to salus_app;
grant select, insert, update (settled_at) on notification to salus_app;
grant select, insert, update (digest, follows, digested_at) on mail_preference to salus_app;
grant select, insert, update (sent_at, attempts), delete on mail to salus_app;
