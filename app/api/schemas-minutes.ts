/** What the API takes and gives of minutes. */
import { z } from "zod";
import { visibilities } from "../groups/group";
import { mintedId } from "../mint";
import { minutesLimits } from "../sessions/minutes-view";
import { sessionStates } from "../sessions/session";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const named = z.object({ id: z.string(), name: z.string() });
const count = z.int().min(0);
const minted = z.string().regex(mintedId).describe("Minted by the caller: the same id again does nothing twice");

const minutesState = z.enum(["draft", "shown", "approved"]);
export const AmendmentView = z.object({
  id: z.string(),
  version: count.describe("The version it was proposed for"),
  by: named.nullable(),
  body: z.string(),
  at: instant,
  state: z
    .enum(["open", "taken", "declined", "lapsed", "withdrawn"])
    .describe(
      "`lapsed`: still open when the minutes were approved, and so not taken in; `withdrawn`: by whoever proposed it, with its words",
    ),
  answer: z.string(),
});
export const AmendmentInput = z.object({
  id: minted.optional(),
  body: z.string().min(1).max(minutesLimits.amendment),
});
export const AmendmentAnswer = z.object({
  state: z
    .enum(["taken", "declined"])
    .describe("`taken` changes no words by itself: to save words and take it in at once, see `amendment` of a step"),
  answer: z.string().max(minutesLimits.answer).optional().describe("Why; needed with `declined`"),
});
export const MinutesView = z.object({
  session: z.object({ id: z.string(), title: z.string(), state: z.enum(sessionStates), url: z.string() }),
  group: z.object({ slug: z.string(), name: z.string(), visibility: z.enum(visibilities) }),
  state: minutesState.nullable().describe("null: there are none yet, or none that the asker may see"),
  version: count,
  body: z.string().describe("Markdown"),
  parts: z.array(z.object({ level: z.int(), heading: z.string(), html: z.string() })),
  at: instant.nullable(),
  versions: z.array(z.object({ version: count, state: minutesState, at: instant, by: named.nullable() })),
  amendments: z.array(AmendmentView),
  amendableUntil: z.iso.date().nullable(),
  mayWrite: z.boolean(),
  mayAmend: z.boolean(),
  isOpen: z.boolean().describe("Those who were there can propose amendments now"),
  wasHere: z.boolean().describe("Whether the asker was there, by the record"),
  since: z
    .string()
    .nullable()
    .describe("For those who run it: the next session, where these minutes do not tell it yet"),
  mail: z.object({
    own: z.enum(["yes", "unconfirmed"]).nullable().describe("Whether they can be mailed to the asker"),
    all: z.enum(["yes", "done"]).nullable().describe("Whether the asker may mail them to all who were there; once"),
  }),
});
export const MinutesMailInput = z.object({
  to: z.enum(["me", "attendees"]).describe("`attendees`: approved ones, of groups that are not private, once"),
});
export const MinutesMailed = z.object({ mailed: count.describe("To how many") });
export const MinutesStep = z.object({
  step: z
    .enum(["record", "save", "show", "approve"])
    .describe(
      "`record` writes them anew from the record; `save` keeps `body`; `show` puts them before the group; `approve` ends it",
    ),
  version: count.describe("The version that was seen; another is refused with 409"),
  body: z.string().min(1).max(minutesLimits.body).optional(),
  amendment: z.string().regex(mintedId).optional().describe("With `save`: that amendment is taken in by these words"),
  answer: z.string().max(minutesLimits.answer).optional().describe("With `amendment`: how it was taken in"),
  anyway: z
    .boolean()
    .optional()
    .describe(
      "With `approve`: though amendments are open, or can still be proposed; without it that is refused with 409",
    ),
});
