/** Questions to a group, when all could come: asked, answered, changed, and ended as a session or without one. */
import { and, count, eq, inArray, isNull } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { Standing } from "../groups/group";
import { recordGroupAct } from "../groups/group-record.server";
import { groupFor, groupIn, type GroupRow } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { announce } from "../live/announce.server";
import { mintId } from "../mint";
import { tellNotices } from "../notices/notices.server";
import { conflict, invalid } from "../refusals";
import { sessionWords } from "../words/sessions";
import { timePollWords } from "../words/time-polls";
import { say } from "../words/words";
import { forgetTimePoll, noticeTimePoll } from "./session-notices.server";
import { newTimePollIn, timeAnswersIn, timePollChangeIn } from "./time-poll-input";
import { canAnswerTimes, canAskForTimes, timePollLimits, type TimePollView } from "./time-poll";
import { timePoll, timePollScope, type TimePollScope } from "./time-poll-views.server";

const { timePolls, timePollOptions, timePollAnswers } = schema;
const limits = timePollLimits;
const words = (pick: (words: (typeof timePollWords)["en"]) => string) => say(timePollWords, pick);

/**
 * Asks a group when all could come. The same id again is the same question.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field, `conflict` for an id that another has, or too many open ones
 */
export async function askForTimes(
  viewer: SignedIn,
  slug: string,
  input: unknown,
): Promise<{ poll: TimePollView; created: boolean }> {
  const { group, standing } = await groupFor(viewer, slug);
  requireAsker(standing);
  const wish = newTimePollIn(input, group.timeZone, new Date());
  const made = await write(async (tx) => {
    requireAsker((await groupIn(tx, viewer, { id: group.id })).standing);
    const id = wish.id ?? mintId();
    const [before] = await tx.select().from(timePolls).where(eq(timePolls.id, id));
    if (before) {
      if (before.groupId !== group.id || before.createdBy !== viewer.id) throw conflict(words((w) => w.taken));
      return { id, created: false, told: [] };
    }
    await requireFewOpen(tx, group.id);
    const { title, timeZone, minutes, options } = wish;
    await tx.insert(timePolls).values({
      ...{ id, groupId: group.id, title, timeZone, minutes, createdBy: viewer.id, createdAt: new Date() },
    });
    await tx.insert(timePollOptions).values(options.map((startsAt) => ({ pollId: id, startsAt })));
    await recordGroupAct(tx, viewer, group, "session.ask-times", {
      ...{ targetId: id, after: { title, times: options.length } },
    });
    return { id, created: true, told: await noticeTimePoll(tx, group, { id, title }, viewer) };
  });
  tellNotices(made.told);
  if (made.created) tellGroup(group);
  return { poll: await timePoll(viewer, made.id), created: made.created };
}

function requireAsker(standing: Standing): void {
  if (!canAskForTimes(standing))
    throw notAllowed(
      standing,
      say(sessionWords, (w) => w.mayNotPlan),
    );
}

async function requireFewOpen(tx: Db, groupId: string): Promise<void> {
  const [open] = await tx
    .select({ count: count() })
    .from(timePolls)
    .where(and(eq(timePolls.groupId, groupId), isNull(timePolls.closedAt)));
  if (Number(open?.count ?? 0) >= limits.open) throw conflict(words((w) => w.tooMany(limits.open)));
}

/**
 * `{answers: [{startsAt, answer}]}` of the asker; what is not named stays as it was, null takes an answer back.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` for a time that is not asked about, or over; `conflict` when it is closed
 */
export async function answerTimes(viewer: SignedIn, id: string, input: unknown): Promise<TimePollView> {
  await timePollScope(read(), viewer, id);
  const now = new Date();
  const given = timeAnswersIn(input, now);
  const heard = await write(async (tx) => {
    let isNews = false;
    const { poll, group, standing } = await timePollScope(tx, viewer, id);
    if (!canAnswerTimes(standing))
      throw notAllowed(
        standing,
        words((w) => w.members),
      );
    requireOpen(poll);
    const asked = new Set((await optionsOf(tx, id)).map((startsAt) => startsAt.getTime()));
    for (const [at, { startsAt }] of given.entries())
      if (!asked.has(startsAt.getTime()) || startsAt < now)
        throw invalid({ [`answers.${at}.startsAt`]: words((w) => w.noSuch) });
    for (const { startsAt, answer } of given) {
      const mine = and(
        eq(timePollAnswers.pollId, id),
        eq(timePollAnswers.startsAt, startsAt),
        eq(timePollAnswers.userId, viewer.id),
      );
      const [had] = await tx.select().from(timePollAnswers).where(mine);
      if (had?.answer === (answer ?? undefined)) continue;
      isNews = true;
      await tx.delete(timePollAnswers).where(mine);
      // Who said yes first has a seat first: said again it is not said later, which `continue` above sees to.
      if (answer)
        await tx
          .insert(timePollAnswers)
          .values({ pollId: id, startsAt, userId: viewer.id, answer, saidAt: new Date() });
    }
    return isNews ? group : null;
  });
  if (heard) tellGroup(heard);
  return timePoll(viewer, id);
}

async function optionsOf(tx: Db, pollId: string): Promise<Date[]> {
  const rows = await tx.select().from(timePollOptions).where(eq(timePollOptions.pollId, pollId));
  return rows.map(({ startsAt }) => startsAt);
}

function requireOpen({ closedAt, sessionId }: TimePollScope["poll"]): void {
  if (closedAt) throw conflict(words((w) => (sessionId ? w.isSettled : w.isOver)));
}

/**
 * Other times (`add`, `remove`), another title or length; `state: "closed"` ends it without a session, `"open"` takes that back.
 * What was answered for a time that is taken out goes with it.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field, `conflict` for one that is closed or has become a session
 */
export async function changeTimePoll(viewer: SignedIn, id: string, input: unknown): Promise<TimePollView> {
  const { poll, group } = await timePollScope(read(), viewer, id);
  const { add, remove, state, ...rest } = timePollChangeIn(input, poll.timeZone, new Date());
  const { isTold, told } = await write(async (tx) => {
    const { poll, standing } = await timePollScope(tx, viewer, id);
    requireAsker(standing);
    const isReopened = state === "open" && (await reopen(tx, poll));
    const isChange = add.length + remove.length + Object.keys(rest).length > 0;
    const isClosed = state !== "open" && poll.closedAt !== null;
    // Closed twice it is closed once.
    if (isClosed && (isChange || state !== "closed" || poll.sessionId)) requireOpen(poll);
    const hasMore = isChange && (await changeOptions(tx, id, add, remove));
    if (Object.keys(rest).length > 0) await tx.update(timePolls).set(rest).where(eq(timePolls.id, id));
    const named = { id, title: rest.title ?? poll.title };
    if (state !== "closed" || isClosed) {
      const news = isReopened ? "again" : hasMore ? "more" : null;
      const told = news ? await noticeTimePoll(tx, group, named, viewer, news) : [];
      return { isTold: state === "open" || isChange, told };
    }
    await tx.update(timePolls).set({ closedAt: new Date() }).where(eq(timePolls.id, id));
    await recordGroupAct(tx, viewer, group, "session.close-times", { targetId: id, before: { title: poll.title } });
    return { isTold: true, told: await noticeTimePoll(tx, group, named, viewer, "closed") };
  });
  tellNotices(told);
  if (isTold) tellGroup(group);
  return timePoll(viewer, id);
}

/** @returns whether it was closed */
async function reopen(tx: Db, { id, groupId, closedAt, sessionId }: TimePollScope["poll"]): Promise<boolean> {
  if (sessionId) throw conflict(words((w) => w.isSettled));
  if (!closedAt) return false;
  await requireFewOpen(tx, groupId);
  await tx.update(timePolls).set({ closedAt: null }).where(eq(timePolls.id, id));
  return true;
}

/** @returns whether there are times that were not asked about before */
async function changeOptions(tx: Db, pollId: string, add: Date[], remove: Date[]): Promise<boolean> {
  const had = new Set((await optionsOf(tx, pollId)).map((startsAt) => startsAt.getTime()));
  const fresh = add.filter((startsAt) => !had.has(startsAt.getTime()));
  const gone = remove.filter((startsAt) => had.has(startsAt.getTime()));
  const left = had.size + fresh.length - gone.length;
  if (left > limits.options.max) throw invalid({ add: words((w) => w.full(limits.options.max)) });
  if (left < limits.options.min) throw invalid({ remove: words((w) => w.oneIsLeft) });
  if (gone.length > 0)
    await tx
      .delete(timePollOptions)
      .where(and(eq(timePollOptions.pollId, pollId), inArray(timePollOptions.startsAt, gone)));
  if (fresh.length > 0) await tx.insert(timePollOptions).values(fresh.map((startsAt) => ({ pollId, startsAt })));
  return fresh.length > 0;
}

/**
 * For the write that plans a session from it: the poll is over, and it is said what became of it.
 *
 * @returns `come`: who said yes to exactly this time, in the order in which they said so; `told`: whom `tellNotices` is for
 * @throws Refusal `invalid` for another group's, `conflict` for one that is closed
 */
export async function settleTimePoll(
  tx: Db,
  viewer: SignedIn,
  { group, pollId, session }: { group: GroupRow; pollId: string; session: { id: string; startsAt: Date } },
): Promise<{ come: Array<{ userId: string; saidAt: Date }>; told: string[] }> {
  const scope = await timePollScope(tx, viewer, pollId).catch(() => null);
  if (scope?.group.id !== group.id) throw invalid({ timePoll: say(sessionWords, (w) => w.thing) });
  requireOpen(scope.poll);
  await tx.update(timePolls).set({ closedAt: new Date(), sessionId: session.id }).where(eq(timePolls.id, pollId));
  const { memberships } = schema;
  const rows = await tx
    .select({ userId: timePollAnswers.userId, saidAt: timePollAnswers.saidAt })
    .from(timePollAnswers)
    .innerJoin(
      memberships,
      and(
        eq(memberships.groupId, group.id),
        eq(memberships.userId, timePollAnswers.userId),
        eq(memberships.state, "active"),
        isNull(memberships.guest),
      ),
    )
    .where(
      and(
        eq(timePollAnswers.pollId, pollId),
        eq(timePollAnswers.startsAt, session.startsAt),
        eq(timePollAnswers.answer, "yes"),
      ),
    );
  const come = rows
    .map(({ userId, saidAt }) => ({ userId, saidAt: saidAt ?? new Date() }))
    .sort((a, b) => a.saidAt.getTime() - b.saidAt.getTime());
  return { come, told: await forgetTimePoll(tx, group, pollId) };
}

const tellGroup = ({ slug }: GroupRow) => announce("changed", { room: `group:${slug}`, what: "sessions" });
