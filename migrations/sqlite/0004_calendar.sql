CREATE TABLE `session_visits` (
	`session_id` text NOT NULL,
	`text_id` text NOT NULL,
	`block` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `text_id`, `block`),
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_visits_text` ON `session_visits` (`text_id`);--> statement-breakpoint
ALTER TABLE `users` ADD `mail_sessions` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `mails` ADD `calendar` text;--> statement-breakpoint
ALTER TABLE `reading_sessions` ADD `changed_at` integer;--> statement-breakpoint
ALTER TABLE `reading_sessions` ADD `cancelled_at` integer;--> statement-breakpoint
ALTER TABLE `rsvps` ADD `from_poll` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `time_poll_answers` ADD `said_at` integer;--> statement-breakpoint
UPDATE `users` SET `mail_sessions` = `mail_notices`;