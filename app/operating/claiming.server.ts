/** What goes with claiming the installation by the printed link: the sample group to lead, and a line in the log. */
import type { Db } from "#db/db.server";
import { recordAct } from "../acts/acts.server";
import { hostSampleGroup } from "../groups/memberships.server";

/** For the write that makes the operator: all or nothing. */
export async function noteClaim(tx: Db, userId: string): Promise<void> {
  await hostSampleGroup(tx, userId);
  const actor = { id: userId, name: "", isOperator: true, by: { authSession: "" } };
  const change = { before: { operator: false }, after: { operator: true } };
  await recordAct(tx, { actor, groupId: null, act: "operator.make", targetId: userId, ...change });
}
