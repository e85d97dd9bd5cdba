/**
 * Deleting one's account: asked for, a day of grace in which nothing of it works but keeping it, then gone. What other
 * rooms keep of the person is erased by them; the job in the front door does one after the other.
 */
import { and, eq, isNotNull, isNull, lte } from "drizzle-orm";
import { checkpoint, read, schema, write, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { dropMailTo, mailWaits } from "../mail/mails.server";
import { forgetLettersTo } from "../mail/outbox.server";
import { conflict, gone, invalid } from "../refusals";
import { careWords } from "../words/account-care";
import { accountMailWords } from "../words/account-mail";
import { say } from "../words/words";
import { dropAuthSessions } from "./auth-session.server";
import { dropLinks } from "./one-time-links.server";
import { requireProof } from "./proof.server";
import { warnOwner } from "./security-mail.server";
import { comeIn, type CameIn, type Coming } from "./signing.server";
import { stepOf, takeStep } from "./steps.server";
import type { SignedIn } from "./user";

const { users } = schema;

/** Milliseconds. */
export const grace = 86_400_000;

export const deletions = ["keep-words", "remove-words"] as const;
export type Deletion = (typeof deletions)[number];

/**
 * Everything of theirs ends at once: sessions, and tokens for as long as it stands.
 *
 * @param how what becomes of their words
 * @param unless what forbids it, asked inside the write
 * @throws Refusal `invalid` (how), `conflict` for the only operator and what `unless` throws, `unproven`, `forbidden`
 */
export async function askDeletion(
  viewer: SignedIn,
  how: unknown,
  unless: (tx: Db, userId: string) => Promise<void>,
): Promise<void> {
  await requireProof(viewer);
  const deletion = deletions.find((known) => known === how);
  if (!deletion) throw invalid({ how: say(careWords, (w) => w.deleteHowMissing) });
  const deleteAt = new Date(Date.now() + grace);
  await write(async (tx) => {
    await requireOtherOperator(tx, viewer.id);
    await unless(tx, viewer.id);
    await tx.update(users).set({ deleteAt, deletion }).where(eq(users.id, viewer.id));
    await dropAuthSessions(tx, viewer.id);
    await dropLinks(tx, viewer.id, ["change-email-old", "change-email-new", "confirm-email"]);
    const until = deleteAt.toISOString().slice(0, 16).replace("T", " ");
    await warnOwner(
      tx,
      viewer.id,
      say(accountMailWords, (w) => w.deletionAsked(until)),
    );
  });
  announce("access", { userId: viewer.id });
  mailWaits();
}

async function requireOtherOperator(tx: Db, userId: string): Promise<void> {
  const operators = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.isOperator, true), isNull(users.disabledAt), isNull(users.deleteAt)));
  if (operators.length === 1 && operators[0]?.id === userId) throw conflict(say(careWords, (w) => w.deleteOperator));
}

export type KeepOffer = { name: string; deleteAt: string };

/** What whoever has just shown who they are may keep. @param cookies the `Cookie` header @returns null: nothing here */
export async function keepOffer(cookies: string | null): Promise<KeepOffer | null> {
  const step = await stepOf("keep", cookies);
  if (!step?.userId) return null;
  const [row] = await read().select().from(users).where(eq(users.id, step.userId));
  return row?.deleteAt ? { name: row.name, deleteAt: row.deleteAt.toISOString() } : null;
}

/** Takes the deletion back, and comes in. @throws Refusal `gone` once it is too late */
export async function keepAccount(cookies: string | null, coming: Coming): Promise<CameIn> {
  const step = await takeStep("keep", cookies);
  if (!step?.userId) throw tooLate();
  const { userId } = step;
  await write(async (tx) => {
    const kept = await tx
      .update(users)
      .set({ deleteAt: null, deletion: null })
      .where(and(eq(users.id, userId), isNotNull(users.deleteAt)))
      .returning({ id: users.id });
    if (kept.length === 0) throw tooLate();
    await warnOwner(
      tx,
      userId,
      say(accountMailWords, (w) => w.deletionOff),
    );
  });
  mailWaits();
  return comeIn(userId, { ...coming, to: step.data["to"] ?? "/" }, "both factors");
}

const tooLate = () => gone(say(careWords, (w) => w.linkGone));

/** Whose day of grace is over. */
export async function dueDeletions(now = Date.now()): Promise<Array<{ userId: string; how: Deletion }>> {
  const rows = await read()
    .select({ userId: users.id, deletion: users.deletion })
    .from(users)
    .where(lte(users.deleteAt, new Date(now)));
  return rows.map(({ userId, deletion }) => ({ userId, how: deletion ?? "remove-words" }));
}

/** The last step: the account itself, with all that hangs on it, and mail still on its way to it. */
export async function eraseAccount(userId: string): Promise<void> {
  const [leaving] = await read().select({ email: users.email }).from(users).where(eq(users.id, userId));
  // Before the address is forgotten: whoever is killed here begins again.
  if (leaving?.email) await forgetLettersTo(leaving.email);
  await write(async (tx) => {
    const [row] = await tx
      .delete(users)
      .where(and(eq(users.id, userId), isNotNull(users.deleteAt)))
      .returning({ email: users.email });
    if (row) await dropMailTo(tx, row.email);
  });
  await checkpoint();
  announce("access", { userId });
}
