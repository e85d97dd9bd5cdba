/** What a screen holds, what its clock shows, what a typed line means. */
import { describe, expect, test } from "vitest";
import { askOfLine, chatLine } from "~/sessions/chat-line";
import { hangsOn, heldAfter, heldMoved, type Held } from "~/sessions/held";
import { newMeeting } from "~/sessions/meeting";
import { mineOf, nowOf, type SessionNow } from "~/sessions/now";
import { clockOf, itemClock, ServerClock } from "~/sessions/server-clock";

const start = Date.parse("2026-05-12T19:00:00.000Z");
const now = (more: Partial<SessionNow>): SessionNow => ({ ...nowOf("s", newMeeting(), start), ...more });
const held = (more: Partial<Held> = {}): Held => ({
  ...{ now: now({ seq: 5 }), mine: mineOf(newMeeting(), null, false, start), places: {}, passage: null },
  ...{ messages: [], messagesAt: new Date(start).toISOString() },
  ...more,
});

describe("a typed line", () => {
  test.each([
    ["q+", { line: "raise", kind: "point", words: "" }],
    ["  Q+  ", { line: "raise", kind: "point", words: "" }],
    ["q+ the price of wool", { line: "raise", kind: "point", words: "the price of wool" }],
    ["q+ to ask what a stint was", { line: "raise", kind: "question", words: "to ask what a stint was" }],
    ["q+ to reply to Ana", { line: "raise", kind: "reply", words: "to reply to Ana" }],
    ["q+ point of order: the window", { line: "raise", kind: "order", words: "point of order: the window" }],
    ["q+ to asking nobody", { line: "raise", kind: "point", words: "to asking nobody" }],
    ["q-", { line: "lower" }],
    ["q- please", null],
    ["ack", { line: "call", name: "" }],
    ["ack Rosa", { line: "call", name: "Rosa" }],
    ["acknowledged", null],
    ["q", null],
    ["", null],
  ])("%j", (typed, meant) => expect(chatLine(typed)).toEqual(meant));

  const because = { why: "came" } as const;
  const hand = (id: string, name: string) => ({
    ...{ id: `hand-${id}`, person: { id, name }, kind: "point" as const, words: "", because },
  });
  const meeting = now({ queue: [hand("a", "Ana"), hand("r", "Rosa S.")] });

  test("is the command of the button", () => {
    const of = (typed: string, me = "r") => askOfLine(typed, { now: meeting, me, id: "minted-1" });
    expect(of("q-")).toEqual({ ask: "lower", hand: "hand-r" });
    expect(of("q-", "somebody")).toBeNull();
    expect(of("ack")).toEqual({ ask: "call", from: null, hand: null, turn: "minted-1" });
    expect(of("ack rosa")).toEqual({ ask: "call", from: null, hand: "hand-r", turn: "minted-1" });
    expect(of("ack nobody")).toBe("nobody-like-that");
    expect(of("good evening")).toBe("no-such-line");
  });
});

describe("what is held", () => {
  test("an older message that comes late changes nothing", () => {
    const before = held();
    expect(heldAfter(before, { now: now({ seq: 4, here: 9 }) })).toBe(before);
    expect(heldAfter(before, { now: now({ seq: 6, here: 9 }) }).now.here).toBe(9);
  });

  test("what was not told again stays; the words of a place one has left do not", () => {
    const place = { textId: "t", number: 1, heading: null, words: "w", href: "/t/t", parts: 1 };
    const passage = { ...place, block: "b", html: "", shown: [""], length: 1, before: null, after: null };
    const before = held({
      now: now({ seq: 5, spot: { textId: "t", block: "b" } }),
      places: { b: place },
      passage,
    });
    const stayed = heldAfter(before, { now: now({ seq: 6, spot: { textId: "t", block: "b" } }) });
    expect([stayed.places, stayed.passage]).toEqual([{ b: place }, passage]);
    expect(heldAfter(before, { now: now({ seq: 6, spot: { textId: "t", block: "c" } }) }).passage).toBeNull();
  });

  test("where the group has gone is known before the rest, which still comes", () => {
    const place = { textId: "t", number: 1, heading: null, words: "w", href: "/t/t", parts: 1 };
    const before = held({ now: now({ seq: 5, spot: { textId: "t", block: "b" } }), places: { b: place } });
    const gone = { seq: 6, spot: { textId: "t", block: "c" }, places: { c: place } };
    const moved = heldMoved(before, gone);
    expect(moved).toMatchObject({ now: { seq: 5, spot: gone.spot }, places: { b: place, c: place }, passage: null });
    expect(heldAfter(moved, { now: now({ seq: 6, spot: gone.spot, here: 9 }) }).now.here).toBe(9);
    for (const seq of [4, 5]) expect(heldMoved(before, { ...gone, seq })).toBe(before);
  });

  test("private lines have no number: the later answer counts, whatever else is older", () => {
    const line = (id: string) => ({ id, by: { id: "a", name: "A" }, body: "b", at: "", isDone: false });
    const at = (ms: number) => new Date(start + ms).toISOString();
    const before = held();
    const heard = heldAfter(before, { now: now({ seq: 4, at: at(20) }), messages: [line("one")] });
    expect([heard.now.seq, heard.messages]).toEqual([5, [line("one")]]);
    expect(heldAfter(heard, { now: now({ seq: 6, at: at(10) }), messages: [] }).messages).toEqual([line("one")]);
    expect(heldAfter(heard, { now: now({ seq: 6, at: at(30) }) }).messages).toEqual([line("one")]);
    expect(heldAfter(heard, { now: now({ seq: 6, at: at(30) }), messages: [] }).messages).toEqual([]);
  });

  test("others' hands are no reason to ask again; a turn is, where airtime is shown", () => {
    const on = (more: Partial<SessionNow>, runs = false) => hangsOn(held({ now: now(more) }), { runs, whole: false });
    const turn = { id: "t", person: { id: "a", name: "A" }, kind: "point" as const, words: "", from: "", given: null };
    expect(on({ seq: 6, queue: [] })).toBe(on({ seq: 5 }));
    expect(on({ turn })).not.toBe(on({}));
    const rules = { ...now({}).rules, airtime: "facilitators" as const };
    expect(on({ turn, rules })).toBe(on({ rules }));
    expect(on({ turn, rules }, true)).not.toBe(on({ rules }, true));
    expect(on({ spot: { textId: "t", block: "unknown" } })).not.toBe(on({}));
  });
});

describe("clocks", () => {
  test("the server's time, however wrong the screen's clock is", () => {
    const wrong = start - 3_600_000;
    const clock = new ServerClock(new Date(start).toISOString());
    expect(clock.now(wrong)).toBe(start);
    // The first message took 900 ms, the next 20 ms.
    clock.heard(new Date(start).toISOString(), wrong + 900);
    clock.heard(new Date(start + 1_000).toISOString(), wrong + 1_020);
    expect(clock.now(wrong + 2_000)).toBe(start + 1_980);
  });

  test.each([
    [0, "0:00"],
    [59_999, "0:59"],
    [61_000, "1:01"],
    [3_600_000, "1:00:00"],
    [-5_000, "0:00"],
  ])("%i ms", (ms, shown) => expect(clockOf(ms)).toBe(shown));

  test("an item: what is left, then by how much it is over; minutes added count", () => {
    const item = { beganAt: new Date(start).toISOString(), minutes: 10, extended: 5 };
    expect(itemClock(item, start + 600_000)).toEqual({ whole: 900_000, left: 300_000, over: 0 });
    expect(itemClock(item, start + 960_000)).toEqual({ whole: 900_000, left: 0, over: 60_000 });
    expect(itemClock({ ...item, beganAt: null }, start)).toBeNull();
  });
});
