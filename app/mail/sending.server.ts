/**
 * The job that sends. A mail is taken by a lease, so that of several processes one sends it; whoever dies with it loses the
 * lease, and the next try carries the same Message-ID. Once sent or given up, neither its words nor its address are kept.
 */
import { and, asc, eq, gt, inArray, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import { beginsWith, read, schema, write } from "#db/db.server";
import { log } from "../log.server";
import { faultOf, verdictOf, waitAfter, type Failure, type Verdict } from "./message";
import { openTransport, type QueuedMail, type Transport } from "./transport.server";

const { mails } = schema;

const inOneGo = 20;
/** Longer than a batch can take at a server that answers nothing: every wait in the transport is bounded. Milliseconds. */
const leaseFor = 5 * 60_000;

let transport: Transport | undefined;
/** Taken by the mail server, though that could not be written down: never again from this process. */
const sent = new Set<string>();

/** Sends what is due, until nothing is or the server is away. */
export async function sendMails(): Promise<void> {
  await dropExpired();
  for (;;) {
    const batch = await lease();
    if (batch.length === 0) return;
    transport ??= openTransport();
    const outcomes = await Promise.all(batch.map(deliver));
    if (outcomes.includes("away")) {
      if (!outcomes.includes("sent")) return;
      // It took some and then went: those that failed wait their time.
      continue;
    }
    // It is there again: what waited for it need not wait any longer.
    if (outcomes.includes("sent")) await hurry();
  }
}

/** At the end of the process, and between tests: what is opened next reads the settings again. */
export function closeMail(): void {
  transport?.close();
  transport = undefined;
}

type Leased = QueuedMail & { tries: number };

async function lease(): Promise<Leased[]> {
  const now = new Date();
  const due = and(unsent, lte(mails.dueAt, now), gt(mails.expiresAt, now), free(now));
  // Asked on the reading side first: most of the time nothing is due, and nobody waits for a write.
  if ((await read().select({ id: mails.id }).from(mails).where(due).limit(1)).length === 0) return [];
  const leasedUntil = new Date(now.getTime() + leaseFor);
  return write(async (tx) => {
    const rows = await tx
      .select({ id: mails.id })
      .from(mails)
      .where(due)
      .orderBy(asc(mails.expiresAt), asc(mails.createdAt))
      .limit(inOneGo);
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    return tx
      .update(mails)
      .set({ leasedUntil })
      .where(and(inArray(mails.id, ids), due))
      .returning();
  });
}

async function deliver(mail: Leased): Promise<"sent" | Verdict> {
  try {
    if (!sent.has(mail.id)) await transport?.send(mail);
  } catch (error) {
    return putOff(mail, error as Failure);
  }
  sent.add(mail.id);
  const now = new Date();
  await settle(mail.id, { sentAt: now, fault: null });
  sent.delete(mail.id);
  return "sent";
}

async function putOff({ id, tries }: Leased, failure: Failure): Promise<Verdict> {
  const verdict = verdictOf(failure);
  const fault = faultOf(failure);
  log().warn({ mail: id, tries: tries + 1, fault, verdict }, "mail not sent");
  if (verdict === "never") await settle(id, { failedAt: new Date(), fault });
  else {
    const dueAt = new Date(Date.now() + waitAfter(tries + 1, verdict));
    await write((tx) =>
      tx
        .update(mails)
        .set({ tries: tries + 1, dueAt, leasedUntil: null, fault: `${verdict === "away" ? away : ""}${fault}` })
        .where(eq(mails.id, id)),
    );
  }
  return verdict;
}

/** Marks what failed because the server was away, and not for anything of its own. */
const away = "away: ";

async function hurry(): Promise<void> {
  const waits = and(unsent, gt(mails.dueAt, new Date()), beginsWith(mails.fault, away));
  if ((await read().select({ id: mails.id }).from(mails).where(waits).limit(1)).length === 0) return;
  await write((tx) => tx.update(mails).set({ dueAt: new Date() }).where(waits));
}

async function dropExpired(): Promise<void> {
  const now = new Date();
  const over = and(unsent, lte(mails.expiresAt, now), free(now));
  if ((await read().select({ id: mails.id }).from(mails).where(over).limit(1)).length === 0) return;
  await write((tx) =>
    tx
      .update(mails)
      .set({ ...nothing, failedAt: now })
      .where(over),
  );
}

async function settle(
  id: string,
  outcome: { sentAt: Date; fault: null } | { failedAt: Date; fault: string },
): Promise<void> {
  await write((tx) =>
    tx
      .update(mails)
      .set({ ...nothing, ...outcome })
      .where(eq(mails.id, id)),
  );
}

/** What is left of a mail: that there was one. */
const nothing = { to: "", subject: "", text: "", html: null, headers: {}, calendar: null, leasedUntil: null };

const unsent = and(isNull(mails.sentAt), isNull(mails.failedAt)) as SQL;
const free = (now: Date) => or(isNull(mails.leasedUntil), lt(mails.leasedUntil, now));

const day = 86_400_000;
const keptDays = 30;

/** A job: that there was a mail is forgotten too. */
export async function sweepMails(now = Date.now()): Promise<void> {
  const before = new Date(now - keptDays * day);
  await write((tx) => tx.delete(mails).where(or(lt(mails.sentAt, before), lt(mails.failedAt, before))));
}
