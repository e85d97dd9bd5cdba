/** Questions for a time as members of the group see them. */
import { and, asc, countDistinct, count, desc, eq, inArray, isNotNull, isNull, lt, or } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { instantCursor, readInstantCursor } from "../cursors";
import type { Standing } from "../groups/group";
import { groupFor, groupIn, type GroupRow } from "../groups/groups.server";
import { canBeKey } from "../plain-line";
import { invalid, notFound } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import { sessionUrl } from "./session";
import {
  canSeeTimes,
  rankTimes,
  timePollUrl,
  type TimeAnswer,
  type TimePollLine,
  type TimePollView,
} from "./time-poll";

const { timePolls, timePollOptions, timePollAnswers, readingSessions, memberships, users } = schema;

type Row = typeof timePolls.$inferSelect;
export type TimePollScope = { poll: Row; group: GroupRow; standing: Standing };

/** @throws Refusal `not-found` when there is none, or the asker is no member of its group */
export async function timePollScope(db: Db, viewer: Viewer, id: string): Promise<TimePollScope> {
  const [poll] = canBeKey(id) ? await db.select().from(timePolls).where(eq(timePolls.id, id)) : [];
  if (!poll) throw notFound();
  const { group, standing } = await groupIn(db, viewer, { id: poll.groupId });
  if (!canSeeTimes(standing)) throw notFound();
  return { poll, group, standing };
}

/**
 * A keyset page of a group's questions for a time, newest first.
 *
 * @throws Refusal `not-found` to whoever is no member; `invalid` (after)
 */
export async function timePollsOf(
  viewer: Viewer,
  slug: string,
  { limit, after, state }: { limit: number; after: string | null; state: "open" | "closed" | null },
): Promise<{ items: TimePollLine[]; next: string | null }> {
  const { group, standing } = await groupFor(viewer, slug);
  if (!viewer || !canSeeTimes(standing)) throw notFound();
  const from = after === null ? null : readInstantCursor(after);
  if (after !== null && !from) throw invalid({ after: say(sessionWords, (w) => w.thing) });
  const { createdAt, id, closedAt, groupId } = timePolls;
  const rows = await read()
    .select()
    .from(timePolls)
    .where(
      and(
        eq(groupId, group.id),
        state === "open" ? isNull(closedAt) : state === "closed" ? isNotNull(closedAt) : undefined,
        from ? or(lt(createdAt, from.at), and(eq(createdAt, from.at), lt(id, from.id))) : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await linesOf(read(), group, shown, viewer),
    next: rows.length > limit && last ? instantCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** @throws Refusal `not-found` to whoever is no member */
export async function timePoll(viewer: Viewer, id: string): Promise<TimePollView> {
  const { poll, group } = await timePollScope(read(), viewer, id);
  if (!viewer) throw notFound();
  const [[line], options, answers, [createdBy]] = await Promise.all([
    linesOf(read(), group, [poll], viewer),
    read().select().from(timePollOptions).where(eq(timePollOptions.pollId, id)).orderBy(asc(timePollOptions.startsAt)),
    answersTo(read(), [id]),
    read()
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(eq(users.id, poll.createdBy ?? "")),
  ]);
  if (!line) throw notFound();
  const people = new Map<string, { user: { id: string; name: string }; said: Map<number, TimeAnswer> }>();
  for (const { userId, name, startsAt, answer } of answers) {
    const person = people.get(userId) ?? { user: { id: userId, name }, said: new Map<number, TimeAnswer>() };
    person.said.set(startsAt.getTime(), answer);
    people.set(userId, person);
  }
  const counted = options.map(({ startsAt }) => {
    const said = (which: TimeAnswer) =>
      [...people.values()].filter(({ said }) => said.get(startsAt.getTime()) === which).length;
    return {
      ...{ startsAt: startsAt.toISOString(), yes: said("yes"), maybe: said("maybe"), no: said("no") },
      mine: people.get(viewer.id)?.said.get(startsAt.getTime()) ?? null,
      isPast: startsAt.getTime() < Date.now(),
    };
  });
  return {
    ...line,
    ...{ group: { slug: group.slug, name: group.name }, createdBy: createdBy ?? null, options: counted },
    people: [...people.values()]
      .map(({ user, said }) => ({
        user,
        answers: options.map(({ startsAt }) => said.get(startsAt.getTime()) ?? null),
      }))
      .sort((a, b) => a.user.name.localeCompare(b.user.name)),
    best: rankTimes(counted),
  };
}

/** Of those who are members now: who has left is not counted on any more. */
const isMemberOf = (groupId: typeof timePolls.groupId) =>
  and(eq(memberships.groupId, groupId), eq(memberships.state, "active"), isNull(memberships.guest));

const answersTo = (db: Db, ids: string[]) =>
  db
    .select({
      ...{ pollId: timePollAnswers.pollId, startsAt: timePollAnswers.startsAt, answer: timePollAnswers.answer },
      ...{ userId: users.id, name: users.name },
    })
    .from(timePollAnswers)
    .innerJoin(timePolls, eq(timePolls.id, timePollAnswers.pollId))
    .innerJoin(memberships, and(isMemberOf(timePolls.groupId), eq(memberships.userId, timePollAnswers.userId)))
    .innerJoin(users, eq(users.id, timePollAnswers.userId))
    .where(inArray(timePollAnswers.pollId, ids));

async function linesOf(db: Db, group: GroupRow, polls: Row[], viewer: SignedIn): Promise<TimePollLine[]> {
  if (polls.length === 0) return [];
  const ids = polls.map(({ id }) => id);
  const sessionIds = polls.flatMap(({ sessionId }) => sessionId ?? []);
  const [[members], answered, mine, sessions] = await Promise.all([
    db
      .select({ count: count() })
      .from(memberships)
      .where(and(eq(memberships.groupId, group.id), eq(memberships.state, "active"), isNull(memberships.guest))),
    db
      .select({ pollId: timePollAnswers.pollId, count: countDistinct(timePollAnswers.userId) })
      .from(timePollAnswers)
      .innerJoin(timePolls, eq(timePolls.id, timePollAnswers.pollId))
      .innerJoin(memberships, and(isMemberOf(timePolls.groupId), eq(memberships.userId, timePollAnswers.userId)))
      .where(inArray(timePollAnswers.pollId, ids))
      .groupBy(timePollAnswers.pollId),
    db
      .selectDistinct({ pollId: timePollAnswers.pollId })
      .from(timePollAnswers)
      .where(and(eq(timePollAnswers.userId, viewer.id), inArray(timePollAnswers.pollId, ids))),
    sessionIds.length === 0 ? [] : db.select().from(readingSessions).where(inArray(readingSessions.id, sessionIds)),
  ]);
  return polls.map(({ id, title, timeZone, minutes, createdAt, closedAt, sessionId }) => {
    const session = sessions.find((each) => each.id === sessionId);
    return {
      ...{ id, url: timePollUrl(group.slug, id), title, timeZone, minutes },
      ...{ state: closedAt ? ("closed" as const) : ("open" as const), createdAt: createdAt.toISOString() },
      closedAt: closedAt?.toISOString() ?? null,
      session: session
        ? {
            ...{ id: session.id, title: session.title, url: sessionUrl(session.id), state: session.state },
            startsAt: session.startsAt.toISOString(),
          }
        : null,
      members: Number(members?.count ?? 0),
      answered: Number(answered.find(({ pollId }) => pollId === id)?.count ?? 0),
      isAnswered: mine.some(({ pollId }) => pollId === id),
    };
  });
}
