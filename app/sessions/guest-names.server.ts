/** What guests are called in sessions: by a name of their own, and by that of nobody who is there without a device. */
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { nameKeyOf } from "../accounts/names";
import type { SignedIn } from "../accounts/user";
import { mintId } from "../mint";
import { invalid, isRefusal } from "../refusals";
import { sessionGuestWords } from "../words/session-guests";
import { say } from "../words/words";
import { command } from "./commanding.server";
import { isHere, meetingLimits } from "./meeting";
import { ownSessions } from "./own-sessions.server";
import { knownMeeting } from "./record.server";

const { readingSessions } = schema;

/** The most sessions of one person that run at once and are told of a new name. */
const mostAtOnce = 20;

/**
 * Names of accounts are taken once and for all; those that were called out in a room are in its session alone.
 *
 * @throws Refusal `invalid` (name)
 */
export async function refuseNamesake(sessionId: string, name: unknown): Promise<void> {
  if (typeof name !== "string" || name.length > meetingLimits.name * 4) return;
  const [session] = await read()
    .select({ id: readingSessions.id, seq: readingSessions.seq })
    .from(readingSessions)
    .where(eq(readingSessions.id, sessionId));
  if (!session) return;
  const key = nameKeyOf(name);
  const { people } = await knownMeeting(session);
  if (Object.values(people).some((each) => each.userId === null && isHere(each) && nameKeyOf(each.name) === key))
    throw invalid({ name: say(sessionGuestWords, (w) => w.namesake) });
}

/** The same for every session that runs where they are. @throws Refusal `invalid` (name) */
export async function refuseNamesakes(viewer: SignedIn, name: unknown): Promise<void> {
  for (const { id } of await runningOf(viewer)) await refuseNamesake(id, name);
}

/** Where they are just now they are called so from now on. What was before stays as it was. */
export async function tellNewName(viewer: SignedIn, name: string): Promise<void> {
  for (const { id, seq } of await runningOf(viewer)) {
    if (!isHere((await knownMeeting({ id, seq })).people[viewer.id])) continue;
    await command({ ...viewer, name }, id, {
      ask: "come",
      id: mintId(),
      person: viewer.id,
      userId: viewer.id,
      name,
    }).catch((error: unknown) => {
      // Whoever may not take part any more is told of with the name they had.
      if (!isRefusal(error)) throw error;
    });
  }
}

async function runningOf(viewer: SignedIn): Promise<Array<{ id: string; seq: number }>> {
  const own = await ownSessions(viewer, { language: "en", limit: mostAtOnce, live: true });
  const found: Array<{ id: string; seq: number }> = [];
  for (const { id } of own)
    found.push(
      ...(await read()
        .select({ id: readingSessions.id, seq: readingSessions.seq })
        .from(readingSessions)
        .where(eq(readingSessions.id, id))),
    );
  return found;
}
