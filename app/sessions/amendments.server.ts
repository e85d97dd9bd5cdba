/** Amendments to minutes: proposed and withdrawn by those who were there, decided by those who run the session. */
import { and, eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { notAllowed } from "../groups/not-allowed";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { tellNotices } from "../notices/notices.server";
import { conflict, forbidden, invalid, notFound } from "../refusals";
import { minutesWords } from "../words/session-minutes";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { amendmentsOf, decideAmendment, isInTime, lastDayOf, wasThere } from "./amendments-kept.server";
import { Fields } from "./fields";
import { minutesFor, versionsOf } from "./minutes.server";
import { minutesLimits, type AmendmentView } from "./minutes-view";
import { meetingIn } from "./record.server";
import { canAmend, canRun } from "./session";
import { sessionFor, sessionIn } from "./sessions.server";

const { amendments } = schema;

/**
 * Somebody who was there proposes other words. The same `id` again is the same amendment, also when it is too late for another.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid`, `conflict` when it is too late
 */
export async function proposeAmendment(
  viewer: SignedIn,
  id: string,
  input: unknown,
): Promise<{ amendment: AmendmentView; created: boolean }> {
  const f = new Fields(input);
  const amendmentId = f.isNone("id") ? mintId() : f.minted("id");
  const body = f.prose("body", { min: 1, max: minutesLimits.amendment });
  const now = await minutesFor(viewer, id);
  f.require();
  const created = await write(async (tx) => {
    const { standing, session } = await sessionIn(tx, viewer, id);
    if (!canAmend(standing))
      throw notAllowed(
        standing,
        say(minutesWords, (w) => w.notHere),
      );
    const rows = await versionsOf(tx, id);
    if (!wasThere(await meetingIn(tx, session), viewer.id)) throw forbidden(say(minutesWords, (w) => w.notHere));
    // Ids are one for all sessions: one that stands elsewhere is not told from any other that is taken.
    const [same] = await tx.select().from(amendments).where(eq(amendments.id, amendmentId));
    if (same && (same.sessionId !== id || same.userId !== viewer.id))
      throw invalid({ id: say(minutesWords, (w) => w.amendmentTaken) });
    if (same) return false;
    if (!now.version || rows.at(-1)?.state !== "shown" || !isInTime(lastDayOf(rows, session), session.timeZone))
      throw conflict(say(minutesWords, (w) => w.amendmentsOver));
    const all = await amendmentsOf(tx, id);
    // Nobody takes from the others what there is room for.
    if (all.filter(({ by }) => by?.id === viewer.id).length >= minutesLimits.amendmentsOfOne)
      throw conflict(say(minutesWords, (w) => w.tooManyOfOne(minutesLimits.amendmentsOfOne)));
    if (all.length >= minutesLimits.amendments)
      throw conflict(say(minutesWords, (w) => w.tooMany(minutesLimits.amendments)));
    const row = { id: amendmentId, sessionId: id, version: now.version, userId: viewer.id, body, at: new Date() };
    await tx.insert(amendments).values({ ...row, state: "open" });
    return true;
  });
  if (created) announce("changed", { room: `session:${id}`, what: "minutes" });
  const made = (await amendmentsOf(read(), id)).find((each) => each.id === amendmentId);
  if (!made) throw notFound();
  return { amendment: made, created };
}

/**
 * By whoever proposed it, while it is open; its words go. Twice is once.
 *
 * @throws Refusal `not-found` (also for somebody else's), `conflict` for what was decided on
 */
export async function withdrawAmendment(viewer: SignedIn, id: string, amendment: string): Promise<void> {
  await sessionFor(viewer, id);
  const isNews = await write(async (tx) => {
    await sessionIn(tx, viewer, id);
    const own = and(eq(amendments.id, amendment), eq(amendments.sessionId, id), eq(amendments.userId, viewer.id));
    const [row] = await tx.select({ state: amendments.state }).from(amendments).where(own);
    if (!row) throw notFound();
    if (row.state === "withdrawn") return false;
    // Minutes that were approved before that closed what was open left it so.
    if (row.state !== "open" || (await versionsOf(tx, id)).at(-1)?.state === "approved")
      throw conflict(say(minutesWords, (w) => w.isDecided));
    await tx.update(amendments).set({ state: "withdrawn", body: "", answeredAt: new Date() }).where(own);
    return true;
  });
  if (isNews) announce("changed", { room: `session:${id}`, what: "minutes" });
}

/** `{state: "taken" | "declined", answer}`. What the minutes say stays: `save` with its id changes both at once. @throws Refusal `not-found`, `forbidden`, `invalid`, `conflict` once they are approved */
export async function answerAmendment(
  viewer: SignedIn,
  id: string,
  amendment: string,
  input: unknown,
): Promise<AmendmentView> {
  const f = new Fields(input);
  const state = f.oneOf("state", ["taken", "declined"]);
  const answer = f.prose("answer", { min: state === "declined" ? 1 : 0, max: minutesLimits.answer });
  await sessionFor(viewer, id);
  f.require();
  const told = await write(async (tx) => {
    const { standing, session } = await sessionIn(tx, viewer, id);
    if (!canRun(standing))
      throw notAllowed(
        standing,
        say(sessionWords, (w) => w.mayNotRun),
      );
    const known = and(eq(amendments.id, amendment), eq(amendments.sessionId, id));
    if ((await tx.$count(amendments, known)) === 0) throw notFound();
    // What approved minutes were made of stays decided as it was.
    if ((await versionsOf(tx, id)).at(-1)?.state === "approved") throw conflict(say(minutesWords, (w) => w.isApproved));
    return decideAmendment(tx, session, amendment, { state, answer }, viewer);
  });
  tellNotices(told);
  announce("changed", { room: `session:${id}`, what: "minutes" });
  const answered = (await amendmentsOf(read(), id)).find((each) => each.id === amendment);
  if (!answered) throw notFound();
  return answered;
}
