/** What the API takes and gives of how a group moderates. */
import { z } from "zod";
import { appealWays, moderationLimits, overdueWays } from "../moderation/settings";

const within = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

export const ModerationSettings = z.object({
  appeals: z
    .enum(appealWays)
    .describe("Who decides appeals: a moderator who did not act, or three members drawn by lot"),
  appealWithin: within(moderationLimits.appealWithin).describe(
    "Days after an action in which it can be appealed against",
  ),
  decideWithin: within(moderationLimits.decideWithin).describe("Days in which an appeal is decided"),
  overdue: z.enum(overdueWays).describe("What becomes of an appeal that nobody decided in time"),
  logNames: z.boolean().describe("Whether the log names moderators"),
  logContent: z.boolean().describe("Whether the log shows members the words that an action was about"),
  keepMonths: within(moderationLimits.keepMonths).describe("For how long reports and the words concerned are kept"),
});
export const ModerationSettingsChange = ModerationSettings.partial();
