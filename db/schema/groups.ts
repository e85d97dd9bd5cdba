/** Groups, who is in them, and the links that let people in. */
import { sql } from "drizzle-orm";
import { boolean, check, index, instant, integer, json, primaryKey, table, text } from "../columns";
import { users } from "./accounts";

/** Circles of people reading together. */
export const groups = table(
  "groups",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    visibility: text("visibility", { enum: ["public", "unlisted", "private"] }).notNull(),
    joining: text("joining", { enum: ["open", "request", "invite"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    /** Rises with every change of the group itself, so cached pages know when they are stale. */
    revision: integer("revision").notNull().default(1),
    /** Read by those who could read it, changed by nobody, until it is restored. */
    archivedAt: instant("archived_at"),
    /** BCP 47. */
    language: text("language").notNull().default("en"),
    /** IANA. */
    timeZone: text("time_zone").notNull().default("UTC"),
    /** What whoever asks to come in is asked; "": nothing. */
    joinQuestion: text("join_question").notNull().default(""),
    /** What a guests' link may grant at most. */
    guests: text("guests", { enum: ["none", "read", "comment"] })
      .notNull()
      .default("none"),
  },
  (t) => [
    index("groups_visibility").on(t.visibility, t.id),
    check("groups_visibility_known", sql`${t.visibility} in ('public', 'unlisted', 'private')`),
    check("groups_joining_known", sql`${t.joining} in ('open', 'request', 'invite')`),
  ],
);

/** Addresses a group had before: they lead to it for as long as no other group has them. */
export const formerSlugs = table(
  "former_slugs",
  {
    slug: text("slug").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    endedAt: instant("ended_at").notNull(),
  },
  (t) => [index("former_slugs_group").on(t.groupId)],
);

/** A user in a group. */
export const memberships = table(
  "memberships",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["host", "facilitator", "moderator", "member"] }).notNull(),
    /** `pending`: asked to join, waits for a host; may not yet see what members see. */
    state: text("state", { enum: ["active", "pending"] }).notNull(),
    joinedAt: instant("joined_at").notNull(),
    /** Of a guest, what they may; null: no guest. Their role is `member`. */
    guest: text("guest", { enum: ["read", "comment"] }),
    /** What they wrote when they asked to come in. */
    answer: text("answer").notNull().default(""),
    /** Whether this group's notices are mailed; null: as the account says. */
    mailNotices: boolean("mail_notices"),
    /** Code of the link a guest came by, so that their visit can end with it. Not a foreign key: memberships stand before invites. */
    invite: text("invite"),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.userId] }),
    index("memberships_user").on(t.userId),
    index("memberships_invite").on(t.invite),
    check("memberships_role_known", sql`${t.role} in ('host', 'facilitator', 'moderator', 'member')`),
    check("memberships_state_known", sql`${t.state} in ('active', 'pending')`),
  ],
);

/** Whom a host removed from a group: no link and no open door lets them back in, only a host does. */
export const removals = table(
  "removals",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    removedAt: instant("removed_at").notNull(),
    /** What they might as a guest; null: they were a member. */
    guest: text("guest", { enum: ["read", "comment"] }),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.userId] }), index("removals_user").on(t.userId)],
);

/** Links that let people into a group. `uses` is counted in the transaction that adds the member. */
export const invites = table(
  "invites",
  {
    code: text("code").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** null: as many as like. */
    maxUses: integer("max_uses"),
    uses: integer("uses").notNull().default(0),
    revokedAt: instant("revoked_at"),
    /** What it makes of whoever comes: a member, or a guest who may read, or comment too. */
    grants: text("grants", { enum: ["member", "read", "comment"] })
      .notNull()
      .default("member"),
  },
  (t) => [
    index("invites_group").on(t.groupId),
    check("invites_uses_bounded", sql`${t.uses} >= 0 and (${t.maxUses} is null or ${t.uses} <= ${t.maxUses})`),
  ],
);

/**
 * Who holds a role above a member's, since when, by what right, and how that ended: the truth that `memberships.role`
 * shows the present of. A line is ended, never overwritten.
 */
export const roleHoldings = table(
  "role_holdings",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["host", "facilitator", "moderator"] }).notNull(),
    since: instant("since").notNull(),
    /** `kept`: held before this was written down. `operator`: given with the operator's tool. */
    byRight: text("by_right", {
      enum: ["founded", "appointed", "handed-over", "operator", "elected", "kept"],
    }).notNull(),
    /** Who gave it. Not a foreign key: the line outlives them. */
    grantedBy: text("granted_by"),
    /** End of the term; null: none is set. */
    until: instant("until"),
    /** null: held now. */
    endedAt: instant("ended_at"),
    endedBy: text("ended_by"),
    endedWhy: text("ended_why", { enum: ["changed", "left", "removed", "handed-over", "recalled", "term"] }),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.userId, t.role, t.since] }),
    index("role_holdings_now").on(t.groupId, t.endedAt),
    index("role_holdings_user").on(t.userId),
  ],
);

/**
 * What keeps somebody from taking part, each until then (for good: the year 9999). Stays when they leave, so that
 * leaving is no way out. Who is suspended or banned has no membership meanwhile: it is set aside here, whole.
 */
export const restraints = table(
  "restraints",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Reads, and writes nothing. */
    mutedUntil: instant("muted_until"),
    suspendedUntil: instant("suspended_until"),
    bannedUntil: instant("banned_until"),
    /** The membership that comes back when the last of them ends; instants in milliseconds. null: they had none. */
    setAside: json<Record<string, unknown> | null>("set_aside"),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.userId] }), index("restraints_user").on(t.userId)],
);
