/** How people talk in sessions that are planned or run already: the rules of their records. */
import type { Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { conflict } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import type { Meeting, MeetingRules } from "./meeting";
import { keep, Lines, meetingIn } from "./record.server";
import type { SessionRow } from "./sessions.server";

export type Ruled = Array<{ id: string; meeting: Meeting }>;

/**
 * For the caller's own write, which has asked whether they may; what stands already is not written again.
 *
 * @returns those that changed, to be told with `tellRules` when it is written
 * @throws Refusal `conflict` for one that is over
 */
export async function setRules(tx: Db, rows: SessionRow[], by: SignedIn, rules?: MeetingRules): Promise<Ruled> {
  const ruled: Ruled = [];
  if (!rules) return ruled;
  for (const row of rows) {
    const before = await meetingIn(tx, row);
    if (isSame(before.rules, rules)) continue;
    if (row.state === "ended") throw conflict(say(sessionWords, (w) => w.isOver));
    const id = mintId();
    const writer = new Lines(before, { id }, by);
    writer.do({ ask: "rules", rules, id }, { person: by.id, may: "run" });
    await writer.keepIn(tx, row);
    ruled.push({ id: row.id, meeting: writer.meeting });
  }
  return ruled;
}

/** Whoever has one of them open sees it at once. */
export function tellRules(ruled: Ruled): void {
  for (const { id, meeting } of ruled) {
    keep(id, meeting);
    announce("session", { sessionId: id, seq: meeting.number, moved: false });
  }
}

const isSame = (one: MeetingRules, other: MeetingRules): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
const inOrder = ({ queue, lists, repliesPerTurn, turnSeconds, airtime }: MeetingRules) => ({
  ...{ queue, lists, repliesPerTurn, turnSeconds, airtime },
});
