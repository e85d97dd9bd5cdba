/** Beside a session that runs: what the pages show of it to whoever may see it. */
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { prepared, read, schema } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { mintId } from "../mint";
import { canBeKey } from "../plain-line";
import { isRefusal } from "../refusals";
import { isHere, type Meeting } from "./meeting";
import { nowOf } from "./now";
import { knownMeeting, liveOn } from "./record.server";
import { sessionScreen, whereIs } from "./screens.server";
import { mayIn, sessionUrl } from "./session";
import { linesOf, sessionFor, type SessionRow, type SessionScope } from "./sessions.server";
import { stripNow, type StripView } from "./strip-view";

const { readingSessions, memberships } = schema;

/** Of groups that somebody is in: asked with each page of whoever is signed in, and answered from two indexes. */
const liveFor = prepared((db) =>
  db
    .select({ id: readingSessions.id })
    .from(readingSessions)
    .where(
      and(
        eq(readingSessions.state, "live"),
        inArray(
          readingSessions.groupId,
          db
            .select({ groupId: memberships.groupId })
            .from(memberships)
            .where(and(eq(memberships.userId, sql.placeholder("userId")), eq(memberships.state, "active"))),
        ),
      ),
    )
    .orderBy(desc(readingSessions.startsAt), desc(readingSessions.id))
    .limit(5)
    .prepare(),
);

/**
 * The session that runs for somebody, to be shown on the page with that path: on its text the one they are in before any
 * other on it; elsewhere the one they are in, then the newest. Undefined where none runs, or the page is a session's own.
 */
export async function stripFor(viewer: SignedIn, path: string): Promise<StripView | undefined> {
  if (path.startsWith("/s/")) return undefined;
  const rows = await liveFor(read()).execute({ userId: viewer.id });
  if (rows.length === 0) return undefined;
  const page = /^\/t\/([\w-]{1,64})$/.exec(path)?.[1];
  const found: Found[] = [];
  for (const { id } of rows) {
    const scope = await seenBy(viewer, id);
    if (!scope) continue;
    const [line] = await linesOf(read(), [scope.session]);
    const texts = (line?.texts ?? []).map(({ id, title }) => ({ id, title }));
    const isIn = isHere((await knownMeeting(scope.session)).people[viewer.id]);
    found.push({ scope, isIn, texts, textId: texts.find(({ id }) => id === page)?.id ?? null });
  }
  const near = ({ isIn, textId }: Found) => (textId !== null ? 2 : 0) + (isIn ? 1 : 0);
  const [best] = found.toSorted((a, b) => near(b) - near(a));
  return (
    best &&
    viewOf(
      viewer,
      best,
      found.filter((each) => each !== best).map(({ scope }) => scope.session),
    )
  );
}

type Found = Pick<StripView, "texts" | "textId"> & { scope: SessionScope; isIn: boolean };

async function viewOf(viewer: SignedIn, { scope, texts, textId }: Found, others: SessionRow[]): Promise<StripView> {
  const { session, standing } = scope;
  const [id, me] = [session.id, { id: viewer.id }];
  const now = stripNow(nowOf(id, await knownMeeting(session), Date.now()), me);
  const screen = textId === null ? null : await sessionScreen(viewer, id);
  return {
    ...{ id, url: sessionUrl(id), title: session.title, texts, me, may: mayIn(standing), seed: mintId(), textId, now },
    ...{ callUrl: session.callUrl, others: others.length },
    otherRuns: others.map((other) => ({ url: sessionUrl(other.id), title: other.title })),
    screen: screen && { ...screen, now: { ...screen.now, notes: [] }, messages: [] },
    where: await whereIs(now.spot),
  };
}

/** The block of a text where a group is that reads it just now, for those who may see the session. */
export async function groupAt(viewer: Viewer, textId: string): Promise<string | null> {
  if (!viewer || !canBeKey(textId)) return null;
  let first: Meeting | null = null;
  for (const session of await liveOn(read()).execute({ textId })) {
    if (!(await seenBy(viewer, session.id))) continue;
    const meeting = await knownMeeting(session);
    first ??= meeting;
    // As the strip has it: the one they are in before any other.
    if (!isHere(meeting.people[viewer.id])) continue;
    first = meeting;
    break;
  }
  return first?.spot?.textId === textId ? first.spot.block : null;
}

/** null: not theirs to see, or over meanwhile. */
async function seenBy(viewer: SignedIn, id: string): Promise<SessionScope | null> {
  try {
    const scope = await sessionFor(viewer, id);
    return scope.session.state === "live" ? scope : null;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
