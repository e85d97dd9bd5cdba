ALTER TABLE `texts` ADD `published` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `texts` ADD `source` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `texts` ADD `licence` text DEFAULT '' NOT NULL;