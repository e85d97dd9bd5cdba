/** What was told to addresses outside holds words and names: it goes with whoever it is about. */
import { contains, schema, write } from "#db/db.server";

const { webhookDeliveries } = schema;

/** Deliveries that name this person, sent or not. */
export async function forgetDeliveriesAbout(userId: string): Promise<void> {
  await write((tx) => tx.delete(webhookDeliveries).where(contains(webhookDeliveries.payload, JSON.stringify(userId))));
}
