/** Mail is queued in the write that it tells of, so that neither happens without the other, and sent by a job. */
import { and, count, desc, eq, gt, isNotNull, isNull, min, or } from "drizzle-orm";
import { contains, read, schema, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { requireSafe } from "./message";
import { mailRoute } from "./transport.server";

const { mails } = schema;

export type NewMail = {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** The same, for who reads mail as pages; null: words are enough. */
  html?: string | null;
  /** Besides what every mail carries, such as `List-Unsubscribe`. */
  headers?: Record<string, string>;
  /** An iCalendar object that goes along, with its METHOD (RFC 6047). */
  calendar?: { method: "REQUEST" | "CANCEL" | "PUBLISH"; body: string } | null;
  /** After this it says nothing true any more, and is dropped unsent. What expires sooner is sent sooner. */
  expiresAt: Date;
};

/**
 * For a caller's own write. Call `mailWaits` once that is on disk.
 *
 * @throws Error for an address or a header that is none: nothing that is sent can say more than it was meant to
 */
export async function queueMail(tx: Db, mail: NewMail): Promise<void> {
  const { to, subject, text, html = null, headers = {}, calendar = null, expiresAt } = mail;
  const now = new Date();
  const safe = requireSafe({ to, subject, headers });
  const words = { text, html, calendar };
  await tx.insert(mails).values({ id: mintId(), ...safe, ...words, createdAt: now, dueAt: now, expiresAt });
}

/** Wakes the job that sends, which would look by itself a little later. */
export const mailWaits = (): void => announce("due", "mail");

/**
 * The same some seconds later, not always as many: where a mail tells that there is an account, the work of sending it must
 * not show in the time of the answer, or of the next one.
 */
export const mailWaitsUnseen = (): void => void setTimeout(mailWaits, 1_000 + Math.random() * 3_000).unref();

/**
 * For a caller's own write: a row like that of a mail, to nobody and done with, so that a write about an unknown address
 * costs what one about a known address costs. Swept like all that is sent.
 */
export async function queueIdleMail(tx: Db, length: number): Promise<void> {
  const now = new Date();
  const times = { createdAt: now, dueAt: now, expiresAt: now, sentAt: now };
  await tx.insert(mails).values({ id: mintId(), to: "", subject: "", text: " ".repeat(length), headers: {}, ...times });
}

/** For a caller's own write: nothing more is sent to an address whose owner has left. */
export async function dropMailTo(tx: Db, to: string): Promise<void> {
  await tx.delete(mails).where(eq(mails.to, to));
}

/**
 * For a caller's own write: takes what is said in one paragraph, known by a part of it, out of mail that waits to be sent; a
 * mail that tells of nothing else goes.
 */
export async function recallMail(tx: Db, part: string): Promise<void> {
  const waiting = and(isNull(mails.sentAt), contains(mails.text, part));
  for (const { id, text } of await tx.select({ id: mails.id, text: mails.text }).from(mails).where(waiting)) {
    const left = text.split("\n\n").filter((paragraph) => !paragraph.includes(part));
    // The last one says why one has this mail.
    if (left.length < 2) await tx.delete(mails).where(eq(mails.id, id));
    else
      await tx
        .update(mails)
        .set({ text: left.join("\n\n") })
        .where(eq(mails.id, id));
  }
}

/** For the operator: where mail goes and how it stands. Holds no address and no word of a mail. */
export type MailState = {
  /** A mail server's host and port, or the folder that mail is written to. */
  to: string;
  isSent: boolean;
  waiting: number;
  /** When the oldest that waits was queued, ISO 8601. */
  oldest: string | null;
  /** Given up in the last 30 days. */
  failed: number;
  /** What went wrong last, of what waits or was given up. */
  fault: string | null;
};

export async function mailState(): Promise<MailState> {
  const unsent = and(isNull(mails.sentAt), isNull(mails.failedAt));
  const [[waiting], [failed], [last]] = await Promise.all([
    read()
      .select({ count: count(), oldest: min(mails.createdAt) })
      .from(mails)
      .where(unsent),
    read().select({ count: count() }).from(mails).where(isNotNull(mails.failedAt)),
    read()
      .select({ fault: mails.fault })
      .from(mails)
      .where(and(isNotNull(mails.fault), isNull(mails.sentAt), or(isNotNull(mails.failedAt), gt(mails.tries, 0))))
      .orderBy(desc(mails.dueAt))
      .limit(1),
  ]);
  return {
    ...mailRoute(),
    waiting: Number(waiting?.count ?? 0),
    oldest: waiting?.oldest?.toISOString() ?? null,
    failed: Number(failed?.count ?? 0),
    fault: last?.fault ?? null,
  };
}
