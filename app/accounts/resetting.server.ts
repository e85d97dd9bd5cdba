/** A new password for whoever forgot theirs, by a link sent to the address of the account. */
import { eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { countTry } from "../limits/limits.server";
import { announce } from "../live/announce.server";
import { mailWaits, mailWaitsUnseen, queueIdleMail } from "../mail/mails.server";
import { invalid, gone } from "../refusals";
import { careWords } from "../words/account-care";
import { accountMailWords } from "../words/account-mail";
import { say } from "../words/words";
import { letterLives, mailReset } from "./account-mail.server";
import { dropAuthSessions } from "./auth-session.server";
import { hashPassword } from "./hashing.server";
import { checkEmail } from "./names";
import { dropLinks, linkFor, makeLink, renewIdleLink, takeLink } from "./one-time-links.server";
import { operatorPasswordMin, passwordFault } from "./passwords";
import { warnOwner } from "./security-mail.server";

const { users } = schema;

/** About as long as the letter that a known address gets. */
const letterLength = 350;

/**
 * The same answer and the same work whether or not there is such an account.
 *
 * @returns the address as it was understood
 * @throws Refusal `invalid` (email), `too-many`
 */
export async function askReset(address: unknown, network: string): Promise<{ email: string }> {
  const addressed = checkEmail(address);
  if (addressed.fault) throw invalid({ email: addressed.fault });
  // Dots count for nothing at some providers, and must not make more tries of one address.
  const counted = addressed.emailKey.replace(/\.(?=.*@)/g, "");
  await countTry(
    [
      ["reset", counted],
      ["resetDay", counted],
      ["resetNetwork", network],
      ["mailNetwork", network],
    ],
    say(careWords, (w) => w.resetTries),
  );
  await write(async (tx) => {
    const [row] = await tx.select().from(users).where(eq(users.emailKey, addressed.emailKey));
    if (!row || row.disabledAt) {
      await renewIdleLink(tx, "reset-password", addressed.emailKey);
      await queueIdleMail(tx, letterLength);
      return;
    }
    await dropLinks(tx, row.id, ["reset-password"]);
    const link = { purpose: "reset-password", userId: row.id, lifetime: letterLives.hour } as const;
    await mailReset(tx, row, await makeLink(tx, link));
  });
  mailWaitsUnseen();
  return { email: addressed.email };
}

/** Whose password the link would change, and how long it must be. Looking does nothing. @throws Refusal `gone` */
export async function resetOffer(secret: string): Promise<{ name: string; passwordMin: number | undefined }> {
  const row = await ownerBy(secret);
  return { name: row.name, passwordMin: row.isOperator ? operatorPasswordMin : undefined };
}

/**
 * Sets the password, ends every session, and confirms the address, since the link was read there. Whoever has a second
 * factor is still asked for it when they sign in.
 *
 * @throws Refusal `gone`, also for all but one of many uses at once; `invalid` (password)
 */
export async function resetPassword(secret: string, password: unknown): Promise<void> {
  const owner = await ownerBy(secret);
  const fault = passwordFault(password, [owner.name, owner.email], owner.isOperator ? operatorPasswordMin : undefined);
  if (typeof password !== "string" || fault) throw invalid(fault ? { password: fault } : {});
  const passwordHash = await hashPassword(password);
  await write(async (tx) => {
    const { userId } = await takeLink(tx, secret, ["reset-password"]);
    const set = { passwordHash, emailConfirmedAt: owner.emailConfirmedAt ?? new Date() };
    await tx
      .update(users)
      .set(set)
      .where(eq(users.id, userId ?? ""));
    await dropLinks(tx, owner.id, [
      "reset-password",
      "change-email-old",
      "change-email-new",
      "second-factor",
      "keep-account",
    ]);
    await dropAuthSessions(tx, owner.id);
    await warnOwner(
      tx,
      owner.id,
      say(accountMailWords, (w) => w.passwordReset),
    );
  });
  announce("access", { userId: owner.id });
  mailWaits();
}

async function ownerBy(secret: string) {
  const { userId } = await linkFor(secret, ["reset-password"]);
  const [row] = await read()
    .select()
    .from(users)
    .where(eq(users.id, userId ?? ""));
  if (!row || row.disabledAt) throw gone(say(careWords, (w) => w.linkGone));
  return row;
}
