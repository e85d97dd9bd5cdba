/** What the API takes and gives of what a group does beforehand, and of personal blocks. */
import { z } from "zod";
import { entryEffects, entryKinds, holdings, preventionLimits } from "../groups/prevention";

const rate = z
  .int()
  .min(preventionLimits.perHour.min)
  .max(preventionLimits.perHour.max)
  .nullable()
  .describe("Comments an hour in the group; null: as everywhere");
const moment = z.string().describe("ISO 8601");
const clock = z.string().describe("HH:MM by the clock of the group");

export const Prevention = z.object({
  hold: z.enum(holdings).describe("Whose comments wait for a moderator"),
  newcomerUntil: z
    .int()
    .min(preventionLimits.newcomerUntil.min)
    .max(preventionLimits.newcomerUntil.max)
    .describe("As many comments shown in this group make somebody no newcomer any more"),
  holdLinks: z.enum(holdings).describe("Of whom comments with links wait"),
  list: z
    .array(
      z.object({
        kind: z.enum(entryKinds).describe("`pattern`: a regular expression as RE2 reads it"),
        text: z.string().min(preventionLimits.entry.min).max(preventionLimits.entry.max),
        does: z.enum(entryEffects).describe("`warn`: refused at first; sent with `anyway`, it waits. `hold`: it waits"),
      }),
    )
    .max(preventionLimits.entries),
  holdFloods: z.boolean().describe("Whether what is much like two others of the last day waits"),
  perHour: z.object({ newcomers: rate, members: rate, guests: rate }),
  closed: z
    .object({ from: clock, until: clock, days: z.array(z.int().min(0).max(6)).describe("0 is Sunday") })
    .nullable()
    .describe("When nobody writes"),
  inviteOnly: z.object({ from: moment, until: moment }).nullable(),
});
export const PreventionChange = Prevention.extend({ perHour: Prevention.shape.perHour.partial() }).partial();

const UserBlocked = z.object({ user: z.object({ id: z.string(), name: z.string() }), at: z.string() });
export const BlockPage = z.object({ items: z.array(UserBlocked), next: z.null() });

const link = z
  .tuple([z.string(), z.string()])
  .describe("An address and its words; `*` in it stands for the id of a comment");
export const TextStanding = z.object({
  seenBy: z.string().describe("Who reads what you write, and how often you may; empty: you write nothing here"),
  blocked: z.array(z.string()).describe("Ids of whom you do not want to see"),
  may: z.object({
    comment: z.boolean(),
    settle: z.boolean().describe("Questions"),
    takeBack: z.boolean().describe("Your own comments, just deleted"),
    manage: z.boolean().describe("The text"),
    links: z.array(link),
  }),
  why: z.string().nullable().describe("Why you, who have a place in the group, do not write here just now"),
  way: link.describe("Where who has no place in the group comes by one"),
  threads: z
    .record(z.string(), z.object({ says: z.string(), may: z.boolean() }))
    .describe("By the comment that opened it: of threads where something else applies"),
});
