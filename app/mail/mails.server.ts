/** Mail is queued in the write that it tells of, so that neither happens without the other, and sent by a job. */
import { schema, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";

const { mails } = schema;

export type NewMail = {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** Besides what every mail carries, such as `List-Unsubscribe`. */
  headers?: Record<string, string>;
  /** After this it says nothing true any more, and is dropped unsent. */
  expiresAt: Date;
};

/** For a caller's own write. Call `mailWaits` once that is on disk. */
export async function queueMail(tx: Db, { to, subject, text, headers = {}, expiresAt }: NewMail): Promise<void> {
  const now = new Date();
  await tx.insert(mails).values({ id: mintId(), to, subject, text, headers, createdAt: now, dueAt: now, expiresAt });
}

/** Wakes the job that sends, which would look by itself a little later. */
export const mailWaits = (): void => announce("due", "mail");
