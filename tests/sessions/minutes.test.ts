/** Minutes say what the record says: by a table word for word, and by adding up the record in another way. */
import { describe, expect, test } from "vitest";
import type { Ask, Asker } from "~/sessions/command";
import { decide } from "~/sessions/decide";
import type { MeetingEvent } from "~/sessions/event";
import { after } from "~/sessions/happen";
import { newMeeting, standardRules, type Meeting } from "~/sessions/meeting";
import { minutesOf, type MinutesOf } from "~/sessions/minutes";
import { minutesAsMarkdown } from "~/sessions/minutes-markdown";
import { partsOf } from "~/sessions/minutes-view";

const began = Date.parse("2026-05-12T17:00:00Z");
const minute = 60_000;
const runs: Asker = { person: "greta", may: "run" };

const about: MinutesOf = {
  ...{
    title: "The fields",
    timeZone: "Europe/Berlin",
    place: "The library",
    names: true,
    apologies: ["Otto *the* third"],
  },
  texts: [{ id: "text", title: "On [commons]", url: "https://lectern.example/t/text" }],
  next: { title: "The hedges", startsAt: new Date("2026-05-26T17:00:00Z"), timeZone: "Europe/Berlin" },
  moves: [
    { at: began + 2 * minute, spot: { textId: "text", block: "first" } },
    { at: began + 3 * minute, spot: { textId: "text", block: "next" } },
    { at: began + 20 * minute, spot: { textId: "text", block: "last" } },
    { at: began + 30 * minute, spot: null },
  ],
  asked: [
    { textId: "text", block: "last", count: 2 },
    { textId: "text", block: null, count: 1 },
    { textId: "text", block: "first", count: 1 },
    { textId: "text", block: "gone", count: 1 },
  ],
  numberOf: (_, block) => ({ first: 3, next: 4, last: 7 })[block] ?? null,
};

/** Lets it happen at those minutes; what is refused fails the test. */
function played(...steps: Array<[at: number, ask: Ask]>): { meeting: Meeting; events: MeetingEvent[] } {
  let meeting = newMeeting({ ...standardRules, queue: "first-come" });
  const events: MeetingEvent[] = [];
  for (const [at, ask] of steps) {
    const id = `command-${events.length}`;
    const decision = decide(meeting, { ...ask, id }, runs);
    if ("no" in decision) throw new Error(`${ask.ask}: ${decision.no}`);
    for (const happening of decision.events) {
      const event = { ...happening, number: meeting.number + 1, at: began + at * minute, by: "greta", of: id };
      events.push(event);
      meeting = after(meeting, event);
    }
  }
  return { meeting, events };
}

const item = (id: string, passage: boolean) => ({
  ...{ id, title: `Item ${id}`, mode: "discussion" as const, minutes: 20, prompt: "" },
  passage: passage ? { textId: "text", from: "first", to: "last" } : null,
});
const come = (person: string, name: string): Ask => ({ ask: "come", person, userId: null, name });
const note = (id: string, kind: "decision" | "task" | "question" | "minutes", body: string, more = {}): Ask => ({
  ...{ ask: "note", note: id, kind, body, person: null, due: null },
  ...more,
});

const evening = () =>
  played(
    [-5, come("greta", "Greta")],
    [0, { ask: "start" }],
    [0, { ask: "add-item", item: item("a", true), before: null }],
    [0, { ask: "add-item", item: item("b", false), before: null }],
    [0, { ask: "add-item", item: item("c", false), before: null }],
    [1, come("ida", "Ida_Old")],
    [2, { ask: "give-floor", from: null, person: "greta", turn: "turn-1", kind: "point" }],
    [4, { ask: "end-turn", turn: "turn-1" }],
    [5, { ask: "next", from: null, to: null, skip: false }],
    [6, { ask: "give-floor", from: null, person: "ida", turn: "turn-2", kind: "point" }],
    [8.5, { ask: "give-floor", from: "turn-2", person: "greta", turn: "turn-3", kind: "reply" }],
    [9, { ask: "end-turn", turn: "turn-3" }],
    [10, note("note-1", "decision", "We read on.\nAll of it.")],
    [11, note("note-2", "task", "Bring tea", { person: "ida", due: "2026-05-20" })],
    [12, note("note-3", "question", "Whose are they?")],
    [13, note("note-4", "minutes", "It was warm.")],
    [14, { ask: "open-poll", poll: "poll-1", kind: "consent", question: "Go on?", choices: [], isSecret: false }],
    [15, { ask: "vote", poll: "poll-1", person: "greta", choice: 0, reason: "" }],
    [15, { ask: "vote", poll: "poll-1", person: "ida", choice: 2, reason: "Too late" }],
    [16, { ask: "close-poll", poll: "poll-1", ballots: null }],
    [25, { ask: "next", from: "a", to: "b", skip: true }],
    [30, { ask: "leave", person: "ida" }],
    [90, { ask: "end" }],
  );

describe("minutes of an evening", () => {
  test("word for word", () => {
    const { meeting } = evening();
    expect(minutesAsMarkdown(minutesOf(meeting, about), about.timeZone)).toBe(`# Minutes: The fields

May 12, 2026, 19:00 to 20:30 (Europe/Berlin)  
Place: The library

## Texts

- On \\[commons\\]

## Present

- Greta
- Ida\\_Old (19:01 to 19:30)

## Apologies

- Otto \\*the\\* third

## Course

1. **Item a**, On \\[commons\\] ¶ 3 to 7 (left out)  
   Spoke: Ida\\_Old (2:30, given the floor by Greta), Greta (0:30, took the floor)
2. **Item b** (19:25 to 20:30)
3. **Item c** (not reached)

- Before the first item  
   Spoke: Greta (2:00, took the floor)

## The way through the text

- 19:02: [¶ 3 to 4](https://lectern.example/t/text#p3)
- 19:20: [¶ 7](https://lectern.example/t/text#p7)

## For the minutes

It was warm. ([¶ 3](https://lectern.example/t/text#p3))

## Decisions

- We read on.
  All of it. ([¶ 3](https://lectern.example/t/text#p3))

## Tasks

- Bring tea (Ida\\_Old, until May 20, 2026) ([¶ 3](https://lectern.example/t/text#p3))

## Polls

- **Go on?** (2 votes): agree 1, with reservations 0, object 1
  - Objection of Ida\\_Old: Too late

## Questions that stay open

- Whose are they? ([¶ 3](https://lectern.example/t/text#p3))
- [¶ 3](https://lectern.example/t/text#p3): 1 question in the discussion
- [¶ 7](https://lectern.example/t/text#p7): 2 questions in the discussion
- 2 questions in the discussion

## Next session

The hedges: May 26, 2026, 19:00`);
  });

  test("without names they tell neither who spoke nor who objected, but who was there", () => {
    const { meeting } = evening();
    const minutes = minutesOf(meeting, { ...about, names: false });
    const course = JSON.stringify([minutes.items, minutes.turns, minutes.polls]);
    expect(course).not.toMatch(/Greta|Ida/);
    expect(minutesAsMarkdown(minutes, about.timeZone)).toContain("Spoke: 2 turns (3:00)");
    expect(minutes.present.map(({ name }) => name)).toEqual(["Greta", "Ida_Old"]);
  });

  test("are the record, added up in another way", () => {
    const { meeting, events } = evening();
    const minutes = minutesOf(meeting, about);
    let open: { at: number } | undefined;
    let spoken = 0;
    for (const event of events) {
      if (event.kind === "turn-began") open = event;
      if (event.kind === "turn-ended" && open) spoken += event.at - open.at;
    }
    const turns = [...minutes.turns, ...minutes.items.flatMap((each) => each.turns)];
    expect(turns.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(spoken / 1000);
    expect(turns).toHaveLength(events.filter(({ kind }) => kind === "turn-began").length);
    const noted = events.filter(({ kind }) => kind === "noted").length;
    const { decisions, tasks, questions, notes } = minutes;
    expect(decisions.length + tasks.length + questions.length + notes.length).toBe(noted);
    expect(minutes.polls[0]?.results.reduce((sum, { count }) => sum + count, 0)).toBe(
      events.filter(({ kind }) => kind === "voted").length,
    );
  });

  test("tell the course as it was gone through, what was not reached after it, and who read aloud", () => {
    const passage = { textId: "text", from: "first", to: "last" };
    const { meeting } = evening();
    const [a, b, c] = meeting.agenda;
    if (!a || !b || !c) throw new Error("three items");
    const roster = [{ id: "r", passage, reader: "ida", item: null, state: "read" as const, passed: [] }];
    const minutes = minutesOf({ ...meeting, agenda: [c, b, a], roster }, about);
    expect(minutes.items.map(({ title }) => title)).toEqual(["Item a", "Item b", "Item c"]);
    expect(minutesAsMarkdown(minutes, "UTC")).toContain(
      "## Read aloud\n\n- [¶ 3 to 7](https://lectern.example/t/text#p3): Ida\\_Old",
    );
    const unnamed = minutesOf({ ...meeting, roster }, { ...about, names: false });
    expect(unnamed.readings.map(({ name }) => name)).toEqual([null]);
  });

  test("tell go-rounds by how many spoke, not who would rather not, and who talked with whom", () => {
    const round = (from: string | null, turn: string): Ask => ({ ask: "next-in-round", from, turn });
    const { meeting } = played(
      ...["greta", "ida", "otto", "pia"].map((who): [number, Ask] => [-1, come(who, who.toUpperCase())]),
      [0, { ask: "start" }],
      [0, { ask: "add-item", item: item("a", false), before: null }],
      [0, { ask: "draw-groups", size: 2, without: ["greta", "pia"], after: 0 }],
      [1, { ask: "next", from: null, to: null, skip: false }],
      [2, { ask: "begin-round", first: "greta" }],
      [3, round(null, "turn-1")],
      [4, { ask: "pass-round", person: "otto" }],
      [5, round("turn-1", "turn-2")],
      [6, round("turn-2", "turn-3")],
      [7, round("turn-3", "turn-4")],
      [8, { ask: "draw-groups", size: 2, without: [], after: 1 }],
      [9, { ask: "give-floor", from: null, person: "otto", turn: "turn-5", kind: "point" }],
      [10, { ask: "end" }],
    );
    const minutes = minutesOf(meeting, about);
    expect(minutes).toMatchObject({ round: 0, turns: [], groups: [[{ people: 2, names: expect.anything() }]] });
    const [only] = minutes.items;
    expect([only?.round, only?.turns.length]).toEqual([3, 4]);
    expect(only?.groups.flat().flatMap(({ names }) => names ?? [])).toHaveLength(4);
    const markdown = minutesAsMarkdown(minutes, "UTC");
    expect(markdown).toMatch(/In small groups: \w+, \w+; \w+, \w+ {2}\n {3}Go-round: 3 turns {2}\n {3}Spoke: GRETA/);
    expect(markdown).toMatch(/- Before the first item {2}\n {3}In small groups: (IDA, OTTO|OTTO, IDA)\n/);
    const unnamed = minutesOf(meeting, { ...about, names: false });
    expect(unnamed.items[0]?.groups).toEqual([[1, 2].map(() => ({ people: 2, names: null }))]);
    expect(minutesAsMarkdown(unnamed, "UTC")).toContain("In small groups: 2 people; 2 people");
  });

  test("a site that does not know its address tells paragraphs without a link", () => {
    const texts = [{ id: "text", title: "On commons", url: "/t/text" }];
    const markdown = minutesAsMarkdown(minutesOf(evening().meeting, { ...about, texts }), "UTC");
    expect(markdown).toContain("Whose are they? (¶ 3)");
  });

  test("of nothing they say so", () => {
    const { meeting } = played([0, { ask: "start" }], [1, { ask: "end" }]);
    const minutes = minutesOf(meeting, { ...about, texts: [], apologies: [], next: null, place: "" });
    expect(minutesAsMarkdown(minutes, "UTC")).toContain("Nobody was noted as present.");
    expect(minutesAsMarkdown(minutes, "UTC")).toContain("There was no agenda.");
  });
});

test("parts are split at headings, but not within code", () => {
  expect(partsOf("before\n\n# One\n\n```\n# not\n```\n## T\\*wo\nend")).toEqual([
    { level: 0, heading: "", body: "before\n\n" },
    { level: 1, heading: "One", body: "\n```\n# not\n```\n" },
    { level: 2, heading: "T*wo", body: "end\n" },
  ]);
});
