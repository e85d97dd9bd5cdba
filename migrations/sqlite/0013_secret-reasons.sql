CREATE TABLE `session_ballot_reasons` (
	`session_id` text NOT NULL,
	`poll` text NOT NULL,
	`reasons` text NOT NULL,
	PRIMARY KEY(`session_id`, `poll`),
	FOREIGN KEY (`session_id`) REFERENCES `reading_sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
