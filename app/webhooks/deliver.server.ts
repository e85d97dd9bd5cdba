/**
 * The job that delivers. Each delivery is taken by a lease in a write that only one process can win, and sent at least
 * once: whoever is killed between sending and noting it leaves one that is sent again under the same id.
 */
import { and, asc, eq, isNotNull, isNull, lt, lte, notInArray, or } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { leaveNotices, tellNotices } from "../notices/notices.server";
import { callOutside, type Reply } from "../outside/call.server";
import type { LookUp } from "../outside/pinned.server";
import { webhookWords } from "../words/webhooks";
import { signedHeaders } from "./signature.server";
import { retries, webhookLimits } from "./webhook";

const { memberships, webhooks, webhookDeliveries } = schema;

type Taken = { delivery: typeof webhookDeliveries.$inferSelect; hook: { url: string; secret: string } };

/** Sent at once; one address gets one at a time, so that a slow one holds up nobody but itself. */
const lanes = 8;
/** Milliseconds after which a delivery counts as dropped by whoever took it: longer than a call may last. */
const lease = 3 * webhookLimits.patience;

/** Sends whatever is due until nothing is. @param lookUp for tests */
export async function deliverWebhooks(lookUp?: LookUp): Promise<void> {
  const busy = new Set<string>();
  let stopped = false;
  // One lane looks at a time, so that what it takes is busy before the next one looks.
  let looking: Promise<unknown> = Promise.resolve();
  const take = () => {
    const taken = looking
      .then(() => takeOne(busy))
      .then((found) => (found && busy.add(found.delivery.webhookId), found));
    looking = taken.catch(() => undefined);
    return taken;
  };
  const lane = async () => {
    while (!stopped) {
      const taken = await take();
      if (!taken) return;
      try {
        await deliver(taken, lookUp);
      } finally {
        busy.delete(taken.delivery.webhookId);
      }
    }
  };
  await Promise.all(
    Array.from({ length: lanes }, () =>
      lane().catch((error: unknown) => {
        stopped = true;
        throw error;
      }),
    ),
  );
}

/** Forgets what was sent, or was to be sent, long ago. */
export async function sweepDeliveries(now = Date.now()): Promise<void> {
  const old = lt(webhookDeliveries.createdAt, new Date(now - webhookLimits.kept));
  await write((tx) => tx.delete(webhookDeliveries).where(old));
}

async function takeOne(busy: ReadonlySet<string>): Promise<Taken | null> {
  if ((await nextDue(read(), busy)) === null) return null;
  return write(async (tx) => {
    const next = await nextDue(tx, busy);
    if (!next) return null;
    const leasedUntil = new Date(Date.now() + lease);
    const tries = next.delivery.tries + 1;
    await tx.update(webhookDeliveries).set({ leasedUntil, tries }).where(eq(webhookDeliveries.id, next.delivery.id));
    return { ...next, delivery: { ...next.delivery, tries } };
  });
}

async function nextDue(db: Db, busy: ReadonlySet<string>): Promise<Taken | null> {
  const now = new Date();
  const [next] = await db
    .select({
      delivery: webhookDeliveries,
      hook: { url: webhooks.url, secret: webhooks.secret },
    })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(
      and(
        isNotNull(webhookDeliveries.dueAt),
        lte(webhookDeliveries.dueAt, now),
        or(isNull(webhookDeliveries.leasedUntil), lte(webhookDeliveries.leasedUntil, now)),
        isNull(webhooks.pausedAt),
        busy.size > 0 ? notInArray(webhookDeliveries.webhookId, [...busy]) : undefined,
      ),
    )
    .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.id))
    .limit(1);
  return next ?? null;
}

async function deliver({ delivery, hook }: Taken, lookUp: LookUp | undefined): Promise<void> {
  const began = performance.now();
  const at = Math.floor(Date.now() / 1000);
  const reply = await callOutside(
    {
      url: hook.url,
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Lectern-Webhooks",
        ...signedHeaders(hook.secret, delivery.id, at, delivery.payload),
      },
      body: delivery.payload,
      patience: webhookLimits.patience,
      most: webhookLimits.answer,
    },
    lookUp,
  );
  const duration = Math.round(performance.now() - began);
  tellNotices(await write((tx) => noteOutcome(tx, delivery, reply, duration)));
}

/** @returns whom it has left a notice, because the webhook was paused by this */
async function noteOutcome(
  tx: Db,
  { id, webhookId, tries }: Taken["delivery"],
  reply: Reply,
  duration: number,
): Promise<string[]> {
  const status = "status" in reply ? reply.status : null;
  const arrived = status !== null && status >= 200 && status < 300;
  const delay = retries[tries - 1];
  const now = Date.now();
  const dueAt = arrived || delay === undefined || status === 410 ? null : new Date(now + waitOf(delay, reply));
  await tx
    .update(webhookDeliveries)
    .set({
      status,
      duration,
      answer: answerOf(reply),
      leasedUntil: null,
      dueAt,
      deliveredAt: arrived ? new Date(now) : null,
    })
    .where(eq(webhookDeliveries.id, id));
  const [hook] = await tx.select().from(webhooks).where(eq(webhooks.id, webhookId));
  if (!hook) return [];
  const failures = arrived ? 0 : dueAt === null ? hook.failures + 1 : hook.failures;
  // 410: whoever is there says that they want no more (Standard Webhooks).
  const pause = hook.pausedAt === null && (status === 410 || failures >= webhookLimits.failures);
  if (failures !== hook.failures || pause)
    await tx
      .update(webhooks)
      .set({ failures, ...(pause ? { pausedAt: new Date(now) } : {}) })
      .where(eq(webhooks.id, webhookId));
  return pause ? noticePaused(tx, hook.groupId, `${webhookId}:${id}`) : [];
}

async function noticePaused(tx: Db, groupId: string, what: string): Promise<string[]> {
  const isHost = and(eq(memberships.groupId, groupId), eq(memberships.role, "host"), eq(memberships.state, "active"));
  const hosts = await tx.select({ userId: memberships.userId }).from(memberships).where(isHost);
  const notice = { kind: "webhook-paused" as const, key: `webhook-paused:${what}`, groupId, actorId: null };
  return leaveNotices(
    tx,
    hosts.map(({ userId }) => ({ ...notice, userId })),
  );
}

/** A tenth more or less, so that all that failed together does not come back together; longer where the answer asks for it. */
function waitOf(delay: number, reply: Reply): number {
  const asked = "status" in reply && /^\d{1,6}$/.test(reply.retryAfter ?? "") ? Number(reply.retryAfter) * 1000 : 0;
  return Math.max(delay * (0.9 + Math.random() / 5), Math.min(asked, 3_600_000));
}

/** Printable: it is kept in both databases and shown. */
function answerOf(reply: Reply): string {
  if ("status" in reply) return reply.body.replace(/[^\P{C}\n]/gu, "").slice(0, webhookLimits.answer);
  const said = webhookWords.en.noAnswer[reply.fault] ?? webhookWords.en.faults[reply.fault] ?? "";
  return [said, reply.why].filter(Boolean).join(" ");
}
