/** A question for a time against the database: who may, who may not, and how it becomes a session. */
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import { mintId } from "~/mint";
import { planSession } from "~/sessions/planning.server";
import { answerInvitation, rsvpsOf } from "~/sessions/rsvps.server";
import { timePoll, timePollsOf } from "~/sessions/time-poll-views.server";
import { noticesFor } from "~/comments/inbox.server";
import { saidOf } from "~/notices/said";
import { onAnnouncement } from "~/live/announce.server";
import { answerTimes, askForTimes, changeTimePoll } from "~/sessions/time-polls.server";
import { endOf } from "../accounts/people";
import { circle, everybody, type Circle, type Who } from "../groups/circle";

let of: Circle;
beforeEach(async () => void (of = await circle("private")));

const now = Math.floor(Date.now() / 60_000) * 60_000;
const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
const ask = async (days: number[] = [1, 2, 3], more: object = {}) =>
  (
    await askForTimes(of.people.host, of.slug, {
      ...{ title: "When do we begin?", minutes: 60, options: days.map((each) => ({ startsAt: at(each) })) },
      ...more,
    })
  ).poll;
type Signed = keyof Circle["people"];
const answer = (who: Signed, id: string, answers: Record<string, string | null>) =>
  answerTimes(of.people[who], id, {
    answers: Object.entries(answers).map(([startsAt, answer]) => ({ startsAt, answer })),
  });
const ends = async (verb: (who: Who) => Promise<unknown>) =>
  Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await endOf(verb(who))] as const)));
const leave = (who: Signed) =>
  write((tx) =>
    tx
      .delete(schema.memberships)
      .where(and(eq(schema.memberships.groupId, of.id), eq(schema.memberships.userId, of.people[who].id))),
  );
const archive = () =>
  write((tx) => tx.update(schema.groups).set({ archivedAt: new Date() }).where(eq(schema.groups.id, of.id)));
const makeGuest = (who: Signed) =>
  write((tx) =>
    tx
      .update(schema.memberships)
      .set({ guest: "comment" })
      .where(and(eq(schema.memberships.groupId, of.id), eq(schema.memberships.userId, of.people[who].id))),
  );

describe("asking", () => {
  test("is the hosts' and facilitators'", async () => {
    const asks = (who: Signed) =>
      askForTimes(of.people[who], of.slug, { title: "When?", options: [{ startsAt: at(1) }] });
    for (const who of ["host", "facilitator"] as const) expect((await asks(who)).created).toBe(true);
    for (const who of ["member", "moderator", "pending"] as const) expect(await endOf(asks(who))).toBe("forbidden");
    expect(await endOf(asks("outsider"))).toBe("not-found");
    await archive();
    expect(await endOf(asks("host"))).toBe("forbidden");
  });

  test("twice under one id is one question; somebody else's id is theirs", async () => {
    const id = mintId();
    await ask([1], { id });
    await ask([1], { id });
    expect((await timePollsOf(of.people.host, of.slug, { limit: 9, after: null, state: null })).items).toHaveLength(1);
    const theirs = { id, title: "Other", options: [{ startsAt: at(1) }] };
    expect(await endOf(askForTimes(of.people.facilitator, of.slug, theirs))).toBe("conflict");
  });

  test("ends at twenty that are open", async () => {
    for (let n = 0; n < 20; n++) await ask([1]);
    expect(await endOf(ask([1]))).toBe("conflict");
    const { items } = await timePollsOf(of.people.host, of.slug, { limit: 1, after: null, state: "open" });
    await changeTimePoll(of.people.host, items[0]?.id ?? "", { state: "closed" });
    await ask([1]);
    expect(await endOf(changeTimePoll(of.people.host, items[0]?.id ?? "", { state: "open" }))).toBe("conflict");
  });
});

test("members see it, and for nobody else there is such a thing, in a public group too", async () => {
  of = await circle("public");
  const { id } = await ask();
  await makeGuest("moderator");
  const sees = { member: "answered", facilitator: "answered", host: "answered", "reader's token": "answered" };
  const not = { stranger: "not-found", outsider: "not-found", pending: "not-found", moderator: "not-found" };
  expect(await ends((who) => timePoll(of.as(who), id))).toEqual({ ...sees, ...not });
  expect(await ends((who) => timePollsOf(of.as(who), of.slug, { limit: 9, after: null, state: null }))).toEqual({
    ...{ ...sees, ...not },
  });
  expect(await endOf(timePoll(of.people.host, "nothing-like-that"))).toBe("not-found");
  expect(await endOf(timePoll(of.people.host, "\u0000"))).toBe("not-found");
});

describe("answering", () => {
  test("is the members', guests and others find nothing, and an archived group is closed", async () => {
    const { id } = await ask();
    const yes = { [at(1)]: "yes" };
    for (const who of ["member", "host"] as const) expect(await endOf(answer(who, id, yes))).toBe("answered");
    for (const who of ["pending", "outsider"] as const) expect(await endOf(answer(who, id, yes))).toBe("not-found");
    await makeGuest("moderator");
    expect(await endOf(answer("moderator", id, yes))).toBe("not-found");
    await archive();
    expect(await endOf(answer("member", id, yes))).toBe("forbidden");
    expect((await timePoll(of.people.member, id)).people).toHaveLength(2);
  });

  test("changes what it names, and takes back", async () => {
    const { id, isAnswered, answered, members } = await ask();
    expect([isAnswered, answered, members]).toEqual([false, 0, 4]);
    await answer("member", id, { [at(1)]: "yes", [at(2)]: "maybe" });
    const then = await answer("member", id, { [at(2)]: "no", [at(1)]: null });
    expect(then.options.map(({ mine, yes, maybe, no }) => [mine, yes, maybe, no])).toEqual([
      [null, 0, 0, 0],
      ["no", 0, 0, 1],
      [null, 0, 0, 0],
    ]);
    expect(then).toMatchObject({ isAnswered: true, answered: 1 });
    const { id: me, name } = of.people.member;
    expect((await timePoll(of.people.host, id)).people).toEqual([
      { user: { id: me, name }, answers: [null, "no", null] },
    ]);
  });

  test("only for times that are asked about and to come, all or nothing", async () => {
    const { id } = await ask();
    expect(await endOf(answer("member", id, { [at(1)]: "yes", [at(9)]: "yes" }))).toBe("invalid");
    await write((tx) => tx.insert(schema.timePollOptions).values({ pollId: id, startsAt: new Date(at(-1)) }));
    expect(await endOf(answer("member", id, { [at(-1)]: "yes" }))).toBe("invalid");
    const { people, options } = await timePoll(of.people.host, id);
    expect(people).toEqual([]);
    expect(options.map(({ isPast }) => isPast)).toEqual([true, false, false, false]);
  });

  test("says what suits best, of those who are members still", async () => {
    const { id } = await ask();
    await answer("member", id, { [at(1)]: "yes", [at(2)]: "yes", [at(3)]: "no" });
    await answer("moderator", id, { [at(1)]: "maybe", [at(2)]: "yes" });
    await answer("host", id, { [at(1)]: "yes", [at(2)]: "no" });
    const best = async () => (await timePoll(of.people.host, id)).best.map(({ startsAt }) => startsAt);
    expect(await best()).toEqual([at(1), at(2)]);
    await leave("host");
    expect((await timePoll(of.people.member, id)).best.map(({ startsAt }) => startsAt)).toEqual([at(2), at(1)]);
    expect(await timePoll(of.people.member, id)).toMatchObject({ members: 3, answered: 2 });
  });
});

describe("changing", () => {
  test("is the hosts' and facilitators'", async () => {
    const { id } = await ask();
    const close = (who: Signed) => changeTimePoll(of.people[who], id, { state: "closed" });
    for (const who of ["member", "moderator"] as const) expect(await endOf(close(who))).toBe("forbidden");
    for (const who of ["pending", "outsider"] as const) expect(await endOf(close(who))).toBe("not-found");
    expect((await close("facilitator")).state).toBe("closed");
    expect((await close("host")).state).toBe("closed");
  });

  test("adds and takes out times; what was answered for one goes with it", async () => {
    const { id } = await ask();
    await answer("member", id, { [at(1)]: "yes", [at(2)]: "yes" });
    const then = await changeTimePoll(of.people.host, id, {
      ...{ add: [{ startsAt: at(4) }, { startsAt: at(2) }], remove: [at(1)], title: "Then when?", minutes: 45 },
    });
    expect(then).toMatchObject({ title: "Then when?", minutes: 45 });
    expect(then.options.map(({ startsAt, yes }) => [startsAt, yes])).toEqual([
      [at(2), 1],
      [at(3), 0],
      [at(4), 0],
    ]);
    const { options } = await changeTimePoll(of.people.host, id, { add: [{ startsAt: at(1) }] });
    expect(options.map(({ yes }) => yes)).toEqual([0, 1, 0, 0]);
  });

  test("leaves one time at least and twenty at most", async () => {
    const { id } = await ask([1]);
    expect(await endOf(changeTimePoll(of.people.host, id, { remove: [at(1)] }))).toBe("invalid");
    const add = Array.from({ length: 20 }, (_, n) => ({ startsAt: at(n + 2) }));
    expect(await endOf(changeTimePoll(of.people.host, id, { add }))).toBe("invalid");
    expect((await changeTimePoll(of.people.host, id, { add: add.slice(1) })).options).toHaveLength(20);
    expect(await endOf(changeTimePoll(of.people.host, id, { add: [{ startsAt: at(-1) }] }))).toBe("invalid");
  });

  test("a closed one takes nothing until that is taken back", async () => {
    const { id } = await ask();
    await changeTimePoll(of.people.host, id, { state: "closed" });
    expect(await endOf(answer("member", id, { [at(1)]: "yes" }))).toBe("conflict");
    expect(await endOf(changeTimePoll(of.people.host, id, { remove: [at(1)] }))).toBe("conflict");
    const plan = { title: "An evening", startsAt: at(1), timePoll: id };
    expect(await endOf(planSession(of.people.host, of.slug, plan))).toBe("conflict");
    expect((await changeTimePoll(of.people.host, id, { state: "open" })).closedAt).toBe(null);
    expect(await endOf(answer("member", id, { [at(1)]: "yes" }))).toBe("answered");
  });
});

describe("it becomes the session", () => {
  test("and whoever said yes to the time comes, in the order in which they said so, until they say otherwise", async () => {
    const { id } = await ask();
    await answer("moderator", id, { [at(2)]: "yes" });
    await new Promise((done) => setTimeout(done, 5));
    await answer("member", id, { [at(2)]: "yes", [at(1)]: "maybe" });
    await answer("host", id, { [at(2)]: "maybe" });
    await answer("facilitator", id, { [at(1)]: "yes" });
    const plan = { id: mintId(), title: "An evening", startsAt: at(2), timePoll: id, capacity: 1 };
    const { sessions } = await planSession(of.people.host, of.slug, plan);
    const { people } = of;
    const said = async () =>
      (await rsvpsOf(people.host, plan.id)).map(({ user, answer, waits, fromPoll }) => [
        ...[user.id, answer, waits, fromPoll],
      ]);
    expect(sessions[0]?.coming).toEqual({ yes: 2, maybe: 0, no: 0 });
    expect(await said()).toEqual([
      [people.moderator.id, "yes", false, true],
      [people.member.id, "yes", true, true],
    ]);
    // Said again by themselves it is theirs, and no later than it was.
    await answerInvitation(people.moderator, plan.id, { answer: "yes" });
    expect(await said()).toEqual([
      [people.moderator.id, "yes", false, false],
      [people.member.id, "yes", true, true],
    ]);
    expect(await timePoll(people.member, id)).toMatchObject({
      ...{ state: "closed", session: { id: plan.id, title: "An evening", url: `/s/${plan.id}`, state: "planned" } },
    });
    // Sent twice it is planned once.
    expect((await planSession(people.host, of.slug, plan)).created).toBe(false);
    expect(await endOf(planSession(people.host, of.slug, { ...plan, id: mintId() }))).toBe("conflict");
    expect(await endOf(changeTimePoll(people.host, id, { state: "open" }))).toBe("conflict");
    expect(await endOf(changeTimePoll(people.host, id, { state: "closed" }))).toBe("conflict");
  });

  test("at another time than any that was asked about nobody comes by it", async () => {
    const { id } = await ask();
    await answer("member", id, { [at(2)]: "yes" });
    const { sessions } = await planSession(of.people.host, of.slug, { title: "Later", startsAt: at(8), timePoll: id });
    expect(sessions[0]?.coming).toEqual({ yes: 0, maybe: 0, no: 0 });
    expect((await timePoll(of.people.host, id)).session?.title).toBe("Later");
  });

  test("who has left the group does not come, and another group's question becomes nothing here", async () => {
    const { id } = await ask();
    await answer("member", id, { [at(2)]: "yes" });
    await leave("member");
    const other = await circle("private");
    const plan = { title: "An evening", startsAt: at(2), timePoll: id };
    expect(await endOf(planSession(other.people.host, other.slug, plan))).toBe("invalid");
    const { sessions } = await planSession(of.people.host, of.slug, plan);
    expect(sessions[0]?.coming.yes).toBe(0);
  });
});

test("the list goes page by page, newest first, with what became of each", async () => {
  const made = [];
  for (const title of ["first", "second", "third"]) made.push((await ask([1], { title })).id);
  await changeTimePoll(of.people.host, made[1] ?? "", { state: "closed" });
  const page = (after: string | null, state: "open" | "closed" | null = null) =>
    timePollsOf(of.people.member, of.slug, { limit: 2, after, state });
  const first = await page(null);
  expect(first.items.map(({ title, state }) => [title, state])).toEqual([
    ["third", "open"],
    ["second", "closed"],
  ]);
  expect((await page(first.next)).items.map(({ title }) => title)).toEqual(["first"]);
  expect((await page(null, "closed")).items.map(({ title }) => title)).toEqual(["second"]);
  expect(await endOf(page("nonsense"))).toBe("invalid");
});

test("each member hears once what became of it, and pages of the group hear of every answer", async () => {
  const rooms: unknown[] = [];
  const stop = onAnnouncement("changed", (news) => void rooms.push(news));
  const { id } = await ask();
  const told = async (who: Signed) => {
    const { items } = await noticesFor(of.people[who], { limit: 9, after: null });
    return items.filter(({ kind }) => kind === "time-poll").map((notice) => [saidOf(notice), notice.readAt]);
  };
  const news = { room: `group:${of.slug}`, what: "sessions" };
  expect(await told("member")).toEqual([["asks when you could meet", null]]);
  rooms.length = 0;
  await answer("member", id, { [at(1)]: "yes" });
  expect(rooms).toEqual([news]);
  // Said again it is nothing new.
  await answer("member", id, { [at(1)]: "yes" });
  expect(rooms).toEqual([news]);
  stop();
  await changeTimePoll(of.people.host, id, { add: [{ startsAt: at(4) }] });
  await changeTimePoll(of.people.host, id, { add: [{ startsAt: at(5) }] });
  for (const who of ["member", "moderator"] as const)
    expect(await told(who)).toEqual([["asks about more times to meet", null]]);
  // What was there already, taken out, or called otherwise is no news.
  await changeTimePoll(of.people.facilitator, id, { add: [{ startsAt: at(5) }], remove: [at(4)], title: "When now?" });
  expect(await told("host")).toEqual([]);
  await changeTimePoll(of.people.host, id, { state: "closed" });
  expect(await told("member")).toEqual([["no longer asks when you could meet", null]]);
  await changeTimePoll(of.people.host, id, { state: "open" });
  expect(await told("member")).toEqual([["asks once more when you could meet", null]]);
  for (const who of ["host", "outsider", "pending"] as const) expect(await told(who)).toEqual([]);
  // With a session it is that which is told, with its time.
  await planSession(of.people.host, of.slug, { title: "It is on", startsAt: at(5), timePoll: id });
  expect(await told("member")).toEqual([]);
  const { items } = await noticesFor(of.people.member, { limit: 1, after: null });
  expect(items).toMatchObject([{ kind: "session-planned", session: { title: "It is on", startsAt: at(5) } }]);
});
