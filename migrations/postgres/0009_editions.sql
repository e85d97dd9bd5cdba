CREATE TABLE "thread_moves" (
	"text_id" text NOT NULL,
	"edition" integer NOT NULL,
	"thread_id" text NOT NULL,
	"how" text NOT NULL,
	"from_place" text NOT NULL,
	"from_quote" jsonb,
	"to_place" text,
	"to_quote" jsonb,
	"score" integer NOT NULL,
	"placed_by" text,
	"placed_at" timestamp (3) with time zone,
	CONSTRAINT "thread_moves_text_id_edition_thread_id_pk" PRIMARY KEY("text_id","edition","thread_id"),
	CONSTRAINT "thread_moves_how_known" CHECK ("thread_moves"."how" in ('moved', 'changed', 'orphaned'))
);
--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "state" text DEFAULT 'read' NOT NULL;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "read_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "heirs" jsonb;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "kept" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "edition_of" text;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "thread_moves" ADD CONSTRAINT "thread_moves_thread_id_comments_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_moves" ADD CONSTRAINT "thread_moves_placed_by_users_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_moves" ADD CONSTRAINT "thread_moves_text_id_edition_editions_text_id_number_fk" FOREIGN KEY ("text_id","edition") REFERENCES "public"."editions"("text_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "thread_moves_thread" ON "thread_moves" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "thread_moves_placed_by" ON "thread_moves" USING btree ("placed_by");--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_edition_of_texts_id_fk" FOREIGN KEY ("edition_of") REFERENCES "public"."texts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "editions_by" ON "editions" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "import_drafts_edition" ON "import_drafts" USING btree ("edition_of");