/** Actions as those see them who may: moderators all of them, whoever is concerned their own. */
import { inArray } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { ActionView } from "./action";
import { isUntold } from "./law";
import { kindOf, stateOf, type ActionRow } from "./in-force.server";

const { appeals, texts, users } = schema;

/**
 * @param hidesActor for whoever may not know which person acted; the role is always said
 * @param reader who asks: of what concerns them and they may not be told of yet they read that it is, and nothing else
 */
export async function actionViews(
  db: Db,
  _group: { id: string },
  rows: ActionRow[],
  { hidesActor = false, reader = null }: { hidesActor?: boolean; reader?: string | null } = {},
): Promise<ActionView[]> {
  if (rows.length === 0) return [];
  const people = [...new Set(rows.flatMap(({ actorId, userId }) => [actorId, userId]).filter((id) => id !== null))];
  const works = [...new Set(rows.map(({ textId }) => textId).filter((id) => id !== null))];
  const ids = rows.map(({ id }) => id);
  const [names, titles, against] = await Promise.all([
    people.length === 0
      ? []
      : db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, people)),
    works.length === 0
      ? []
      : db.select({ id: texts.id, title: texts.title }).from(texts).where(inArray(texts.id, works)),
    db
      .select({ id: appeals.id, actionId: appeals.actionId, state: appeals.state })
      .from(appeals)
      .where(inArray(appeals.actionId, ids)),
  ]);
  const person = (id: string | null) => names.find((each) => each.id === id) ?? null;
  return rows.map((row) => {
    const appeal = against.find(({ actionId }) => actionId === row.id);
    const { endedBy: _by, replacedBy: _other, authority: _asker, reference: _file, ...details } = row.details;
    const isBare = row.userId === reader && isUntold(row);
    return {
      ...{ id: row.id, number: row.number, kind: kindOf(row), at: row.at.toISOString() },
      ...{ by: hidesActor ? null : person(row.actorId), role: row.actorRole },
      rule:
        row.rule === null || row.rulesVersion === null || isBare
          ? null
          : { number: row.rule, version: row.rulesVersion, title: row.ruleTitle },
      ...{ reason: isBare ? "" : row.reason, whom: person(row.userId) },
      ...{ comment: row.commentId, thread: row.threadId },
      text: titles.find(({ id }) => id === row.textId) ?? null,
      until: row.until?.toISOString() ?? null,
      ...{ details, state: stateOf(row) },
      undone: undoneOf(row),
      appeal: appeal ? { id: appeal.id, state: appeal.state } : null,
    };
  });
}

/** Also of what was lifted: when, and why. */
function undoneOf({ undoneAt, expiredAt, undoneReason }: ActionRow): ActionView["undone"] {
  const at = undoneAt ?? (undoneReason === "" ? null : expiredAt);
  return at && { at: at.toISOString(), reason: undoneReason };
}
