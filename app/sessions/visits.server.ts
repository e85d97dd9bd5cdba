/** Where sessions have been in their texts: written when one ends, told in the margin to those who may see the session. */
import { and, desc, eq, inArray } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { groupIn } from "../groups/groups.server";
import { isRefusal } from "../refusals";
import { visitWords } from "../words/session-visits";
import type { Language } from "../words/words";
import type { Meeting, Passage } from "./meeting";
import { passageId } from "./minutes-place";
import { articlesOf } from "./passages.server";
import { linesIn } from "./record.server";
import { canSeeSession, sessionUrl } from "./session";
import { visitKinds, visitsOf } from "./visits";

const { readingSessions, sessionMinutes, sessionTexts, sessionVisits, texts } = schema;

/** Rows in one statement. */
const atOnce = 200;

/** For the write in which it ends; when it ends again, they are what they are then. */
export async function keepVisits(tx: Db, sessionId: string, meeting: Meeting): Promise<void> {
  const of = await tx
    .select({ id: texts.id, title: texts.title })
    .from(sessionTexts)
    .innerJoin(texts, eq(texts.id, sessionTexts.textId))
    .where(eq(sessionTexts.sessionId, sessionId));
  const articles = await articlesOf(
    of.map((text) => ({ ...text, url: "" })),
    tx,
  );
  const within = ({ textId, from, to }: Passage): string[] => {
    const blocks = articles.get(textId)?.sections.flatMap((section) => section.blocks) ?? [];
    const at = (id: string) => blocks.findIndex((block) => block.id === id);
    return at(from) < 0 || at(to) < at(from) ? [] : blocks.slice(at(from), at(to) + 1).map(({ id }) => id);
  };
  const visits = visitsOf(meeting, await linesIn(tx, sessionId, visitKinds), within)
    // A text that was taken from the session, or is gone, has no margin to tell it in.
    .filter(({ textId }) => articles.has(textId));
  await tx.delete(sessionVisits).where(eq(sessionVisits.sessionId, sessionId));
  const rows = visits.map(({ at, ...visit }) => ({ ...visit, sessionId, at: new Date(at) }));
  for (let from = 0; from < rows.length; from += atOnce)
    await tx.insert(sessionVisits).values(rows.slice(from, from + atOnce));
}

/** The newest sessions that are told of in one margin. */
const mostSessions = 30;

/** To where they speak of the passage with that block. */
const minutesAt = (id: string, block: string) =>
  `${sessionUrl(id)}/minutes?passage=${encodeURIComponent(block)}#${passageId}`;

/** What a margin says beside a block, and where that leads. */
export type Visited = { words: string; href: string; session: string };

/**
 * By block of that text: in which session it was discussed last, for those who may see that session. Passages of several
 * paragraphs have one line for each; where it stands is the page's business.
 */
export async function visitedIn(viewer: Viewer, textId: string, language: Language): Promise<Map<string, Visited>> {
  const told = new Map<string, Visited>();
  if (!viewer) return told;
  const sessions = (
    await read()
      .selectDistinct({ session: readingSessions })
      .from(sessionVisits)
      .innerJoin(readingSessions, eq(readingSessions.id, sessionVisits.sessionId))
      .where(and(eq(sessionVisits.textId, textId), eq(readingSessions.state, "ended")))
      .orderBy(desc(readingSessions.startsAt), desc(readingSessions.id))
      .limit(mostSessions)
  ).map(({ session }) => session);
  const [newest] = sessions;
  if (!newest) return told;
  const scope = await groupIn(read(), viewer, { id: newest.groupId }).catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  const seen = sessions.filter(
    ({ state, guests }) =>
      scope && canSeeSession({ ...scope.standing, session: { state, guests, isAppointed: false } }),
  );
  if (seen.length === 0) return told;
  const ids = seen.map(({ id }) => id);
  const [visits, minuted] = await Promise.all([
    read()
      .select({ sessionId: sessionVisits.sessionId, block: sessionVisits.block })
      .from(sessionVisits)
      .where(and(eq(sessionVisits.textId, textId), inArray(sessionVisits.sessionId, ids))),
    read()
      .selectDistinct({ sessionId: sessionMinutes.sessionId })
      .from(sessionMinutes)
      .where(and(inArray(sessionMinutes.sessionId, ids), inArray(sessionMinutes.state, ["shown", "approved"]))),
  ]);
  const blocks = new Map<string, Set<string>>();
  for (const { sessionId, block } of visits) blocks.set(block, (blocks.get(block) ?? new Set()).add(sessionId));
  const hasMinutes = new Set(minuted.map(({ sessionId }) => sessionId));
  const words = visitWords[language];
  const year = new Date().getFullYear();
  for (const [block, among] of blocks) {
    const last = seen.find(({ id }) => among.has(id));
    if (!last) continue;
    // When it was, which may be another day than the one that was planned.
    const when = last.beganAt ?? last.startsAt;
    const isThisYear = when.getFullYear() === year;
    const day = new Intl.DateTimeFormat(language, {
      ...{ day: "numeric", month: "long", timeZone: last.timeZone },
      ...(isThisYear ? {} : { year: "numeric" }),
    }).format(when);
    const href = hasMinutes.has(last.id) ? minutesAt(last.id, block) : sessionUrl(last.id);
    told.set(block, { words: words.discussed(day, among.size - 1), href, session: last.id });
  }
  return told;
}
