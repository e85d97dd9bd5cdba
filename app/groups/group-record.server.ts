/** Lines for a group's log, written in the write of what they tell of. */
import type { Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { recordAct, type NewAct } from "../acts/acts.server";
import type { GroupAct } from "./group-acts";

/** For a caller's own write. */
export const recordGroupAct = (
  tx: Db,
  actor: SignedIn,
  group: { id: string },
  act: GroupAct,
  more: Pick<NewAct, "targetId" | "before" | "after" | "reason"> = {},
): Promise<void> => recordAct(tx, { actor, groupId: group.id, act, ...more });

/** What has changed of a row, before and after; null where nothing has. */
export function changeOf<Row extends Record<string, unknown>>(
  before: Row,
  after: Partial<Row>,
  names: Array<keyof Row & string>,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const changed = names.filter((name) => after[name] !== undefined && after[name] !== before[name]);
  if (changed.length === 0) return null;
  const of = (row: Partial<Row>) => Object.fromEntries(changed.map((name) => [name, row[name] ?? null]));
  return { before: of(before), after: of(after) };
}
