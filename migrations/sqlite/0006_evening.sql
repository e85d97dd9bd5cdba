ALTER TABLE `reading_sessions` ADD `began_at` integer;--> statement-breakpoint
ALTER TABLE `reading_sessions` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `session_customs` ADD `template` text;--> statement-breakpoint
UPDATE `reading_sessions` SET `began_at` = (SELECT min(`session_events`.`at`) FROM `session_events` WHERE `session_events`.`session_id` = `reading_sessions`.`id` AND `session_events`.`kind` = 'started') WHERE `reading_sessions`.`state` IN ('live', 'ended');--> statement-breakpoint
UPDATE `reading_sessions` SET `ended_at` = (SELECT max(`session_events`.`at`) FROM `session_events` WHERE `session_events`.`session_id` = `reading_sessions`.`id` AND `session_events`.`kind` = 'ended') WHERE `reading_sessions`.`state` IN ('ended');
