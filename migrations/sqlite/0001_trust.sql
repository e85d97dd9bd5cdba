CREATE TABLE `acts` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`group_id` text,
	`act` text NOT NULL,
	`target_id` text,
	`before` text,
	`after` text,
	`reason` text DEFAULT '' NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `acts_group` ON `acts` (`group_id`,`number`);--> statement-breakpoint
CREATE TABLE `external_identities` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `external_identities_user` ON `external_identities` (`user_id`);--> statement-breakpoint
CREATE TABLE `former_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`ended_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `former_slugs_group` ON `former_slugs` (`group_id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`to` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`headers` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`leased_until` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	`fault` text
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`sent_at`,`failed_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`group_id` text,
	`text_id` text,
	`comment_id` text,
	`actor_id` text,
	`data` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`withdrawn_at` integer,
	`mailed_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notices_inbox` ON `notices` (`user_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`user_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notices_comment` ON `notices` (`comment_id`);--> statement-breakpoint
CREATE INDEX `notices_group` ON `notices` (`group_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `notices_to_mail` ON `notices` (`mailed_at`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`user_id`,`key`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passkeys_user` ON `passkeys` (`user_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`user_id` text NOT NULL,
	`hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`user_id`, `hash`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `second_factors` (
	`user_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`event` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer,
	`leased_until` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`delivered_at` integer,
	`status` integer,
	`answer` text DEFAULT '' NOT NULL,
	`duration` integer,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_due` ON `webhook_deliveries` (`due_at`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_log` ON `webhook_deliveries` (`webhook_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`events` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`paused_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `webhooks_group` ON `webhooks` (`group_id`);--> statement-breakpoint
DROP INDEX `comments_by_place`;--> statement-breakpoint
DROP INDEX `comments_by_author`;--> statement-breakpoint
CREATE INDEX `comments_by_birth` ON `comments` (`text_id`,`born_seq`);--> statement-breakpoint
CREATE INDEX `comments_questions` ON `comments` (`text_id`,`question`,`place`) WHERE "comments"."question" is not null;--> statement-breakpoint
CREATE INDEX `comments_quoting` ON `comments` (`text_id`,`place`) WHERE "comments"."quote" is not null;--> statement-breakpoint
CREATE INDEX `comments_by_place` ON `comments` (`text_id`,`place`,`born_seq`,`state`);--> statement-breakpoint
CREATE INDEX `comments_by_author` ON `comments` (`author_id`,`text_id`,`place`,`state`);--> statement-breakpoint
ALTER TABLE `auth_sessions` ADD `last_used_at` integer;--> statement-breakpoint
ALTER TABLE `auth_sessions` ADD `proved_at` integer;--> statement-breakpoint
ALTER TABLE `auth_sessions` ADD `device` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `auth_sessions` ADD `network` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `groups` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `groups` ADD `language` text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE `groups` ADD `time_zone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE `groups` ADD `join_question` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `groups` ADD `guests` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `invites` ADD `grants` text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `guest` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `answer` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `mail_notices` integer;--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `user_id` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `data` text;--> statement-breakpoint
CREATE INDEX `one_time_links_user` ON `one_time_links` (`user_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_links_end` ON `one_time_links` (`expires_at`);--> statement-breakpoint
ALTER TABLE `texts` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `texts` ADD `due_on` text;--> statement-breakpoint
ALTER TABLE `texts` ADD `state` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `email_confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `is_guest` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `disabled_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `delete_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `deletion` text;--> statement-breakpoint
ALTER TABLE `users` ADD `mail_notices` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `mail_key` text;