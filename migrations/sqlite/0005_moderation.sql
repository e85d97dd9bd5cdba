CREATE TABLE `personal_blocks` (
	`user_id` text NOT NULL,
	`blocked_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `blocked_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`blocked_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `personal_blocks_blocked` ON `personal_blocks` (`blocked_id`);--> statement-breakpoint
CREATE TABLE `restraints` (
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`muted_until` integer,
	`suspended_until` integer,
	`banned_until` integer,
	`set_aside` text,
	PRIMARY KEY(`group_id`, `user_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `restraints_user` ON `restraints` (`user_id`);--> statement-breakpoint
CREATE TABLE `role_holdings` (
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`since` integer NOT NULL,
	`by_right` text NOT NULL,
	`granted_by` text,
	`until` integer,
	`ended_at` integer,
	`ended_by` text,
	`ended_why` text,
	PRIMARY KEY(`group_id`, `user_id`, `role`, `since`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `role_holdings_now` ON `role_holdings` (`group_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `role_holdings_user` ON `role_holdings` (`user_id`);--> statement-breakpoint
CREATE TABLE `conditions` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`text_id` text,
	`thread_id` text,
	`kind` text NOT NULL,
	`seconds` integer,
	`question_id` text,
	`since` integer NOT NULL,
	`until` integer,
	`ended_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conditions_now` ON `conditions` (`group_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `preventions` (
	`group_id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `case_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`author_id` text,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `case_notes_case` ON `case_notes` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`open_key` text,
	`user_id` text,
	`text_id` text,
	`because` text NOT NULL,
	`found` text NOT NULL,
	`reports` integer DEFAULT 0 NOT NULL,
	`decides` text NOT NULL,
	`opened_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	`reminded_at` integer,
	`claimed_by` text,
	`claimed_at` integer,
	`closed_at` integer,
	`closed_by` text,
	`outcome` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`claimed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`closed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_open_key_unique` ON `cases` (`open_key`);--> statement-breakpoint
CREATE INDEX `cases_waiting` ON `cases` (`group_id`,`closed_at`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_subject` ON `cases` (`subject`);--> statement-breakpoint
CREATE INDEX `cases_user` ON `cases` (`user_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `ignored_reporters` (
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	`by` text,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ignored_reporters_user` ON `ignored_reporters` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `ignored_reporters_once` ON `ignored_reporters` (`group_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`case_id` text NOT NULL,
	`reporter_id` text,
	`rule` integer,
	`rules_version` integer,
	`about` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`outcome` text,
	`closed_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `reports_reporter` ON `reports` (`reporter_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `reports_group` ON `reports` (`group_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_once` ON `reports` (`case_id`,`reporter_id`);--> statement-breakpoint
CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_role` text NOT NULL,
	`source` text NOT NULL,
	`case_id` text,
	`rule` integer,
	`rules_version` integer,
	`rule_title` text DEFAULT '' NOT NULL,
	`reason` text NOT NULL,
	`user_id` text,
	`comment_id` text,
	`thread_id` text,
	`text_id` text,
	`until` integer,
	`details` text NOT NULL,
	`before` text NOT NULL,
	`evidence` text,
	`undone_at` integer,
	`undone_by` text,
	`undone_reason` text DEFAULT '' NOT NULL,
	`expired_at` integer,
	`automated` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`undone_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `actions_group` ON `actions` (`group_id`,`at`);--> statement-breakpoint
CREATE INDEX `actions_user` ON `actions` (`user_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `actions_comment` ON `actions` (`comment_id`);--> statement-breakpoint
CREATE INDEX `actions_until` ON `actions` (`until`,`expired_at`);--> statement-breakpoint
CREATE INDEX `actions_case` ON `actions` (`case_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `actions_number` ON `actions` (`group_id`,`number`);--> statement-breakpoint
CREATE TABLE `appeal_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`appeal_id` text NOT NULL,
	`author_id` text,
	`side` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `appeal_messages_appeal` ON `appeal_messages` (`appeal_id`,`at`);--> statement-breakpoint
CREATE TABLE `appeal_panel` (
	`appeal_id` text NOT NULL,
	`user_id` text NOT NULL,
	`drawn_at` integer NOT NULL,
	`answer` text,
	`vote` text,
	`reason` text DEFAULT '' NOT NULL,
	`voted_at` integer,
	PRIMARY KEY(`appeal_id`, `user_id`),
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `appeal_panel_user` ON `appeal_panel` (`user_id`);--> statement-breakpoint
CREATE TABLE `appeals` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`group_id` text NOT NULL,
	`author_id` text,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	`deadline` integer NOT NULL,
	`way` text NOT NULL,
	`state` text NOT NULL,
	`case_id` text,
	`decided_by` text,
	`decided_role` text,
	`reason` text DEFAULT '' NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_action_id_unique` ON `appeals` (`action_id`);--> statement-breakpoint
CREATE INDEX `appeals_group` ON `appeals` (`group_id`,`state`,`deadline`);--> statement-breakpoint
CREATE INDEX `appeals_author` ON `appeals` (`author_id`);--> statement-breakpoint
CREATE TABLE `group_rules` (
	`group_id` text NOT NULL,
	`version` integer NOT NULL,
	`preamble` text DEFAULT '' NOT NULL,
	`rules` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text,
	PRIMARY KEY(`group_id`, `version`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`published_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `moderation_settings` (
	`group_id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `comment_versions` ADD `is_withheld` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `comments` ADD `withheld` text;--> statement-breakpoint
ALTER TABLE `comments` ADD `withheld_for` text;--> statement-breakpoint
CREATE INDEX `comments_withheld` ON `comments` (`text_id`,`place`) WHERE "comments"."withheld" is not null;--> statement-breakpoint
ALTER TABLE `mails` ADD `html` text;--> statement-breakpoint
ALTER TABLE `session_minutes` ADD `mailed_at` integer;--> statement-breakpoint
INSERT INTO `role_holdings` (`group_id`, `user_id`, `role`, `since`, `by_right`) SELECT `group_id`, `user_id`, `role`, `joined_at`, 'kept' FROM `memberships` WHERE `role` <> 'member' AND `state` = 'active' AND `guest` IS NULL;