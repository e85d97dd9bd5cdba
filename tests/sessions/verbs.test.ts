/** Planning and running sessions against the database: who may, who may not, and that the record alone tells what stands. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { postComment } from "~/comments/comments.server";
import { mintId } from "~/mint";
import { textView } from "~/texts/texts.server";
import { answerInvitation, rsvpsOf } from "~/sessions/rsvps.server";
import { changeCustoms, customsFor } from "~/sessions/customs.server";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { cancelSession, uncancelSession } from "~/sessions/calling-off.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { forgetMeetings, linesAfter, recordFor, sessionState, writingIn } from "~/sessions/record.server";
import { runningOn, sessionPlan, sessionsOf } from "~/sessions/sessions.server";
import { givenTemplates } from "~/sessions/templates.server";
import { endOf } from "../accounts/people";
import { circle, everybody, type Circle, type Who } from "../groups/circle";
import { makeText } from "../support/people";

let of: Circle;
let textId: string;
let blocks: string[];
const hour = 3_600_000;
const soon = (hours = 24) => new Date(Date.now() + hours * hour).toISOString();

beforeAll(async () => {
  of = await circle("private");
  textId = (await makeText(of.people.host, of.slug)).id;
  blocks = (await textView(of.people.host, textId)).sections.flatMap((section) => section.blocks.map(({ id }) => id));
});

async function planned(more: object = {}): Promise<string> {
  const plan = { title: "An evening", startsAt: soon(), texts: [textId], ...more };
  const [first] = (await planSession(of.people.host, of.slug, plan)).sessions;
  return first?.id ?? "";
}

const tell = async (who: Exclude<Who, "stranger" | "reader's token">, id: string, ask: object) =>
  command(of.people[who], id, commandIn({ id: mintId(), ...ask }));

const ends = async (verb: (who: Who) => Promise<unknown>) =>
  Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await endOf(verb(who))])));

describe("planning", () => {
  test("is the hosts' and facilitators'", async () => {
    const plan = { title: "Planned by somebody", startsAt: soon() };
    for (const who of ["host", "facilitator"] as const)
      expect((await planSession(of.people[who], of.slug, plan)).created).toBe(true);
    for (const who of ["member", "moderator"] as const)
      expect(await endOf(planSession(of.people[who], of.slug, plan))).toBe("forbidden");
    for (const who of ["outsider"] as const)
      expect(await endOf(planSession(of.people[who], of.slug, plan))).toBe("not-found");
    expect(await endOf(planSession(of.people.pending, of.slug, plan))).toBe("forbidden");
  });

  test("is seen by members alone", async () => {
    const id = await planned();
    expect(await ends((who) => sessionPlan(of.as(who), id))).toEqual({
      ...{
        stranger: "not-found",
        outsider: "not-found",
        pending: "not-found",
        member: "answered",
        moderator: "answered",
      },
      ...{ facilitator: "answered", host: "answered", "reader's token": "answered" },
    });
    expect(await ends((who) => rsvpsOf(of.as(who), id))).toMatchObject({ outsider: "not-found", member: "answered" });
    const list = await sessionsOf(of.people.member, of.slug, { limit: 50, after: null, when: "coming" });
    expect(list.items.map((line) => line.id)).toContain(id);
  });

  test("twice under one id is one session", async () => {
    const plan = { id: mintId(), title: "Sent twice", startsAt: soon() };
    const first = await planSession(of.people.host, of.slug, plan);
    const second = await planSession(of.people.host, of.slug, plan);
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.sessions.map(({ id }) => id)).toEqual([plan.id]);
    expect(await endOf(planSession(of.people.facilitator, of.slug, plan))).toBe("conflict");
  });

  test("tells every field that is wrong", async () => {
    const wrong = {
      ...{ title: "", day: "2026-03-29", time: "02:30", timeZone: "Europe/Berlin", minutes: 2, capacity: 0 },
      ...{ callUrl: "javascript:alert(1)", texts: ["\u0000"], guests: "all", repeat: { every: "day", count: 500 } },
    };
    const refusal = await planSession(of.people.host, of.slug, wrong).catch((error: unknown) => error);
    expect(Object.keys((refusal as { more: { errors: object } }).more.errors).sort()).toEqual(
      [
        ...["title", "time", "minutes", "capacity", "callUrl", "texts.0.value", "guests"],
        ...["repeat.every", "repeat.count"],
      ].sort(),
    );
    expect(await endOf(planSession(of.people.host, of.slug, { title: "Far", startsAt: "2199-01-01T00:00Z" }))).toBe(
      "invalid",
    );
  });

  test("takes neither another group's text nor somebody from outside", async () => {
    const other = await circle("public");
    const theirs = (await makeText(other.people.host, other.slug)).id;
    expect(await endOf(planned({ texts: [theirs] }))).toBe("invalid");
    expect(await endOf(planned({ facilitators: [of.people.outsider.id] }))).toBe("invalid");
    expect(await endOf(planned({ facilitators: [of.people.pending.id] }))).toBe("invalid");
  });

  test("a series is sessions of their own: one is changed alone, or with those after it", async () => {
    const plan = {
      ...{ title: "Tuesdays", day: "2027-03-16", time: "19:00", timeZone: "Europe/Berlin" },
      ...{ repeat: { every: "week", interval: 1, count: 4 }, template: givenTemplates()[0]?.id },
    };
    const { sessions } = await planSession(of.people.host, of.slug, plan);
    const ids = sessions.map(({ id }) => id);
    // Clocks go forward on 28 March.
    expect(sessions.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(["18:00", "18:00", "17:00", "17:00"]);
    const [, second = "", third = ""] = ids;
    await changeSession(of.people.host, second, { place: "The library" });
    await changeSession(of.people.host, third, { time: "20:30", day: "2027-03-31", following: true });
    const now = await Promise.all(ids.map((id) => sessionPlan(of.people.host, id)));
    expect(now.map(({ place, startsAt }) => [place, startsAt])).toEqual([
      ["", "2027-03-16T18:00:00.000Z"],
      ["The library", "2027-03-23T18:00:00.000Z"],
      ["", "2027-03-31T18:30:00.000Z"],
      ["", "2027-04-06T18:30:00.000Z"],
    ]);
    await cancelSession(of.people.host, third, { following: true });
    expect((await Promise.all(ids.map((id) => sessionPlan(of.people.host, id)))).map(({ state }) => state)).toEqual([
      ...["planned", "planned", "cancelled", "cancelled"],
    ]);
    await uncancelSession(of.people.host, third);
    expect((await sessionPlan(of.people.host, third)).state).toBe("planned");
    const { now: meeting } = await sessionState(of.people.host, second);
    expect(meeting.agenda.map(({ title }) => title)).toEqual(givenTemplates()[0]?.items.map(({ title }) => title));
  });

  test("whoever was asked to run one changes neither who runs it nor the others of its series", async () => {
    const plan = { title: "Mondays", startsAt: soon(), facilitators: [of.people.member.id] };
    const repeat = { every: "week", count: 2 };
    const { sessions } = await planSession(of.people.host, of.slug, { ...plan, repeat });
    const [first = "", second = ""] = sessions.map(({ id }) => id);
    await changeSession(of.people.host, second, { facilitators: [] });
    const { member } = of.people;
    expect(await endOf(changeSession(member, first, { place: "The library" }))).toBe("answered");
    for (const more of [
      ...[{ place: "Nowhere", following: true }, { guests: "take-part" }, { texts: [] }],
      ...[{ facilitators: [member.id, of.people.moderator.id] }],
    ])
      expect(await endOf(changeSession(member, first, more))).toBe("forbidden");
    expect(await endOf(cancelSession(member, first, { following: true }))).toBe("forbidden");
    expect(await sessionPlan(member, second)).toMatchObject({ place: "", state: "planned", facilitators: [] });
  });

  test("calendars hear of each change: SEQUENCE rises", async () => {
    const id = await planned();
    await changeSession(of.people.host, id, { place: "Here" });
    await changeSession(of.people.host, id, { startsAt: soon(30) });
    await cancelSession(of.people.host, id);
    const [row] = await read().select().from(schema.readingSessions).where(eq(schema.readingSessions.id, id));
    expect(row).toMatchObject({ sequence: 3, state: "cancelled" });
  });
});

describe("coming", () => {
  test("seats go by who said so first, and move up", async () => {
    const id = await planned({ capacity: 1 });
    await answerInvitation(of.people.member, id, { answer: "yes" });
    expect(await answerInvitation(of.people.moderator, id, { answer: "yes", note: "late" })).toMatchObject({
      waits: true,
    });
    // A word more does not cost the seat.
    expect(await answerInvitation(of.people.member, id, { answer: "yes", note: "with cake" })).toMatchObject({
      waits: false,
    });
    await answerInvitation(of.people.member, id, { answer: "apologies", note: "I am ill." });
    expect((await rsvpsOf(of.people.host, id)).map(({ user, waits }) => [user.id, waits])).toEqual([
      [of.people.moderator.id, false],
      [of.people.member.id, false],
    ]);
    expect((await sessionPlan(of.people.host, id)).coming).toEqual({ yes: 1, maybe: 0, no: 1 });
  });

  test("is said by members, before it begins", async () => {
    const id = await planned();
    expect(await endOf(answerInvitation(of.people.outsider, id, { answer: "yes" }))).toBe("not-found");
    expect(await endOf(answerInvitation(of.people.member, id, { answer: "perhaps" }))).toBe("invalid");
    await tell("host", id, { ask: "start" });
    expect(await endOf(answerInvitation(of.people.member, id, { answer: "yes" }))).toBe("conflict");
  });
});

describe("customs", () => {
  test("are the hosts' to change, for everybody to read, and what new sessions begin with", async () => {
    const { rules, ...rest } = await customsFor(of.people.member, of.slug);
    const wished = { ...rest, guests: "none", rules: { ...rules, queue: "first-come", turnSeconds: 90 } };
    for (const who of ["member", "moderator", "facilitator"] as const)
      expect(await endOf(changeCustoms(of.people[who], of.slug, wished))).toBe("forbidden");
    expect(await endOf(changeCustoms(of.people.host, of.slug, { rules: {} }))).toBe("invalid");
    await changeCustoms(of.people.host, of.slug, wished);
    const id = await planned();
    expect((await sessionState(of.people.member, id)).now.rules).toMatchObject({
      queue: "first-come",
      turnSeconds: 90,
    });
    expect((await sessionPlan(of.people.member, id)).guests).toBe("none");
  });
});

describe("running", () => {
  let id: string;
  beforeEach(async () => {
    id = await planned({ facilitators: [of.people.moderator.id] });
    await tell("host", id, { ask: "start" });
  });

  test("is for those who run it; whoever was asked to runs this one", async () => {
    await tell("member", id, { ask: "come", person: mintId(), name: "x" });
    for (const ask of [{ ask: "end" }, { ask: "next" }, { ask: "rotate-readings" }])
      expect(await endOf(tell("member", id, ask))).toBe("forbidden");
    expect(await endOf(tell("outsider", id, { ask: "start" }))).toBe("not-found");
    await tell("moderator", id, { ask: "move", spot: { textId, block: blocks[1] } });
    expect((await sessionState(of.people.member, id)).now.spot).toEqual({ textId, block: blocks[1] });
  });

  test("who comes is who asks, whatever they say", async () => {
    await tell("member", id, { ask: "come", person: of.people.host.id, name: "Somebody else" });
    const { now, mine } = await sessionState(of.people.member, id);
    expect(mine.person).toBe(of.people.member.id);
    expect(now.here).toBe(1);
    expect(await endOf(tell("member", id, { ask: "raise", hand: mintId(), person: of.people.host.id }))).toBe(
      "forbidden",
    );
  });

  test("a hand, a turn, and the record tell the same after a restart", async () => {
    const hand = mintId();
    await tell("member", id, { ask: "raise", hand, person: of.people.member.id, words: "On the second word" });
    await tell("host", id, { ask: "come", person: "guest-without-device", name: "Old Ida" });
    await tell("host", id, { ask: "raise", hand: mintId(), person: "guest-without-device" });
    const before = await tell("host", id, { ask: "call", from: null, turn: mintId() });
    expect(before.now).toMatchObject({ turn: { person: { id: of.people.member.id }, words: "On the second word" } });
    forgetMeetings();
    const { now } = await sessionState(of.people.host, id);
    expect({ ...now, at: "" }).toEqual({ ...before.now, at: "" });
    const lines = await linesAfter(read(), id, 0);
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, at) => at + 1));
  });

  test("the same command twice does nothing twice", async () => {
    const asked = commandIn({ id: mintId(), ask: "raise", hand: mintId(), person: of.people.member.id });
    const first = await command(of.people.member, id, asked);
    const second = await command(of.people.member, id, asked);
    expect(second.now.seq).toBe(first.now.seq);
    expect(second.now.queue).toHaveLength(1);
  });

  test("two facilitators at once take one step", async () => {
    const items = [mintId(), mintId()];
    for (const item of items)
      await tell("host", id, { ask: "add-item", item: { id: item, title: "Item", mode: "discussion", minutes: 5 } });
    await Promise.all([
      tell("host", id, { ask: "next", from: null }),
      tell("moderator", id, { ask: "next", from: null }),
    ]);
    expect((await sessionState(of.people.host, id)).now.item).toBe(items[0]);
  });

  test("thirty at once: everybody has their place, and numbers have no gap", async () => {
    const people = Array.from({ length: 30 }, (_, at) => `person-${at}`);
    await Promise.all(people.map((person) => tell("host", id, { ask: "come", person, name: person })));
    await Promise.all(people.map((person) => tell("host", id, { ask: "raise", hand: mintId(), person })));
    const { now } = await sessionState(of.people.host, id);
    expect(new Set(now.queue.map(({ person }) => person.id)).size).toBe(30);
    const numbers = (await linesAfter(read(), id, 0)).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(now.seq).toBe(numbers.length);
  });

  test("passages are of its texts, and run forwards", async () => {
    const item = { id: mintId(), title: "Item", mode: "discussion", minutes: 5 };
    const passage = (from?: string, to?: string, text = textId) => ({
      ask: "add-item",
      item: { ...item, passage: { textId: text, from, to } },
    });
    expect(await endOf(tell("host", id, passage(blocks[1], blocks[0])))).toBe("invalid");
    expect(await endOf(tell("host", id, passage("nothing", blocks[0])))).toBe("invalid");
    expect(await endOf(tell("host", id, passage(blocks[0], blocks[1], mintId())))).toBe("invalid");
    await tell("host", id, passage(blocks[0], blocks[1]));
    await tell("host", id, { ask: "next", from: null });
    expect((await sessionState(of.people.member, id)).now.spot).toEqual({ textId, block: blocks[0] });
  });

  test("is found from its text by those who may see it", async () => {
    expect(await runningOn(of.people.member, textId)).toMatchObject({ title: "An evening" });
    expect(await runningOn(of.people.outsider, textId)).toBeNull();
    expect(await runningOn(null, textId)).toBeNull();
  });

  test("what is written about its text carries it, by those who are in it", async () => {
    const textId = (await makeText(of.people.host, of.slug)).id;
    const id = await planned({ texts: [textId] });
    await tell("host", id, { ask: "start" });
    await tell("member", id, { ask: "come", person: of.people.member.id, name: "x" });
    expect(await writingIn(of.people.member, textId)).toEqual({ sessionId: id });
    expect(await writingIn(of.people.facilitator, textId)).toEqual({ sessionId: null });
    expect(await writingIn(null, textId)).toEqual({ sessionId: null });
    const during = await writingIn(of.people.member, textId);
    const { comment } = await postComment(of.people.member, textId, { body: "As was said", anchor: {} }, during);
    expect(comment.sessionId).toBe(id);
    await tell("host", id, { ask: "end" });
    expect(await writingIn(of.people.member, textId)).toEqual({ sessionId: null });
  });

  describe("a secret poll", () => {
    test("keeps how often each choice was made, and not by whom", async () => {
      const poll = mintId();
      await tell("host", id, { ask: "open-poll", poll, kind: "yes-no", question: "Go on?", isSecret: true });
      await tell("member", id, { ask: "vote", poll, person: of.people.member.id, choice: 1 });
      await tell("host", id, { ask: "vote", poll, person: of.people.host.id, choice: 0 });
      expect(await endOf(tell("member", id, { ask: "vote", poll, person: of.people.member.id, choice: 0 }))).toBe(
        "conflict",
      );
      const open = await sessionState(of.people.host, id);
      expect(open.now.polls.at(-1)).toMatchObject({ voted: 2, tally: null });
      expect(open.mine).toMatchObject({ votes: { [poll]: -1 }, tallies: {} });
      const votes = (await linesAfter(read(), id, 0)).filter(({ kind }) => kind === "voted");
      expect(votes.map((vote) => Object.keys(vote).sort())).toEqual(
        votes.map(() => ["at", "by", "kind", "number", "of", "person", "poll"]),
      );
      await tell("host", id, { ask: "end" });
      expect((await sessionState(of.people.member, id)).now.polls.at(-1)).toMatchObject({
        state: "closed",
        tally: [1, 1, 0],
      });
      const boxes = await read().select().from(schema.sessionBallots).where(eq(schema.sessionBallots.poll, poll));
      expect(boxes.map((box) => Object.keys(box).sort())).toEqual(
        [0, 1, 2].map(() => ["choice", "count", "poll", "sessionId"]),
      );
    });
  });

  test("nobody votes for somebody who has an account; whoever runs it does for those without a device", async () => {
    await tell("member", id, { ask: "come", person: mintId(), name: "x" });
    await tell("host", id, { ask: "come", person: "guest-without-device", name: "Old Ida" });
    for (const isSecret of [true, false]) {
      const poll = mintId();
      await tell("host", id, { ask: "open-poll", poll, kind: "yes-no", question: "Go on?", isSecret });
      const vote = (person: string) => tell("host", id, { ask: "vote", poll, person, choice: 1 });
      expect(await endOf(vote(of.people.member.id))).toBe("forbidden");
      expect(await endOf(vote("guest-without-device"))).toBe("answered");
    }
  });

  test("who is added by whoever runs it has the name of their account, or none", async () => {
    await tell("host", id, { ask: "come", person: of.people.facilitator.id, name: "The host's idea of a joke" });
    await tell("host", id, { ask: "come", person: of.people.host.id, name: "Somebody else" });
    expect(await endOf(tell("host", id, { ask: "come", person: of.people.outsider.id, name: "Otto" }))).toBe("invalid");
    const { mine } = await sessionState(of.people.host, id);
    expect(mine.airtime?.map(({ name }) => name).sort()).toEqual(
      [of.people.facilitator.name, of.people.host.name].sort(),
    );
  });

  test("what every object has by itself is no person, and a record stays readable", async () => {
    for (const person of ["__proto__", "constructor", "toString", "hasOwnProperty", "__defineGetter__"]) {
      for (const ask of ["come", "leave", "list", "raise", "vote", "hand-baton", "give-floor", "note"])
        expect(
          await endOf(tell("host", id, { ...{ ask, person, list: "x", name: "x", hand: mintId() }, note: mintId() })),
        ).toBe("invalid");
    }
    forgetMeetings();
    expect(await endOf(sessionState(of.people.member, id))).toBe("answered");
  });

  test("the words of a note that was taken away are told to nobody; others are", async () => {
    const [kept, gone] = [mintId(), mintId()];
    for (const note of [kept, gone])
      await tell("member", id, { ask: "note", note, kind: "note", body: `Words of ${note}`, person: null, due: null });
    await tell("member", id, { ask: "change-note", note: gone, kind: "note", body: `Other words of ${gone}` });
    await tell("member", id, { ask: "remove-note", note: gone });
    const { events } = await recordFor(of.people.member, id, 0);
    expect(JSON.stringify(events)).toContain(`Words of ${kept}`);
    expect(JSON.stringify(events)).not.toContain(`ords of ${gone}`);
  });

  test("an open poll shows how it stands to those who have voted, and then to all", async () => {
    const poll = mintId();
    await tell("host", id, { ask: "open-poll", poll, kind: "consent", question: "Take it up?" });
    expect(await endOf(tell("member", id, { ask: "vote", poll, person: of.people.member.id, choice: 2 }))).toBe(
      "conflict",
    );
    const voted = await tell("member", id, {
      ask: "vote",
      poll,
      person: of.people.member.id,
      choice: 2,
      reason: "Too long",
    });
    expect(voted.mine).toMatchObject({ votes: { [poll]: 2 }, tallies: { [poll]: [0, 0, 1] } });
    expect((await sessionState(of.people.moderator, id)).mine.tallies).toEqual({});
    expect((await sessionState(of.people.moderator, id)).now.polls.at(-1)?.tally).toBeNull();
    await tell("host", id, { ask: "close-poll", poll });
    expect((await sessionState(of.people.moderator, id)).now.polls.at(-1)?.tally).toEqual([0, 0, 1]);
  });

  test("ends for all, and can go on", async () => {
    await tell("member", id, { ask: "raise", hand: mintId(), person: of.people.member.id });
    await tell("host", id, { ask: "end" });
    expect((await sessionState(of.people.member, id)).now).toMatchObject({
      state: "ended",
      queue: [],
      here: 0,
      turn: null,
    });
    expect(await endOf(tell("member", id, { ask: "raise", hand: mintId(), person: of.people.member.id }))).toBe(
      "conflict",
    );
    await tell("host", id, { ask: "reopen" });
    expect((await sessionPlan(of.people.member, id)).state).toBe("live");
  });
});

test("who is removed from the group is out of its sessions", async () => {
  const other = await circle("private");
  const [session] = (await planSession(other.people.host, other.slug, { title: "Here", startsAt: soon() })).sessions;
  const id = session?.id ?? "";
  await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.userId, other.people.member.id)));
  expect(await endOf(sessionPlan(other.people.member, id))).toBe("not-found");
  expect(await endOf(command(other.people.member, id, commandIn({ id: mintId(), ask: "start" })))).toBe("not-found");
});
