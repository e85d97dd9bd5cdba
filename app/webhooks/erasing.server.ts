/** What was told to addresses outside holds words and names: it goes with whoever it is about. */
import { sql } from "drizzle-orm";
import { schema, write } from "#db/db.server";

const { webhookDeliveries } = schema;

/** Deliveries that name this person, sent or not. @param userId an id of ours: no sign in it means anything to LIKE but `_` */
export async function forgetDeliveriesAbout(userId: string): Promise<void> {
  await write((tx) =>
    tx.delete(webhookDeliveries).where(sql`${webhookDeliveries.payload} like ${`%${JSON.stringify(userId)}%`}`),
  );
}
