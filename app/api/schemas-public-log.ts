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
