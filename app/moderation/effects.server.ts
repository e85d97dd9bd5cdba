/** What actions do in the rooms below, and what brings back what stood before: inside the write of the action. */
import { eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { subjectOf, type Cause } from "../cases/case";
import { openCase, tellCases } from "../cases/cases.server";
import { endCondition, renewCondition, setCondition, tellCondition } from "../comments/conditions.server";
import type { Place } from "../comments/anchor";
import { placeNow } from "../comments/place-now.server";
import { moveThread, release, tellTouched, withhold, type How, type Tombstone } from "../comments/withholding.server";
import { rowById } from "../comments/comment-rows.server";
import { endRestraint, restrain, type RestraintKind } from "../groups/restraints.server";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { conditionDeeds, isOf } from "./action";
import { isUntold } from "./law";
import { kindOf, standingBefore, withholding, type ActionRow, type Before } from "./in-force.server";

const { comments } = schema;

/** What is to be told once it is on disk. */
export type Tell = {
  slug: string;
  touched: string[];
  told: string[];
  /** Of cases that changed by it. */
  subjects: string[];
  access: string | null;
  condition: ActionRow | null;
  /** The text in which a thread hangs elsewhere now. */
  moved: string | null;
};

export const nothingToTell = (slug: string): Tell => ({
  ...{ slug, touched: [], told: [], subjects: [] },
  ...{ access: null, condition: null, moved: null },
});

const hows: Partial<Record<string, How>> = { hide: "hidden", remove: "removed", edit: "edit", law: "law" };
const restraintKinds = ["mute", "suspend", "ban"] as const satisfies RestraintKind[];

/** Does it. @returns what stood before, as far as only this room below knows it */
export async function takeEffect(tx: Db, row: ActionRow, tell: Tell): Promise<Before> {
  tell.subjects.push(...subjectsOf(row));
  const kind = kindOf(row);
  const how = hows[kind];
  if (how && row.commentId) {
    const before = await withheldBefore(tx, row.commentId);
    tell.touched.push(...(await withhold(tx, row.commentId, { how, tombstone: tombstoneOf(row) })));
    return before;
  }
  if (kind === "approve" && row.commentId) tell.touched.push(...(await release(tx, row.commentId)));
  if (kind === "move" && row.threadId) {
    const opener = await rowById(tx, row.threadId);
    tell.touched.push(...(await moveThread(tx, row.threadId, String(row.details["place"]) as Place)));
    tell.moved = row.textId;
    return { place: opener?.comment.place ?? "text" };
  }
  if (isOf(conditionDeeds, kind)) {
    await setCondition(tx, {
      ...{ id: row.id, groupId: row.groupId, textId: row.textId, threadId: row.threadId, kind, until: row.until },
      seconds: typeof row.details["seconds"] === "number" ? row.details["seconds"] : null,
      questionId: typeof row.details["question"] === "string" ? row.details["question"] : null,
    });
    tell.condition = row;
  }
  if (isOf(restraintKinds, kind) && row.userId) {
    tell.access = row.userId;
    return { restraint: await restrain(tx, row.groupId, row.userId, kind, row.until) };
  }
  return {};
}

/** Of what an action is about. */
const subjectsOf = ({ commentId, userId, textId }: ActionRow): string[] => [
  ...(commentId ? [subjectOf("comment", commentId)] : []),
  ...(userId ? [subjectOf("person", userId)] : []),
  ...(textId && !commentId ? [subjectOf("text", textId)] : []),
];

/** What it took the place of does nothing any more, as long as this stands. */
export async function giveWay(tx: Db, row: ActionRow, tell: Tell): Promise<void> {
  if (!isOf(conditionDeeds, kindOf(row))) return;
  await endCondition(tx, row.id);
  tell.condition = row;
}

/**
 * Ends what an action does.
 *
 * @param exactly as if it had not been: what it took the place of stands again. Else it was right, and is over
 * @returns the action that stands again, for whoever marks it so
 */
export async function endEffect(
  tx: Db,
  row: ActionRow,
  { exactly, now, tell }: { exactly: boolean; now: Date; tell: Tell },
): Promise<ActionRow | null> {
  tell.subjects.push(...subjectsOf(row));
  const before = await standingBefore(tx, row, now);
  const again = exactly ? before.action : null;
  const kind = kindOf(row);
  if (withholding.includes(kind) && row.commentId)
    await comesBack(tx, row, { again, first: before.first, exactly, tell });
  if (kind === "move" && row.threadId) {
    const stood = (again ? String(again.details["place"]) : (before.first.place ?? "text")) as Place;
    const place = row.textId ? await placeNow(tx, row.textId, stood) : stood;
    tell.touched.push(...(await moveThread(tx, row.threadId, place)));
    tell.moved = row.textId;
  }
  if (isOf(conditionDeeds, kind)) {
    await endCondition(tx, row.id, now);
    if (again) await renewCondition(tx, again.id);
    tell.condition = row;
  }
  if (isOf(restraintKinds, kind) && row.userId) {
    if (again) await restrain(tx, row.groupId, row.userId, kind, again.until);
    else await endRestraint(tx, row.groupId, row.userId, kind);
    tell.access = row.userId;
  }
  return again;
}

async function comesBack(
  tx: Db,
  row: ActionRow,
  { again, first, exactly, tell }: { again: ActionRow | null; first: Before; exactly: boolean; tell: Tell },
): Promise<void> {
  const id = row.commentId;
  if (!id) return;
  const how = again ? hows[kindOf(again)] : (first.withheld?.how as How | undefined);
  const tombstone = again ? tombstoneOf(again) : ((first.withheld?.tombstone ?? null) as Tombstone | null);
  if (!how) return void tell.touched.push(...(await release(tx, id, { exactly })));
  tell.touched.push(...(await withhold(tx, id, { how, tombstone })));
  // It waited for a moderator then, and does again.
  if (how === "held")
    await openCase(tx, {
      ...{ groupId: row.groupId, subject: `comment:${id}`, userId: row.userId, textId: row.textId },
      because: (first.withheld?.because.find((cause) => cause.startsWith("held-")) ?? "held-all") as Cause,
    });
}

/** A comment that a setting of the group held, before any action. */
async function withheldBefore(tx: Db, id: string): Promise<Before> {
  const [row] = await tx
    .select({ how: comments.withheld, tombstone: comments.withheldFor })
    .from(comments)
    .where(eq(comments.id, id));
  if (row?.how !== "held") return {};
  return { withheld: { how: "held", tombstone: row.tombstone, because: [] } };
}

/** What stands in its place is said anew. @returns the ids of what changed */
export const retell = (tx: Db, row: ActionRow): Promise<string[]> =>
  row.commentId ? withhold(tx, row.commentId, { how: "law", tombstone: tombstoneOf(row) }) : Promise.resolve([]);

function tombstoneOf(row: ActionRow): Tombstone {
  const { id: action, rule, ruleTitle: title, reason, actorRole: role } = row;
  return isUntold(row) ? { action, rule: null, title: "", reason: "", role } : { action, rule, title, reason, role };
}

/** Once it is on disk: every open page that it concerns. */
export async function tellAll(group: { id: string }, tell: Tell): Promise<void> {
  if (tell.touched.length > 0) await tellTouched([...new Set(tell.touched)]);
  // How many hang where is counted anew, which a page cannot do from what it holds.
  if (tell.moved) announce("changed", { room: `text:${tell.moved}`, what: "text" });
  if (tell.condition) await tellCondition(tell.condition);
  if (tell.access) {
    announce("access", { groupId: group.id, userId: tell.access });
    announce("changed", { room: `group:${tell.slug}`, what: "members" });
  }
  tellNotices(tell.told);
  tellCases(tell.slug, ...tell.subjects);
}
