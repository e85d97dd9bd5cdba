/**
 * What happens in a group is put into the queue of its webhooks in the write that it happens in: neither without the
 * other. Each verb of the discussion asks here, so a group without webhooks costs one prepared look-up.
 */
import { and, eq, isNull, sql } from "drizzle-orm";
import { prepared, schema, type Db } from "#db/db.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import type { testEvent, WebhookEvent } from "./webhook";

const { webhooks, webhookDeliveries } = schema;

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
  const hooks = (await listening(tx).execute({ groupId })).filter(({ events }) => events.includes(event));
  if (hooks.length === 0) return false;
  const shown = await data();
  for (const { id } of hooks) await queueDelivery(tx, id, event, shown);
  return true;
}

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

const listening = prepared((db) =>
  db
    .select({ id: webhooks.id, events: webhooks.events })
    .from(webhooks)
    .where(and(eq(webhooks.groupId, sql.placeholder("groupId")), isNull(webhooks.pausedAt)))
    .prepare(),
);
