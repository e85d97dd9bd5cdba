/**
 * The record of a session: read, kept in mind, and written to. What is kept in mind is made of the lines alone, so that a
 * process that starts again in mid-sentence, or another one beside it, comes to the same.
 */
import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { prepared, read, schema, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { mintId } from "../mint";
import { canBeKey } from "../plain-line";
import { conflict, forbidden, type Refusal } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import type { Asker, Command, No } from "./command";
import { decide } from "./decide";
import type { Happening, MeetingEvent } from "./event";
import { after, afterAll } from "./happen";
import { isHere, newMeeting, standardRules, type Meeting, type MeetingRules } from "./meeting";
import { mineOf, nowOf, type SessionMine, type SessionNow } from "./now";
import { mayIn, canTakePart, type SessionPlan, type SessionStanding } from "./session";
import { planOf, sessionFor, type SessionRow } from "./sessions.server";
import { shownLine } from "./shown-line";

const { readingSessions, sessionEvents, sessionTexts } = schema;

/** Lines of the record read in one go. */
const page = 2_000;

/** Meetings as they stood after the line they name; a look-up reads the lines after it. The least used goes first. */
const kept = new Map<string, { meeting: Meeting; since: number }>();
const mostKept = 50;
/** Milliseconds after which one is made anew: what another process erased is gone from here too by then. */
const keptFor = 3_600_000;

/** The meeting as it stands on that side of the database. */
export async function meetingIn(db: Db, session: Pick<SessionRow, "id" | "seq">): Promise<Meeting> {
  const had = keptOf(session.id)?.meeting;
  // What is kept may be ahead of a reader that began earlier; never of a writer.
  let meeting = had && had.number <= session.seq ? had : newMeeting();
  while (meeting.number < session.seq) {
    const lines = await linesAfter(db, session.id, meeting.number);
    if (lines.length === 0) break;
    meeting = afterAll(meeting, lines);
  }
  return meeting;
}

export function keep(id: string, meeting: Meeting): void {
  const had = keptOf(id);
  kept.delete(id);
  kept.set(id, had && had.meeting.number > meeting.number ? had : { meeting, since: had?.since ?? Date.now() });
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
}

function keptOf(id: string): { meeting: Meeting; since: number } | undefined {
  const had = kept.get(id);
  if (had && Date.now() - had.since < keptFor) return had;
  kept.delete(id);
  return undefined;
}

/** For a record that was changed after all, for tests, and for a database that was put in the place of another. */
export const forgetMeetings = (): void => kept.clear();

/** Lines of the record after a number, in order. */
export async function linesAfter(
  db: Db,
  sessionId: string,
  number: number,
  most = page,
  kinds: readonly MeetingEvent["kind"][] | null = null,
): Promise<MeetingEvent[]> {
  const rows = await db
    .select()
    .from(sessionEvents)
    .where(
      and(
        eq(sessionEvents.sessionId, sessionId),
        gt(sessionEvents.number, number),
        kinds ? inArray(sessionEvents.kind, [...kinds]) : undefined,
      ),
    )
    .orderBy(asc(sessionEvents.number))
    .limit(most);
  return rows.map(
    ({ number: at, at: when, by, of, kind, data }) =>
      ({ ...data, kind, number: at, at: when.getTime(), by, of }) as unknown as MeetingEvent,
  );
}

/** All lines of it, whatever they are; or those of some kinds. */
export async function linesIn(db: Db, sessionId: string, kinds: readonly MeetingEvent["kind"][] | null = null) {
  const lines: MeetingEvent[] = [];
  for (;;) {
    const more = await linesAfter(db, sessionId, lines.at(-1)?.number ?? 0, page, kinds);
    lines.push(...more);
    if (more.length < page) return lines;
  }
}

export type SessionState = { now: SessionNow; mine: SessionMine };

/** What stands now, for whoever asks. @throws Refusal `not-found` */
export async function sessionState(viewer: Viewer, id: string): Promise<SessionState> {
  const { session, standing } = await sessionFor(viewer, id);
  return stateOf(viewer, session, standing, await knownMeeting(session));
}

export type SessionView = SessionPlan & SessionState;

/** The plan with it. @throws Refusal `not-found` */
export async function sessionView(viewer: Viewer, id: string): Promise<SessionView> {
  const scope = await sessionFor(viewer, id);
  const plan = await planOf(read(), scope);
  return { ...plan, ...stateOf(viewer, scope.session, scope.standing, await knownMeeting(scope.session)) };
}

/**
 * The record after a number, for those who may see the session. What was voted in polls that are still open is left out, so that
 * nobody is swayed before they have voted; the words of notes that were taken away again; who would rather not read aloud; and where
 * the group names nobody, who objects and why, and once it is over who spoke.
 *
 * @throws Refusal `not-found`
 */
export async function recordFor(
  viewer: Viewer,
  id: string,
  since: number,
): Promise<{ seq: number; events: object[]; more: boolean }> {
  const { session } = await sessionFor(viewer, id);
  const of = { meeting: await knownMeeting(session), names: session.namesInMinutes, person: viewer?.id ?? null };
  const lines = await linesAfter(read(), id, since, 501);
  const events = lines.slice(0, 500).map((line) => shownLine(line, of));
  return { seq: lines.slice(0, 500).at(-1)?.number ?? Math.min(since, session.seq), events, more: lines.length > 500 };
}

export function stateOf(
  viewer: Viewer,
  session: Pick<SessionRow, "id" | "namesInMinutes">,
  standing: SessionStanding,
  meeting: Meeting,
  at = Date.now(),
): SessionState {
  const person = viewer && canTakePart(standing) ? viewer.id : null;
  return {
    now: nowOf(session.id, meeting, at, { names: session.namesInMinutes }),
    mine: mineOf(meeting, person, mayIn(standing) === "run", at, session.namesInMinutes),
  };
}

/** Sessions that run on a text, the newest first. */
export const liveOn = prepared((db) =>
  db
    .select({ id: readingSessions.id, seq: readingSessions.seq })
    .from(sessionTexts)
    .innerJoin(readingSessions, eq(readingSessions.id, sessionTexts.sessionId))
    .where(and(eq(sessionTexts.textId, sql.placeholder("textId")), eq(readingSessions.state, "live")))
    .orderBy(desc(readingSessions.startsAt), desc(readingSessions.id))
    .prepare(),
);

/** The session in which somebody who writes about a text is: it runs on that text, and they are here. */
export async function writingIn(viewer: Viewer, textId: string): Promise<{ sessionId: string | null }> {
  if (!viewer || !canBeKey(textId)) return { sessionId: null };
  for (const session of await liveOn(read()).execute({ textId }))
    if (isHere((await knownMeeting(session)).people[viewer.id])) return { sessionId: session.id };
  return { sessionId: null };
}

/** What a session shows to everybody in it, for a room that only those are in who may see it. */
export async function sessionNow(id: string): Promise<SessionNow | null> {
  const [session] = await read()
    .select({ id: readingSessions.id, seq: readingSessions.seq, names: readingSessions.namesInMinutes })
    .from(readingSessions)
    .where(eq(readingSessions.id, id));
  return session ? nowOf(id, await knownMeeting(session), Date.now(), { names: session.names }) : null;
}

/** As read outside of a write, and kept in mind. */
export async function knownMeeting(session: Pick<SessionRow, "id" | "seq">): Promise<Meeting> {
  const meeting = await meetingIn(read(), session);
  keep(session.id, meeting);
  return meeting;
}

/** Lines that are being written: each is numbered, and the meeting goes on with it. */
export class Lines {
  readonly lines: MeetingEvent[] = [];
  readonly #at = Date.now();
  readonly #began: number;

  constructor(
    public meeting: Meeting,
    private readonly asked: { id: string },
    /** null: the server itself. */
    private readonly viewer: SignedIn | null,
  ) {
    this.#began = meeting.number;
  }

  /** @returns how many lines came of it. @throws Refusal `forbidden`, `conflict` */
  do(asked: Command, asker: Asker): number {
    // What came of a part of this very command does not make the rest of it a second time.
    const meeting = this.lines.length > 0 ? this.#without(asked.id) : this.meeting;
    const decision = decide(meeting, asked, asker);
    if ("no" in decision) throw refusalOf(decision.no);
    for (const happening of decision.events) this.#add(happening);
    return decision.events.length;
  }

  #without(id: string): Meeting {
    return { ...this.meeting, done: this.meeting.done.filter((each) => each !== id) };
  }

  #add(happening: Happening): void {
    const event: MeetingEvent = {
      ...happening,
      number: this.meeting.number + 1,
      // Clocks go back now and then; the record does not.
      at: Math.max(this.#at, this.meeting.startedAt ?? 0, this.meeting.turn?.from ?? 0),
      by: this.viewer === null || "operatorTool" in this.viewer.by ? null : this.viewer.id,
      of: this.asked.id,
    };
    this.lines.push(event);
    this.meeting = after(this.meeting, event);
  }

  async keepIn(tx: Db, session: SessionRow): Promise<void> {
    if (this.lines.length === 0) return;
    for (let at = 0; at < this.lines.length; at += 200)
      await tx.insert(sessionEvents).values(
        this.lines.slice(at, at + 200).map(({ number, at: when, by, of, kind, ...data }) => ({
          ...{ sessionId: session.id, number, at: new Date(when), by, of, kind },
          data: data as Record<string, unknown>,
        })),
      );
    const { state, startedAt, endedAt } = this.meeting;
    const turns = session.state !== "cancelled" && session.state !== state;
    const [moved] = await tx
      .update(readingSessions)
      .set({
        seq: this.meeting.number,
        // When it took place is told in lists and calendars too.
        ...(turns && {
          ...{ state, beganAt: startedAt === null ? null : new Date(startedAt) },
          ...{ endedAt: endedAt === null ? null : new Date(endedAt), changedAt: new Date(this.#at) },
          sequence: sql`${readingSessions.sequence} + 1`,
        }),
      })
      .where(and(eq(readingSessions.id, session.id), eq(readingSessions.seq, this.#began)))
      .returning({ seq: readingSessions.seq });
    if (!moved) throw new Error(`The record of session ${session.id} has moved under a write.`);
  }
}

/** The first lines of a new session: its rules, and what its agenda begins with. For the caller's own write. */
export async function beginRecord(
  tx: Db,
  session: SessionRow,
  by: SignedIn,
  {
    rules = standardRules,
    items = [],
  }: { rules?: MeetingRules; items?: Array<Extract<Command, { ask: "add-item" }>["item"]> },
): Promise<Meeting> {
  const id = mintId();
  const writer = new Lines(newMeeting(), { id }, by);
  const asker: Asker = { person: by.id, may: "run" };
  writer.do({ ask: "rules", rules, id }, asker);
  for (const item of items) writer.do({ ask: "add-item", item, before: null, id }, asker);
  await writer.keepIn(tx, session);
  return writer.meeting;
}

function refusalOf(why: No): Refusal {
  const detail = say(sessionWords, (w) => w.no[why]);
  return why === "not-yours" ? forbidden(detail) : conflict(detail);
}
