/**
 * What is asked of a session: decided, written and numbered in one write, so that order and time are the database's, and of two
 * who press at once the second finds what the first has done.
 */
import { and, eq, sql } from "drizzle-orm";
import { schema, write, type Db } from "#db/db.server";
import { requireName } from "../accounts/guests";
import type { SignedIn } from "../accounts/user";
import { activeAmong, everybodyIn } from "../groups/group-notices.server";
import { heldBack } from "../groups/restraint";
import { countTry } from "../limits/limits.server";
import { announce } from "../live/announce.server";
import { conflict, forbidden, invalid } from "../refusals";
import { lineWords } from "../words/lines";
import { minutesWords } from "../words/session-minutes";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import type { Asker, Command } from "./command";
import { isHere, type Meeting, type Passage, type Spot } from "./meeting";
import { objection } from "./polls";
import { keep, Lines, meetingIn, stateOf, type SessionState } from "./record.server";
import { versionsOf } from "./minutes.server";
import { keepVisits } from "./visits.server";
import { firstPlace, paragraphsOf, requirePlaces } from "./session-places.server";
import { queueSession, webhooksWait } from "./session-webhooks.server";
import { canCome, mayIn, type SessionStanding } from "./session";
import { sessionFor, sessionIn, type SessionScope } from "./sessions.server";

const { memberships, sessionBallotReasons, sessionBallots, sessionTexts, users } = schema;

/**
 * Does what is asked, once: the same `id` again does nothing more, and answers what stands.
 *
 * @returns what stands then; `did`: whether this call changed anything
 * @throws Refusal `not-found`, `forbidden`, `invalid` (passages that are not in the session's texts), `conflict` where the
 *   meeting says no or its minutes are approved, `too-many` (too fast, of who does not run it)
 */
export async function command(
  viewer: SignedIn,
  sessionId: string,
  asked: Command,
): Promise<SessionState & { did: boolean }> {
  const { standing } = await sessionFor(viewer, sessionId);
  if (mayIn(standing) !== "run") await countAsk(viewer);
  await requirePlaces(sessionId, asked);
  const parts = asked.ask === "add-reading" && asked.each ? await paragraphsOf(sessionId, asked.passage) : null;
  const first = asked.ask === "start" ? await firstPlace(sessionId) : null;
  const { meeting, scope, changed, moved, isAwaited, rooms, people } = await write(async (tx) => {
    const scope = await sessionIn(tx, viewer, sessionId);
    const before = await meetingIn(tx, scope.session);
    const writer = new Lines(before, asked, viewer);
    for (const part of parts === null ? [asked] : partsOf(asked, parts, before))
      await run(tx, scope, writer, viewer, part);
    if (before.state === "planned" && writer.meeting.state === "live") standAt(writer, viewer, asked, first);
    await writer.keepIn(tx, scope.session);
    if (before.state === "live" && writer.meeting.state === "ended") await keepVisits(tx, sessionId, writer.meeting);
    const isAwaited = await queueTurn(tx, scope, before, writer.meeting);
    const turns = (before.state === "live") !== (writer.meeting.state === "live") && writer.meeting.state !== "ended";
    const rooms = turns ? await roomsBeside(tx, scope) : [];
    const moved = before.spot !== writer.meeting.spot;
    const isTurn = (before.state === "live") !== (writer.meeting.state === "live");
    const people = isTurn ? await everybodyIn(tx, scope.group.id) : [];
    return { meeting: writer.meeting, scope, changed: writer.lines.length > 0, moved, isAwaited, rooms, people };
  });
  if (isAwaited) webhooksWait();
  keep(sessionId, meeting);
  if (changed) announce("session", { sessionId, seq: meeting.number, moved });
  for (const room of rooms) announce("changed", { room, what: "session" });
  // Wherever they are: a page of theirs says that one runs.
  if (people.length > 0) announce("theirs", { userIds: people, what: "session" });
  return { ...stateOf(viewer, scope.session, scope.standing, meeting), did: changed };
}

/** Everything asked is kept and told to every screen: nobody fills the evening alone. */
const countAsk = ({ id }: SignedIn): Promise<void> =>
  countTry(
    [
      ["sessionAsk", id],
      ["sessionAskHour", id],
    ],
    say(sessionWords, (w) => w.tooFast),
  );

/** Where nobody has put the group it stands where it will begin to read: nobody is left on a page without words. */
function standAt(writer: Lines, { id: person }: SignedIn, { id }: Command, first: Spot | null): void {
  const { spot, agenda } = writer.meeting;
  const passage = agenda.find((item) => item.passage !== null)?.passage;
  const at = passage ? { textId: passage.textId, block: passage.from } : first;
  if (spot === null && at) writer.do({ ask: "move", spot: at, id }, { person, may: "run" });
}

/** Where people are who may want to come along when it begins, or did. That it is over is told in its own room. */
async function roomsBeside(tx: Db, { session, group }: SessionScope): Promise<string[]> {
  const rows = await tx
    .select({ textId: sessionTexts.textId })
    .from(sessionTexts)
    .where(eq(sessionTexts.sessionId, session.id));
  return [`group:${group.slug}`, ...rows.map(({ textId }) => `text:${textId}`)];
}

/** Programs outside hear that it begins, goes on after all, and ends. */
async function queueTurn(tx: Db, scope: SessionScope, before: Meeting, after: Meeting): Promise<boolean> {
  if (before.state === after.state) return false;
  const session = { ...scope.session, state: after.state, seq: after.number };
  const what = { planned: "session.changed", live: "session.started", ended: "session.ended" } as const;
  return queueSession(tx, what[after.state], scope, session);
}

/** One reading for each paragraph that does not wait to be read already. */
function partsOf(asked: Command, parts: Passage[], { roster }: Meeting): Command[] {
  if (asked.ask !== "add-reading") return [asked];
  const waits = ({ from, to }: Passage) =>
    roster.some(({ state, passage }) => state === "waiting" && passage.from === from && passage.to === to);
  return parts
    .filter((part) => !waits(part))
    .map((passage, at) => ({ ...asked, passage, reading: `${asked.reading.slice(0, 58)}-${at}` }));
}

/** Whoever is muted is there all the same, and goes, takes back their hand, and passes or ends what they were put down for. */
const quiet = new Set<Command["ask"]>([
  "come",
  "leave",
  "lower",
  "pass-reading",
  "end-reading",
  "pass-round",
  "end-turn",
]);

/** Decides, with what only the database knows: who comes, under which name, and what lies in the boxes of secret polls. */
async function run(
  tx: Db,
  { session, group, standing }: SessionScope,
  writer: Lines,
  viewer: SignedIn,
  asked: Command,
): Promise<void> {
  const may = quiet.has(asked.ask) && standing.isMuted && canCome(standing) ? "take-part" : mayIn(standing);
  const asker: Asker = { person: viewer.id, may };
  if (asker.may === "listen") throw forbidden(whyNot(standing));
  // What would happen then could come into no minutes any more.
  if (asked.ask === "reopen" && (await versionsOf(tx, session.id)).at(-1)?.state === "approved")
    throw conflict(say(minutesWords, (w) => w.noReopening));
  if (asked.ask !== "leave" && asked.ask !== "lower") requireName(viewer);
  const self = selfOf(viewer, standing);
  if (asked.ask === "come") {
    const isSelf = asker.may !== "run" || asked.person === viewer.id;
    asked = { ...asked, ...(isSelf ? self : await knownAs(tx, group.id, asked, writer.meeting)) };
  }
  const comesBy = asked.ask !== "leave" && asked.ask !== "come" && writer.meeting.state === "live";
  const known = writer.meeting.people[viewer.id];
  // Also under a name they were not called by when they came.
  if (comesBy && (!isHere(known) || known?.name !== self.name || known.guest !== self.guest))
    writer.do({ ask: "come", ...self, id: asked.id }, { ...asker });
  if (asked.ask === "vote" && isSecretVote(writer.meeting, asked.poll)) {
    if (writer.do(asked, asker) > 0) await intoBox(tx, session.id, writer.meeting, asked);
    return;
  }
  if (asked.ask === "end")
    for (const poll of writer.meeting.polls)
      if (poll.state === "open") await closePoll(tx, session.id, writer, poll.id, asked.id, asker);
  if (asked.ask === "close-poll") await closePoll(tx, session.id, writer, asked.poll, asked.id, asker);
  else writer.do(asked, asker);
}

/** Guests are called so wherever the record names them. */
const selfOf = ({ id, name }: SignedIn, { membership }: SessionStanding): Self => ({
  ...{ person: id, userId: id, name },
  ...(membership?.guest && { guest: true }),
});
type Self = { person: string; userId: string; name: string; guest?: true };

/**
 * Who is added by whoever runs it: a member under the name they have, or somebody without a device. An account that is not of the
 * group is nobody here, as any other id is: whoever asks does not learn that there is one.
 *
 * @throws Refusal `invalid` for somebody who was here and is not of the group any more, and for a stranger without a name
 */
async function knownAs(
  tx: Db,
  groupId: string,
  { person: id, name }: Extract<Command, { ask: "come" }>,
  { people }: Meeting,
): Promise<Omit<Self, "person"> | object> {
  const [row] = await tx
    .select({ name: users.name, guest: memberships.guest })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.groupId, groupId), eq(memberships.userId, id)));
  if (row && (await activeAmong(tx, groupId, [id])).has(id))
    return { userId: id, name: row.name, ...(row.guest && { guest: true }) };
  const known = people[id];
  if (known && known.userId !== null) throw invalid({ person: say(sessionWords, (w) => w.isNotOfUs) });
  if (name === "" && !known) throw invalid({ name: say(lineWords, (w) => w.missing) });
  return name === "" ? { name: known?.name } : {};
}

const isSecretVote = (meeting: Meeting, id: string) => meeting.polls.find((poll) => poll.id === id)?.isSecret === true;

async function closePoll(tx: Db, sessionId: string, writer: Lines, poll: string, id: string, asker: Asker) {
  const rows = await tx
    .select({ choice: sessionBallots.choice, count: sessionBallots.count })
    .from(sessionBallots)
    .where(and(eq(sessionBallots.sessionId, sessionId), eq(sessionBallots.poll, poll)));
  const ballots: number[] = [];
  for (const { choice, count } of rows) ballots[choice] = count;
  const reasons = await reasonsIn(tx, sessionId, poll);
  // From then on they stand in the record.
  if (writer.do({ ask: "close-poll", poll, ballots, reasons, id }, asker) > 0)
    await tx.delete(sessionBallotReasons).where(reasonsOf(sessionId, poll));
}

/** All boxes of the poll are written anew with each vote: which row is the newest, or was there first, tells nothing. */
async function intoBox(
  tx: Db,
  sessionId: string,
  meeting: Meeting,
  { poll, choice, reason }: Extract<Command, { ask: "vote" }>,
): Promise<void> {
  const { choices = [], kind } = meeting.polls.find(({ id }) => id === poll) ?? {};
  await tx
    .insert(sessionBallots)
    .values(choices.map((_, at) => ({ sessionId, poll, choice: at, count: 0 })))
    .onConflictDoNothing();
  await tx
    .update(sessionBallots)
    .set({ count: sql`${sessionBallots.count} + case when ${sessionBallots.choice} = ${choice} then 1 else 0 end` })
    .where(and(eq(sessionBallots.sessionId, sessionId), eq(sessionBallots.poll, poll)));
  if (kind === "consent") await withReason(tx, sessionId, poll, choice === objection ? reason.trim() : "");
}

/** Sorted by their letters, and written with each vote, also with one that says none. */
async function withReason(tx: Db, sessionId: string, poll: string, reason: string): Promise<void> {
  const reasons = [...(await reasonsIn(tx, sessionId, poll)), ...(reason === "" ? [] : [reason])].sort();
  await tx
    .insert(sessionBallotReasons)
    .values({ sessionId, poll, reasons })
    .onConflictDoUpdate({ target: [sessionBallotReasons.sessionId, sessionBallotReasons.poll], set: { reasons } });
}

async function reasonsIn(tx: Db, sessionId: string, poll: string): Promise<string[]> {
  const [row] = await tx.select().from(sessionBallotReasons).where(reasonsOf(sessionId, poll));
  return row?.reasons ?? [];
}

const reasonsOf = (sessionId: string, poll: string) =>
  and(eq(sessionBallotReasons.sessionId, sessionId), eq(sessionBallotReasons.poll, poll));

const whyNot = (standing: SessionStanding) => heldBack(standing) ?? whyNotHere(standing);
const whyNotHere = ({ session }: SessionStanding) =>
  session.state === "cancelled" ? say(sessionWords, (w) => w.cancelled) : say(sessionWords, (w) => w.mayNotTakePart);
