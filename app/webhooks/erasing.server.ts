/** What was told to addresses outside holds words and names: it goes with whoever it is about. */
import { and, isNotNull } from "drizzle-orm";
import { contains, schema, write, type Db } from "#db/db.server";

const { webhookDeliveries } = schema;

/** For a caller's own write: what was not delivered yet and holds this comment's words is not told to anybody any more. */
export async function recallDeliveries(tx: Db, commentId: string): Promise<void> {
  const about = contains(webhookDeliveries.payload, `"comment":{"id":${JSON.stringify(commentId)}`);
  await tx.delete(webhookDeliveries).where(and(isNotNull(webhookDeliveries.dueAt), about));
}

/** Deliveries that name this person, sent or not. */
export async function forgetDeliveriesAbout(userId: string): Promise<void> {
  await write((tx) => tx.delete(webhookDeliveries).where(contains(webhookDeliveries.payload, JSON.stringify(userId))));
}
