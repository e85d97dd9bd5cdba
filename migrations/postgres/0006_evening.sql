ALTER TABLE "reading_sessions" ADD COLUMN "began_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reading_sessions" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session_customs" ADD COLUMN "template" text;--> statement-breakpoint
UPDATE "reading_sessions" SET "began_at" = (SELECT min("session_events"."at") FROM "session_events" WHERE "session_events"."session_id" = "reading_sessions"."id" AND "session_events"."kind" = 'started') WHERE "reading_sessions"."state" IN ('live', 'ended');--> statement-breakpoint
UPDATE "reading_sessions" SET "ended_at" = (SELECT max("session_events"."at") FROM "session_events" WHERE "session_events"."session_id" = "reading_sessions"."id" AND "session_events"."kind" = 'ended') WHERE "reading_sessions"."state" IN ('ended');
