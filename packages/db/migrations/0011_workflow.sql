CREATE TABLE "decision" (
	"tenant_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"place" text,
	"subject" text,
	"articles" text[] DEFAULT '{}' NOT NULL,
	"vote" jsonb,
	"signatories" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attachments" uuid[] DEFAULT '{}' NOT NULL,
	"published_address" text,
	CONSTRAINT "decision_tenant_id_event_id_pk" PRIMARY KEY("tenant_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "decision_voter" (
	"tenant_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"share" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "decision_voter_tenant_id_event_id_seq_pk" PRIMARY KEY("tenant_id","event_id","seq"),
	CONSTRAINT "decision_voter_share_check" CHECK ("decision_voter"."share" in ('for', 'against', 'abstain'))
);
--> statement-breakpoint
ALTER TABLE "decision_voter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "plan_event" DROP CONSTRAINT "plan_event_kind_check";--> statement-breakpoint
ALTER TABLE "version" DROP CONSTRAINT "version_status_check";--> statement-breakpoint
ALTER TABLE "submission" DROP CONSTRAINT "submission_status_check";--> statement-breakpoint
ALTER TABLE "submission_event" DROP CONSTRAINT "submission_event_kind_check";--> statement-breakpoint
ALTER TABLE "plan_event" ADD COLUMN "strikes" uuid;--> statement-breakpoint
ALTER TABLE "submission_event" ADD COLUMN "agenda_item" text;--> statement-breakpoint
ALTER TABLE "submission_event" ADD COLUMN "strikes" uuid;--> statement-breakpoint
ALTER TABLE "submission_event" ADD COLUMN "decision" jsonb;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_event_fk" FOREIGN KEY ("tenant_id","event_id") REFERENCES "public"."plan_event"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_voter" ADD CONSTRAINT "decision_voter_decision_fk" FOREIGN KEY ("tenant_id","event_id") REFERENCES "public"."decision"("tenant_id","event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_strikes_fk" FOREIGN KEY ("tenant_id","strikes") REFERENCES "public"."plan_event"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_struck_once" UNIQUE("tenant_id","strikes");--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_strikes_check" CHECK (("plan_event"."kind" = 'struck') = ("plan_event"."strikes" is not null));--> statement-breakpoint
ALTER TABLE "plan_event" ADD CONSTRAINT "plan_event_kind_check" CHECK ("plan_event"."kind" in ('created', 'imported', 'college', 'council', 'councilOfMinisters', 'minister', 'policeCouncil', 'submitted', 'acknowledged', 'analysisBegan', 'correctionAsked', 'corrected', 'returned', 'provisionallyApproved', 'approved', 'refused', 'signedByState', 'countersigned', 'inForce', 'superseded', 'withdrawn', 'ended', 'struck'));--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_status_check" CHECK ("version"."status" in ('draft', 'submitted', 'acknowledged', 'inAnalysis', 'toCorrect', 'returned', 'provisionallyApproved', 'approved', 'refused', 'signedByState', 'countersigned', 'inForce', 'superseded', 'withdrawn', 'ended'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_status_check" CHECK ("submission"."status" in ('submitted', 'acknowledged', 'inAnalysis', 'toCorrect', 'returned', 'provisionallyApproved', 'approved', 'refused', 'signedByState', 'countersigned', 'inForce', 'superseded', 'withdrawn', 'ended'));--> statement-breakpoint
ALTER TABLE "submission_event" ADD CONSTRAINT "submission_event_kind_check" CHECK ("submission_event"."kind" in ('created', 'imported', 'college', 'council', 'councilOfMinisters', 'minister', 'policeCouncil', 'submitted', 'acknowledged', 'analysisBegan', 'correctionAsked', 'corrected', 'returned', 'provisionallyApproved', 'approved', 'refused', 'signedByState', 'countersigned', 'inForce', 'superseded', 'withdrawn', 'ended', 'struck'));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "decision" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "decision_voter" AS PERMISSIVE FOR ALL TO "salus_app", "salus_owner" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
ALTER POLICY "published_reading" ON "submission" TO salus_federal USING (current_setting('app.published', true) = 'on' and status in ('approved', 'signedByState', 'countersigned', 'inForce'));--> statement-breakpoint
alter table decision force row level security;
alter table decision_voter force row level security;
-- A decision stays as it was recorded; who voted what can be forgotten. The federal side has no grant on either.
grant select, insert on decision to salus_app;
grant select, insert, delete on decision_voter to salus_app;
