/** The job: a group closes for the night, and opens again. Pages that are open on its texts ask again. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { isClosedAt, noPrevention, type Prevention } from "../groups/prevention";
import { tellCondition } from "./conditions.server";

const { groups, preventions } = schema;

let lookedAt: Date | null = null;

/** Every process tells its own; heard twice is once. */
export async function tellHours(now = new Date(), since = lookedAt ?? new Date(now.getTime() - 60_000)): Promise<void> {
  lookedAt = now;
  // Few groups close at all: their lists are not read for it.
  const closes = sql`cast(${preventions.settings} as text) not like '%"closed":null%' and cast(${preventions.settings} as text) not like '%"closed": null%'`;
  const rows = await read()
    .select({ groupId: preventions.groupId, settings: preventions.settings, timeZone: groups.timeZone })
    .from(preventions)
    .innerJoin(groups, eq(groups.id, preventions.groupId))
    .where(and(closes, isNull(groups.archivedAt)));
  for (const { groupId, settings, timeZone } of rows) {
    const prevention: Prevention = { ...noPrevention, ...(settings as Partial<Prevention>) };
    if (isClosedAt(prevention, timeZone, since) !== isClosedAt(prevention, timeZone, now))
      await tellCondition({ groupId, textId: null });
  }
}
