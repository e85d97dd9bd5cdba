/** That two moderators never do the same twice: whoever is second hears what the first did, and nothing is recorded. */
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { CaseRow } from "../cases/cases.server";
import { conflict, type Refusal } from "../refusals";
import { actionWords } from "../words/moderation-acts";
import { say, type Message } from "../words/words";
import type { CheckedAct } from "./act-input.server";
import { actionViews } from "./action-views.server";
import type { ActionKind } from "./action";
import { actionById, newestOn, sameThing, withholding, type ActionRow } from "./in-force.server";
import type { Target } from "./target.server";

const { actions } = schema;

/** Milliseconds in which two who do the same have not seen each other, unless they say so (`seen`). */
export const sameMoment = 60_000;

type Group = { id: string };

/** @throws Refusal `conflict` with what the other did */
export async function requireUnchanged(
  tx: Db,
  group: Group,
  checked: CheckedAct,
  target: Target,
  of: CaseRow | null,
): Promise<void> {
  const newest = await newestOn(tx, group.id, target);
  const isClosed = of !== null && of.closedAt !== null;
  const isOther = of !== null && checked.case?.version !== null && of.version !== checked.case?.version;
  if (!isClosed && !isOther && (checked.seen === null || checked.seen === newest)) return;
  const done = of?.closedAt ? ((await ofCase(tx, of.id)) ?? newest) : newest;
  const detail = say(actionWords, (w) => (isClosed ? w.caseClosed : w.seen));
  throw await withCurrent(tx, group, detail, { id: done, of, seen: newest });
}

/**
 * What nothing but the clock tells apart from what was just done. Restraints, closings and the like would only be
 * replaced by the second; a warning, or an approval, would be there twice.
 *
 * @param replaced what is in force of this sort
 * @throws Refusal `conflict` with what was done
 */
export async function requireNews(
  tx: Db,
  viewer: SignedIn,
  group: Group,
  checked: CheckedAct,
  { target, of, replaced, now }: { target: Target; of: CaseRow | null; replaced: ActionRow | null; now: Date },
): Promise<void> {
  const { kind } = checked;
  const again = (row: ActionRow) =>
    withCurrent(
      tx,
      group,
      say(actionWords, (w) => w.already(row.number)),
      { id: row.id, of, seen: row.id },
    );
  if (replaced && replaced.kind === kind && kind !== "move" && isSame(replaced, checked)) throw await again(replaced);
  if (replaced && isUnseen(replaced, viewer, checked, now))
    throw await withCurrent(
      tx,
      group,
      say(actionWords, (w) => w.seen),
      { id: replaced.id, of, seen: replaced.id },
    );
  const isWaiting = of?.closedAt === null || (target.comment?.withheld ?? null) !== null;
  const just = await justDone(tx, group.id, kind, target, now);
  if (kind === "approve" && !isWaiting)
    throw just
      ? await again(just)
      : await withCurrent(
          tx,
          group,
          say(actionWords, (w) => w.notHidden),
          { id: await newestOn(tx, group.id, target), of, seen: null },
        );
  if (!just || kind === "approve" || checked.seen === just.id) return;
  if (just.actorId !== viewer.id || isAlike(just, checked)) throw await again(just);
}

/** What somebody else has just done would be replaced by another kind of act, by one who does not say what they have seen. */
const isUnseen = (row: ActionRow, viewer: SignedIn, { kind, seen, case: of }: CheckedAct, now: Date): boolean =>
  row.kind !== kind &&
  row.actorId !== null &&
  row.actorId !== viewer.id &&
  seen === null &&
  (of?.version ?? null) === null &&
  now.getTime() - row.at.getTime() < sameMoment;

/** The newest of this kind on the same thing that was done this moment and stands. */
async function justDone(tx: Db, groupId: string, kind: ActionKind, target: Target, now: Date) {
  const [row] = await tx
    .select()
    .from(actions)
    .where(
      and(
        eq(actions.groupId, groupId),
        eq(actions.kind, kind),
        sameThing(kind, target),
        // Two words to one person about two comments are two.
        kind === "warn"
          ? target.comment
            ? eq(actions.commentId, target.comment.id)
            : isNull(actions.commentId)
          : undefined,
        gt(actions.at, new Date(now.getTime() - sameMoment)),
        isNull(actions.undoneAt),
        eq(actions.undoneReason, ""),
      ),
    )
    .orderBy(desc(actions.number))
    .limit(1);
  return row ?? null;
}

async function ofCase(tx: Db, caseId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: actions.id })
    .from(actions)
    .where(eq(actions.caseId, caseId))
    .orderBy(desc(actions.number))
    .limit(1);
  return row?.id ?? null;
}

/** Of an action that is in force: whether this would only say it again. */
const isSame = (row: ActionRow, checked: CheckedAct): boolean =>
  (withholding.includes(row.kind as ActionKind) &&
    row.rule === checked.rule &&
    row.until?.getTime() === checked.until?.getTime()) ||
  (row.until?.getTime() === checked.until?.getTime() && isAlike(row, checked));

/** The same but for the moment at which each was sent, which an end that is counted from it shares. */
function isAlike(row: ActionRow, { reason, until, seconds, question, place }: CheckedAct): boolean {
  const has = (name: string) => row.details[name] ?? null;
  return (
    row.reason === reason &&
    Math.abs((row.until?.getTime() ?? 0) - (until?.getTime() ?? 0)) <= sameMoment &&
    has("seconds") === seconds &&
    has("question") === question &&
    has("place") === place
  );
}

/** A conflict that carries what stands now, so that whoever is second need not look for it. */
export async function withCurrent(
  tx: Db,
  group: Group,
  detail: Message,
  { id, of, seen }: { id: string; of: CaseRow | null; seen: string | null },
): Promise<Refusal> {
  const last = id === "" ? null : await actionById(tx, id);
  return conflict(detail, {
    current: {
      action: last ? ((await actionViews(tx, group, [last]))[0] ?? null) : null,
      case: of && { id: of.id, version: of.version, outcome: of.outcome },
      seen,
    },
  });
}
