/** What moderators do, as the API takes and gives it. */
import { z } from "zod";
import { actionKinds, actionLimits, actionRoles } from "../moderation/action";
import { roles } from "../groups/group";
import { mintedId } from "../mint";
import { lawBases, lawLimits } from "../moderation/law";
import { OwnReport } from "./schemas-reports";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const user = z.object({ id: z.string(), name: z.string() });

export const ActionView = z.object({
  id: z.string(),
  number: z.int().min(1).describe("As people cite it in the group"),
  kind: z.enum(actionKinds),
  at: instant,
  by: user.nullable().describe("null: not shown, gone, or nobody"),
  role: z.enum(actionRoles).describe("In which role; `rule`: by a setting of the group"),
  rule: z.object({ number: z.int(), version: z.int(), title: z.string() }).nullable(),
  reason: z.string(),
  whom: user.nullable().describe("Whom it concerns"),
  comment: z.string().nullable(),
  thread: z.string().nullable(),
  text: z.object({ id: z.string(), title: z.string() }).nullable(),
  until: instant.nullable().describe("null: for good, or until it is lifted"),
  details: z.record(z.string(), z.unknown()),
  state: z.enum(["in-force", "ended", "lifted", "undone"]),
  undone: z.object({ at: instant, reason: z.string() }).nullable().describe("Also of what was lifted"),
  appeal: z.object({ id: z.string(), state: z.string() }).nullable(),
});

export const ActionPage = z.object({
  items: z.array(ActionView),
  next: z.string().nullable().describe("What to send as `after` for the next page"),
});

const ref = z.string().max(200).optional();

export const NewAction = z.object({
  id: z
    .string()
    .regex(mintedId)
    .optional()
    .describe("Minted by the caller: the same id again is the same action, answered 200"),
  kind: z.enum(actionKinds).optional().describe("What is done; always needed, but for `items`"),
  comment: ref.describe("The comment it is done to, or that was the reason"),
  thread: ref,
  text: ref,
  user: ref.describe("Whom; of a comment: its author"),
  case: ref.describe("The case that it decides"),
  version: z.int().optional().describe("Of that case, as it was seen: another is refused with 409"),
  seen: ref.describe('Id of the newest action on the same that was seen; `""`: none. Another is refused with 409'),
  rule: z.int().optional().describe("Number of a rule in force; needed where somebody is blamed"),
  reason: z.string().max(actionLimits.reason.max).optional().describe("For whom it concerns, and for the log; needed"),
  until: instant.optional(),
  scope: z.enum(["thread", "text", "group"]).optional().describe("Of `lock`, `slow` and `answers`"),
  seconds: z.int().optional().describe("Of `slow`: between two comments of one person"),
  question: ref.describe("Of `answers`: the only comment that is answered"),
  place: ref.describe("Of `move`: `text`, `section:ID` or `block:ID`"),
  ground: z.string().max(lawLimits.line).optional().describe("Of `law`: which law, and what it says"),
  basis: z.enum(lawBases).optional().describe("Of `law`: an order, a notice, or found by whoever acts"),
  authority: z.string().max(lawLimits.line).optional().describe("Of `law`: who asked for it"),
  reference: z.string().max(lawLimits.line).optional().describe("Of `law`: their reference"),
  dated: z.iso.date().optional().describe("Of `law`: of the order or the notice"),
  territory: z.string().max(lawLimits.line).optional().describe("Of `law`: where it has to be out of sight"),
  redress: z.string().max(lawLimits.redress).optional().describe("Of `law`: where its author can object besides"),
  isSecret: z.boolean().optional().describe("Of `law`: its author may not be told for now"),
  tellOn: z.iso.date().optional().describe("Of `law`: when they are told by itself"),
  items: z.array(z.looseObject({})).max(actionLimits.batch).optional().describe("Many such at once, instead"),
});

export const ManyActions = z.object({
  items: z.array(
    z.object({
      action: ActionView.nullable(),
      problem: z.object({ status: z.int(), kind: z.string(), detail: z.string() }).nullable(),
    }),
  ),
});

export const ActionEnd = z.object({ reason: z.string().max(actionLimits.reason.max).optional().describe("Needed") });

export const LawView = z
  .object({
    basis: z.enum(lawBases),
    ground: z.string(),
    asker: z.string().nullable().describe("null: for hosts and operators; of an order its author reads it too"),
    reference: z.string().nullable(),
    dated: z.string().describe("YYYY-MM-DD, or empty"),
    territory: z.string(),
    redress: z.string(),
    isSecret: z.boolean(),
    tellAt: instant.nullable(),
    toldAt: instant.nullable().describe("null: its author may not be told yet"),
  })
  .describe("The record of a removal by law");

export const Held = z
  .object({ since: instant, id: z.string().nullable().describe("For who may end it; else null") })
  .nullable()
  .describe("Kept for the law: nothing about it is wiped");

export const Kept = z
  .object({
    until: instant.nullable().describe("null: while something is open about it, or they are gone"),
    wipedAt: instant.nullable().describe("From then on it is not undone any more"),
  })
  .describe("For how long the words that moderators had to read are kept");

const groupLine = z.object({
  slug: z.string(),
  name: z.string(),
  visibility: z.enum(["public", "unlisted", "private"]),
});

export const Statement = z.object({
  action: ActionView,
  group: groupLine,
  isMine: z.boolean().describe("It concerns whoever asks"),
  words: z.string().nullable().describe("The words it was about; null: none, or kept no longer"),
  law: LawView.nullable(),
  canTell: z.boolean(),
  kept: Kept,
  held: Held,
  mayHold: z.boolean(),
  canUndo: z.boolean(),
  canLift: z.boolean(),
  appealUntil: instant.nullable().describe("Until when whoever it concerns can object"),
});

export const OwnStanding = z.object({
  group: groupLine,
  isOpen: z.boolean().describe("Whether the group can be read by whoever asks"),
  membership: z
    .object({
      role: z.enum(roles),
      state: z.enum(["active", "pending"]),
      guest: z.enum(["read", "comment"]).optional(),
    })
    .nullable(),
  comments: z.int().min(0).describe("Shown comments of theirs"),
  words: z
    .array(z.object({ id: z.string(), at: instant, begins: z.string() }))
    .describe("What they wrote, while they are suspended or banned: `DELETE /comments/:id` takes it away all the same"),
  inForce: z.array(ActionView),
  past: z.array(ActionView),
  reports: z.array(
    OwnReport.extend({
      url: z.string().nullable().describe("Where it stands, as far as the asker may read there"),
      number: z.int().nullable().describe("Of its ¶"),
      excerpt: z.string().nullable().describe("How a comment begins, while it is shown"),
      outcome: z.enum(["acted", "not", "withdrawn", "open"]).describe("The same as `state`"),
    }),
  ),
  appeals: z.array(
    z.object({
      id: z.string(),
      at: instant,
      action: z.object({ id: z.string(), number: z.int(), kind: z.string() }),
      state: z.string(),
    }),
  ),
});
