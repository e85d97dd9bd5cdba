/** What sessions keep of one person: given out to them, and erased with their account. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { announce } from "../live/announce.server";
import type { MeetingEvent } from "./event";
import { eraseMessages } from "./messages.server";
import { forgetMeetings, linesIn } from "./record.server";

const { sessionEvents, rsvps, sessionMessages, amendments, readingSessions, timePolls, timePollAnswers } = schema;

/**
 * The record of a session stays in order and without a gap, but nothing in it names somebody whose account is gone; with
 * `remove-words` it does not say their words either. Private lines to those who ran one go in any case. Done again it changes nothing.
 */
export async function eraseFromSessions(userId: string, how: "keep-words" | "remove-words"): Promise<void> {
  await eraseMessages(userId);
  const sessions = await read()
    .selectDistinct({ id: sessionEvents.sessionId })
    .from(sessionEvents)
    .where(eq(sessionEvents.by, userId));
  for (const { id } of sessions) {
    const lines = await linesIn(read(), id);
    const notes = new Set(
      lines.flatMap((line) => (line.kind === "noted" && line.note.by === userId ? [line.note.id] : [])),
    );
    const changed = lines.flatMap((line) => erased(line, userId, how, notes) ?? []);
    for (let at = 0; at < changed.length; at += 100)
      await write(async (tx) => {
        for (const { number, ...rest } of changed.slice(at, at + 100)) {
          const { at: _, by: __, of: ___, kind: ____, ...data } = rest;
          await tx
            .update(sessionEvents)
            .set({ data: data as Record<string, unknown> })
            .where(and(eq(sessionEvents.sessionId, id), eq(sessionEvents.number, number)));
        }
      });
    // Last, for a process that is killed before: these lines are how it finds what is left to do.
    await write((tx) =>
      tx
        .update(sessionEvents)
        .set({ by: null })
        .where(and(eq(sessionEvents.sessionId, id), eq(sessionEvents.by, userId))),
    );
    if (changed.length > 0) announce("changed", { room: `session:${id}`, what: "record" });
  }
  await write((tx) => tx.delete(timePollAnswers).where(eq(timePollAnswers.userId, userId)));
  if (how === "remove-words") await write((tx) => tx.delete(amendments).where(eq(amendments.userId, userId)));
  if (sessions.length > 0) forgetMeetings();
}

/** The line without what names them, or without their words too; null: it says neither. */
function erased(line: MeetingEvent, userId: string, how: string, notes: Set<string>): MeetingEvent | null {
  if (line.kind === "renamed") return line.person === userId && line.name !== "" ? { ...line, name: "" } : null;
  if (line.kind === "came") return line.userId === userId && line.name !== "" ? { ...line, name: "" } : null;
  if (how !== "remove-words") return null;
  switch (line.kind) {
    case "hand-raised":
    case "turn-began":
      return line.person === userId && line.words !== "" ? { ...line, words: "" } : null;
    case "hand-changed":
      return line.by === userId && line.words !== "" ? { ...line, words: "" } : null;
    case "voted":
      return line.person === userId && line.reason ? { ...line, reason: "" } : null;
    case "noted":
      return notes.has(line.note.id) && line.note.body !== "" ? { ...line, note: { ...line.note, body: "" } } : null;
    case "note-changed":
      return notes.has(line.note) && line.body !== "" ? { ...line, body: "" } : null;
    default:
      return null;
  }
}

/** For one's own export: what one said of coming, said in sessions, and wrote to those who ran them. */
export async function ownSessions(userId: string): Promise<object> {
  const [answers, messages, proposed, times, lines] = await Promise.all([
    read().select().from(rsvps).where(eq(rsvps.userId, userId)),
    read().select().from(sessionMessages).where(eq(sessionMessages.userId, userId)),
    read().select().from(amendments).where(eq(amendments.userId, userId)),
    ownTimes(userId),
    read()
      .select()
      .from(sessionEvents)
      .where(eq(sessionEvents.by, userId))
      .orderBy(asc(sessionEvents.sessionId), asc(sessionEvents.number)),
  ]);
  const ids = [...new Set([...answers, ...messages, ...proposed, ...lines].map(({ sessionId }) => sessionId))];
  const titles = new Map<string, string>();
  for (let at = 0; at < ids.length; at += 500)
    for (const { id, title } of await read()
      .select({ id: readingSessions.id, title: readingSessions.title })
      .from(readingSessions)
      .where(inArray(readingSessions.id, ids.slice(at, at + 500))))
      titles.set(id, title);
  const of = <Row extends { sessionId: string }>(rows: Row[], id: string) =>
    rows.filter(({ sessionId }) => sessionId === id);
  return {
    timePolls: times,
    readingSessions: ids.map((id) => ({
      title: titles.get(id) ?? null,
      answer: of(answers, id).map(({ answer, note, saidAt }) => ({ answer, note, saidAt }))[0] ?? null,
      messages: of(messages, id).map(({ body, at }) => ({ body, at })),
      amendments: of(proposed, id).map(({ body, at, state, answer }) => ({ body, at, state, answer })),
      record: of(lines, id).map(({ at, kind, data }) => ({ at, kind, ...data })),
    })),
  };
}

/** What one said of times that were asked about. */
const ownTimes = (userId: string) =>
  read()
    .select({
      poll: timePolls.title,
      startsAt: timePollAnswers.startsAt,
      answer: timePollAnswers.answer,
      saidAt: timePollAnswers.saidAt,
    })
    .from(timePollAnswers)
    .innerJoin(timePolls, eq(timePolls.id, timePollAnswers.pollId))
    .where(eq(timePollAnswers.userId, userId))
    .orderBy(asc(timePollAnswers.pollId), asc(timePollAnswers.startsAt));
