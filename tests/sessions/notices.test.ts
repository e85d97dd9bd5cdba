/** Who hears of sessions, what, and once. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { noticesFor, readNotice, unreadNotices } from "~/comments/inbox.server";
import { jobList } from "~/front-door/job-list.server";
import { leaveGroup, putMember, removeMember } from "~/groups/memberships.server";
import { saidOf } from "~/notices/said";
import { cancelSession, uncancelSession } from "~/sessions/calling-off.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { remindOfSessions } from "~/sessions/reminders.server";
import { giveSeatsBack } from "~/sessions/seats.server";
import { answerInvitation, rsvpsOf } from "~/sessions/rsvps.server";
import { forgetTimePoll, noticeTimePoll } from "~/sessions/session-notices.server";
import { endOf } from "../accounts/people";
import { circle, type Circle } from "../groups/circle";

const { notices, readingSessions, groups } = schema;

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const inbox = async (user: SignedIn) => (await noticesFor(user, { limit: 50, after: null })).items;
/** What everybody in the circle has in their inbox, of sessions. */
async function heard(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [who, user] of Object.entries(of.people)) {
    const items = (await inbox(user)).filter(({ kind }) => /session|poll|minutes/.test(kind));
    expect(await unreadNotices(user.id)).toBe((await inbox(user)).filter(({ readAt }) => !readAt).length);
    if (items.length > 0) found[who] = items.map((notice) => saidOf(notice));
  }
  return found;
}
const toAll = (...said: string[]) => ({ facilitator: said, moderator: said, member: said });

let of: Circle;
beforeEach(async () => {
  of = await circle("private");
  await write((tx) => tx.delete(notices));
});

async function planned(more: object = {}): Promise<string> {
  const plan = { title: "An evening", startsAt: inHours(72), ...more };
  return (await planSession(of.people.host, of.slug, plan)).sessions[0]?.id ?? "";
}
const rowOf = async (id: string) =>
  (await read().select().from(readingSessions).where(eq(readingSessions.id, id)))[0] ?? expect.fail();

describe("planning, changing, calling off", () => {
  test("members hear of a session that is planned: not who planned it, not who waits, not strangers", async () => {
    const id = await planned();
    expect(await heard()).toEqual(toAll("planned a session"));
    expect(await inbox(of.people.member)).toMatchObject([
      {
        ...{ kind: "session-planned", actor: { id: of.people.host.id }, group: { slug: of.slug } },
        ...{ session: { id, title: "An evening" }, sessions: 1, change: null, url: `/s/${id}` },
      },
    ]);
  });

  test("a series is told once", async () => {
    await planned({ repeat: { every: "week", count: 4 } });
    expect(await heard()).toEqual(toAll("planned 4 sessions"));
  });

  test("of changes only what one must know, and the last alone", async () => {
    const id = await planned();
    await changeSession(of.people.host, id, { about: "Bring a pencil.", capacity: 12 });
    expect(await heard()).toEqual(toAll("planned a session"));
    await changeSession(of.people.host, id, { place: "The other room" });
    await changeSession(of.people.host, id, { startsAt: inHours(80) });
    expect(await heard()).toEqual(toAll("changed a session: another time", "planned a session"));
  });

  test("whoever comes up from the waiting list hears it, and whoever has no seat any more: nobody else, and of each the last", async () => {
    const id = await planned({ capacity: 1 });
    await write((tx) => tx.delete(notices));
    for (const who of ["member", "moderator", "facilitator"] as const)
      await answerInvitation(of.people[who], id, { answer: "yes" });
    expect(await heard()).toEqual({});
    await answerInvitation(of.people.member, id, { answer: "apologies", note: "I am ill." });
    const up = "made room in a session: you have a seat now";
    expect(await heard()).toEqual({ moderator: [up] });
    expect(await inbox(of.people.moderator)).toMatchObject([
      { kind: "session-changed", change: "seat", actor: { id: of.people.member.id }, url: `/s/${id}` },
    ]);
    // A seat more, and one less.
    await changeSession(of.people.host, id, { capacity: 2 });
    expect(await heard()).toEqual({ moderator: [up], facilitator: [up] });
    await changeSession(of.people.host, id, { capacity: 1 });
    const down = "took seats out of a session: you are on the waiting list now";
    expect(await heard()).toEqual({ moderator: [up], facilitator: [down] });
    await changeSession(of.people.host, id, { capacity: null });
    expect(await heard()).toEqual({ moderator: [up], facilitator: [up] });
    // Whoever does not come needs none, and what is called off has none.
    await answerInvitation(of.people.moderator, id, { answer: "no" });
    await cancelSession(of.people.host, id);
    expect(await heard()).toEqual(toAll("called off a session"));
  });

  test("who comes up because somebody left the group or was removed hears it, once; whoever left waits when they come back", async () => {
    const { host, member, moderator, facilitator } = of.people;
    const id = await planned({ capacity: 1 });
    const open = await planned();
    await answerInvitation(member, open, { answer: "yes" });
    await write((tx) => tx.delete(notices));
    for (const who of [member, moderator, facilitator]) await answerInvitation(who, id, { answer: "yes" });
    await giveSeatsBack();
    expect(await heard()).toEqual({});
    await removeMember(host, of.slug, member.id);
    await Promise.all([giveSeatsBack(), giveSeatsBack()]);
    const up = "made room in a session: you have a seat now";
    expect(await heard()).toEqual({ moderator: [up] });
    expect(await inbox(moderator)).toMatchObject([{ change: "seat", actor: null, url: `/s/${id}` }]);
    await leaveGroup(moderator, of.slug);
    await giveSeatsBack();
    expect(await heard()).toEqual({ facilitator: [up] });
    await write((tx) => tx.delete(notices));
    await write((tx) => putMember(tx, of.slug, member.id, "member"));
    await giveSeatsBack();
    expect(await heard()).toEqual({});
    const answers = async (which: string) => (await rsvpsOf(host, which)).map(({ user, waits }) => [user.id, waits]);
    expect(await answers(id)).toEqual([[facilitator.id, false]]);
    await answerInvitation(member, id, { answer: "yes" });
    expect(await answers(id)).toEqual([
      ...[
        [facilitator.id, false],
        [member.id, true],
      ],
    ]);
    // Where there is a seat for everybody nothing was to give back.
    expect(await answers(open)).toEqual([[member.id, false]]);
  });

  test("a seat is given back by itself: as soon as somebody left, and with an account", () => {
    expect(jobList().find(({ name }) => name === "session-seats")).toMatchObject({ on: "access" });
  });

  test("a change of the rest of a series is told once", async () => {
    const id = await planned({ repeat: { every: "week", count: 3 } });
    await changeSession(of.people.host, id, { place: "Attic", following: true });
    expect(await heard()).toEqual(toAll("changed 3 sessions: another place", "planned 3 sessions"));
  });

  test("called off, nothing else of it is told any more; taking that back is told", async () => {
    const id = await planned();
    await changeSession(of.people.host, id, { place: "The other room" });
    await cancelSession(of.people.host, id);
    expect(await heard()).toEqual(toAll("called off a session"));
    await cancelSession(of.people.host, id);
    expect(await heard()).toEqual(toAll("called off a session"));
    await uncancelSession(of.people.host, id);
    expect(await heard()).toEqual(toAll("changed a session: it takes place after all"));
  });

  test("one of a series called off leaves word of the others; all of it leaves none", async () => {
    const { sessions } = await planSession(of.people.host, of.slug, {
      ...{ title: "Tuesdays", startsAt: inHours(72), repeat: { every: "week", count: 3 } },
    });
    await cancelSession(of.people.host, sessions[0]?.id ?? "");
    expect(await heard()).toEqual(toAll("called off a session", "planned 3 sessions"));
    await cancelSession(of.people.host, sessions[1]?.id ?? "", { following: true });
    expect(await heard()).toEqual(toAll("called off 2 sessions", "called off a session"));
  });

  test("what is over is written down without telling anybody", async () => {
    await planned({ startsAt: inHours(-48) });
    expect(await heard()).toEqual({});
  });

  test("who was removed sees nothing of it, and may not read it", async () => {
    await planned();
    const [notice] = await inbox(of.people.member);
    await removeMember(
      { ...of.people.host, by: { token: "a", scopes: ["read", "write"] } },
      of.slug,
      of.people.member.id,
    );
    expect((await inbox(of.people.member)).map(({ kind }) => kind)).toEqual(["removed"]);
    expect(await endOf(readNotice(of.people.member, notice?.id ?? ""))).toBe("not-found");
  });
});

describe("reminders", () => {
  test("come a day before, once, to all who have not said no", async () => {
    const id = await planned({ startsAt: inHours(30) });
    await answerInvitation(of.people.member, id, { answer: "apologies", note: "Away" });
    await answerInvitation(of.people.moderator, id, { answer: "yes" });
    await write((tx) => tx.delete(notices));
    await remindOfSessions();
    expect(await heard()).toEqual({});
    const later = new Date(Date.now() + 8 * hour);
    await Promise.all([remindOfSessions(later), remindOfSessions(later)]);
    const soon = ["A session is coming up"];
    expect(await heard()).toEqual({ facilitator: soon, moderator: soon, host: soon });
    await write((tx) => tx.delete(notices));
    await remindOfSessions(new Date(Date.now() + 10 * hour));
    expect(await heard()).toEqual({});
  });

  test("that came due while nothing ran are made up for, but never after the beginning", async () => {
    const id = await planned({ startsAt: inHours(30) });
    await write((tx) => tx.delete(notices));
    await remindOfSessions(new Date(Date.now() + 31 * hour));
    expect(await heard()).toEqual({});
    expect((await rowOf(id)).remindedAt).toBeNull();
    await remindOfSessions(new Date(Date.now() + 29.9 * hour));
    expect(Object.keys(await heard()).sort()).toEqual(["facilitator", "host", "member", "moderator"]);
  });

  test("are spared where everybody has just been told, and come anew when it was moved", async () => {
    const id = await planned({ startsAt: inHours(5) });
    await write((tx) => tx.delete(notices));
    await remindOfSessions();
    expect(await heard()).toEqual({});
    await changeSession(of.people.host, id, { startsAt: inHours(100) });
    await remindOfSessions(new Date(Date.now() + 80 * hour));
    expect((await heard())["host"]).toEqual(["A session is coming up"]);
  });

  test("of what is called off there is none", async () => {
    const id = await planned({ startsAt: inHours(30) });
    await remindOfSessions(new Date(Date.now() + 8 * hour));
    await cancelSession(of.people.host, id);
    expect(await heard()).toEqual(toAll("called off a session"));
  });
});

test("a question for times is told until it is settled", async () => {
  const [group] = await read().select().from(groups).where(eq(groups.slug, of.slug));
  if (!group) expect.fail();
  await write((tx) => noticeTimePoll(tx, group, { id: "poll-1", title: "When in May?" }, of.people.facilitator));
  expect(await heard()).toEqual({
    ...{ host: ["asks when you could meet"], moderator: ["asks when you could meet"] },
    member: ["asks when you could meet"],
  });
  expect(await inbox(of.people.member)).toMatchObject([
    { poll: { id: "poll-1", title: "When in May?" }, url: `/g/${of.slug}/sessions/times/poll-1` },
  ]);
  expect(await write((tx) => forgetTimePoll(tx, group, "poll-1"))).toHaveLength(3);
  expect(await heard()).toEqual({});
});
