/** What a group's page says of the session that was last: its minutes, what was decided, what is left for the next. */
import { and, desc, eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { placedNotes, type PlacedNote } from "./after.server";
import { nowOf } from "./now";
import { proposedAfter, type AfterNext } from "./next-plans.server";
import { knownMeeting } from "./record.server";
import { listed, type ListedSession } from "./session-lists.server";
import { linesOf } from "./sessions.server";

const { readingSessions } = schema;

export type LastSession = {
  session: ListedSession;
  /** The newest of what was decided, oldest first; the others stand on its page. */
  decisions: PlacedNote[];
  moreDecisions: number;
  /** How many questions are parked, and tasks taken on. */
  parked: number;
  tasks: number;
  /** For whoever may plan, while none is planned: what could come, and whose turn it would be. */
  next: Extract<AfterNext, { is: "proposed" }> | null;
};

/** A group's page has other things on it too. */
const shown = 3;

/**
 * @param isNext whether another session runs or is planned: then nothing is proposed
 * @returns null where none is over, or the reader may not open it
 * @throws Refusal `not-found`
 */
export async function lastSession(
  viewer: Viewer,
  groupId: string,
  { language, isNext }: { language: string; isNext: boolean },
): Promise<LastSession | null> {
  const [row] = await read()
    .select()
    .from(readingSessions)
    .where(and(eq(readingSessions.groupId, groupId), eq(readingSessions.state, "ended")))
    .orderBy(desc(readingSessions.startsAt), desc(readingSessions.id))
    .limit(1);
  if (!row) return null;
  const { items } = await listed(viewer, { items: await linesOf(read(), [row]), next: null }, language);
  const [session] = items;
  if (!session?.mayOpen) return null;
  const meeting = await knownMeeting(row);
  const { notes } = nowOf(row.id, meeting, meeting.endedAt ?? Date.now(), { all: true });
  const of = (wanted: (typeof notes)[number]["kind"]) => notes.filter(({ kind }) => kind === wanted);
  const decisions = of("decision");
  return {
    session,
    decisions: await placedNotes(decisions.slice(-shown), session.texts),
    moreDecisions: Math.max(0, decisions.length - shown),
    ...{ parked: of("question").length, tasks: of("task").length },
    next: isNext ? null : await proposedAfter(viewer, row.id, language),
  };
}
