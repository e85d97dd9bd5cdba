/**
 * Moving an account to another address: a link goes to the old and one to the new, and both must be opened. Whether the
 * new address has an account is told to its owner by mail and to nobody else.
 */
import { and, eq, gt, inArray } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { countTry } from "../limits/limits.server";
import { mailWaits, mailWaitsUnseen } from "../mail/mails.server";
import { gone, invalid } from "../refusals";
import { careWords } from "../words/account-care";
import { accountMailWords } from "../words/account-mail";
import { say } from "../words/words";
import { letterLives, mailChangeKnown, mailChangeNew, mailChangeOld, mailConfirm } from "./account-mail.server";
import { checkEmail } from "./names";
import { dropLinks, linkFor, makeLink, takeLink, type LinkPurpose } from "./one-time-links.server";
import { requireProof } from "./proof.server";
import { warnOwner } from "./security-mail.server";
import { linkToConfirm, mailTries } from "./signing-up.server";
import { requireNoToken } from "./tokens.server";
import type { SignedIn } from "./user";

const { oneTimeLinks, users } = schema;

const ends: LinkPurpose[] = ["change-email-old", "change-email-new"];

/**
 * Sends both links; those sent before end. An address that was never confirmed cannot agree: then the new one is enough,
 * and the old one is told.
 *
 * @throws Refusal `invalid` (email), `too-many`, `unproven`; `forbidden` for whoever came with a token
 */
export async function askAddressChange(viewer: SignedIn, address: unknown, network: string): Promise<void> {
  await requireProof(viewer);
  const addressed = checkEmail(address);
  if (addressed.fault) throw invalid({ email: addressed.fault });
  const { email, emailKey } = addressed;
  await countTry([["mailNetwork", network]], mailTries);
  await write(async (tx) => {
    const [me] = await tx.select().from(users).where(eq(users.id, viewer.id));
    if (!me) return;
    if (me.email === email) throw invalid({ email: say(careWords, (w) => w.emailSame) });
    await dropLinks(tx, me.id, ends);
    const link = { userId: me.id, data: { email, emailKey, from: me.email }, lifetime: letterLives.day };
    if (me.emailConfirmedAt) {
      await mailChangeOld(tx, me, email, await makeLink(tx, { ...link, purpose: "change-email-old" }));
    } else {
      await warnOwner(
        tx,
        me.id,
        say(accountMailWords, (w) => w.emailAsked(email)),
      );
    }
    const secret = await makeLink(tx, { ...link, purpose: "change-email-new" });
    const [owner] = await tx.select().from(users).where(eq(users.emailKey, emailKey));
    if (owner && owner.id !== me.id) await mailChangeKnown(tx, owner);
    else await mailChangeNew(tx, me.name, email, secret);
  });
  mailWaitsUnseen();
}

export type AddressChange = { email: string; waitsFor: "old" | "new" | "both" };

/** The change that is under way; null: none. */
export async function addressChangeOf(viewer: SignedIn): Promise<AddressChange | null> {
  const rows = await rowsOf(read(), viewer.id);
  const open = rows.filter(({ usedAt }) => usedAt === null).map(({ purpose }) => purpose);
  const email = rows[0]?.data?.["email"];
  if (!email || open.length === 0) return null;
  return { email, waitsFor: open.length === 2 ? "both" : open[0] === "change-email-old" ? "old" : "new" };
}

/** Both links open nothing from now on. */
export async function dropAddressChange(viewer: SignedIn): Promise<void> {
  requireNoToken(viewer);
  await write((tx) => dropLinks(tx, viewer.id, ends));
}

export type AddressOffer = { end: "old" | "new"; from: string; to: string };

/** What the link in a mail agrees to. Looking does nothing. @throws Refusal `gone` */
export async function addressOffer(secret: string): Promise<AddressOffer> {
  const { purpose, data } = await linkFor(secret, ends);
  return { end: purpose === "change-email-old" ? "old" : "new", from: data["from"] ?? "", to: data["email"] ?? "" };
}

/**
 * One of the two ends agrees. With the second the address changes: the old one is told, and links sent there end.
 *
 * @returns whether it has changed
 * @throws Refusal `gone`
 */
export async function agreeToAddress(secret: string): Promise<boolean> {
  const changed = await write(async (tx) => {
    const { userId, data } = await takeLink(tx, secret, ends);
    const { email = "", emailKey = "", from = "" } = data;
    const rows = await rowsOf(tx, userId ?? "");
    if (userId === null || rows.some(({ usedAt }) => usedAt === null)) return false;
    const [me] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
    const [owner] = await tx.select({ id: users.id }).from(users).where(eq(users.emailKey, emailKey));
    // The account has moved since, or somebody else has come with the new address.
    if (me?.email !== from || (owner && owner.id !== userId)) throw gone(say(careWords, (w) => w.linkGone));
    await warnOwner(
      tx,
      userId,
      say(accountMailWords, (w) => w.emailChanged(email)),
    );
    await tx.update(users).set({ email, emailKey, emailConfirmedAt: new Date() }).where(eq(users.id, userId));
    await dropLinks(tx, userId, [...ends, "reset-password", "confirm-email"]);
    return true;
  });
  if (changed) mailWaits();
  return changed;
}

/** A link that confirms the present address. @throws Refusal `too-many`; `forbidden` for whoever came with a token */
export async function sendConfirmation(viewer: SignedIn, network: string): Promise<void> {
  requireNoToken(viewer);
  await countTry([["mailNetwork", network]], mailTries);
  await write(async (tx) => {
    const [me] = await tx.select().from(users).where(eq(users.id, viewer.id));
    if (!me || me.emailConfirmedAt) return;
    await dropLinks(tx, me.id, ["confirm-email"]);
    await mailConfirm(tx, me, await linkToConfirm(tx, me));
  });
  mailWaits();
}

async function rowsOf(db: Db, userId: string) {
  const mine = and(eq(oneTimeLinks.userId, userId), inArray(oneTimeLinks.purpose, ends));
  return db
    .select()
    .from(oneTimeLinks)
    .where(and(mine, gt(oneTimeLinks.expiresAt, new Date())));
}
