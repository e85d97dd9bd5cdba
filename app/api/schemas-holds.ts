/** What the API takes and gives of what is kept for the law. */
import { z } from "zod";
import { actionLimits } from "../moderation/action";
import { mintedId } from "../mint";
import { ActionView, LawView } from "./schemas-actions";

const instant = z.iso.datetime();
const user = z.object({ id: z.string(), name: z.string() });

export const HoldView = z.object({
  id: z.string(),
  at: instant,
  by: user.nullable(),
  role: z.string(),
  reason: z.string(),
  group: z.object({ slug: z.string(), name: z.string() }),
  on: z
    .object({ case: z.string().nullable(), action: z.object({ id: z.string(), number: z.int() }).nullable() })
    .describe("What it was put on; both null: that is there no more"),
  apart: z.int().min(0).describe("Pieces that would have gone with an account, and are kept where nobody reads them"),
  ended: z.object({ at: instant, by: user.nullable(), reason: z.string() }).nullable(),
  mayEnd: z.boolean(),
  mayExport: z.boolean().describe("Operators"),
});
export const NewHold = z.object({
  id: z.string().regex(mintedId).optional().describe("Minted by the caller: sent twice it is once"),
  reason: z.string().max(actionLimits.reason.max).optional().describe("Needed"),
});
export const LegalRemovals = z.object({
  items: z.array(
    z.object({
      action: ActionView,
      group: z.object({ slug: z.string(), name: z.string() }),
      law: LawView,
      heldSince: instant.nullable(),
    }),
  ),
  next: z.string().nullable(),
});
const words = z.looseObject({
  kind: z.enum(["comment", "evidence", "report", "note", "appeal", "message"]),
  of: z.string().describe("Id of what they were said in"),
  person: user.nullable(),
  words: z.looseObject({}),
});
export const HoldFile = z.object({
  format: z.literal("lectern-legal-hold"),
  version: z.literal(1),
  exportedAt: instant,
  hold: z.looseObject({ id: z.string() }),
  subject: z.string(),
  now: z.array(words).describe("As they stand"),
  apart: z.array(words).describe("As they stood when accounts went"),
});
