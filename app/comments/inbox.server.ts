/**
 * What somebody has missed, as far as they may see it now: notices hold ids, and what those point at is looked up here.
 * A notice of a group is for its members; of one that is archived nothing but that is shown or counted,
 * and of one that one has left nothing but that one was removed.
 */
import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, notInArray, or, sql } from "drizzle-orm";
import { prepared, read, schema, write, type Db } from "#db/db.server";
import { byNobodyBlocked } from "../accounts/blocks.server";
import type { SignedIn } from "../accounts/user";
import { readInstantCursor, instantCursor } from "../cursors";
import { canLetIn, roles } from "../groups/group";
import {
  accountableKinds,
  amendmentEnds,
  mostCounted,
  sessionChanges,
  timesNews,
  type NoticeView,
} from "../notices/notice";
import { markRead, tellNotices } from "../notices/notices.server";
import { invalid, notFound } from "../refusals";
import { articleOf } from "../texts/articles.server";
import { noticeWords } from "../words/notices";
import { say } from "../words/words";
import type { Place } from "./anchor";
import { placeHref } from "./place-url";
import { beginningOf } from "./reading.server";

const { actions, notices, groups, memberships, texts, comments, users, readingSessions } = schema;

/** The rules of `groups/group.ts`, in words that a query understands. */
const lettingIn = roles.filter((role) =>
  canLetIn({
    viewer: null,
    group: { visibility: "private", joining: "request", isArchived: false, guests: "none" },
    membership: { role, state: "active" },
  }),
);
export const mayBeSeen = and(
  isNull(notices.withdrawnAt),
  or(
    isNull(notices.groupId),
    // What was done to somebody is told also where they are shut out.
    inArray(notices.kind, [...accountableKinds]),
    and(
      or(eq(memberships.state, "active"), isNotNull(memberships.guest)),
      or(isNull(memberships.guest), ne(groups.guests, "none")),
      or(isNull(groups.archivedAt), eq(notices.kind, "group-archived")),
    ),
  ),
  or(ne(notices.kind, "asked-to-join"), inArray(memberships.role, lettingIn)),
  or(ne(notices.kind, "case-waits"), inArray(memberships.role, ["moderator", "host"])),
  // Of what one could decide as an operator, for as long as one is.
  or(
    ne(notices.kind, "passed-up"),
    sql`exists (select 1 from ${users} as op where op.id = ${notices.userId} and op.is_operator)`,
  ),
  or(isNull(notices.textId), ne(texts.state, "archived")),
  or(isNull(notices.commentId), eq(comments.state, "visible")),
  or(notInArray(notices.kind, ["mention", "reply", "answer"]), byNobodyBlocked(notices.userId, comments.authorId)),
  // `canSeeSession` of `sessions/session.ts`. Of one that is gone, or that guests may no longer come to, nothing.
  or(
    isNull(notices.sessionId),
    and(isNotNull(readingSessions.id), or(isNull(memberships.guest), ne(readingSessions.guests, "none"))),
  ),
  or(ne(notices.kind, "session-soon"), inArray(readingSessions.state, ["planned", "live"])),
);

const columns = {
  notice: notices,
  group: { slug: groups.slug, name: groups.name, visibility: groups.visibility },
  text: { id: texts.id, title: texts.title, edition: texts.edition },
  session: {
    ...{ id: readingSessions.id, title: readingSessions.title },
    ...{ startsAt: readingSessions.startsAt, timeZone: readingSessions.timeZone },
  },
  comment: { place: comments.place, html: comments.html },
  actor: { id: users.id, name: users.name },
};

/** Every notice with what it points at; callers add conditions and order. */
export const withPlaces = (db: Db) =>
  db
    .select(columns)
    .from(notices)
    .leftJoin(groups, eq(groups.id, notices.groupId))
    .leftJoin(memberships, and(eq(memberships.groupId, notices.groupId), eq(memberships.userId, notices.userId)))
    .leftJoin(texts, eq(texts.id, notices.textId))
    .leftJoin(comments, eq(comments.id, notices.commentId))
    .leftJoin(readingSessions, eq(readingSessions.id, notices.sessionId))
    .leftJoin(users, eq(users.id, notices.actorId));
type Row = Awaited<ReturnType<typeof withPlaces>>[number];

/** A keyset page of one's notices, newest first. @throws Refusal `invalid` (after) */
export async function noticesFor(
  viewer: SignedIn,
  { limit, after }: { limit: number; after: string | null },
): Promise<{ items: NoticeView[]; next: string | null; unread: number }> {
  const from = after === null ? null : readInstantCursor(after);
  if (after !== null && !from) throw invalid({ after: say(noticeWords, (w) => w.cursor) });
  const rows = await withPlaces(read())
    .where(
      and(
        eq(notices.userId, viewer.id),
        from
          ? or(lt(notices.createdAt, from.at), and(eq(notices.createdAt, from.at), gt(notices.id, from.id)))
          : undefined,
        mayBeSeen,
      ),
    )
    .orderBy(desc(notices.createdAt), notices.id)
    .limit(limit + 1);
  const last = rows.slice(0, limit).at(-1)?.notice;
  return {
    items: await Promise.all(rows.slice(0, limit).map(viewOf)),
    next: rows.length > limit && last ? instantCursor({ at: last.createdAt, id: last.id }) : null,
    unread: await unreadNotices(viewer.id),
  };
}

/** How many one has not read, counted up to `mostCounted`. */
export async function unreadNotices(userId: string): Promise<number> {
  const [row] = await unreadOf(read()).execute({ userId });
  return Number(row?.count ?? 0);
}

const unreadOf = prepared((db) => {
  const some = db
    .select({ one: sql<number>`1`.as("one") })
    .from(notices)
    .leftJoin(groups, eq(groups.id, notices.groupId))
    .leftJoin(memberships, and(eq(memberships.groupId, notices.groupId), eq(memberships.userId, notices.userId)))
    .leftJoin(texts, eq(texts.id, notices.textId))
    .leftJoin(comments, eq(comments.id, notices.commentId))
    .leftJoin(readingSessions, eq(readingSessions.id, notices.sessionId))
    .where(and(eq(notices.userId, sql.placeholder("userId")), isNull(notices.readAt), mayBeSeen))
    .limit(mostCounted)
    .as("some");
  return db.select({ count: count() }).from(some).prepare();
});

/** @throws Refusal `not-found` when it is not theirs, or they may not see it any more */
export async function readNotice(viewer: SignedIn, id: string): Promise<NoticeView> {
  const mine = and(eq(notices.id, id), eq(notices.userId, viewer.id), mayBeSeen);
  if ((await withPlaces(read()).where(mine)).length === 0) throw notFound();
  if (await write((tx) => markRead(tx, viewer.id, { ids: [id] }))) tellNotices([viewer.id]);
  const [row] = await withPlaces(read()).where(mine);
  if (!row) throw notFound();
  return viewOf(row);
}

export async function readAllNotices(viewer: SignedIn): Promise<void> {
  if (await write((tx) => markRead(tx, viewer.id, "all"))) tellNotices([viewer.id]);
}

/**
 * For the write that notes what somebody has seen of a discussion: its notices are read with it.
 *
 * @param place null: everywhere in the text
 */
export function readNoticesAt(
  tx: Db,
  userId: string,
  { textId, place, upTo }: { textId: string; place: string | null; upTo: number },
): Promise<boolean> {
  const seen = tx
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(
        eq(comments.textId, textId),
        place === null ? undefined : eq(comments.place, place),
        lte(comments.bornSeq, upTo),
      ),
    );
  return markRead(tx, userId, { comments: seen });
}

export async function viewOf({ notice, group, text, session, comment, actor }: Row): Promise<NoticeView> {
  const { id, kind, commentId, data, createdAt, readAt, key } = notice;
  return {
    ...{ id, kind, actor, comment: commentId },
    group: group && { slug: group.slug, name: group.name },
    groupThen: data["group"] ?? null,
    // Only the last change of it is kept as a notice, so what stands now is what it tells of.
    visibility: kind === "group-visibility" ? (group?.visibility ?? null) : null,
    text: text && { id: text.id, title: text.title },
    excerpt: comment ? beginningOf(comment.html) : null,
    role: kind === "role" ? (data["role"] ?? null) : null,
    settled: key.startsWith("answered:"),
    session: session && { ...session, startsAt: session.startsAt.toISOString() },
    sessions: Number(data["count"] ?? 1),
    change: kind === "session-changed" ? (sessionChanges.find((each) => each === data["what"]) ?? null) : null,
    approved: kind === "minutes-shown" && data["what"] === "approved",
    amendment: kind === "minutes-shown" ? (amendmentEnds.find((each) => each === data["what"]) ?? null) : null,
    poll: kind === "time-poll" ? pollOf(data) : null,
    moderation: kind === "moderated" ? await moderationOf(data) : null,
    outcome:
      kind === "report-closed" || kind === "appeal" || kind === "case-waits"
        ? (data["outcome"] ?? data["what"] ?? null)
        : null,
    url: await urlOf(notice, { group, text, session, comment }),
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

/** What was done, by its record: a notice holds no words of anybody's. */
async function moderationOf(data: Record<string, string>): Promise<NoticeView["moderation"]> {
  const [row] = await read()
    .select()
    .from(actions)
    .where(eq(actions.id, data["action"] ?? ""));
  if (!row) return null;
  return {
    what: (["undone", "lifted", "ended"] as const).find((each) => each === data["what"]) ?? "acted",
    ...{ kind: row.kind, reason: row.reason, role: row.actorRole, until: row.until?.toISOString() ?? null },
    rule: row.rule === null ? null : { number: row.rule, title: row.ruleTitle },
    canAppeal: row.kind !== "approve" && row.undoneAt === null,
  };
}

const pollOf = (data: Record<string, string>): NoticeView["poll"] => ({
  ...{ id: data["poll"] ?? "", title: data["title"] ?? "" },
  news: timesNews.find((each) => each === data["news"]) ?? null,
});

/** Minutes, or below them what became of an amendment. */
const minutesOf = (session: string, { what = "" }: Record<string, string>) =>
  `/s/${session}/minutes${amendmentEnds.some((each) => each === what) ? "#amendments" : ""}`;

async function urlOf(
  { kind, commentId, data }: Row["notice"],
  { group, text, session, comment }: Pick<Row, "group" | "text" | "session" | "comment">,
): Promise<string> {
  if (text && comment && commentId)
    return placeHref(text.id, comment.place as Place, await articleOf(text.id, text.edition), commentId);
  if (text) return `/t/${text.id}`;
  if (session) return kind === "minutes-shown" ? minutesOf(session.id, data) : `/s/${session.id}`;
  if (kind === "removed" || kind === "turned-away") return "/";
  if (!group) return "/account";
  if (kind === "moderated") return `/g/${group.slug}/actions/${data["action"] ?? ""}`;
  if (kind === "report-closed" || kind === "records") return `/g/${group.slug}/standing`;
  if (kind === "appeal") return `/g/${group.slug}/appeals/${data["appeal"] ?? ""}`;
  if (kind === "case-waits") return `/g/${group.slug}/moderation${data["case"] ? `/${data["case"]}` : ""}`;
  if (kind === "passed-up") return "/operator/cases";
  if (kind === "webhook-paused") return `/g/${group.slug}/webhooks`;
  if (kind === "rules") return `/g/${group.slug}/rules`;
  if (kind === "time-poll") return `/g/${group.slug}/sessions/times/${data["poll"] ?? ""}`;
  return kind === "asked-to-join" || kind === "new-member" ? `/g/${group.slug}/members` : `/g/${group.slug}`;
}
