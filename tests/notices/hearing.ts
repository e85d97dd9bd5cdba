/** What of notices somebody in a test has heard. */
import { expect } from "vitest";
import { schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { noticesFor, unreadNotices } from "~/comments/inbox.server";
import { type Cast } from "../support/people";

export const page = { limit: 50, after: null };
export const inboxOf = async (user: SignedIn) => (await noticesFor(user, page)).items;
export const kindsOf = async (user: SignedIn) => (await inboxOf(user)).map(({ kind }) => kind);
export const places = [
  "host",
  "facilitator",
  "moderator",
  "author",
  "member",
  "pending",
  "outsider",
  "elsewhere",
] as const;

/** Of everybody in the cast, those who have something unread, with what. */
export async function heard(cast: Cast): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const place of places) {
    const items = await inboxOf(cast[place]);
    const kinds = items.filter(({ readAt }) => !readAt).map(({ kind }) => kind);
    expect(await unreadNotices(cast[place].id)).toBe(kinds.length);
    if (kinds.length > 0) found[place] = kinds;
  }
  return found;
}

/** Changing roles asks a browser for a fresh proof; that is not what is tested here. */
export const atHand = (user: SignedIn): SignedIn => ({ ...user, by: { token: "a", scopes: ["read", "write"] } });
export const forget = () => write((tx) => tx.delete(schema.notices));
export const mention = (...users: SignedIn[]) => users.map(({ name }) => `@${name}`).join(", ");
