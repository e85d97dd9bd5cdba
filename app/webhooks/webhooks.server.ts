/** Addresses outside that are told what happens in a group. Deliveries are queued in the write that they tell of. */
import { and, eq, isNull } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { mintId } from "../mint";

const { webhooks, webhookDeliveries } = schema;

/** For a caller's own write. @param payload plain JSON, the same as the API would show */
export async function queueWebhooks(tx: Db, groupId: string, event: string, payload: object): Promise<void> {
  const createdAt = new Date();
  const hooks = await tx
    .select({ id: webhooks.id, events: webhooks.events })
    .from(webhooks)
    .where(and(eq(webhooks.groupId, groupId), isNull(webhooks.pausedAt)));
  for (const { id: webhookId, events } of hooks) {
    if (!events.includes(event)) continue;
    const id = mintId();
    const body = JSON.stringify({ id, event, createdAt: createdAt.toISOString(), data: payload });
    await tx.insert(webhookDeliveries).values({ id, webhookId, event, payload: body, createdAt, dueAt: createdAt });
  }
}
