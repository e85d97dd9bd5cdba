/**
 * Private lines to those who run a session. They stand in no record, and nobody else hears of them: neither the words nor that
 * there are any.
 */
import { and, count, desc, eq, isNull, lte, notInArray } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { notAllowed } from "../groups/not-allowed";
import { requireName } from "../accounts/guests";
import type { SignedIn, Viewer } from "../accounts/user";
import { countTry } from "../limits/limits.server";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { conflict, notFound } from "../refusals";
import { nameAs } from "../words/session-guests";
import { messageWords } from "../words/session-messages";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { Fields } from "./fields";
import { messageLimits, type MessageView } from "./message";
import { canCome, canRun, canTakePart, sessionLimits } from "./session";
import { sessionFor, sessionIn, type SessionScope } from "./sessions.server";

const { memberships, readingSessions, sessionMessages, users } = schema;

/** What was sent, oldest first: all of it for those who run the session, for others their own. @throws Refusal `not-found` */
export async function messagesFor(viewer: Viewer, sessionId: string): Promise<MessageView[]> {
  return messagesIn(viewer, await sessionFor(viewer, sessionId));
}

export async function messagesIn(viewer: Viewer, { session, standing }: Scope): Promise<MessageView[]> {
  if (!viewer || !canCome(standing)) return [];
  const rows = await rowsOf(read(), session.id, canRun(standing) ? null : viewer.id);
  return rows.map(viewOf).reverse();
}
type Scope = Pick<SessionScope, "standing"> & { session: { id: string } };

/**
 * `{id?, body}`, from whoever takes part in a session that runs. The same `id` again is the same line.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field, `conflict` (not live, or too many), `too-many` (too fast)
 */
export async function sendMessage(
  viewer: SignedIn,
  sessionId: string,
  input: unknown,
): Promise<{ message: MessageView; created: boolean }> {
  const f = new Fields(input);
  const [id, body] = [
    f.has("id") ? f.minted("id") : mintId(),
    f.prose("body", { min: 1, max: sessionLimits.message.max }),
  ];
  const { standing } = await sessionFor(viewer, sessionId);
  if (!canTakePart(standing))
    throw notAllowed(
      standing,
      say(sessionWords, (w) => w.mayNotTakePart),
    );
  requireName(viewer);
  f.require();
  const had = await ownRow(read(), viewer, sessionId, id);
  if (had) return { message: viewOf(had), created: false };
  await countTry(
    [["sessionMessage", viewer.id]],
    say(messageWords, (w) => w.tooFast),
  );
  const sent = await write(async (tx) => {
    const { session, standing } = await sessionIn(tx, viewer, sessionId);
    if (!canTakePart(standing))
      throw notAllowed(
        standing,
        say(sessionWords, (w) => w.mayNotTakePart),
      );
    if (session.state !== "live") throw conflict(say(sessionWords, (w) => w.no["not-live"]));
    const had = await ownRow(tx, viewer, sessionId, id);
    if (had) return { row: had, created: false };
    await requireRoom(tx, viewer, sessionId);
    await tx.insert(sessionMessages).values({ id, sessionId, userId: viewer.id, body, at: new Date() });
    return { row: await ownRow(tx, viewer, sessionId, id), created: true };
  });
  if (!sent.row) throw notFound();
  if (sent.created) tell(sessionId);
  return { message: viewOf(sent.row), created: sent.created };
}

/** By whoever sent it, seen or not. @throws Refusal `not-found` */
export async function takeBackMessage(viewer: SignedIn, sessionId: string, id: string): Promise<void> {
  await sessionFor(viewer, sessionId);
  const own = and(...isMessage(sessionId, id), eq(sessionMessages.userId, viewer.id));
  const gone = await write((tx) => tx.delete(sessionMessages).where(own).returning({ id: sessionMessages.id }));
  if (gone.length === 0) throw notFound();
  tell(sessionId);
}

/** Done with, or after all not. @throws Refusal `not-found`, `forbidden` */
export async function putAwayMessage(
  viewer: SignedIn,
  sessionId: string,
  id: string,
  { done = true } = {},
): Promise<MessageView> {
  await sessionFor(viewer, sessionId);
  const row = await write(async (tx) => {
    const { standing } = await sessionIn(tx, viewer, sessionId);
    if (!canRun(standing))
      throw notAllowed(
        standing,
        say(messageWords, (w) => w.mayNotPutAway),
      );
    const [found] = await withSender(tx).where(and(...isMessage(sessionId, id)));
    if (!found) throw notFound();
    const doneAt = done ? (found.message.doneAt ?? new Date()) : null;
    await tx
      .update(sessionMessages)
      .set({ doneAt })
      .where(and(...isMessage(sessionId, id)));
    return { ...found, message: { ...found.message, doneAt } };
  });
  tell(sessionId);
  return viewOf(row);
}

/** The job that deletes lines once nobody needs them: of sessions that run no more. */
export async function sweepMessages(now = Date.now()): Promise<void> {
  const over = new Date(now - messageLimits.days * 24 * 60 * 60_000);
  const running = read()
    .select({ id: readingSessions.id })
    .from(readingSessions)
    .where(eq(readingSessions.state, "live"));
  await write((tx) =>
    tx
      .delete(sessionMessages)
      .where(and(lte(sessionMessages.at, over), notInArray(sessionMessages.sessionId, running))),
  );
}

/** With the account go the lines, whatever else is kept. */
export async function eraseMessages(userId: string): Promise<void> {
  const gone = await write((tx) =>
    tx
      .delete(sessionMessages)
      .where(eq(sessionMessages.userId, userId))
      .returning({ sessionId: sessionMessages.sessionId }),
  );
  for (const id of new Set(gone.map(({ sessionId }) => sessionId))) tell(id);
}

/** Those who run it alone hear that there is something to ask for. */
const tell = (sessionId: string) =>
  announce("changed", { room: `session:${sessionId}`, what: "messages", only: "run" });

async function requireRoom(tx: Db, viewer: SignedIn, sessionId: string): Promise<void> {
  const own = [eq(sessionMessages.sessionId, sessionId), eq(sessionMessages.userId, viewer.id)];
  const counted = async (...more: Array<ReturnType<typeof isNull>>) =>
    (
      await tx
        .select({ count: count() })
        .from(sessionMessages)
        .where(and(...own, ...more))
    )[0]?.count ?? 0;
  if ((await counted(isNull(sessionMessages.doneAt))) >= messageLimits.open)
    throw conflict(say(messageWords, (w) => w.tooManyOpen(messageLimits.open)));
  if ((await counted()) >= messageLimits.all) throw conflict(say(messageWords, (w) => w.tooMany(messageLimits.all)));
}

/** null: there is none yet. @throws Refusal `conflict` for an id that is somebody else's */
async function ownRow(db: Db, viewer: SignedIn, sessionId: string, id: string): Promise<Row | null> {
  const [found] = await withSender(db).where(eq(sessionMessages.id, id));
  if (!found) return null;
  const { message } = found;
  if (message.userId !== viewer.id || message.sessionId !== sessionId)
    throw conflict(say(messageWords, (w) => w.taken));
  return found;
}

const isMessage = (sessionId: string, id: string) => [
  eq(sessionMessages.id, id),
  eq(sessionMessages.sessionId, sessionId),
];

const withSender = (db: Db) =>
  db
    .select({ message: sessionMessages, name: users.name, guest: memberships.guest })
    .from(sessionMessages)
    .innerJoin(users, eq(users.id, sessionMessages.userId))
    .innerJoin(readingSessions, eq(readingSessions.id, sessionMessages.sessionId))
    .leftJoin(
      memberships,
      and(eq(memberships.groupId, readingSessions.groupId), eq(memberships.userId, sessionMessages.userId)),
    );
type Row = { message: typeof sessionMessages.$inferSelect; name: string; guest: string | null };

/** The newest first. */
const rowsOf = (db: Db, sessionId: string, userId: string | null): Promise<Row[]> =>
  withSender(db)
    .where(
      and(eq(sessionMessages.sessionId, sessionId), userId === null ? undefined : eq(sessionMessages.userId, userId)),
    )
    .orderBy(desc(sessionMessages.at), desc(sessionMessages.id))
    .limit(messageLimits.shown);

const viewOf = ({ message: { id, userId, body, at, doneAt }, name, guest }: Row): MessageView => ({
  ...{ id, by: { id: userId, name: nameAs(name, guest) }, body, at: at.toISOString() },
  isDone: doneAt !== null,
});
