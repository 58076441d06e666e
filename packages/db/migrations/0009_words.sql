CREATE TABLE "word" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"language" text NOT NULL,
	"word" text NOT NULL,
	"account_id" uuid,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "word_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "word_once" UNIQUE NULLS NOT DISTINCT("tenant_id","account_id","language","word"),
	CONSTRAINT "word_language_check" CHECK ("word"."language" in ('nl', 'fr', 'de')),
	CONSTRAINT "word_text_check" CHECK (char_length("word"."word") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "word" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "word" ADD CONSTRAINT "word_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "word" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
alter table word force row level security;--> statement-breakpoint
-- Put on a list or taken off it, never altered.
grant select, insert, delete on word to salus_app;
