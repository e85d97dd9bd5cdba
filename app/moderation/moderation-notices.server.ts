/** What is left for whoever an action concerns. Never the words, never who reported: looked up when it is shown. */
import type { Db } from "#db/db.server";
import { leaveNotices } from "../notices/notices.server";
import { conditionDeeds, isOf } from "./action";
import { isUntold } from "./law";
import { kindOf, type ActionRow } from "./in-force.server";

/** What of an action one is told. */
export type ToldOf = "acted" | "undone" | "lifted" | "ended";

/** For a caller's own write. An approval is told only of what had been out of sight. @returns who has one more notice */
export const noticeActed = (tx: Db, row: ActionRow): Promise<string[]> => notice(tx, row, "acted");

/** For a caller's own write. */
export const noticeEnded = (tx: Db, row: ActionRow, what: Exclude<ToldOf, "acted">): Promise<string[]> =>
  notice(tx, row, what);

async function notice(tx: Db, row: ActionRow, what: ToldOf): Promise<string[]> {
  if (row.userId === null || isOf(conditionDeeds, kindOf(row)) || isUntold(row)) return [];
  return leaveNotices(tx, [
    {
      ...{ userId: row.userId, kind: "moderated", key: `moderated:${row.id}:${what}`, groupId: row.groupId },
      ...{ actorId: null, data: { action: row.id, what } },
    },
  ]);
}
