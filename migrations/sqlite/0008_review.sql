CREATE TABLE `import_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`source_hash` text NOT NULL,
	`format` text NOT NULL,
	`file_name` text NOT NULL,
	`title` text NOT NULL,
	`draft` text NOT NULL,
	`corrections` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`text_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_drafts_waiting` ON `import_drafts` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `import_drafts_group` ON `import_drafts` (`group_id`);--> statement-breakpoint
CREATE INDEX `import_drafts_text` ON `import_drafts` (`text_id`);--> statement-breakpoint
CREATE INDEX `import_drafts_old` ON `import_drafts` (`created_at`);