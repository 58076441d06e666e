ALTER TABLE "plan_event" DROP CONSTRAINT "plan_event_kind_check";--> statement-breakpoint
ALTER TABLE "plan_origin" DROP CONSTRAINT "plan_origin_kind_check";--> statement-breakpoint
ALTER TABLE "plan_origin" DROP CONSTRAINT "plan_origin_from_check";--> statement-breakpoint
ALTER TABLE "submission_event" DROP CONSTRAINT "submission_event_kind_check";--> statement-breakpoint
DROP INDEX "version_one_open_per_plan";--> statement-breakpoint
ALTER TABLE "plan_event" ADD COLUMN "replaced_by" uuid;--> statement-breakpoint
ALTER TABLE "submission_event" ADD COLUMN "replaced_by" uuid;--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_replaced_by_fk" FOREIGN KEY ("tenant_id","replaced_by") REFERENCES "public"."version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_event_tenant_id_replaced_by_index" ON "plan_event" USING btree ("tenant_id","replaced_by");--> statement-breakpoint
CREATE UNIQUE INDEX "version_one_open_per_plan" ON "version" USING btree ("tenant_id","plan_id") WHERE "version"."status" in ('draft', 'submitted', 'acknowledged', 'inAnalysis', 'toCorrect');--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_replaced_check" CHECK ("plan_event"."replaced_by" is null or "plan_event"."kind" = 'superseded');--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_kind_check" CHECK ("plan_event"."kind" in ('created', 'imported', 'college', 'council', 'councilOfMinisters', 'minister', 'policeCouncil', 'submitted', 'acknowledged', 'analysisBegan', 'correctionAsked', 'corrected', 'returned', 'provisionallyApproved', 'approved', 'refused', 'signedByState', 'countersigned', 'inForce', 'superseded', 'withdrawn', 'ended', 'amendmentBegan', 'resumed', 'prolonged', 'struck'));--> statement-breakpoint
ALTER TABLE "plan_origin" ADD CONSTRAINT "plan_origin_kind_check" CHECK ("plan_origin"."kind" in ('rollOver', 'prolongation', 'inspiration'));--> statement-breakpoint
ALTER TABLE "plan_origin" ADD CONSTRAINT "plan_origin_from_check" CHECK (("plan_origin"."kind" <> 'inspiration') = ("plan_origin"."from_plan_id" is not null));--> statement-breakpoint
ALTER TABLE "submission_event" ADD CONSTRAINT "submission_event_kind_check" CHECK ("submission_event"."kind" in ('created', 'imported', 'college', 'council', 'councilOfMinisters', 'minister', 'policeCouncil', 'submitted', 'acknowledged', 'analysisBegan', 'correctionAsked', 'corrected', 'returned', 'provisionallyApproved', 'approved', 'refused', 'signedByState', 'countersigned', 'inForce', 'superseded', 'withdrawn', 'ended', 'amendmentBegan', 'resumed', 'prolonged', 'struck'));