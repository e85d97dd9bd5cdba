ALTER TABLE "texts" ADD COLUMN "published" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "texts" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "texts" ADD COLUMN "licence" text DEFAULT '' NOT NULL;