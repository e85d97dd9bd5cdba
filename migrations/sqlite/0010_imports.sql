CREATE TABLE `import_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`progress` text,
	`problem` text,
	`text_id` text,
	`draft_id` text,
	`created_at` integer NOT NULL,
	`beat_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`draft_id`) REFERENCES `import_drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_jobs_group` ON `import_jobs` (`group_id`);--> statement-breakpoint
CREATE INDEX `import_jobs_user` ON `import_jobs` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `import_jobs_text` ON `import_jobs` (`text_id`);--> statement-breakpoint
CREATE INDEX `import_jobs_draft` ON `import_jobs` (`draft_id`);--> statement-breakpoint
CREATE INDEX `import_jobs_old` ON `import_jobs` (`created_at`);