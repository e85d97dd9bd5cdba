CREATE TABLE "agenda_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"name" text NOT NULL,
	"items" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reading_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"title" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"call_url" text DEFAULT '' NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"capacity" integer,
	"state" text NOT NULL,
	"series_id" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"guests" text NOT NULL,
	"names_in_minutes" boolean NOT NULL,
	"amendment_days" integer NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	CONSTRAINT "reading_sessions_state_known" CHECK ("reading_sessions"."state" in ('planned', 'live', 'ended', 'cancelled')),
	CONSTRAINT "reading_sessions_seq_counts" CHECK ("reading_sessions"."seq" >= 0 and "reading_sessions"."sequence" >= 0)
);
--> statement-breakpoint
CREATE TABLE "rsvps" (
	"session_id" text NOT NULL,
	"user_id" text NOT NULL,
	"answer" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rsvps_session_id_user_id_pk" PRIMARY KEY("session_id","user_id"),
	CONSTRAINT "rsvps_answer_known" CHECK ("rsvps"."answer" in ('yes', 'no', 'maybe', 'apologies'))
);
--> statement-breakpoint
CREATE TABLE "session_ballots" (
	"session_id" text NOT NULL,
	"poll" text NOT NULL,
	"choice" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "session_ballots_session_id_poll_choice_pk" PRIMARY KEY("session_id","poll","choice"),
	CONSTRAINT "ballots_counted" CHECK ("session_ballots"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "session_customs" (
	"group_id" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"guests" text DEFAULT 'listen' NOT NULL,
	"names_in_minutes" boolean DEFAULT true NOT NULL,
	"amendment_days" integer DEFAULT 7 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_events" (
	"session_id" text NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text,
	"of" text NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "session_events_session_id_number_pk" PRIMARY KEY("session_id","number")
);
--> statement-breakpoint
CREATE TABLE "session_facilitators" (
	"session_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "session_facilitators_session_id_user_id_pk" PRIMARY KEY("session_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "session_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"user_id" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "session_series" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"every" text NOT NULL,
	"interval" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_texts" (
	"session_id" text NOT NULL,
	"text_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "session_texts_session_id_text_id_pk" PRIMARY KEY("session_id","text_id")
);
--> statement-breakpoint
CREATE TABLE "amendments" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"version" integer NOT NULL,
	"user_id" text,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "session_minutes" (
	"session_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_minutes_session_id_version_pk" PRIMARY KEY("session_id","version"),
	CONSTRAINT "session_minutes_state_known" CHECK ("session_minutes"."state" in ('draft', 'shown', 'approved'))
);
--> statement-breakpoint
CREATE TABLE "time_poll_answers" (
	"poll_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"user_id" text NOT NULL,
	"answer" text NOT NULL,
	CONSTRAINT "time_poll_answers_poll_id_starts_at_user_id_pk" PRIMARY KEY("poll_id","starts_at","user_id")
);
--> statement-breakpoint
CREATE TABLE "time_poll_options" (
	"poll_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "time_poll_options_poll_id_starts_at_pk" PRIMARY KEY("poll_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "time_polls" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"title" text NOT NULL,
	"time_zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"session_id" text
);
--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "calendar_key" text;--> statement-breakpoint
ALTER TABLE "agenda_templates" ADD CONSTRAINT "agenda_templates_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_sessions" ADD CONSTRAINT "reading_sessions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_sessions" ADD CONSTRAINT "reading_sessions_series_id_session_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."session_series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_sessions" ADD CONSTRAINT "reading_sessions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_ballots" ADD CONSTRAINT "session_ballots_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_customs" ADD CONSTRAINT "session_customs_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_events" ADD CONSTRAINT "session_events_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_facilitators" ADD CONSTRAINT "session_facilitators_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_facilitators" ADD CONSTRAINT "session_facilitators_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_messages" ADD CONSTRAINT "session_messages_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_messages" ADD CONSTRAINT "session_messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_series" ADD CONSTRAINT "session_series_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_texts" ADD CONSTRAINT "session_texts_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_texts" ADD CONSTRAINT "session_texts_text_id_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."texts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_minutes_fk" FOREIGN KEY ("session_id","version") REFERENCES "public"."session_minutes"("session_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_minutes" ADD CONSTRAINT "session_minutes_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_minutes" ADD CONSTRAINT "session_minutes_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_poll_answers" ADD CONSTRAINT "time_poll_answers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_poll_answers" ADD CONSTRAINT "time_poll_answers_option_fk" FOREIGN KEY ("poll_id","starts_at") REFERENCES "public"."time_poll_options"("poll_id","starts_at") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_poll_options" ADD CONSTRAINT "time_poll_options_poll_id_time_polls_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."time_polls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_polls" ADD CONSTRAINT "time_polls_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_polls" ADD CONSTRAINT "time_polls_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_polls" ADD CONSTRAINT "time_polls_session_id_reading_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."reading_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_templates_group" ON "agenda_templates" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "reading_sessions_group" ON "reading_sessions" USING btree ("group_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "reading_sessions_series" ON "reading_sessions" USING btree ("series_id","starts_at");--> statement-breakpoint
CREATE INDEX "reading_sessions_due" ON "reading_sessions" USING btree ("state","starts_at");--> statement-breakpoint
CREATE INDEX "rsvps_user" ON "rsvps" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_facilitators_user" ON "session_facilitators" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_messages_session" ON "session_messages" USING btree ("session_id","at");--> statement-breakpoint
CREATE INDEX "session_messages_user" ON "session_messages" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_series_group" ON "session_series" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "session_texts_text" ON "session_texts" USING btree ("text_id");--> statement-breakpoint
CREATE INDEX "amendments_session" ON "amendments" USING btree ("session_id","at");--> statement-breakpoint
CREATE INDEX "amendments_user" ON "amendments" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "time_poll_answers_user" ON "time_poll_answers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "time_polls_group" ON "time_polls" USING btree ("group_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_in_session" ON "comments" USING btree ("session_id","created_at") WHERE "comments"."session_id" is not null;--> statement-breakpoint
CREATE INDEX "notices_session" ON "notices" USING btree ("session_id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_calendar_key_unique" UNIQUE("calendar_key");