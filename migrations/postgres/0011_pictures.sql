CREATE TABLE "draft_pictures" (
	"draft_id" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "draft_pictures_draft_id_hash_pk" PRIMARY KEY("draft_id","hash")
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"hash" text PRIMARY KEY NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "text_pictures" (
	"text_id" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "text_pictures_text_id_hash_pk" PRIMARY KEY("text_id","hash")
);
--> statement-breakpoint
ALTER TABLE "draft_pictures" ADD CONSTRAINT "draft_pictures_draft_id_import_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."import_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_pictures" ADD CONSTRAINT "draft_pictures_hash_pictures_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."pictures"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_pictures" ADD CONSTRAINT "text_pictures_text_id_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."texts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_pictures" ADD CONSTRAINT "text_pictures_hash_pictures_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."pictures"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_pictures_hash" ON "draft_pictures" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "pictures_kept" ON "pictures" USING btree ("kept_at");--> statement-breakpoint
CREATE INDEX "text_pictures_hash" ON "text_pictures" USING btree ("hash");