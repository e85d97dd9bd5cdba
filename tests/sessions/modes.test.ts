/** What a kind of item does: go-rounds and small groups by tables, polls that were planned, and what of it is whose to know. */
import { beforeAll, describe, expect, test } from "vitest";
import { mintId } from "~/mint";
import type { Command } from "~/sessions/command";
import { decide } from "~/sessions/decide";
import { after } from "~/sessions/happen";
import { newMeeting, type Meeting } from "~/sessions/meeting";
import { forgetMeetings, recordFor, sessionState } from "~/sessions/record.server";
import { waitingIn } from "~/sessions/round";
import { drawn, drawNow, parted } from "~/sessions/small-groups";
import { endOf } from "../accounts/people";
import { evenings, type Evenings } from "./evening";

process.env["LIMITS"] = "off";
const runs = { person: "ana", may: "run" } as const;
let count = 0;

function went(
  meeting: Meeting,
  ask: Omit<Command, "id"> & { id?: string },
  asker: Parameters<typeof decide>[2] = runs,
) {
  const id = ask.id ?? `command-${++count}`;
  const decision = decide(meeting, { ...ask, id } as Command, asker);
  if ("no" in decision) throw new Error(decision.no);
  return decision.events.reduce(
    (now, event) => after(now, { ...event, number: now.number + 1, at: ++count, by: asker.person, of: id }),
    meeting,
  );
}
const come = (meeting: Meeting, person: string) =>
  went(meeting, { ask: "come", person, userId: null, name: person } as never);
const room = (...names: string[]) => names.reduce(come, went(newMeeting(), { ask: "start" }));
const next = (meeting: Meeting, turn = `turn-${++count}`) =>
  went(meeting, { ask: "next-in-round", from: meeting.turn?.id ?? null, turn } as never);

describe("a go-round", () => {
  const begun = () => went(room("ana", "ben", "cem"), { ask: "begin-round", first: "ben" } as never);

  test("calls each once, from whom it begins with, and ends by itself", () => {
    let meeting = begun();
    expect(waitingIn(meeting)).toEqual(["ben", "cem", "ana"]);
    const spoke: Array<string | undefined> = [];
    for (let at = 0; at < 4; at++) {
      meeting = next(meeting);
      spoke.push(meeting.turn?.person);
    }
    expect(spoke).toEqual(["ben", "cem", "ana", undefined]);
    expect([meeting.round, meeting.turns.length]).toEqual([null, 3]);
  });

  test("leaves out who passes and who has gone; whoever comes late is called last", () => {
    let meeting = went(begun(), { ask: "pass-round", person: "cem" } as never, { person: "cem", may: "take-part" });
    meeting = come(went(meeting, { ask: "leave", person: "ana" } as never), "dora");
    expect(waitingIn(meeting)).toEqual(["ben", "dora"]);
    expect(waitingIn(come(meeting, "ana"))).toEqual(["ben", "ana", "dora"]);
  });

  test("a hand from the queue may come between, and the round goes on where it was", () => {
    let meeting = went(next(begun()), { ask: "raise", hand: "h", person: "ana", kind: "order", words: "" } as never);
    meeting = went(meeting, { ask: "call", from: meeting.turn?.id ?? null, hand: null, turn: "of order" } as never);
    expect([meeting.turn?.person, waitingIn(meeting)]).toEqual(["ana", ["cem", "ana"]]);
    expect(next(meeting).turn?.person).toBe("cem");
  });

  test("two who press at once call one; whoever was called hands on; nobody else does", () => {
    const meeting = next(begun(), "first");
    const ask = (from: string | null, person: string, may: "run" | "take-part") =>
      decide(meeting, { id: "x", ask: "next-in-round", from, turn: "second" }, { person, may });
    expect(ask(null, "ana", "run")).toEqual({ events: [] });
    expect(ask("first", "cem", "take-part")).toEqual({ no: "not-yours" });
    expect(ask("first", "ben", "take-part")).toMatchObject({ events: [{ kind: "turn-ended" }, { person: "cem" }] });
    const other = decide(meeting, { id: "y", ask: "pass-round", person: "cem" }, { person: "ana", may: "take-part" });
    expect(other).toEqual({ no: "not-yours" });
  });

  test("ends with its item, and cannot begin with nobody", () => {
    const item = { id: "a", title: "Round", mode: "go-round", minutes: 5, passage: null, prompt: "" };
    let meeting = went(room("ana", "ben"), { ask: "add-item", item, before: null } as never);
    meeting = went(meeting, { ask: "next", from: null, to: null, skip: false } as never);
    meeting = went(meeting, { ask: "begin-round", first: null } as never);
    expect(meeting.round?.item).toBe("a");
    expect(went(meeting, { ask: "next", from: "a", to: null, skip: false } as never).round).toBeNull();
    expect(decide(room(), { id: "x", ask: "begin-round", first: null }, runs)).toEqual({ no: "not-here" });
  });
});

describe("small groups", () => {
  test.each([
    [2, 2, [2]],
    [3, 2, [3]],
    [4, 2, [2, 2]],
    [5, 2, [3, 2]],
    [9, 2, [3, 2, 2, 2]],
    [3, 4, [3]],
    [5, 3, [3, 2]],
    [7, 4, [4, 3]],
    [10, 3, [4, 3, 3]],
    [13, 4, [5, 4, 4]],
  ])("of %i people in groups of %i", (people, size, sizes) => {
    const ids = Array.from({ length: people }, (_, at) => `p${at}`);
    const groups = parted(ids, size);
    expect(groups.map(({ length }) => length)).toEqual(sizes);
    expect(groups.flat().sort()).toEqual([...ids].sort());
  });

  test("never leave anybody alone, whatever the number", () => {
    for (let people = 2; people <= 60; people++)
      for (let size = 2; size <= 12; size++) {
        const lengths = parted(Array.from({ length: people }, String), size).map(({ length }) => length);
        expect(Math.min(...lengths), `${people} in ${size}`).toBeGreaterThanOrEqual(2);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }
  });

  test("are drawn by the id of the command alone, and every order is as likely as any other", () => {
    expect(drawn(["a", "b", "c", "d"], "one")).toEqual(drawn(["a", "b", "c", "d"], "one"));
    const firsts = new Map<string, number>();
    for (let at = 0; at < 4_000; at++) {
      const [first = ""] = drawn(["a", "b", "c", "d"], mintId());
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const times of firsts.values()) expect(Math.abs(times - 1_000)).toBeLessThan(200);
    expect(firsts.size).toBe(4);
  });

  test("drawn again people meet others, until all have met", () => {
    let meeting = room("ana", "ben", "cem", "dora");
    const pairs = new Set<string>();
    for (let at = 0; at < 3; at++) {
      meeting = went(meeting, { ask: "draw-groups", size: 2, without: [], after: at } as never);
      for (const group of drawNow(meeting)?.groups ?? []) pairs.add([...group].sort().join(" "));
    }
    expect(pairs.size).toBe(6);
  });

  test("whoever stays out is in none; two who draw at once draw once; a late one is put with others", () => {
    let meeting = room("ana", "ben", "cem");
    meeting = went(meeting, { ask: "draw-groups", size: 2, without: ["ana"], after: 0 } as never);
    expect(drawNow(meeting)?.groups.map((group) => [...group].sort())).toEqual([["ben", "cem"]]);
    expect(went(meeting, { ask: "draw-groups", size: 2, without: [], after: 0 } as never)).toBe(meeting);
    meeting = went(come(meeting, "dora"), { ask: "join-group", person: "dora", group: 0, after: 1 } as never);
    expect(drawNow(meeting)?.groups[0]).toContain("dora");
    const gone = { id: "x", ask: "join-group", person: "nobody", group: 0, after: 1 } as const;
    expect(decide(meeting, gone, runs)).toEqual({ no: "not-here" });
    expect(decide(room("ana"), { id: "x", ask: "draw-groups", size: 2, without: [], after: 0 }, runs)).toEqual({
      no: "too-few",
    });
  });
});

describe("on the record", () => {
  let of: Evenings["of"];
  let planned: Evenings["planned"];
  let tell: Evenings["tell"];
  beforeAll(async () => void ({ of, planned, tell } = await evenings()));

  async function running(): Promise<string> {
    const id = await planned();
    const { member, moderator } = of.people;
    await tell("host", id, { ask: "start" });
    for (const [who, { id: person, name }] of [
      ["host", of.people.host],
      ["member", member],
      ["moderator", moderator],
    ] as const)
      await tell(who, id, { ask: "come", person, name });
    await tell("host", id, { ask: "come", person: "old-tom-1", name: "Old Tom" });
    return id;
  }

  test("all see who is called; who passed is nobody's to know; a restart changes nothing", async () => {
    const id = await running();
    const { host, member, moderator } = of.people;
    for (const ask of [{ ask: "begin-round" }, { ask: "end-round" }, { ask: "draw-groups", after: 0 }])
      expect(await endOf(tell("member", id, ask))).toBe("forbidden");
    await tell("host", id, { ask: "begin-round", first: member.id });
    await tell("moderator", id, { ask: "pass-round", person: moderator.id });
    expect(await endOf(tell("moderator", id, { ask: "pass-round", person: host.id }))).toBe("forbidden");
    await tell("host", id, { ask: "next-in-round", from: null, turn: "turn-one-1" });
    forgetMeetings();
    const { now } = await sessionState(moderator, id);
    expect(now.turn).toMatchObject({ person: { id: member.id }, given: null });
    expect(now.round).toMatchObject({ had: 1, speaks: { id: member.id } });
    expect(now.round?.waiting.map((each) => each.id)).toEqual(["old-tom-1", host.id]);
    const passed = async (viewer: typeof host) =>
      (await recordFor(viewer, id, 0)).events.filter((event) => "kind" in event && event.kind === "round-passed");
    expect(await passed(host)).toMatchObject([{ person: "", by: null }]);
    expect(await passed(moderator)).toMatchObject([{ person: moderator.id }]);
    // Whoever speaks hands on, to somebody without a device, who passes by the hand of whoever runs it.
    await tell("member", id, { ask: "next-in-round", from: "turn-one-1", turn: "turn-two-2" });
    expect((await sessionState(host, id)).now.turn?.person.name).toBe("Old Tom");
    const last = await tell("host", id, { ask: "end-round" });
    expect([last.now.round, last.now.turn?.id]).toEqual([null, "turn-two-2"]);
  });

  test("groups are for all to see, hold people without a device, and are over with their item", async () => {
    const id = await running();
    const item = { id: mintId(), title: "In pairs", mode: "small-groups", minutes: 5 };
    await tell("host", id, { ask: "add-item", item });
    await tell("host", id, { ask: "next", from: null });
    await tell("host", id, { ask: "draw-groups", size: 2, without: [], after: 0 });
    forgetMeetings();
    const { now } = await sessionState(of.people.member, id);
    expect(now.groups?.map(({ people }) => people.length)).toEqual([2, 2]);
    expect(now.groups?.flatMap(({ people }) => people.map(({ name }) => name))).toContain("Old Tom");
    await tell("host", id, { ask: "leave", person: "old-tom-1" });
    const left = (await sessionState(of.people.member, id)).now.groups;
    expect(left?.map(({ people }) => people.length).sort()).toEqual([1, 2]);
    expect((await tell("host", id, { ask: "draw-groups", size: 2, after: 1 })).now.groups).toHaveLength(1);
    expect((await tell("host", id, { ask: "next", from: item.id })).now.groups).toBeNull();
    for (const size of [1, 13, "x"])
      expect(await endOf(tell("host", id, { ask: "draw-groups", size, after: 2 }))).toBe("invalid");
  });

  test("an item of polls keeps what it asks with, through templates of fields that say nothing and the wrong", async () => {
    const id = await planned();
    const item = (poll?: object) => ({ id: mintId(), title: "Shall we?", mode: "poll", minutes: 5, poll });
    const choices = ["In halves", "In one go"];
    const { now } = await tell("host", id, {
      ask: "add-item",
      item: item({ kind: "choice", choices, isSecret: "true" }),
    });
    expect(now.agenda.at(-1)?.poll).toEqual({ kind: "choice", isSecret: true, choices });
    const plain = await tell("host", id, { ask: "add-item", item: item({ kind: "consent", choices: ["", "x"] }) });
    expect(plain.now.agenda.at(-1)?.poll).toEqual({ kind: "consent", isSecret: false, choices: [] });
    expect((await tell("host", id, { ask: "add-item", item: item() })).now.agenda.at(-1)?.poll).toBeNull();
    const talk = { ...item({ kind: "consent" }), mode: "discussion" };
    expect((await tell("host", id, { ask: "add-item", item: talk })).now.agenda.at(-1)?.poll).toBeUndefined();
    for (const poll of [{ kind: "choice", choices: ["One"] }, { kind: "choice" }, { kind: "guess" }])
      expect(await endOf(tell("host", id, { ask: "add-item", item: item(poll) }))).toBe("invalid");
  });
});
