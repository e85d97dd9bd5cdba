CREATE TABLE `thread_moves` (
	`text_id` text NOT NULL,
	`edition` integer NOT NULL,
	`thread_id` text NOT NULL,
	`how` text NOT NULL,
	`from_place` text NOT NULL,
	`from_quote` text,
	`to_place` text,
	`to_quote` text,
	`score` integer NOT NULL,
	`placed_by` text,
	`placed_at` integer,
	PRIMARY KEY(`text_id`, `edition`, `thread_id`),
	FOREIGN KEY (`thread_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`placed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`text_id`,`edition`) REFERENCES `editions`(`text_id`,`number`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "thread_moves_how_known" CHECK("thread_moves"."how" in ('moved', 'changed', 'orphaned'))
);
--> statement-breakpoint
CREATE INDEX `thread_moves_thread` ON `thread_moves` (`thread_id`);--> statement-breakpoint
CREATE INDEX `thread_moves_placed_by` ON `thread_moves` (`placed_by`);--> statement-breakpoint
ALTER TABLE `editions` ADD `state` text DEFAULT 'read' NOT NULL;--> statement-breakpoint
ALTER TABLE `editions` ADD `created_by` text REFERENCES users(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `editions` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `editions` ADD `read_from` integer;--> statement-breakpoint
ALTER TABLE `editions` ADD `heirs` text;--> statement-breakpoint
ALTER TABLE `editions` ADD `kept` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `editions_by` ON `editions` (`created_by`);--> statement-breakpoint
ALTER TABLE `import_drafts` ADD `edition_of` text REFERENCES texts(id) ON DELETE cascade;--> statement-breakpoint
ALTER TABLE `import_drafts` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `import_drafts_edition` ON `import_drafts` (`edition_of`);