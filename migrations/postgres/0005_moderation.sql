CREATE TABLE "personal_blocks" (
	"user_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "personal_blocks_user_id_blocked_id_pk" PRIMARY KEY("user_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "restraints" (
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"muted_until" timestamp (3) with time zone,
	"suspended_until" timestamp (3) with time zone,
	"banned_until" timestamp (3) with time zone,
	"set_aside" jsonb,
	CONSTRAINT "restraints_group_id_user_id_pk" PRIMARY KEY("group_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "role_holdings" (
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"by_right" text NOT NULL,
	"granted_by" text,
	"until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"ended_why" text,
	CONSTRAINT "role_holdings_group_id_user_id_role_since_pk" PRIMARY KEY("group_id","user_id","role","since")
);
--> statement-breakpoint
CREATE TABLE "conditions" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"text_id" text,
	"thread_id" text,
	"kind" text NOT NULL,
	"seconds" integer,
	"question_id" text,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "preventions" (
	"group_id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"author_id" text,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"open_key" text,
	"user_id" text,
	"text_id" text,
	"because" jsonb NOT NULL,
	"found" jsonb NOT NULL,
	"reports" integer DEFAULT 0 NOT NULL,
	"decides" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"claimed_by" text,
	"claimed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"outcome" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cases_open_key_unique" UNIQUE("open_key")
);
--> statement-breakpoint
CREATE TABLE "ignored_reporters" (
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"by" text,
	CONSTRAINT "ignored_reporters_once" UNIQUE("group_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"case_id" text NOT NULL,
	"reporter_id" text,
	"rule" integer,
	"rules_version" integer,
	"about" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "reports_once" UNIQUE("case_id","reporter_id")
);
--> statement-breakpoint
CREATE TABLE "actions" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_role" text NOT NULL,
	"source" text NOT NULL,
	"case_id" text,
	"rule" integer,
	"rules_version" integer,
	"rule_title" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"user_id" text,
	"comment_id" text,
	"thread_id" text,
	"text_id" text,
	"until" timestamp (3) with time zone,
	"details" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"evidence" jsonb,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text,
	"undone_reason" text DEFAULT '' NOT NULL,
	"expired_at" timestamp (3) with time zone,
	"automated" boolean DEFAULT false NOT NULL,
	CONSTRAINT "actions_number" UNIQUE("group_id","number")
);
--> statement-breakpoint
CREATE TABLE "appeal_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"appeal_id" text NOT NULL,
	"author_id" text,
	"side" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeal_panel" (
	"appeal_id" text NOT NULL,
	"user_id" text NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"vote" text,
	"reason" text DEFAULT '' NOT NULL,
	"voted_at" timestamp (3) with time zone,
	CONSTRAINT "appeal_panel_appeal_id_user_id_pk" PRIMARY KEY("appeal_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" text PRIMARY KEY NOT NULL,
	"action_id" text NOT NULL,
	"group_id" text NOT NULL,
	"author_id" text,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"deadline" timestamp (3) with time zone NOT NULL,
	"way" text NOT NULL,
	"state" text NOT NULL,
	"case_id" text,
	"decided_by" text,
	"decided_role" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "appeals_action_id_unique" UNIQUE("action_id")
);
--> statement-breakpoint
CREATE TABLE "group_rules" (
	"group_id" text NOT NULL,
	"version" integer NOT NULL,
	"preamble" text DEFAULT '' NOT NULL,
	"rules" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text,
	CONSTRAINT "group_rules_group_id_version_pk" PRIMARY KEY("group_id","version")
);
--> statement-breakpoint
CREATE TABLE "moderation_settings" (
	"group_id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comment_versions" ADD COLUMN "is_withheld" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "withheld" text;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "withheld_for" jsonb;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "html" text;--> statement-breakpoint
ALTER TABLE "session_minutes" ADD COLUMN "mailed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "personal_blocks" ADD CONSTRAINT "personal_blocks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_blocks" ADD CONSTRAINT "personal_blocks_blocked_id_users_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restraints" ADD CONSTRAINT "restraints_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restraints" ADD CONSTRAINT "restraints_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holdings" ADD CONSTRAINT "role_holdings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holdings" ADD CONSTRAINT "role_holdings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_text_id_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."texts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preventions" ADD CONSTRAINT "preventions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_claimed_by_users_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignored_reporters" ADD CONSTRAINT "ignored_reporters_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignored_reporters" ADD CONSTRAINT "ignored_reporters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_users_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_messages" ADD CONSTRAINT "appeal_messages_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_messages" ADD CONSTRAINT "appeal_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_panel" ADD CONSTRAINT "appeal_panel_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_panel" ADD CONSTRAINT "appeal_panel_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_rules" ADD CONSTRAINT "group_rules_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_rules" ADD CONSTRAINT "group_rules_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_settings" ADD CONSTRAINT "moderation_settings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "personal_blocks_blocked" ON "personal_blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "restraints_user" ON "restraints" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "role_holdings_now" ON "role_holdings" USING btree ("group_id","ended_at");--> statement-breakpoint
CREATE INDEX "role_holdings_user" ON "role_holdings" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "conditions_now" ON "conditions" USING btree ("group_id","ended_at");--> statement-breakpoint
CREATE INDEX "case_notes_case" ON "case_notes" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "cases_waiting" ON "cases" USING btree ("group_id","closed_at","opened_at","id");--> statement-breakpoint
CREATE INDEX "cases_subject" ON "cases" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "cases_user" ON "cases" USING btree ("user_id","group_id");--> statement-breakpoint
CREATE INDEX "ignored_reporters_user" ON "ignored_reporters" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "reports_reporter" ON "reports" USING btree ("reporter_id","group_id");--> statement-breakpoint
CREATE INDEX "reports_group" ON "reports" USING btree ("group_id","at");--> statement-breakpoint
CREATE INDEX "actions_group" ON "actions" USING btree ("group_id","at");--> statement-breakpoint
CREATE INDEX "actions_user" ON "actions" USING btree ("user_id","group_id");--> statement-breakpoint
CREATE INDEX "actions_comment" ON "actions" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "actions_until" ON "actions" USING btree ("until","expired_at");--> statement-breakpoint
CREATE INDEX "actions_case" ON "actions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "appeal_messages_appeal" ON "appeal_messages" USING btree ("appeal_id","at");--> statement-breakpoint
CREATE INDEX "appeal_panel_user" ON "appeal_panel" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "appeals_group" ON "appeals" USING btree ("group_id","state","deadline");--> statement-breakpoint
CREATE INDEX "appeals_author" ON "appeals" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "comments_withheld" ON "comments" USING btree ("text_id","place") WHERE "comments"."withheld" is not null;--> statement-breakpoint
INSERT INTO "role_holdings" ("group_id", "user_id", "role", "since", "by_right") SELECT "group_id", "user_id", "role", "joined_at", 'kept' FROM "memberships" WHERE "role" <> 'member' AND "state" = 'active' AND "guest" IS NULL;