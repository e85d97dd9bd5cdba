CREATE TABLE "held_words" (
	"id" text PRIMARY KEY NOT NULL,
	"hold_id" text NOT NULL,
	"kind" text NOT NULL,
	"source_id" text NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"words" jsonb NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "held_words_once" UNIQUE("hold_id","kind","source_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"case_id" text,
	"action_id" text,
	"subject" text NOT NULL,
	"open_key" text,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text,
	"role" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"ended_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "legal_holds_open_key_unique" UNIQUE("open_key")
);
--> statement-breakpoint
CREATE TABLE "legal_records" (
	"action_id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"basis" text NOT NULL,
	"ground" text NOT NULL,
	"asker" text DEFAULT '' NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"dated" text DEFAULT '' NOT NULL,
	"territory" text DEFAULT '' NOT NULL,
	"redress" text DEFAULT '' NOT NULL,
	"is_secret" boolean DEFAULT false NOT NULL,
	"tell_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "wiped_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "wiped_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "held_words" ADD CONSTRAINT "held_words_hold_id_legal_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."legal_holds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_records" ADD CONSTRAINT "legal_records_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_records" ADD CONSTRAINT "legal_records_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "legal_holds_group" ON "legal_holds" USING btree ("group_id","at");--> statement-breakpoint
CREATE INDEX "legal_holds_case" ON "legal_holds" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "legal_holds_action" ON "legal_holds" USING btree ("action_id");--> statement-breakpoint
CREATE INDEX "legal_records_group" ON "legal_records" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "legal_records_untold" ON "legal_records" USING btree ("told_at","tell_at");--> statement-breakpoint
CREATE INDEX "cases_kept" ON "cases" USING btree ("group_id","wiped_at","closed_at");--> statement-breakpoint
CREATE INDEX "actions_kept" ON "actions" USING btree ("group_id","wiped_at","at");