/**
 * What the API takes and gives, as schemas: the document at `/api/v1/openapi.json` is made of them, and the tests hold
 * every real answer against them. The verbs themselves check what they take, field by field and in people's words.
 */
import { z } from "zod";
import { PublicLogPage } from "./schemas-public-log";
import { scopes } from "../accounts/user";
import { quoteLimits } from "../comments/anchor";
import { commentKinds, commentLimits, questionStates } from "../comments/comment";
import { mintedId } from "../mint";
import { grants, groupLimits, guestsAllowed, joinings, visibilities } from "../groups/group";

export * from "./schemas-appeals";
export * from "./schemas-members";
export * from "./schemas-minutes";
export { SessionMine, SessionNow } from "./schemas-meeting";
export * from "./schemas-sessions";
export * from "./schemas-drafts";
export * from "./schemas-editions";
export {
  ImportBegun,
  ImportView,
  NewText,
  NewTextFile,
  TextChange,
  TextLine,
  TextPage,
  TextView,
} from "./schemas-texts";
export * from "./schemas-time-polls";
export * from "./schemas-moderation";
export * from "./schemas-webhooks";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const count = z.int().min(0);
const user = z.object({ id: z.string(), name: z.string() });
const html = z.string().describe("Sanitised HTML, safe to show as it is");
const id = z
  .string()
  .regex(mintedId)
  .optional()
  .describe("Minted by the caller: the same id again is the same row, answered 200");
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe("What to send as `after` for the next page") });

const quote = z.object({
  exact: z.string().min(1).max(quoteLimits.exact),
  prefix: z.string().max(quoteLimits.context),
  suffix: z.string().max(quoteLimits.context),
});
const anchor = z
  .object({ block: z.string().optional(), section: z.string().optional(), quote: quote.optional() })
  .describe("A block, a passage within it, or a section; none of them: the whole text");

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.record(z.string(), z.string()).optional().describe("By field"),
    current: z.unknown().optional().describe("With 409: what stands now"),
  })
  .describe("RFC 9457");

const Tombstone = z
  .object({
    how: z
      .enum(["held", "hidden", "edit", "removed", "law"])
      .describe("`held`: waits for a moderator; `edit`: until its author has reworded it; `law`: for legal reasons"),
    action: z.string().nullable().describe("Id of what a moderator did; null: nothing yet"),
    role: z.string().nullable().describe("In which role that was done"),
    rule: z.int().nullable().describe("Of the group, by number"),
    title: z.string(),
    reason: z.string(),
    url: z.string().optional().describe("Path of the page about it, for the author and moderators"),
  })
  .describe("What stands in the place of a comment that moderators took out of sight");
export const CommentView = z.object({
  id: z.string(),
  textId: z.string(),
  seq: count.describe("The change of the text that last touched it; the newest wins"),
  bornSeq: count.describe("The change that made it"),
  version: z.int().min(1).describe("Rises with each edit of the wording"),
  anchor,
  parentId: z.string().nullable(),
  threadId: z.string(),
  kind: z.enum(commentKinds),
  question: z.enum(questionStates).nullable(),
  state: z
    .enum(["visible", "removed", "held", "hidden"])
    .describe("`held`, `hidden`: withheld by moderators, and shown to its author and to them alone"),
  reason: z.string().nullable().describe("Why it was removed, or is withheld; null while it is visible"),
  tombstone: Tombstone.optional(),
  author: user.extend({ guest: z.literal(true).optional().describe("Came by a link for guests") }).nullable(),
  blocked: z.literal(true).optional().describe("By somebody whom one has blocked: without author and words"),
  body: z.string(),
  html,
  createdAt: instant,
  editedAt: instant.nullable(),
  sessionId: z.string().optional().describe("The session during which it was written, where one may see that session"),
  session: z
    .object({ at: instant, timeZone: z.string(), url: z.string().describe("Path of it, or of its minutes") })
    .optional(),
  reactions: z.record(z.string(), count),
  replyCount: count.describe("Visible replies to it"),
});
export const CommentPage = pageOf(CommentView).extend({
  mine: z.record(z.string(), z.array(z.string())).describe("By comment, the reactions that are one's own"),
  seen: count.nullable().describe("Of one place: up to which change of the text one has seen it; null for strangers"),
});
export const Changes = z.object({
  seq: count.describe("Where one stands after applying `comments`"),
  comments: z.array(CommentView),
  more: z.boolean().describe("Ask again from `seq`"),
});
export const CommentVersion = z.object({ version: z.int().min(1), body: z.string(), html, writtenAt: instant });
export const CommentHistory = pageOf(CommentVersion);
const anyway = z
  .boolean()
  .optional()
  .describe("Refused with an error `anyway`, its author means it all the same: a moderator looks at it first");
export const NewComment = z.object({
  id,
  anchor: anchor.extend({ quote: quote.partial({ prefix: true, suffix: true }).optional() }).optional(),
  parentId: z.string().optional().describe("The comment it replies to, whose anchor it takes"),
  kind: z.enum(commentKinds).optional(),
  body: z.string().min(1).max(commentLimits.body).describe("Markdown; characters are Unicode code points"),
  anyway,
});
export const CommentChange = z.object({
  anyway,
  body: z.string().min(1).max(commentLimits.body).optional(),
  version: z.int().optional().describe("The version that was edited; needed with `body`"),
  question: z.enum(questionStates).optional(),
});
export const PreviewRequest = z.object({
  body: z.string(),
  text: z.string().optional().describe("The id of the text it is meant for"),
});
export const Preview = z.object({ html });

const groupFields = {
  name: z.string().min(groupLimits.name.min).max(groupLimits.name.max),
  description: z.string().max(groupLimits.description.max),
  visibility: z.enum(visibilities),
  joining: z.enum(joinings),
  joinQuestion: z.string().max(groupLimits.joinQuestion.max).describe("Asked of whoever asks to join; empty: nothing"),
  guests: z.enum(guestsAllowed).describe("What guests may at most"),
  language: z.string().describe("BCP 47"),
  timeZone: z.string().describe("IANA"),
};
const slug = z.string().min(groupLimits.slug.min).max(groupLimits.slug.max);
export const GroupView = z.object({
  id: z.string(),
  slug: z.string(),
  ...groupFields,
  archivedAt: instant.nullable(),
  createdAt: instant,
  memberCount: count,
  textCount: count,
});
export const GroupPage = pageOf(GroupView);
const settings = z.object(groupFields).partial();
export const GroupChange = settings.extend({
  slug: slug.optional().describe("Another address; the old one answers 308 from then on"),
});
export const NewGroup = settings.extend({ id, name: groupFields.name, slug: slug.optional() });
export const InviteView = z.object({
  code: z.string(),
  url: z.string(),
  grants: z.enum(grants).describe("What it makes of whoever comes"),
  uses: count,
  maxUses: count.nullable(),
  createdAt: instant,
  expiresAt: instant,
  createdBy: user.nullable(),
  guests: count.describe("How many are here as guests by it"),
});
export const InvitePage = pageOf(InviteView);
export const NewInvite = z.object({
  days: z.int().min(1).max(groupLimits.invite.days).optional(),
  uses: z.int().min(1).max(groupLimits.invite.uses).optional(),
  grants: z.enum(grants).optional(),
});
export const InviteOffer = z.object({
  code: z.string(),
  group: GroupView.pick({ slug: true, name: true, description: true, visibility: true, memberCount: true }),
  grants: z.enum(grants),
  invitedBy: z.string().nullable(),
  isMember: z.boolean(),
});
export const InviteAccepted = z.object({ group: z.string(), joined: z.boolean() });

const said = z.record(z.string(), z.unknown()).nullable();
export const ActPage = pageOf(
  z.object({
    number: z.int().min(1),
    at: instant,
    actor: user.nullable().describe("null: the operator's tool, or somebody who is gone"),
    act: z.string(),
    target: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    before: said,
    after: said,
    reason: z.string(),
  }),
);
export const GroupLogPage = z.union([ActPage, PublicLogPage]);

export const Account = user.extend({
  email: z.string(),
  emailConfirmedAt: instant.nullable(),
  hasPassword: z.boolean(),
  isOperator: z.boolean(),
  createdAt: instant,
});
export const TokenView = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export const TokenPage = pageOf(TokenView);
export const NewToken = z.object({
  name: z.string().min(1),
  scopes: z.array(z.enum(scopes)).optional(),
  days: z.int().min(1).optional().describe("Until it expires; left out: never"),
});
export const TokenMade = TokenView.extend({ token: z.string().describe("Stands in this answer only") });

export * from "./schemas-holds";
export * from "./schemas-records";
export * from "./schemas-messages";
export * from "./schemas-notices";
export * from "./schemas-prevention";
export * from "./schemas-public-log";
export const AccountChange = z.object({ name: z.string() });
const anything = z.array(z.looseObject({}));
export const AccountExport = z.looseObject({
  format: z.literal("lectern-account"),
  version: z.literal(1),
  exportedAt: instant,
  account: Account,
  memberships: anything,
  reactions: anything,
  readings: anything,
  notices: anything,
  tokens: z.array(TokenView),
  sessions: anything,
  moderation: z
    .looseObject({ moderated: anything, acted: anything, reports: anything, appeals: anything })
    .describe("What moderators did that concerns one, what one did as one, reported and objected to"),
  comments: anything,
});
