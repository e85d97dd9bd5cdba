/** What the API takes and gives of who is in a group. */
import { z } from "zod";
import { groupLimits, guestRights, holdingRights, roles } from "../groups/group";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const user = z.object({ id: z.string(), name: z.string() });
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe("What to send as `after` for the next page") });

export const NewHost = z.object({
  user: z.string().describe("Id of a member"),
  stays: z.boolean().optional().describe("Whether one stays a host too"),
});
const memberState = z.enum(["active", "pending"]);
const holding = z.object({
  since: instant,
  by: z.enum(holdingRights).describe("By what right"),
  grantedBy: user.nullable().describe("Who gave it; null: nobody by name"),
  until: instant.nullable().describe("End of the term; null: none is set"),
});
const Restrained = z.object({
  user,
  role: z.enum(roles).nullable().describe("What they are, or are again once it ends; null: they have no place here"),
  held: z.array(
    z.object({
      kind: z.enum(["muted", "suspended", "banned"]),
      until: instant.nullable().describe("null: without an end"),
    }),
  ),
});
const Member = z.object({
  user,
  role: z.enum(roles),
  state: memberState,
  guest: z.enum(guestRights).nullable().describe("What they may as a guest; null: a member"),
  joinedAt: instant,
  answer: z.string().describe("To the group's question, until it is decided"),
  holding: holding.nullable().describe("How they hold a role above a member's"),
});
/** `Restrained` where those were asked for. */
export const MemberPage = pageOf(z.union([Member, Restrained]));
export const JoinRequest = z.object({ answer: z.string().max(groupLimits.answer.max).optional() });
export const Joined = z.object({ state: memberState });
export const MemberChange = z.object({ role: z.enum(roles).optional(), state: z.literal("active").optional() });
