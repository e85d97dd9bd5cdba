/** Links that are mailed and work once. Only their SHA-256 is stored; what they need to know stands in `data`. */
import { and, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { gone } from "../refusals";
import { careWords } from "../words/account-care";
import { say } from "../words/words";
import { hashOf, newSecret } from "./secrets.server";

const { oneTimeLinks } = schema;

export type LinkPurpose = (typeof oneTimeLinks.$inferSelect)["purpose"];
export type LinkData = Record<string, string>;
export type Link = { purpose: LinkPurpose; userId: string | null; data: LinkData };

type NewLink = {
  purpose: LinkPurpose;
  userId: string | null;
  data?: LinkData;
  /** Milliseconds it works for. */
  lifetime: number;
};

/** For a caller's own write. @returns the secret of the link: 256 random bits, URL-safe */
export async function makeLink(tx: Db, { purpose, userId, data = {}, lifetime }: NewLink): Promise<string> {
  const secret = newSecret(32);
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + lifetime);
  await tx.insert(oneTimeLinks).values({ hash: hashOf(secret), purpose, userId, data, createdAt, expiresAt });
  return secret;
}

/**
 * For a caller's own write: a row that opens nothing, so that a write about an unknown account costs what one about a
 * known account costs. Swept like all others.
 */
export async function makeIdleLink(tx: Db, purpose: LinkPurpose, length = 0): Promise<void> {
  await makeLink(tx, { purpose, userId: null, data: { idle: " ".repeat(length) }, lifetime: 0 });
}

/** The same where a known account's earlier link would be dropped: one row for each `about`, made anew each time. */
export async function renewIdleLink(tx: Db, purpose: LinkPurpose, about: string): Promise<void> {
  const hash = hashOf(`idle ${purpose} ${about}`);
  const now = new Date();
  await tx.delete(oneTimeLinks).where(eq(oneTimeLinks.hash, hash));
  await tx.insert(oneTimeLinks).values({ hash, purpose, userId: null, data: {}, createdAt: now, expiresAt: now });
}

/** Looking does not use it up: programs that preview links look too. @throws Refusal `gone` */
export async function linkFor(secret: string, purposes: LinkPurpose[]): Promise<Link> {
  const [row] = await read().select().from(oneTimeLinks).where(unused(secret, purposes));
  if (!row) throw linkGone();
  return { purpose: row.purpose, userId: row.userId, data: row.data ?? {} };
}

/** For a caller's own write: uses it up, so that of any number of uses at once one succeeds. @throws Refusal `gone` */
export async function takeLink(tx: Db, secret: string, purposes: LinkPurpose[]): Promise<Link> {
  const [row] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: new Date() })
    .where(unused(secret, purposes))
    .returning({ purpose: oneTimeLinks.purpose, userId: oneTimeLinks.userId, data: oneTimeLinks.data });
  if (!row) throw linkGone();
  return { purpose: row.purpose, userId: row.userId, data: row.data ?? {} };
}

/** For a caller's own write: the links of somebody, used or not, open nothing any more. */
export async function dropLinks(tx: Db, userId: string, purposes: LinkPurpose[]): Promise<void> {
  await tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.userId, userId), inArray(oneTimeLinks.purpose, purposes)));
}

const day = 86_400_000;

/** Forgets what ended a day ago, with the addresses it knew; a daily job. The operator's own link stays: it tells who used it. */
export async function sweepLinks(now = Date.now()): Promise<void> {
  const purposes: LinkPurpose[] = [
    "confirm-email",
    "reset-password",
    "change-email-old",
    "change-email-new",
    "keep-account",
    "second-factor",
    "passkey",
    "oidc",
  ];
  const over = and(inArray(oneTimeLinks.purpose, purposes), lt(oneTimeLinks.expiresAt, new Date(now - day)));
  await write((tx) => tx.delete(oneTimeLinks).where(over));
}

const unused = (secret: string, purposes: LinkPurpose[]) =>
  and(
    eq(oneTimeLinks.hash, hashOf(secret)),
    inArray(oneTimeLinks.purpose, purposes),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, new Date()),
  );

const linkGone = () => gone(say(careWords, (w) => w.linkGone));
