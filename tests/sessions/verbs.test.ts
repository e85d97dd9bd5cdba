/** Running sessions against the database: who may, who may not, and that the record alone tells what stands. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { postComment } from "~/comments/comments.server";
import { mintId } from "~/mint";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { planSession } from "~/sessions/planning.server";
import { forgetMeetings, linesAfter, recordFor, sessionState, writingIn } from "~/sessions/record.server";
import { sessionPlan } from "~/sessions/sessions.server";
import { putMember } from "~/groups/memberships.server";
import { endOf, person } from "../accounts/people";
import { circle, type Circle } from "../groups/circle";
import { makeText } from "../support/people";
import { evenings, soon, type Evenings } from "./evening";

let of: Circle;
let textId: string;
let blocks: string[];
let planned: Evenings["planned"];
let tell: Evenings["tell"];

beforeAll(async () => void ({ of, textId, blocks, planned, tell } = await evenings()));

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

  test("whoever has the baton moves the group, and hands it on or back; nobody else does", async () => {
    const at = (n: number) => ({ ask: "move", spot: { textId, block: blocks[n] } });
    const plain = { member: of.people.member, moderator: of.people.moderator };
    const id = await planned({ facilitators: [] });
    await tell("host", id, { ask: "start" });
    for (const [who, { id: person }] of Object.entries(plain))
      await tell(who as keyof typeof plain, id, { ask: "come", person, name: "x" });
    expect(await endOf(tell("member", id, at(0)))).toBe("forbidden");
    expect(await endOf(tell("member", id, { ask: "hand-baton", person: of.people.member.id }))).toBe("forbidden");
    await tell("host", id, { ask: "hand-baton", person: of.people.member.id });
    await tell("member", id, at(1));
    await tell("member", id, { ask: "hand-baton", person: of.people.moderator.id });
    expect(await endOf(tell("member", id, at(0)))).toBe("forbidden");
    await tell("moderator", id, { ask: "hand-baton", person: "" });
    expect(await endOf(tell("moderator", id, at(0)))).toBe("forbidden");
    const { now } = await sessionState(of.people.host, id);
    expect([now.baton, now.spot]).toEqual([null, { textId, block: blocks[1] }]);
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

  test("why some object in a secret poll is kept in no order but its own, and told by nobody once it is closed", async () => {
    const poll = mintId();
    await tell("host", id, { ask: "open-poll", poll, kind: "consent", question: "Go on?", isSecret: true });
    const votes = [
      ...[{ who: "member" as const, choice: 2, reason: "Zoo is too far" }],
      ...[{ who: "facilitator" as const, choice: 0, reason: "Agreed, and not kept" }],
      ...[{ who: "moderator" as const, choice: 2, reason: "All of it" }],
      ...[{ who: "host" as const, choice: 2, reason: "" }],
    ];
    for (const { who, choice, reason } of votes)
      await tell(who, id, { ask: "vote", poll, person: of.people[who].id, choice, reason });
    const kept = await read()
      .select()
      .from(schema.sessionBallotReasons)
      .where(eq(schema.sessionBallotReasons.poll, poll));
    expect(kept).toEqual([{ sessionId: id, poll, reasons: ["All of it", "Zoo is too far"] }]);
    const open = await sessionState(of.people.host, id);
    expect([open.now.polls.at(-1)?.objections, open.mine.objections[poll], open.mine.reasons]).toEqual([[], [], {}]);
    await tell("host", id, { ask: "close-poll", poll, reasons: ["Not from outside"] });
    forgetMeetings();
    const { now } = await sessionState(of.people.member, id);
    expect(now.polls.at(-1)).toMatchObject({ tally: [1, 0, 3] });
    expect(now.polls.at(-1)?.objections).toEqual(
      ["All of it", "Zoo is too far"].map((reason) => ({ reason, by: null })),
    );
    const said = JSON.stringify(await linesAfter(read(), id, 0));
    expect([said.includes("Agreed, and not"), said.includes("Not from outside")]).toEqual([false, false]);
    expect(await read().select().from(schema.sessionBallotReasons)).toEqual([]);
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
    const { mine } = await sessionState(of.people.host, id);
    expect(mine.airtime?.map(({ name }) => name).sort()).toEqual(
      [of.people.facilitator.name, of.people.host.name].sort(),
    );
  });

  test("an account that is not of the group is nobody, as any other id is, until it comes itself", async () => {
    const [late, { host, pending }] = [await person("Lata of verbs"), of.people];
    const ids = [mintId(), late.id, pending.id];
    const heard = await Promise.all(
      ids.map((person, at) => tell("host", id, { ask: "come", person, name: `Somebody ${at}` })),
    );
    expect(heard.map(({ did }) => did)).toEqual([true, true, true]);
    const { mine } = await sessionState(host, id);
    const added = mine.people.filter((each) => ids.includes(each.id));
    expect(added.map(({ name, hasDevice }) => [name, hasDevice]).sort()).toEqual(
      [0, 1, 2].map((at) => [`Somebody ${at}`, false]),
    );
    await write((tx) => putMember(tx, of.slug, late.id, "member"));
    await command(late, id, commandIn({ id: mintId(), ask: "come", person: late.id, name: "x" }));
    const { mine: then } = await sessionState(host, id);
    expect(then.people.find((each) => each.id === late.id)).toMatchObject({ name: late.name, hasDevice: true });
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
