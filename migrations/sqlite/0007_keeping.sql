CREATE TABLE `held_words` (
	`id` text PRIMARY KEY NOT NULL,
	`hold_id` text NOT NULL,
	`kind` text NOT NULL,
	`source_id` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`words` text NOT NULL,
	`kept_at` integer NOT NULL,
	FOREIGN KEY (`hold_id`) REFERENCES `legal_holds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `held_words_once` ON `held_words` (`hold_id`,`kind`,`source_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`case_id` text,
	`action_id` text,
	`subject` text NOT NULL,
	`open_key` text,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`role` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`ended_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`ended_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `legal_holds_open_key_unique` ON `legal_holds` (`open_key`);--> statement-breakpoint
CREATE INDEX `legal_holds_group` ON `legal_holds` (`group_id`,`at`);--> statement-breakpoint
CREATE INDEX `legal_holds_case` ON `legal_holds` (`case_id`);--> statement-breakpoint
CREATE INDEX `legal_holds_action` ON `legal_holds` (`action_id`);--> statement-breakpoint
CREATE TABLE `legal_records` (
	`action_id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`basis` text NOT NULL,
	`ground` text NOT NULL,
	`asker` text DEFAULT '' NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`dated` text DEFAULT '' NOT NULL,
	`territory` text DEFAULT '' NOT NULL,
	`redress` text DEFAULT '' NOT NULL,
	`is_secret` integer DEFAULT false NOT NULL,
	`tell_at` integer,
	`told_at` integer,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `legal_records_group` ON `legal_records` (`group_id`);--> statement-breakpoint
CREATE INDEX `legal_records_untold` ON `legal_records` (`told_at`,`tell_at`);--> statement-breakpoint
ALTER TABLE `cases` ADD `wiped_at` integer;--> statement-breakpoint
CREATE INDEX `cases_kept` ON `cases` (`group_id`,`wiped_at`,`closed_at`);--> statement-breakpoint
ALTER TABLE `actions` ADD `wiped_at` integer;--> statement-breakpoint
CREATE INDEX `actions_kept` ON `actions` (`group_id`,`wiped_at`,`at`);