CREATE TABLE `agenda_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`name` text NOT NULL,
	`items` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `agenda_templates_group` ON `agenda_templates` (`group_id`);--> statement-breakpoint
CREATE TABLE `reading_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`title` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`call_url` text DEFAULT '' NOT NULL,
	`starts_at` integer NOT NULL,
	`time_zone` text NOT NULL,
	`minutes` integer NOT NULL,
	`capacity` integer,
	`state` text NOT NULL,
	`series_id` text,
	`sequence` integer DEFAULT 0 NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`guests` text NOT NULL,
	`names_in_minutes` integer NOT NULL,
	`amendment_days` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`reminded_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`series_id`) REFERENCES `session_series`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "reading_sessions_state_known" CHECK("reading_sessions"."state" in ('planned', 'live', 'ended', 'cancelled')),
	CONSTRAINT "reading_sessions_seq_counts" CHECK("reading_sessions"."seq" >= 0 and "reading_sessions"."sequence" >= 0)
);
--> statement-breakpoint
CREATE INDEX `reading_sessions_group` ON `reading_sessions` (`group_id`,`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `reading_sessions_series` ON `reading_sessions` (`series_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `reading_sessions_due` ON `reading_sessions` (`state`,`starts_at`);--> statement-breakpoint
CREATE TABLE `rsvps` (
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`answer` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `user_id`),
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "rsvps_answer_known" CHECK("rsvps"."answer" in ('yes', 'no', 'maybe', 'apologies'))
);
--> statement-breakpoint
CREATE INDEX `rsvps_user` ON `rsvps` (`user_id`);--> statement-breakpoint
CREATE TABLE `session_ballots` (
	`session_id` text NOT NULL,
	`poll` text NOT NULL,
	`choice` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`session_id`, `poll`, `choice`),
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "ballots_counted" CHECK("session_ballots"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE `session_customs` (
	`group_id` text PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`guests` text DEFAULT 'listen' NOT NULL,
	`names_in_minutes` integer DEFAULT true NOT NULL,
	`amendment_days` integer DEFAULT 7 NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `session_events` (
	`session_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`of` text NOT NULL,
	`kind` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`session_id`, `number`),
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `session_facilitators` (
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`session_id`, `user_id`),
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_facilitators_user` ON `session_facilitators` (`user_id`);--> statement-breakpoint
CREATE TABLE `session_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_messages_session` ON `session_messages` (`session_id`,`at`);--> statement-breakpoint
CREATE INDEX `session_messages_user` ON `session_messages` (`user_id`);--> statement-breakpoint
CREATE TABLE `session_series` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`every` text NOT NULL,
	`interval` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_series_group` ON `session_series` (`group_id`);--> statement-breakpoint
CREATE TABLE `session_texts` (
	`session_id` text NOT NULL,
	`text_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`session_id`, `text_id`),
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_texts_text` ON `session_texts` (`text_id`);--> statement-breakpoint
CREATE TABLE `amendments` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`version` integer NOT NULL,
	`user_id` text,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`session_id`,`version`) REFERENCES `session_minutes`(`session_id`,`version`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `amendments_session` ON `amendments` (`session_id`,`at`);--> statement-breakpoint
CREATE INDEX `amendments_user` ON `amendments` (`user_id`);--> statement-breakpoint
CREATE TABLE `session_minutes` (
	`session_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`by` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `version`),
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "session_minutes_state_known" CHECK("session_minutes"."state" in ('draft', 'shown', 'approved'))
);
--> statement-breakpoint
CREATE TABLE `time_poll_answers` (
	`poll_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`user_id` text NOT NULL,
	`answer` text NOT NULL,
	PRIMARY KEY(`poll_id`, `starts_at`, `user_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`poll_id`,`starts_at`) REFERENCES `time_poll_options`(`poll_id`,`starts_at`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `time_poll_answers_user` ON `time_poll_answers` (`user_id`);--> statement-breakpoint
CREATE TABLE `time_poll_options` (
	`poll_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	PRIMARY KEY(`poll_id`, `starts_at`),
	FOREIGN KEY (`poll_id`) REFERENCES `time_polls`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `time_polls` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`title` text NOT NULL,
	`time_zone` text NOT NULL,
	`minutes` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`session_id` text,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `time_polls_group` ON `time_polls` (`group_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `comments` ADD `session_id` text;--> statement-breakpoint
CREATE INDEX `comments_in_session` ON `comments` (`session_id`,`created_at`) WHERE "comments"."session_id" is not null;--> statement-breakpoint
ALTER TABLE `notices` ADD `session_id` text;--> statement-breakpoint
CREATE INDEX `notices_session` ON `notices` (`session_id`);--> statement-breakpoint
ALTER TABLE `users` ADD `calendar_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `users_calendar_key_unique` ON `users` (`calendar_key`);