ALTER TABLE "node" ADD COLUMN "links" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "node" ADD COLUMN "reviews" jsonb DEFAULT '{}'::jsonb NOT NULL;