/**
 * What was done, for those whom it concerns (also where they are shut out of the group meanwhile) and for those who may do
 * something about it. For others there is no such page.
 */
import { and, desc, eq, lt } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { groupColumns, type GroupRow } from "../groups/group-row.server";
import { standingOf } from "../groups/groups.server";
import { invalid, isRefusal, notFound, signedOut } from "../refusals";
import { groupLogWords } from "../words/group-log";
import { say } from "../words/words";
import { appealEnds, whyNoAppeal } from "./appeal";
import { isOf, lasting, type ActionView } from "./action";
import { actionViews } from "./action-views.server";
import { actionById, kindOf, stateOf, withholding, type ActionRow } from "./in-force.server";
import type { HeldLine } from "./hold";
import { heldLine } from "./holds.server";
import { keptOf, type Kept } from "./keeping";
import { keptUntilOf } from "./kept-until.server";
import { groupToModerate, hindranceIn, moderatedGroup } from "./moderating.server";
import { isUntold, shownOf, toldFrom, type LawView } from "./law";
import { lawOf } from "./law-records.server";
import { askerOf, canSeeCases, canSeeLaw, rankOfDone } from "./power";
import { moderationOf } from "./settings.server";
import { scopeOf } from "./undoing.server";

const { actions, groups } = schema;

/** Plain JSON. */
export type Statement = {
  action: ActionView;
  group: { slug: string; name: string; visibility: GroupRow["visibility"] };
  /** It concerns whoever asks. */
  isMine: boolean;
  /** The words it was about; null: none, or kept no longer. */
  words: string | null;
  /** The record of a legal removal, as far as whoever asks may read it. null: none, or not for them. */
  law: LawView | null;
  /** Whoever asks may tell whom it concerns, who may not have been told yet. */
  canTell: boolean;
  /** For how long the words are kept. */
  kept: Kept;
  /** Kept for the law; for those who moderate. */
  held: HeldLine;
  mayHold: boolean;
  canUndo: boolean;
  canLift: boolean;
  /** Until when whoever it concerns can object; null: not, or not any more. */
  appealUntil: string | null;
};

const notHeld = { held: null, mayHold: false };

/** @throws Refusal `signed-out`, `not-found` */
export async function statementFor(viewer: Viewer, slug: string | null, id: string): Promise<Statement> {
  if (!viewer) throw signedOut();
  const row = await actionById(read(), id);
  const [group] = row ? await read().select(groupColumns).from(groups).where(eq(groups.id, row.groupId)) : [];
  if (!row || !group || (slug !== null && slug !== group.slug && row.userId !== viewer.id)) throw notFound();
  const isMine = row.userId === viewer.id;
  const { ranks, isWithin } = isMine ? itself : await requireSeeing(viewer, group, row);
  const settings = await moderationOf(read(), group.id);
  const hidesActor = isMine && !settings.logNames;
  const [action] = await actionViews(read(), group, [row], { hidesActor, reader: viewer.id });
  if (!action) throw notFound();
  const { userId } = row;
  const about = {
    kind: kindOf(row),
    userId,
    at: toldFrom(row).getTime(),
    isUndone: row.undoneAt !== null,
    isWiped: row.wipedAt !== null,
  };
  const appealable = whyNoAppeal({ ...about, isAppealed: action.appeal !== null }, viewer.id, settings, Date.now());
  const body = row.evidence?.["body"];
  return {
    action,
    group: { slug: group.slug, name: group.name, visibility: group.visibility },
    isMine,
    // What was said in a group is between its members: an operator reads by which law it went, not what it was.
    words: typeof body === "string" && (isMine || (isWithin && (row.kind !== "law" || ranks))) ? body : null,
    ...(await lawFor(viewer, group, row, { isMine, ranks })),
    kept: keptOf(await keptUntilOf(read(), row, settings), row.wipedAt),
    ...(isMine || row.kind !== "law" ? notHeld : await heldLine(viewer, { action: id }, `comment:${row.commentId}`)),
    ...(await powersOver(viewer, group, row)),
    appealUntil: appealable === null && !isUntold(row) ? new Date(appealEnds(about.at, settings)).toISOString() : null,
  };
}

const itself = { ranks: false, isWithin: false };

/** @returns whether they may read who asked for a legal removal, and whether they do as one of the group or did it themselves */
async function requireSeeing(viewer: SignedIn, group: GroupRow, row: ActionRow) {
  const { standing } = await groupToModerate(read(), viewer, group.slug);
  const asker = askerOf(viewer, standing);
  const isOwn = asker.isOperator && row.actorRole === "operator";
  const isWithin = canSeeCases(asker) || isOwn;
  if (isWithin || (asker.isOperator && row.kind === "law")) return { ranks: canSeeLaw(asker), isWithin };
  // Whoever did it may see what they did: a facilitator who closed a thread.
  if (row.actorId !== viewer.id || asker.role === null) throw notFound();
  return { ranks: false, isWithin: true };
}

async function lawFor(
  viewer: SignedIn,
  group: GroupRow,
  row: ActionRow,
  { isMine, ranks }: { isMine: boolean; ranks: boolean },
): Promise<Pick<Statement, "law" | "canTell">> {
  const law = (isMine && !isUntold(row)) || ranks ? await lawOf(read(), row) : null;
  if (!law || isMine) return { law: law && shownOf(law, "concerned"), canTell: false };
  const scope = await groupToModerate(read(), viewer, group.slug);
  const done = { by: row.actorId, rank: rankOfDone(row.actorRole), kind: kindOf(row) };
  const asked = { deed: "law" as const, userId: row.userId, scope: "comment" as const, of: null, done };
  return { law, canTell: isUntold(row) && (await hindranceIn(read(), viewer, scope, asked)) === null };
}

async function powersOver(viewer: SignedIn, group: GroupRow, row: ActionRow) {
  const none = { canUndo: false, canLift: false };
  const kind = kindOf(row);
  if (row.userId === viewer.id || kind === "approve" || row.undoneAt) return none;
  if (row.wipedAt && withholding.includes(kind) && stateOf(row) === "in-force") return none;
  const scope = await groupToModerate(read(), viewer, group.slug).catch(unlessRefused);
  const done = { by: row.actorId, rank: rankOfDone(row.actorRole), kind };
  const asked = { userId: row.userId, scope: scopeOf(row), of: null, done };
  const standing = scope ?? { group, standing: standingOf(viewer, group, null) };
  const may = async (deed: "undo" | "lift") =>
    (await hindranceIn(read(), viewer, standing, { ...asked, deed })) === null;
  const lasts = isOf(lasting, kind) && stateOf(row) === "in-force";
  return { canUndo: await may("undo"), canLift: lasts && (await may("lift")) };
}

function unlessRefused(error: unknown): null {
  if (isRefusal(error)) return null;
  throw error;
}

/**
 * All that was done in a group, newest first; for moderators.
 *
 * @throws Refusal `not-found`, `forbidden`; `invalid` (after)
 */
export async function actionsIn(
  viewer: SignedIn,
  slug: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<{ items: ActionView[]; next: string | null }> {
  const { group } = await moderatedGroup(viewer, slug);
  if (after !== null && !/^\d{1,9}$/.test(after)) throw invalid({ after: say(groupLogWords, (w) => w.cursor) });
  const rows = await read()
    .select()
    .from(actions)
    .where(and(eq(actions.groupId, group.id), after === null ? undefined : lt(actions.number, Number(after))))
    .orderBy(desc(actions.number))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return {
    items: await actionViews(read(), group, shown, { reader: viewer.id }),
    next: rows.length > limit ? String(shown.at(-1)?.number) : null,
  };
}

/** In which group an action was done, for addresses that do not name it. @throws Refusal `not-found` for who may not see it */
export async function slugOfAction(viewer: Viewer, id: string): Promise<string> {
  return (await statementFor(viewer, null, id)).group.slug;
}
