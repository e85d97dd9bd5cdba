CREATE TABLE "session_visits" (
	"session_id" text NOT NULL,
	"text_id" text NOT NULL,
	"block" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_visits_session_id_text_id_block_pk" PRIMARY KEY("session_id","text_id","block")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "mail_sessions" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "calendar" jsonb;--> statement-breakpoint
ALTER TABLE "reading_sessions" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reading_sessions" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rsvps" ADD COLUMN "from_poll" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "time_poll_answers" ADD COLUMN "said_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session_visits" ADD CONSTRAINT "session_visits_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_visits" ADD CONSTRAINT "session_visits_text_id_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."texts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_visits_text" ON "session_visits" USING btree ("text_id");--> statement-breakpoint
UPDATE "users" SET "mail_sessions" = "mail_notices";