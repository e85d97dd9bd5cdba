CREATE TABLE "removals" (
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"removed_at" timestamp (3) with time zone NOT NULL,
	"guest" text,
	CONSTRAINT "removals_group_id_user_id_pk" PRIMARY KEY("group_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "invite" text;--> statement-breakpoint
ALTER TABLE "removals" ADD CONSTRAINT "removals_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removals" ADD CONSTRAINT "removals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "removals_user" ON "removals" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_invite" ON "memberships" USING btree ("invite");