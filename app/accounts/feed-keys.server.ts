/**
 * Secret addresses of single feeds, made from the key of one's calendar (`calendar-keys.server.ts`): each opens one thing, none tells
 * the key or opens another, and replacing or switching off that key ends them all. Nothing is kept of them.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { canBeKey } from "../plain-line";
import { calendarKeyOf } from "./calendar-keys.server";
import type { SignedIn } from "./user";

const { users } = schema;

/** What it opens, such as `log:ID-OF-A-GROUP`. */
export type FeedPurpose = `log:${string}`;

/** As it stands in an address; null: one has no calendar key. @throws Refusal `forbidden` for a token, and for guests */
export async function feedKeyOf(viewer: SignedIn, purpose: FeedPurpose): Promise<string | null> {
  const key = await calendarKeyOf(viewer);
  return key === null ? null : `${viewer.id}.${secretOf(key, purpose)}`;
}

/**
 * Whose it is, as somebody who reads and does nothing else, and never as an operator; null: nobody's, or somebody's who may not
 * come in. What they may see just now is asked by whoever answers.
 */
export async function ownerOfFeed(key: string, purpose: FeedPurpose): Promise<SignedIn | null> {
  const [, id = "", given = ""] = /^([\w-]{1,64})\.([\w-]{43})$/.exec(key) ?? [];
  if (!canBeKey(id)) return null;
  const [user] = await read()
    .select({ id: users.id, name: users.name, key: users.calendarKey })
    .from(users)
    .where(and(eq(users.id, id), isNotNull(users.calendarKey), isNull(users.disabledAt), isNull(users.deleteAt)));
  if (!user?.key) return null;
  const isIt = timingSafeEqual(Buffer.from(secretOf(user.key, purpose)), Buffer.from(given));
  return isIt ? { id: user.id, name: user.name, isOperator: false, by: { token: "feed", scopes: ["read"] } } : null;
}

/** RFC 2104 with SHA-256: 43 characters. */
const secretOf = (key: string, purpose: FeedPurpose): string =>
  createHmac("sha256", key).update(purpose).digest("base64url");
