CREATE TABLE "import_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"source_hash" text NOT NULL,
	"format" text NOT NULL,
	"file_name" text NOT NULL,
	"title" text NOT NULL,
	"draft" jsonb NOT NULL,
	"corrections" jsonb NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"text_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_text_id_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."texts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_drafts_waiting" ON "import_drafts" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "import_drafts_group" ON "import_drafts" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "import_drafts_text" ON "import_drafts" USING btree ("text_id");--> statement-breakpoint
CREATE INDEX "import_drafts_old" ON "import_drafts" USING btree ("created_at");