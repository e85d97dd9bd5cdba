/** More than one person should have of an evening: everything asked, all notes, the seats. */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { schema, write } from "#db/db.server";
import { removeMember } from "~/groups/memberships.server";
import { emptyLimits } from "~/limits/limits.server";
import { limits } from "~/limits/limit";
import { onAnnouncement } from "~/live/announce.server";
import { mintId } from "~/mint";
import { sayLine } from "~/sessions/chatting.server";
import { decide } from "~/sessions/decide";
import { meetingLimits, newMeeting, standardRules, type Meeting, type Note } from "~/sessions/meeting";
import { sessionState } from "~/sessions/record.server";
import { answerInvitation, rsvpsOf } from "~/sessions/rsvps.server";
import { sessionPlan } from "~/sessions/sessions.server";
import { endOf, person } from "../accounts/people";
import type { Circle } from "../groups/circle";
import { evenings, type Evenings } from "./evening";

let evening: Evenings;
let of: Circle;
let id: string;

beforeAll(async () => void ({ of } = evening = await evenings()));
beforeEach(async () => {
  vi.stubEnv("LIMITS", "off");
  await emptyLimits();
  id = await evening.planned();
});
afterEach(() => void vi.unstubAllEnvs());

describe("what one asks of a session", () => {
  const raise = (words: string) => ({ ask: "raise", hand: mintId(), person: of.people.member.id, words });

  test("is so much in a few seconds, by whichever door; others go on, and who runs it is never stopped", async () => {
    await evening.tell("host", id, { ask: "start" });
    vi.stubEnv("LIMITS", "");
    const many = Array.from({ length: 50 }, (_, at) => endOf(evening.tell("member", id, raise(`word ${at}`))));
    const ends = await Promise.all(many);
    expect(ends.filter((end) => end === "answered")).toHaveLength(limits.sessionAsk.tries);
    expect(new Set(ends)).toEqual(new Set(["answered", "too-many"]));
    expect(await endOf(sayLine(of.people.member, id, "q-", mintId()))).toBe("too-many");
    const before = (await sessionState(of.people.host, id)).now.seq;
    expect(await endOf(evening.tell("member", id, raise("one more")))).toBe("too-many");
    expect((await sessionState(of.people.host, id)).now.seq).toBe(before);

    expect(await endOf(evening.tell("moderator", id, { ...raise("mine"), person: of.people.moderator.id }))).toBe(
      "answered",
    );
    for (let at = 0; at < limits.sessionAsk.tries + 5; at++)
      await evening.tell("host", id, { ask: "note", note: mintId(), kind: "minutes", body: `${at}` });
  });

  test("counts what is refused too, but nothing of those outside", async () => {
    vi.stubEnv("LIMITS", "");
    const asks = Array.from({ length: 30 }, () => endOf(evening.tell("member", id, { ask: "end" })));
    expect(new Set(await Promise.all(asks))).toEqual(new Set(["forbidden", "too-many"]));
    // There is no such session for them, so there is nothing to be asked too often.
    const outside = Array.from({ length: 30 }, () => endOf(evening.tell("outsider", id, { ask: "end" })));
    expect(new Set(await Promise.all(outside))).toEqual(new Set(["not-found"]));
  });
});

test("however many write notes, whoever runs it can still put down what is decided", () => {
  const [host, member] = ["host", "member"].map((name) => ({ id: name, userId: name, name, list: null, here: [] }));
  const note = (at: number, by: string): Note => ({
    ...{ id: `note-${at}`, kind: "note", body: "x", by, at: 0 },
    ...{ item: null, spot: null, person: null, due: null },
  });
  const full = meetingLimits.notes - meetingLimits.notesOfRunners;
  const meeting = (count: number): Meeting => ({
    ...newMeeting(standardRules),
    state: "live",
    people: { host: host!, member: member! },
    notes: Array.from({ length: count }, (_, at) => note(at, `guest-${at % 20}`)),
  });
  const ask = { ask: "note", id: "a-command", note: "a-new-note", body: "y", person: null, due: null } as const;
  const asMember = { person: "member", may: "take-part" } as const;
  const asHost = { person: "host", may: "run" } as const;
  const own = { ...ask, kind: "note" } as const;
  const decision = { ...ask, kind: "decision" } as const;
  expect(decide(meeting(full - 1), own, asMember)).toHaveProperty("events");
  expect(decide(meeting(full), own, asMember)).toEqual({ no: "too-many" });
  expect(decide(meeting(full), decision, asHost)).toHaveProperty("events");
  expect(decide(meeting(meetingLimits.notes), decision, asHost)).toEqual({ no: "too-many" });
});

describe("seats", () => {
  async function joins(name: string, guest: "comment" | null = null) {
    const one = await person(name, {});
    const row = { groupId: of.id, userId: one.id, role: "member", state: "active", joinedAt: new Date() } as const;
    await write((tx) => tx.insert(schema.memberships).values({ ...row, guest }));
    return one;
  }

  test("are not held by whoever was removed, or may only listen now", async () => {
    await write((tx) => tx.update(schema.groups).set({ guests: "comment" }).where(eq(schema.groups.id, of.id)));
    id = await evening.planned({ capacity: 1, guests: "take-part" });
    const [prank, guest] = [await joins("Prank"), await joins("Gus", "comment")];
    await answerInvitation(prank, id, { answer: "yes" });
    await answerInvitation(guest, id, { answer: "yes" });
    expect((await answerInvitation(of.people.member, id, { answer: "yes" })).waits).toBe(true);
    const yes = async () => (await rsvpsOf(of.people.host, id)).map(({ user, waits }) => [user.id, waits]);
    await removeMember(of.people.host, of.slug, prank.id);
    expect(await yes()).toEqual([
      [guest.id, false],
      [of.people.member.id, true],
    ]);
    const { readingSessions } = schema;
    await write((tx) => tx.update(readingSessions).set({ guests: "listen" }).where(eq(readingSessions.id, id)));
    expect(await yes()).toEqual([[of.people.member.id, false]]);
    expect((await sessionPlan(of.people.member, id)).coming).toEqual({ yes: 1, maybe: 0, no: 0 });
    expect(await endOf(rsvpsOf(prank, id))).toBe("not-found");
    const left = and(eq(schema.memberships.groupId, of.id), eq(schema.memberships.userId, guest.id));
    await write((tx) => tx.delete(schema.memberships).where(left));
  });

  test("fifty who answer at once are as many as there are seats; the rest wait, each once", async () => {
    id = await evening.planned({ capacity: 2 });
    const people = [of.people.host, of.people.facilitator, of.people.moderator, of.people.member];
    const said = people.flatMap((one) =>
      Array.from({ length: 12 }, () => answerInvitation(one, id, { answer: "yes", note: "" })),
    );
    await Promise.all(said);
    const all = await rsvpsOf(of.people.host, id);
    expect(all.map(({ waits }) => waits)).toEqual([false, false, true, true]);
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(4);
  });

  test("the same answer again is no news, and nobody answers without end", async () => {
    const told: string[] = [];
    const stop = onAnnouncement("changed", ({ room }) => void told.push(room));
    for (let at = 0; at < 3; at++) await answerInvitation(of.people.member, id, { answer: "maybe", note: "late" });
    stop();
    expect(told).toEqual([`session:${id}`]);
    vi.stubEnv("LIMITS", "");
    const changing = Array.from({ length: 40 }, (_, at) =>
      endOf(answerInvitation(of.people.member, id, { answer: at % 2 ? "yes" : "no" })),
    );
    expect((await Promise.all(changing)).filter((end) => end === "too-many")).toHaveLength(
      40 - limits.sessionAsk.tries,
    );
  });
});

test("one command of two people is done once, for whoever was first", async () => {
  await evening.tell("host", id, { ask: "start" });
  const same = mintId();
  const tell = (who: "host" | "facilitator" | "member", note: string) =>
    evening.tell(who, id, { id: same, ask: "note", note, kind: "note", body: who });
  await Promise.all(
    (["host", "facilitator", "member"] as const).flatMap((who) => [0, 1, 2].map(() => tell(who, mintId()))),
  );
  expect((await sessionState(of.people.host, id)).now.notes).toHaveLength(1);
  // Two who call the next at once call one; two who press Next move on once.
  const hand = mintId();
  await evening.tell("member", id, { ask: "raise", hand, person: of.people.member.id });
  await evening.tell("moderator", id, { ask: "raise", hand: mintId(), person: of.people.moderator.id });
  const both = ["host", "facilitator"] as const;
  await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      evening.tell(both[at % 2]!, id, { ask: "call", from: null, hand: null, turn: mintId() }),
    ),
  );
  const { now } = await sessionState(of.people.host, id);
  expect([now.turn?.person.id, now.turns, now.queue.map(({ person }) => person.id)]).toEqual([
    of.people.member.id,
    0,
    [of.people.moderator.id],
  ]);
});
