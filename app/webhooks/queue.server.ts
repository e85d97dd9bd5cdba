/**
 * What happens in a group is put into the queue of its webhooks in the write that it happens in: neither without the
 * other. Each verb of the discussion asks here, so a group without webhooks costs one prepared look-up.
 */
import { and, eq, isNull, sql } from "drizzle-orm";
import { prepared, read, schema, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import type { testEvent, WebhookEvent } from "./webhook";

const { memberships, users, webhooks, webhookDeliveries } = schema;

/**
 * For a caller's own write. Call `webhooksWait` once that is on disk.
 *
 * @param data plain JSON, the same as the API would show; made only where somebody wants it
 */
export async function queueWebhooks(
  tx: Db,
  groupId: string,
  event: WebhookEvent,
  data: () => object | Promise<object>,
): Promise<boolean> {
  const heard = (await listening(tx).execute({ groupId })).filter(({ events }) => events.includes(event));
  const hooks = heard.filter(({ host }) => host !== null);
  for (const { id, host } of heard) if (host === null) await pause(tx, id);
  if (hooks.length === 0) return false;
  const shown = await data();
  for (const { id } of hooks) await queueDelivery(tx, id, event, shown);
  return true;
}

/** Whether a program outside hears what is written in the group. */
export const isToldToPrograms = async (groupId: string): Promise<boolean> =>
  (await listening(read()).execute({ groupId })).some(({ host }) => host !== null);

/** One delivery to one webhook. @returns its id */
export async function queueDelivery(
  tx: Db,
  webhookId: string,
  event: WebhookEvent | typeof testEvent,
  data: object,
): Promise<string> {
  const [id, createdAt] = [mintId(), new Date()];
  const payload = JSON.stringify({ type: event, timestamp: createdAt.toISOString(), data });
  await tx.insert(webhookDeliveries).values({ id, webhookId, event, payload, createdAt, dueAt: createdAt });
  return id;
}

/** Wakes the job that delivers, which would look by itself a little later. */
export const webhooksWait = (): void => announce("due", "webhooks");

/** Whoever may no longer read here is told nothing more; another host who lets it go on answers for it from then on. */
const pause = (tx: Db, id: string) => tx.update(webhooks).set({ pausedAt: new Date() }).where(eq(webhooks.id, id));

/** `host` null: nobody who looks after webhooks here answers for it (`canSeeWebhooks` of groups/group.ts). */
const listening = prepared((db) =>
  db
    .select({ id: webhooks.id, events: webhooks.events, host: users.id })
    .from(webhooks)
    .leftJoin(
      memberships,
      and(
        eq(memberships.groupId, webhooks.groupId),
        eq(memberships.userId, webhooks.createdBy),
        eq(memberships.role, "host"),
        eq(memberships.state, "active"),
        isNull(memberships.guest),
      ),
    )
    .leftJoin(users, and(eq(users.id, memberships.userId), isNull(users.disabledAt)))
    .where(and(eq(webhooks.groupId, sql.placeholder("groupId")), isNull(webhooks.pausedAt)))
    .prepare(),
);
