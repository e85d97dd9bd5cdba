/** Accounts, how somebody signs in with one, and what carries their word: log-in sessions, tokens, links. */
import { boolean, index, instant, integer, json, primaryKey, table, text } from "../columns";

/** Accounts of this installation. `nameKey` and `emailKey` are what must be unique: folded, look-alikes mapped. */
export const users = table("users", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  nameKey: text("name_key").notNull().unique(),
  email: text("email").notNull(),
  emailKey: text("email_key").notNull().unique(),
  /** argon2id in PHC form; null: nobody can sign in with a password. */
  passwordHash: text("password_hash"),
  isOperator: boolean("is_operator").notNull().default(false),
  createdAt: instant("created_at").notNull(),
  /** When a link sent to the address was opened; null: nobody knows whether it is theirs. */
  emailConfirmedAt: instant("email_confirmed_at"),
  /** Came in by a guests' link: a name and a place in one group, no address and no password. */
  isGuest: boolean("is_guest").notNull().default(false),
  /** Set by an operator: nobody comes in with this account. */
  disabledAt: instant("disabled_at"),
  /** Asked to be deleted; done after a day of grace, in the way chosen. */
  deleteAt: instant("delete_at"),
  deletion: text("deletion", { enum: ["keep-words", "remove-words"] }),
  /** Whether notices are mailed where the membership says nothing. */
  mailNotices: boolean("mail_notices").notNull().default(true),
  /** The same of sessions: invitations, changes, reminders. */
  mailSessions: boolean("mail_sessions").notNull().default(true),
  /** Carried by the links in mail that end it; stops mail and nothing else. Made with the first such mail. */
  mailKey: text("mail_key"),
  /** Carried by the addresses of one's calendars; lets their reader see when and where sessions are. Made when asked for. */
  calendarKey: text("calendar_key").unique(),
});

/** Log-in sessions. The id is the SHA-256 of what the cookie carries, so a leaked backup is no leaked log-in. */
export const authSessions = table(
  "auth_sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
    /** The end that no use postpones. */
    endsAt: instant("ends_at").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    /** When its user last proved who they are (password, second factor, passkey): acts of weight ask for it anew. */
    provedAt: instant("proved_at"),
    /** `User-Agent` as sent, cut, to tell one's devices apart. */
    device: text("device").notNull().default(""),
    /** The network it was last used from: an IPv4 address, or an IPv6 /64. */
    network: text("network").notNull().default(""),
  },
  (t) => [index("auth_sessions_user").on(t.userId)],
);

/** The second factor of an account: a TOTP secret (RFC 6238), and the last step used, so that no code works twice. */
export const secondFactors = table("second_factors", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** Base32. */
  secret: text("secret").notNull(),
  createdAt: instant("created_at").notNull(),
  /** null: being set up, asked for by nobody yet. */
  confirmedAt: instant("confirmed_at"),
  lastStep: integer("last_step").notNull().default(0),
});

/** Codes that stand in for a lost second factor, once each. */
export const recoveryCodes = table(
  "recovery_codes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);

/** WebAuthn credentials. */
export const passkeys = table(
  "passkeys",
  {
    /** The credential id, base64url. */
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** COSE key, base64url. */
    publicKey: text("public_key").notNull(),
    counter: integer("counter").notNull(),
    transports: json<string[]>("transports").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("passkeys_user").on(t.userId)],
);

/** Accounts at an OpenID Connect provider through which somebody signs in here. */
export const externalIdentities = table(
  "external_identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index("external_identities_user").on(t.userId)],
);

/** Personal tokens for the API; `hash` is the SHA-256 of the token, which is shown once. */
export const apiTokens = table(
  "api_tokens",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash").notNull().unique(),
    name: text("name").notNull(),
    scopes: json<Array<"read" | "write" | "moderate" | "operate">>("scopes").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("api_tokens_user").on(t.userId)],
);

/** What works once and not for long: links that are printed or mailed, and steps of signing in under way. */
export const oneTimeLinks = table(
  "one_time_links",
  {
    hash: text("hash").primaryKey(),
    purpose: text("purpose", {
      enum: [
        "operator",
        "confirm-email",
        "reset-password",
        "change-email-old",
        "change-email-new",
        "keep-account",
        "second-factor",
        "passkey",
        "oidc",
      ],
    }).notNull(),
    /** Whose it is; null where nobody is known yet. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** What the purpose needs to know: a new address, a challenge, where to go afterwards. */
    data: json<Record<string, string>>("data"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    usedBy: text("used_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [index("one_time_links_user").on(t.userId, t.purpose), index("one_time_links_end").on(t.expiresAt)],
);

/** Whom a user no longer wants to see. Nobody else learns of it. */
export const personalBlocks = table(
  "personal_blocks",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    blockedId: text("blocked_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.blockedId] }), index("personal_blocks_blocked").on(t.blockedId)],
);
