/** The log for members, as the API gives it. */
import { z } from "zod";
import { actionKinds, actionRoles } from "../moderation/action";
import { laterDeeds } from "../moderation/public-log";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const user = z.object({ id: z.string(), name: z.string() });
const seal = z.string().nullable().describe("SHA-256 of its line in the chained log and of the line before");

export const LogLine = z.object({
  id: z.string(),
  number: z.int().min(1).describe("As people cite it in the group"),
  at: instant,
  kind: z.enum(actionKinds),
  role: z.enum(actionRoles),
  by: user.nullable().describe("null: the group does not name who acted, or they are gone"),
  rule: z.object({ number: z.int(), version: z.int(), title: z.string() }).nullable(),
  reason: z.string(),
  text: z.object({ id: z.string(), title: z.string() }).nullable(),
  comment: z.string().nullable(),
  until: instant.nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  words: z.string().nullable().describe("The words it was about, for members, where the group shows them"),
  state: z.enum(["in-force", "ended", "lifted", "undone"]),
  fates: z.array(
    z.object({
      at: instant,
      what: z.enum([...laterDeeds, "replaced"]),
      role: z.enum(actionRoles).nullable(),
      by: user.nullable(),
      reason: z.string(),
      number: z.int().nullable().describe("Of the action that took its place"),
      seal,
    }),
  ),
  seal,
});
export const PublicLogPage = z.object({
  items: z.array(LogLine),
  next: z.string().nullable().describe("What to send as `after` for the next page"),
});

const count = z.int().min(0);
const told = count.nullable().describe("null: from too few to be told");
const hours = z.int().min(1).nullable().describe("Whole hours, rounded up; null: none, or of too few");
const rule = z.int().nullable().describe("null: without a rule");
const ruleTimes = <Times extends z.ZodType>(times: Times) => z.array(z.object({ rule, title: z.string(), times }));

export const QuarterNumbers = z.object({
  quarter: z.string().describe("Such as `2026-Q1`"),
  from: z.iso.date().describe("First day, by the clock of the group"),
  until: z.iso.date().describe("Last day"),
  isOver: z.boolean(),
  reports: z
    .object({
      received: told,
      outcomes: z.object({ upheld: told, declined: told, withdrawn: told, open: told }),
      rules: ruleTimes(told),
    })
    .nullable()
    .describe("null until the quarter is over"),
  decisions: z
    .object({ decided: told, medianHours: hours, p90Hours: hours })
    .nullable()
    .describe("Of cases, appeals apart; null until the quarter is over"),
  held: z
    .object({ all: count, approved: count, keptBack: count })
    .nullable()
    .describe("What was held before anybody saw it, by when that was decided; null until the quarter is over"),
  actions: z.object({
    all: count,
    kinds: z.array(z.object({ kind: z.enum(actionKinds), times: count })),
    rules: ruleTimes(count),
    roles: z.array(z.object({ role: z.enum(actionRoles), times: count })),
    automated: count.describe("By a setting of the group, without a person"),
    legal: count.describe("Because the law demands it"),
    undone: count,
    reported: told.describe("After a report; null also until the quarter is over"),
    ownInitiative: told.describe("Without a report; null also until the quarter is over"),
  }),
  appeals: z.object({
    ...{ filed: count, granted: count, refused: count, withdrawn: count },
    overdueRestored: count.describe("Not decided in time, and so granted"),
    overduePassedUp: count.describe("Not decided in time, and passed up"),
    medianHours: hours,
  }),
});
export const LogNumbersPage = z.object({
  items: z.array(QuarterNumbers),
  next: z.string().nullable().describe("What to send as `after` for the next page"),
});
