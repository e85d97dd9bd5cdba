/** What an agenda might take up: questions that earlier sessions parked, and places where people argued or did not understand. */
import { createHash } from "node:crypto";
import { and, desc, eq, gt, inArray, ne } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { talkedAbout } from "../comments/talked-about.server";
import { mintId } from "../mint";
import { contestedWords } from "../words/session-offers";
import { evidenceOfTalk, ranked } from "./contested";
import type { MeetingEvent } from "./event";
import { meetingLimits, type AgendaItem, type Passage } from "./meeting";
import { parkedQuestions, type SessionEventLine } from "./parked";
import { passageLabel, type PassageLabel, type Remembering } from "./passages.server";
import { knownMeeting } from "./record.server";
import type { SessionText } from "./session";
import type { SessionScope } from "./sessions.server";

const { readingSessions, sessionEvents } = schema;

/** An item as it would be added, and why. */
export type Offer = {
  item: Pick<AgendaItem, "id" | "title" | "prompt"> & { passage: Passage | null };
  label: PassageLabel | null;
  why: string;
};
export type Offers = { parked: Offer[]; contested: Offer[] };

const kinds = ["noted", "note-changed", "note-removed", "item-added", "item-began", "item-removed", "item-ended"];
/** How many are shown, how many lines of records are looked at, and how far back. */
const most = { parked: 12, contested: 8, lines: 4_000, days: 366 };

type Found = { texts: SessionText[]; articles: Map<string, Remembering> };

/** For whoever runs the session, who is a member and so may see the group's other sessions too. */
export async function offersFor(viewer: SignedIn, scope: SessionScope, found: Found): Promise<Offers> {
  const { agenda } = await knownMeeting(scope.session);
  const [parked, contested] = await Promise.all([parkedFor(scope, found), contestedFor(viewer, agenda, found)]);
  return { parked, contested };
}

async function parkedFor({ session, group }: SessionScope, { texts, articles }: Found): Promise<Offer[]> {
  const rows = await read()
    .select({ event: sessionEvents, title: readingSessions.title, state: readingSessions.state })
    .from(sessionEvents)
    .innerJoin(readingSessions, eq(readingSessions.id, sessionEvents.sessionId))
    .where(
      and(
        ...[eq(readingSessions.groupId, group.id), ne(readingSessions.state, "cancelled")],
        gt(readingSessions.startsAt, new Date(Date.now() - most.days * 86_400_000)),
        inArray(sessionEvents.kind, kinds),
      ),
    )
    .orderBy(desc(readingSessions.startsAt), desc(sessionEvents.sessionId), desc(sessionEvents.number))
    .limit(most.lines);
  const titles = new Map(rows.map(({ event, title }) => [event.sessionId, title]));
  const lines = rows
    .reverse()
    .map(({ event: { sessionId, data, kind, number, at, by, of }, state }): SessionEventLine => ({
      ...{ sessionId, isOver: state === "ended" && sessionId !== session.id },
      event: { ...data, kind, number, at: at.getTime(), by, of } as unknown as MeetingEvent,
    }));
  return parkedQuestions(lines, itemOf)
    .reverse()
    .slice(0, most.parked)
    .map(({ sessionId, body, spot, item }) => {
      const at = spot?.block ? { textId: spot.textId, from: spot.block, to: spot.block } : null;
      const label = passageLabel(at, texts, articles);
      return {
        item: { id: item, title: lineOf(body), prompt: body.slice(0, meetingLimits.prompt), passage: label && at },
        ...{ label, why: contestedWords.en.parkedIn(titles.get(sessionId) ?? "") },
      };
    });
}

async function contestedFor(viewer: SignedIn, agenda: AgendaItem[], { texts, articles }: Found): Promise<Offer[]> {
  const words = contestedWords.en;
  const talk = await talkedAbout(
    viewer,
    texts.map(({ id }) => id),
  );
  const places = ranked([talk.map(evidenceOfTalk)], most.contested + agenda.length);
  return places
    .flatMap(({ textId, block, reasons }) => {
      const passage = { textId, from: block, to: block };
      const label = passageLabel(passage, texts, articles);
      if (!label || isOnAgenda(agenda, passage)) return [];
      const why = reasons.map((reason) => words.reason(reason)).join(", ");
      const name = label.from === null ? label.words : words.place(label.from, label.words);
      return [{ item: { id: mintId(), title: lineOf(name), prompt: "", passage }, label, why }];
    })
    .slice(0, most.contested);
}

/** As an item about that paragraph alone; one that was skipped leaves it to be talked about. */
const isOnAgenda = (agenda: AgendaItem[], { textId, from }: Passage): boolean =>
  agenda.some(
    ({ passage, state }) =>
      state !== "skipped" && passage?.textId === textId && passage.from === from && passage.to === from,
  );

const itemOf = (sessionId: string, note: string) => idOf("parked", sessionId, note);
/** The same question gives the same item wherever it is taken up: that is how one knows that it was. */
const idOf = (...parts: string[]) =>
  `${parts[0]}-${createHash("sha256").update(parts.join(" ")).digest("base64url").slice(0, 27)}`;

const lineOf = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= meetingLimits.title ? line : `${line.slice(0, meetingLimits.title - 2).trimEnd()} …`;
};
