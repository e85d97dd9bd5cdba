/** Whether the log still tells of every action: what the chain of its lines cannot say of its end. */
import { and, count, eq, inArray } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { actionKinds } from "./action";

const { actions, acts } = schema;

/**
 * Each action wrote its line in the same write, and neither is ever deleted alone. Lines cut off at the end leave actions without one.
 *
 * @returns how many actions have no line
 */
export async function untoldActions(db: Db): Promise<number> {
  const done = await db.select({ group: actions.groupId, count: count() }).from(actions).groupBy(actions.groupId);
  let untold = 0;
  for (const { group, count: many } of done) {
    const [lines] = await db
      .select({ count: count() })
      .from(acts)
      .where(and(eq(acts.groupId, group), inArray(acts.act, linesOfActions)));
    untold += Math.max(0, Number(many) - Number(lines?.count ?? 0));
  }
  return untold;
}

const linesOfActions = actionKinds.map((kind) => `moderation.${kind}`);
