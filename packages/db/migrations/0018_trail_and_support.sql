ALTER TABLE "invitation" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "reason" text;--> statement-breakpoint
CREATE INDEX "audit_entry_doings" ON "audit_entry" USING btree ("actor_tenant_id","at","tenant_id","seq");--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_support_check" CHECK (case when 'support' = any("invitation"."roles") then cardinality("invitation"."roles") = 1 and "invitation"."reason" is not null else "invitation"."reason" is null end);--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_support_check" CHECK (case
  when 'support' = any("membership"."roles") then cardinality("membership"."roles") = 1 and "membership"."until" is not null and "membership"."reason" is not null
  else "membership"."until" is null and "membership"."reason" is null end);--> statement-breakpoint
CREATE POLICY "own_doings" ON "audit_entry" AS PERMISSIVE FOR SELECT TO "salus_federal" USING (actor_tenant_id = nullif(current_setting('app.doings', true), '')::uuid);
--> statement-breakpoint
-- An administrator proves the chain of the own tenant: the hash of what one may read anyway.
grant execute on function audit_hash(audit_entry) to salus_app;
-- The federal side reads what its own people did in any chain; what stood before and after stays the municipality's.
grant select (tenant_id, seq, at, actor_id, actor_tenant_id, action, entity, entity_id) on audit_entry to salus_federal;
