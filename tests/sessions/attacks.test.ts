/** What somebody who takes part might try: in others' names, with others' ids, twice, or more than there is room for. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { removeMember } from "~/groups/memberships.server";
import { mintId } from "~/mint";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { partsOf } from "~/sessions/minutes-view";
import { minutesFor, writeMinutes } from "~/sessions/minutes.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { linesAfter, recordFor, sessionState } from "~/sessions/record.server";
import { sayLine } from "~/sessions/chatting.server";
import { minutesWords } from "~/words/session-minutes";
import { endOf, person, type Person } from "../accounts/people";
import { circle, type Circle } from "../groups/circle";

let of: Circle;
let [guest, mallory]: Person[] = [];
let id: string;

type Name = keyof Circle["people"] | "guest" | "mallory";
const who = (name: Name): Person => {
  const one = name === "guest" ? guest : name === "mallory" ? mallory : of.people[name];
  if (!one) throw new Error("nobody");
  return one;
};
const tell = async (name: Name, ask: object) => command(who(name), id, commandIn({ id: mintId(), ...ask }));
const tried = (name: Name, ask: object) => endOf(tell(name, ask));
const now = async () => (await sessionState(who("host"), id)).now;
const mine = async (name: Name) => (await sessionState(who(name), id)).mine;

/** Somebody of the group; `right`: a guest, who may so much. */
async function join(name: string, right: "read" | null): Promise<Person> {
  const one = await person(name, {});
  const { memberships } = schema;
  const row = { groupId: of.id, userId: one.id, role: "member", state: "active", joinedAt: new Date() } as const;
  await write((tx) => tx.insert(memberships).values({ ...row, guest: right } as typeof memberships.$inferInsert));
  return one;
}

beforeAll(async () => {
  of = await circle("private");
  await write((tx) => tx.update(schema.groups).set({ guests: "read" }).where(eq(schema.groups.id, of.id)));
  guest = await join("Gus", "read");
  mallory = await join("Mallory", null);
});
beforeEach(async () => {
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const plan = { title: "An evening", startsAt, guests: "listen" };
  id = (await planSession(who("host"), of.slug, plan)).sessions[0]?.id ?? "";
  await tell("host", { ask: "start" });
  await tell("member", { ask: "come", person: who("member").id, name: "Me" });
});

describe("in somebody else's name", () => {
  test("nobody speaks, votes, notes, comes, goes or reads who does not run it", async () => {
    const [person, hand, poll, note] = [who("member").id, mintId(), mintId(), mintId()];
    await tell("member", { ask: "raise", hand, person, words: "mine" });
    await tell("host", { ask: "open-poll", poll, kind: "yes-no", question: "?" });
    await tell("member", { ask: "note", note, kind: "note", body: "mine" });
    const asks = [
      { ask: "raise", hand: mintId(), person },
      { ask: "lower", hand },
      { ask: "pass", hand },
      { ask: "place", hand, place: 0 },
      { ask: "vote", poll, person, choice: 0 },
      { ask: "leave", person },
      { ask: "take-reading", reading: mintId(), person },
      { ask: "change-note", note, kind: "note", body: "yours" },
      { ask: "remove-note", note },
      { ask: "list", person, list: null },
      { ask: "call", from: null, hand, turn: mintId() },
      { ask: "give-floor", from: null, person: who("mallory").id, turn: mintId() },
      { ask: "hand-baton", person: who("mallory").id },
      { ask: "move", spot: null },
      { ask: "open-poll", poll: mintId(), kind: "yes-no", question: "?" },
      { ask: "close-poll", poll },
      { ask: "end" },
    ];
    for (const ask of asks) {
      const end = await tried("mallory", ask);
      expect([ask.ask, end]).toEqual([ask.ask, ask.ask === "take-reading" ? "conflict" : "forbidden"]);
      expect([ask.ask, await tried("guest", ask)]).toEqual([ask.ask, "forbidden"]);
      expect([ask.ask, await tried("outsider", ask)]).toEqual([ask.ask, "not-found"]);
    }
    // Whoever runs it votes for nobody who has an account.
    expect(await tried("host", { ask: "vote", poll, person, choice: 0 })).toBe("forbidden");
    expect((await now()).queue.map((each) => [each.id, each.words])).toEqual([[hand, "mine"]]);
  });

  test("nobody comes: a name that is sent counts for oneself, and is one's own", async () => {
    await tell("mallory", { ask: "come", person: who("member").id, name: "The Host" });
    const lines = (await linesAfter(read(), id, 0)).filter(({ kind }) => kind === "came");
    expect(lines.at(-1)).toMatchObject({ person: who("mallory").id, name: "Mallory", userId: who("mallory").id });
  });

  test("whoever comes themselves needs no name; a stranger without one is nobody", async () => {
    const person = who("member").id;
    await tell("member", { ask: "leave", person });
    await tell("member", { ask: "come", person });
    const lines = (await linesAfter(read(), id, 0)).filter(({ kind }) => kind === "came");
    expect(lines.at(-1)).toMatchObject({ person, userId: person, name: who("member").name });
    await tell("host", { ask: "leave", person });
    await tell("host", { ask: "come", person });
    expect((await linesAfter(read(), id, 0)).at(-1)).toMatchObject({ kind: "came", person, name: who("member").name });
    expect(await tried("host", { ask: "come", person: mintId() })).toBe("invalid");
    expect(await tried("host", { ask: "come", person: who("outsider").id })).toBe("invalid");
  });

  test("no id that is somebody else's changes what is theirs", async () => {
    const hand = mintId();
    await tell("member", { ask: "raise", hand, person: who("member").id, words: "mine" });
    const other = { ask: "raise", person: who("mallory").id, kind: "order", words: "yours" };
    expect(await tried("mallory", { ...other, hand })).toBe("forbidden");
    expect(await endOf(sayLine(who("mallory"), id, "q+ yours", hand))).toBe("forbidden");
    await tell("mallory", { ...other, hand: mintId() });
    await tell("mallory", { ...other, hand, words: "yours again" });
    expect((await now()).queue.map(({ person, words }) => [person.name, words])).toEqual([
      ["Mallory", "yours again"],
      [who("member").name, "mine"],
    ]);
    // A turn that has been is not had again.
    const turn = mintId();
    await tell("host", { ask: "call", from: null, hand, turn });
    await tell("host", { ask: "end-turn", turn });
    await tell("facilitator", { ask: "call", from: null, hand: null, turn });
    await tell("facilitator", { ask: "give-floor", from: null, person: who("member").id, turn });
    expect((await now()).turn).toBeNull();
  });

  test("ids that every object has are none", async () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"])
      for (const ask of [
        { ask: "come", person: name, name: "Nobody" },
        { ask: "give-floor", from: null, person: name, turn: mintId() },
        { ask: "vote", poll: name, person: name, choice: 0 },
        { ask: "list", person: name, list: null },
        { ask: "note", note: name, kind: "note", body: "b" },
      ])
        expect([name, ask.ask, await tried("host", ask)]).toEqual([name, ask.ask, "invalid"]);
    expect(await endOf(tell("host", JSON.parse('{"__proto__": {"ask": "end"}}') as object))).toBe("invalid");
  });
});

describe("a secret poll", () => {
  const poll = "the-secret-poll";
  beforeEach(async () => {
    await tell("host", { ask: "open-poll", poll, kind: "yes-no", question: "?", isSecret: true });
  });

  test("takes one vote of each, also when many are sent at once", async () => {
    const vote = (choice: number, command = mintId()) =>
      tried("member", { id: command, ask: "vote", poll, person: who("member").id, choice });
    const same = mintId();
    const ends = await Promise.all([...[0, 1, 2, 0, 1].map((choice) => vote(choice)), vote(2, same), vote(1, same)]);
    // Under one id once more is answered, and changes nothing.
    expect(ends.filter((end) => end === "answered").length).toBeLessThanOrEqual(2);
    expect(await vote(0)).toBe("conflict");
    await tell("mallory", { ask: "vote", poll, person: who("mallory").id, choice: 1 });
    await tell("mallory", { ask: "leave", person: who("mallory").id });
    expect(await tried("mallory", { ask: "vote", poll, person: who("mallory").id, choice: 2 })).toBe("conflict");
    const boxes = await read().select().from(schema.sessionBallots).where(eq(schema.sessionBallots.sessionId, id));
    expect(boxes.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  test("says nothing of what was chosen before it is closed, and never by whom", async () => {
    await tell("member", { ask: "vote", poll, person: who("member").id, choice: 1, reason: "Plumzz" });
    for (const name of ["host", "facilitator", "member", "mallory", "guest"] as const) {
      const state = await sessionState(who(name), id);
      expect(state.now.polls[0]).toMatchObject({ voted: 1, tally: null });
      expect(state.mine.tallies).toEqual({});
      expect(state.mine.votes).toEqual(name === "member" ? { [poll]: -1 } : {});
      const { events } = await recordFor(who(name), id, 0);
      const [line] = events.filter((each) => (each as { kind: string }).kind === "voted");
      expect(Object.keys(line ?? {}).sort()).toEqual(["at", "by", "kind", "number", "person", "poll"]);
    }
    const rows = await read().select().from(schema.sessionEvents).where(eq(schema.sessionEvents.sessionId, id));
    expect(JSON.stringify(rows)).not.toMatch(/Plumzz|"choice"/);
    await tell("host", { ask: "close-poll", poll });
    const { events } = await recordFor(who("host"), id, 0);
    expect(JSON.stringify(events)).not.toContain('choice"');
    expect((await now()).polls[0]).toMatchObject({ tally: [0, 1, 0] });
  });

  test("is counted from its box, whatever is sent to close it", async () => {
    await tell("member", { ask: "vote", poll, person: who("member").id, choice: 1 });
    await tell("host", { ask: "close-poll", poll, ballots: [9, 9, 9] });
    expect((await now()).polls[0]?.tally).toEqual([0, 1, 0]);
    expect(await tried("mallory", { ask: "vote", poll, person: who("mallory").id, choice: 1 })).toBe("conflict");
  });
});

describe("whoever may no longer", () => {
  test("is removed: hears nothing, does nothing, and the group goes on", async () => {
    const [late] = [await join("Late", null)];
    const told = (ask: object) => endOf(command(late, id, commandIn({ id: mintId(), ...ask })));
    expect(await told({ ask: "raise", hand: mintId(), person: late.id })).toBe("answered");
    await tell("host", { ask: "hand-baton", person: late.id });
    await removeMember(who("host"), of.slug, late.id);
    for (const ask of [
      { ask: "move", spot: null },
      { ask: "leave", person: late.id },
      { ask: "raise", hand: mintId(), person: late.id },
    ])
      expect(await told(ask)).toBe("not-found");
    expect(await endOf(sessionState(late, id))).toBe("not-found");
    expect(await endOf(recordFor(late, id, 0))).toBe("not-found");
    // Their hand can still be taken down.
    const [hand] = (await now()).queue;
    await tell("host", { ask: "lower", hand: hand?.id });
    expect((await now()).queue).toEqual([]);
  });

  test("a guest listens where the session says so, and takes part where it says that", async () => {
    const raise = () => tried("guest", { ask: "raise", hand: mintId(), person: who("guest").id });
    expect([await raise(), await endOf(sessionState(who("guest"), id))]).toEqual(["forbidden", "answered"]);
    expect((await mine("guest")).person).toBeNull();
    await changeSession(who("host"), id, { guests: "take-part" });
    expect(await raise()).toBe("answered");
    await changeSession(who("host"), id, { guests: "none" });
    expect([await raise(), await endOf(sessionState(who("guest"), id))]).toEqual(["not-found", "not-found"]);
  });
});

describe("more than there is room for", () => {
  test("decisions and tasks are put down by those who run it, and stand as they put them", async () => {
    const note = mintId();
    for (const kind of ["decision", "task"])
      expect(await tried("mallory", { ask: "note", note: mintId(), kind, body: "Mallory is paid" })).toBe("forbidden");
    await tell("mallory", { ask: "note", note, kind: "question", body: "Shall we?" });
    expect(await tried("mallory", { ask: "change-note", note, kind: "decision", body: "We shall" })).toBe("forbidden");
    await tell("host", { ask: "change-note", note, kind: "decision", body: "We shall not" });
    for (const ask of [
      { ask: "change-note", note, kind: "note", body: "We shall" },
      { ask: "remove-note", note },
    ])
      expect(await tried("mallory", ask)).toBe("forbidden");
    await tell("host", { ask: "end" });
    // Afterwards the record is theirs who run it; one's own words can be taken back.
    const late = { ask: "note", note: mintId(), kind: "minutes", body: "Late" };
    expect([await tried("mallory", late), await tried("host", late)]).toEqual(["forbidden", "answered"]);
    expect((await sessionState(who("host"), id)).now.notes.map(({ body }) => body)).toEqual(["We shall not", "Late"]);
  });

  test("nobody fills the notes alone, and long ones do not fill every screen", async () => {
    for (let at = 0; at < 200; at++)
      await tell("mallory", { ask: "note", note: mintId(), kind: "note", body: `${at} `.padEnd(4_000, "x") });
    expect(await tried("mallory", { ask: "note", note: mintId(), kind: "note", body: "one more" })).toBe("conflict");
    expect(await tried("member", { ask: "note", note: mintId(), kind: "note", body: "short" })).toBe("answered");
    const { notes } = await now();
    expect(notes.map(({ body }) => body.length)).toEqual([4_000, 4_000, 5]);
    expect(JSON.stringify(await now()).length).toBeLessThan(20_000);
  }, 60_000);

  test("one who goes in and out all the time is one who was here", async () => {
    const self = { person: who("mallory").id, name: "Me" };
    for (let at = 0; at < 70; at++) for (const ask of ["come", "leave"]) await tell("mallory", { ask, ...self });
    await tell("host", { ask: "end" });
    await writeMinutes(who("host"), id, { step: "record", version: 0 });
    const { body } = await minutesFor(who("host"), id);
    expect(body.length).toBeLessThan(3_000);
    expect(body).toContain("- Mallory");
  }, 60_000);

  test("words for the minutes do not write what stands around them", async () => {
    const forged =
      "Heard.\n\n## Decisions\n\n- Mallory is paid\n\nDecisions\n---\n```\n[a]: https://evil.example/\n> # Quoted";
    await tell("mallory", { ask: "note", note: mintId(), kind: "minutes", body: forged });
    await tell("mallory", { ask: "note", note: mintId(), kind: "question", body: "Why?\n~~~\n# Decisions" });
    await tell("host", { ask: "note", note: mintId(), kind: "decision", body: "We go on." });
    await tell("host", { ask: "end" });
    const view = await writeMinutes(who("host"), id, { step: "record", version: 0 });
    const decisions = view.parts.filter(({ heading }) => heading === "Decisions");
    expect(decisions).toHaveLength(1);
    expect(decisions[0]?.html).toContain("We go on.");
    expect(decisions[0]?.html).not.toContain("Mallory");
    expect(partsOf(view.body).map(({ heading }) => heading)).toContain(minutesWords.en.questions);
    expect(view.parts.map(({ html }) => html).join()).not.toMatch(/<h\d|<pre|evil\.example"/);
  });
});
