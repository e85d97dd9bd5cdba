/** What is left of a session when it is over: decisions, tasks, what is parked, polls, who was here. */
import { read } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import type { PollKind } from "./meeting";
import { nameIn, nowOf, objectionsIn, type Named, type NoteNow } from "./now";
import { articlesOf, blockHref } from "./passages.server";
import { knownMeeting } from "./record.server";
import { canRun, type SessionText } from "./session";
import { linesOf, sessionFor } from "./sessions.server";

export type PollLeft = {
  id: string;
  kind: PollKind;
  question: string;
  choices: string[];
  isSecret: boolean;
  voted: number;
  tally: number[];
  /** Of objections, in an open poll; `by` null where the group's minutes name nobody. */
  reasons: Array<{ by: string | null; reason: string }>;
};

/** A note with the paragraph the group was at; `title` where the session had several texts. null: at none, or it is gone. */
export type PlacedNote = NoteNow & { place: { number: number; title: string | null; href: string } | null };

export type SessionLeft = {
  startedAt: string | null;
  endedAt: string | null;
  notes: PlacedNote[];
  polls: PollLeft[];
  /** Minutes each was here. */
  people: Array<Named & { minutes: number }>;
  turns: number;
  /** Whether the asker may go on with it after all. */
  runs: boolean;
};

/** @throws Refusal `not-found` */
export async function sessionLeft(viewer: Viewer, id: string): Promise<SessionLeft> {
  const { session, standing } = await sessionFor(viewer, id);
  const meeting = await knownMeeting(session);
  const end = meeting.endedAt ?? Date.now();
  const { startedAt, endedAt, notes, turns } = nowOf(id, meeting, end, { all: true });
  const start = meeting.startedAt ?? end;
  return {
    ...{ startedAt, endedAt, turns, runs: canRun(standing) },
    notes: await placedNotes(notes, (await linesOf(read(), [session]))[0]?.texts ?? []),
    polls: meeting.polls
      .filter(({ state }) => state === "closed")
      .map((poll) => ({
        ...{ id: poll.id, kind: poll.kind, question: poll.question, choices: poll.choices },
        ...{ isSecret: poll.isSecret, voted: poll.voted.length, tally: poll.tally ?? [] },
        reasons: objectionsIn(meeting, poll, session.namesInMinutes)
          .filter(({ reason }) => reason !== "")
          .map(({ reason, by }) => ({ by: by?.name ?? null, reason })),
      })),
    people: Object.values(meeting.people)
      .map(({ id: person, here }) => ({
        ...{ id: person, name: nameIn(meeting, person) },
        minutes: Math.round(here.reduce((sum, { from, to }) => sum + stay(from, to ?? end, start), 0) / 60_000),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** Whoever came early has waited, not taken part. */
const stay = (from: number, to: number, start: number) => Math.max(0, to - Math.max(from, start));

/** @param texts of the session, as far as they stand */
export async function placedNotes(notes: NoteNow[], texts: SessionText[]): Promise<PlacedNote[]> {
  const articles = notes.some(({ spot }) => spot?.block) ? await articlesOf(texts) : null;
  return notes.map((note) => {
    const { textId = "", block = null } = note.spot ?? {};
    const [article, text] = [articles?.get(textId), texts.find(({ id }) => id === textId)];
    const number = block === null ? null : (article?.block(block)?.number ?? null);
    if (!article || !text || number === null) return { ...note, place: null };
    const href = blockHref(textId, block ?? "", article);
    return { ...note, place: { number, title: texts.length > 1 ? text.title : null, href } };
  });
}
