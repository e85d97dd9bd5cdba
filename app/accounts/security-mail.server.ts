/** Mail to whoever an account belongs to when a way into it came, went or was used up: so that a thief is noticed. */
import { eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { absolute } from "../mail/links.server";
import { queueMail } from "../mail/mails.server";
import { securityWords } from "../words/account-security";
import type { Message } from "../words/words";

const { users } = schema;

/** Milliseconds. A warning that comes days late still says something. */
const lifetime = 3 * 86_400_000;

/**
 * For a caller's own write; call `mailWaits` afterwards. Guests without an address are not written to.
 *
 * @param what happened, as a sentence
 */
export async function warnOwner(tx: Db, userId: string, what: Message): Promise<void> {
  const [owner] = await tx.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, userId));
  if (!owner?.email.includes("@")) return;
  const words = securityWords.en;
  const now = new Date();
  await queueMail(tx, {
    to: owner.email,
    subject: words.mailSubject,
    text: words.mailText(
      owner.name,
      what("en"),
      now.toISOString().slice(0, 16).replace("T", " "),
      absolute("/account"),
    ),
    expiresAt: new Date(now.getTime() + lifetime),
  });
}
