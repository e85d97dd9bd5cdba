/** Who can be drawn by lot to decide an appeal, and who is: chance is the machine's, not a moderator's. */
import { randomInt } from "node:crypto";
import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { subjectOf } from "../cases/case";
import type { GroupRow } from "../groups/group-row.server";
import { drawable, drawLots, panelSize, type Candidate } from "./appeal";
import { personDeeds } from "./action";
import type { ActionRow } from "./in-force.server";

const { appealPanel, cases, comments, memberships, personalBlocks, reports, restraints } = schema;

type About = { group: Pick<GroupRow, "id">; action: ActionRow };

/**
 * Draws all seats, or for an appeal that has begun those that are free.
 *
 * @param appeal its id: whoever was drawn for it before is not drawn again
 * @returns whom; nobody where not all seats can be filled to begin with: then a moderator decides
 */
export async function drawPanel(tx: Db, about: About & { appeal: string | null }): Promise<string[]> {
  const seats = about.appeal === null ? [] : await seatsOf(tx, about.appeal);
  const taken = seats.filter(isTaken).length;
  const drawnBefore = seats.map(({ userId }) => userId);
  const candidates = (await drawableIn(tx, about)).filter((id) => !drawnBefore.includes(id));
  const free = panelSize - taken;
  if (about.appeal === null && candidates.length < free) return [];
  return drawLots(candidates, free, () => randomInt(2 ** 32) / 2 ** 32);
}

/** Whether a seat counts: a vote that was given does, also of somebody who has left since. */
export const isTaken = ({ answer }: { answer: string | null }): boolean => answer === null || answer === "accepted";

export const seatsOf = (tx: Db, appealId: string) =>
  tx
    .select()
    .from(appealPanel)
    .where(eq(appealPanel.appealId, appealId))
    .orderBy(appealPanel.drawnAt, appealPanel.userId);

/** Members without a share in it. */
export async function drawableIn(tx: Db, { group, action }: About): Promise<string[]> {
  const now = Date.now();
  const rows = await tx
    .select({
      id: memberships.userId,
      role: memberships.role,
      guest: memberships.guest,
      mutedUntil: restraints.mutedUntil,
    })
    .from(memberships)
    .leftJoin(restraints, and(eq(restraints.groupId, memberships.groupId), eq(restraints.userId, memberships.userId)))
    .where(and(eq(memberships.groupId, group.id), eq(memberships.state, "active")));
  const members: Candidate[] = rows.map(({ id, role, guest, mutedUntil }) => ({
    ...{ id, role, isGuest: guest !== null, isMuted: mutedUntil !== null && mutedUntil.getTime() > now },
  }));
  return drawable(members, await concernedBy(tx, action));
}

/** Whom it concerns, whoever acted, reported or wrote in the thread, and whoever one of the two does not want to see. */
async function concernedBy(tx: Db, action: ActionRow): Promise<string[]> {
  const parties = partiesTo(action);
  const writers = action.threadId
    ? await tx
        .selectDistinct({ id: comments.authorId })
        .from(comments)
        .where(and(eq(comments.threadId, action.threadId), isNotNull(comments.authorId)))
    : [];
  const blocks =
    parties.length > 0
      ? await tx
          .select()
          .from(personalBlocks)
          .where(or(inArray(personalBlocks.userId, parties), inArray(personalBlocks.blockedId, parties)))
      : [];
  return [
    ...parties,
    ...(await reportersOf(tx, action)),
    ...writers.flatMap(({ id }) => id ?? []),
    ...blocks.flatMap(({ userId, blockedId }) => [userId, blockedId]),
  ];
}

/** Whom it concerns, and who acted. */
export const partiesTo = ({ userId, actorId }: Pick<ActionRow, "userId" | "actorId">): string[] =>
  [userId, actorId].filter((id) => id !== null);

/** Whoever has reported what it was done to, in whatever case. */
async function reportersOf(tx: Db, { kind, caseId, commentId, userId }: ActionRow): Promise<string[]> {
  const about = [
    ...(commentId ? [subjectOf("comment", commentId)] : []),
    ...(userId && personDeeds.some((each) => each === kind) ? [subjectOf("person", userId)] : []),
  ];
  const which = or(
    caseId ? eq(cases.id, caseId) : undefined,
    about.length > 0 ? inArray(cases.subject, about) : undefined,
  );
  if (!which) return [];
  const rows = await tx
    .selectDistinct({ id: reports.reporterId })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(and(which, isNotNull(reports.reporterId)));
  return rows.flatMap(({ id }) => id ?? []);
}

/**
 * Of those with a role who cannot decide an appeal alone: whom it concerns, who acted, who reported it, and who has said
 * that they do not want to see one of the two. Who is not wanted by them learns nothing of that here.
 */
export async function conflictedOn(tx: Db, action: ActionRow): Promise<string[]> {
  const parties = partiesTo(action);
  const turned =
    parties.length > 0
      ? await tx
          .select({ id: personalBlocks.userId })
          .from(personalBlocks)
          .where(inArray(personalBlocks.blockedId, parties))
      : [];
  return [...parties, ...(await reportersOf(tx, action)), ...turned.map(({ id }) => id)];
}
