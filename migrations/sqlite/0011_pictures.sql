CREATE TABLE `draft_pictures` (
	`draft_id` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`draft_id`, `hash`),
	FOREIGN KEY (`draft_id`) REFERENCES `import_drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`hash`) REFERENCES `pictures`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_pictures_hash` ON `draft_pictures` (`hash`);--> statement-breakpoint
CREATE TABLE `pictures` (
	`hash` text PRIMARY KEY NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`kept_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pictures_kept` ON `pictures` (`kept_at`);--> statement-breakpoint
CREATE TABLE `text_pictures` (
	`text_id` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`text_id`, `hash`),
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`hash`) REFERENCES `pictures`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `text_pictures_hash` ON `text_pictures` (`hash`);