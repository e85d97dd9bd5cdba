/** Where it is kept what a group does beforehand. Who may set it is decided in the moderation room. */
import { eq, sql } from "drizzle-orm";
import { prepared, schema, type Db } from "#db/db.server";
import { renewGroups } from "./person.server";
import { noPrevention, type Prevention } from "./prevention";

const { preventions } = schema;

const ofGroup = prepared((db) =>
  db
    .select({ settings: preventions.settings })
    .from(preventions)
    .where(eq(preventions.groupId, sql.placeholder("groupId")))
    .prepare(),
);

export async function preventionOf(db: Db, groupId: string): Promise<Prevention> {
  const [row] = await ofGroup(db).execute({ groupId });
  return row ? { ...noPrevention, ...(row.settings as Partial<Prevention>) } : noPrevention;
}

/** For a caller's own write. */
export async function putPrevention(tx: Db, groupId: string, prevention: Prevention): Promise<void> {
  const row = { settings: prevention as unknown as Record<string, unknown>, changedAt: new Date() };
  await tx
    .insert(preventions)
    .values({ groupId, ...row })
    .onConflictDoUpdate({ target: preventions.groupId, set: row });
  // Pages that are kept for strangers show the door.
  await renewGroups(tx, [groupId]);
}
