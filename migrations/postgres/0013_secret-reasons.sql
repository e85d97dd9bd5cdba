CREATE TABLE "session_ballot_reasons" (
	"session_id" text NOT NULL,
	"poll" text NOT NULL,
	"reasons" jsonb NOT NULL,
	CONSTRAINT "session_ballot_reasons_session_id_poll_pk" PRIMARY KEY("session_id","poll")
);
--> statement-breakpoint
ALTER TABLE "session_ballot_reasons" ADD CONSTRAINT "session_ballot_reasons_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;