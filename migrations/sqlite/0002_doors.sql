CREATE TABLE `removals` (
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`removed_at` integer NOT NULL,
	`guest` text,
	PRIMARY KEY(`group_id`, `user_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `removals_user` ON `removals` (`user_id`);--> statement-breakpoint
ALTER TABLE `memberships` ADD `invite` text;--> statement-breakpoint
CREATE INDEX `memberships_invite` ON `memberships` (`invite`);