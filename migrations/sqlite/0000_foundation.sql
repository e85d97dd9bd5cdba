CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash_unique` ON `api_tokens` (`hash`);--> statement-breakpoint
CREATE INDEX `api_tokens_user` ON `api_tokens` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `auth_sessions_user` ON `auth_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `blocks` (
	`text_id` text NOT NULL,
	`edition` integer NOT NULL,
	`id` text NOT NULL,
	`section_id` text NOT NULL,
	`position` integer NOT NULL,
	`number` integer,
	`kind` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`text_id`, `edition`, `id`),
	FOREIGN KEY (`text_id`,`edition`,`section_id`) REFERENCES `sections`(`text_id`,`edition`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blocks_in_order` ON `blocks` (`text_id`,`edition`,`position`);--> statement-breakpoint
CREATE TABLE `comment_versions` (
	`comment_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `version`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`text_id` text NOT NULL,
	`edition` integer NOT NULL,
	`place` text NOT NULL,
	`quote` text,
	`parent_id` text,
	`thread_id` text NOT NULL,
	`kind` text NOT NULL,
	`question` text,
	`state` text NOT NULL,
	`removed_at` integer,
	`author_id` text,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`mentions` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`seq` integer NOT NULL,
	`born_seq` integer NOT NULL,
	`reply_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`parent_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "comments_kind_known" CHECK("comments"."kind" in ('comment', 'question')),
	CONSTRAINT "comments_question_state" CHECK(("comments"."kind" = 'question') = ("comments"."question" is not null)),
	CONSTRAINT "comments_state_known" CHECK("comments"."state" in ('visible', 'removed')),
	CONSTRAINT "comments_length" CHECK(length("comments"."body") <= 20000)
);
--> statement-breakpoint
CREATE INDEX `comments_by_change` ON `comments` (`text_id`,`seq`,`id`);--> statement-breakpoint
CREATE INDEX `comments_by_place` ON `comments` (`text_id`,`place`,`thread_id`,`born_seq`);--> statement-breakpoint
CREATE INDEX `comments_by_thread` ON `comments` (`thread_id`,`born_seq`);--> statement-breakpoint
CREATE INDEX `comments_by_parent` ON `comments` (`parent_id`);--> statement-breakpoint
CREATE INDEX `comments_by_author` ON `comments` (`author_id`);--> statement-breakpoint
CREATE TABLE `editions` (
	`text_id` text NOT NULL,
	`number` integer NOT NULL,
	`source_hash` text NOT NULL,
	`format` text NOT NULL,
	`words` integer NOT NULL,
	`numbered` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`text_id`, `number`),
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`visibility` text NOT NULL,
	`joining` text NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "groups_visibility_known" CHECK("groups"."visibility" in ('public', 'unlisted', 'private')),
	CONSTRAINT "groups_joining_known" CHECK("groups"."joining" in ('open', 'request', 'invite'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_slug_unique` ON `groups` (`slug`);--> statement-breakpoint
CREATE INDEX `groups_visibility` ON `groups` (`visibility`,`id`);--> statement-breakpoint
CREATE TABLE `invites` (
	`code` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`max_uses` integer,
	`uses` integer DEFAULT 0 NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "invites_uses_bounded" CHECK("invites"."uses" >= 0 and ("invites"."max_uses" is null or "invites"."uses" <= "invites"."max_uses"))
);
--> statement-breakpoint
CREATE INDEX `invites_group` ON `invites` (`group_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`state` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `user_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "memberships_role_known" CHECK("memberships"."role" in ('host', 'facilitator', 'moderator', 'member')),
	CONSTRAINT "memberships_state_known" CHECK("memberships"."state" in ('active', 'pending'))
);
--> statement-breakpoint
CREATE INDEX `memberships_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	FOREIGN KEY (`used_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `reactions` (
	`comment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`comment_id`, `user_id`, `name`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `readings` (
	`user_id` text NOT NULL,
	`text_id` text NOT NULL,
	`block_id` text,
	`baseline_seq` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `text_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `readings_text` ON `readings` (`text_id`);--> statement-breakpoint
CREATE TABLE `sections` (
	`text_id` text NOT NULL,
	`edition` integer NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`heading` text,
	`level` integer NOT NULL,
	PRIMARY KEY(`text_id`, `edition`, `id`),
	FOREIGN KEY (`text_id`,`edition`) REFERENCES `editions`(`text_id`,`number`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sections_in_order` ON `sections` (`text_id`,`edition`,`position`);--> statement-breakpoint
CREATE TABLE `seen_places` (
	`user_id` text NOT NULL,
	`text_id` text NOT NULL,
	`place` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`user_id`, `text_id`, `place`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `seen_places_text` ON `seen_places` (`text_id`);--> statement-breakpoint
CREATE TABLE `texts` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`title` text NOT NULL,
	`byline` text DEFAULT '' NOT NULL,
	`language` text DEFAULT 'und' NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "texts_seq_counts" CHECK("texts"."seq" >= 0)
);
--> statement-breakpoint
CREATE INDEX `texts_group` ON `texts` (`group_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`password_hash` text,
	`is_operator` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_name_key_unique` ON `users` (`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_key_unique` ON `users` (`email_key`);