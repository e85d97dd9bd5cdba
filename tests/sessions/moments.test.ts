/** A session moment by moment: each says what replaying the record up to its line says, and nothing is told that was taken back. */
import { describe, expect, test } from "vitest";
import { told } from "~/sessions/catch-up";
import type { Happening, MeetingEvent } from "~/sessions/event";
import { afterAll } from "~/sessions/happen";
import { currentItem, isHere, newMeeting, type Meeting } from "~/sessions/meeting";
import { momentAt, momentsOf, type Moment, type News } from "~/sessions/moments";
import { played } from "./sequences";

const began = Date.parse("2026-05-12T17:00:00Z");

/** Lines at those seconds; `of` a command of its own, unless named. */
function lines(...steps: Array<[second: number, happening: Happening, of?: string]>): MeetingEvent[] {
  return steps.map(([second, happening, of], at) => ({
    ...happening,
    ...{ number: at + 1, at: began + second * 1000, by: "greta", of: of ?? `command-${at}` },
  }));
}

const spot = (block: string) => ({ textId: "text", block });
const came = (person: string): Happening => ({ kind: "came", person, userId: null, name: person });
const item = (id: string): Happening => ({
  kind: "item-added",
  item: { id, title: `Item ${id}`, mode: "discussion", minutes: 5, passage: null, prompt: "" },
  before: null,
});
const raised = (hand: string, person: string): Happening => ({
  ...{ kind: "hand-raised", hand, person, as: "point", words: "", about: null },
});
const turn = (id: string, person: string): Happening => ({
  ...{ kind: "turn-began", turn: id, person, as: "point", words: "" },
});
const noted = (id: string): Happening => ({
  kind: "noted",
  note: { id, kind: "decision", body: "x", person: null, due: null, item: null, spot: null, by: "greta" },
});

const evening = () =>
  lines(
    [-60, item("a")],
    [-50, { kind: "moved", spot: spot("one") }],
    [-30, came("greta")],
    [0, { kind: "started" }],
    [10, came("ida")],
    [20, { kind: "item-began", item: "a" }, "next"],
    [20, { kind: "moved", spot: spot("two") }, "next"],
    [30, raised("h1", "ida")],
    [31, raised("h2", "greta")],
    [40, { kind: "turn-began", turn: "t1", person: "ida", as: "point", words: "the wool" }, "call"],
    [40, { kind: "hand-lowered", hand: "h1", why: "called" }, "call"],
    [100, { kind: "turn-ended", turn: "t1" }],
    [110, { kind: "poll-opened", poll: "p", as: "choice", question: "Which?", choices: ["x", "y"], isSecret: true }],
    [111, { kind: "voted", poll: "p", person: "ida" }],
    [112, { kind: "voted", poll: "p", person: "greta" }],
    [130, { kind: "poll-closed", poll: "p", tally: [2, 0] }],
    [140, noted("n1")],
    [3_600, { kind: "item-ended", item: "a", skipped: false }, "end"],
    [3_600, { kind: "hand-lowered", hand: "h2", why: "taken-down" }, "end"],
    [3_600, { kind: "left", person: "ida" }, "end"],
    [3_600, { kind: "ended" }, "end"],
  );

describe("moments of an evening", () => {
  test("one by one", () => {
    const moments = momentsOf(evening());
    const seconds = moments.map(({ at, line, waiting, here, news }) => [
      ...[(at - began) / 1000, line, waiting, here],
      news.map(({ what }) => what).join(" "),
    ]);
    expect(seconds).toEqual([
      [0, 4, 0, 1, "started"],
      [20, 7, 0, 2, "item moved"],
      [40, 11, 1, 2, "turn"],
      [100, 12, 1, 2, ""],
      [110, 13, 1, 2, "poll-opened"],
      [130, 16, 1, 2, "poll-closed"],
      [140, 17, 1, 2, "note"],
      [3_600, 21, 0, 1, "ended"],
    ]);
    expect(moments[0]).toMatchObject({ spot: spot("one"), item: null, speaks: null });
    expect(moments[2]).toMatchObject({
      ...{ spot: spot("two"), item: { id: "a", title: "Item a" } },
      speaks: { person: "ida", as: "point", words: "the wool" },
      news: [{ what: "turn", person: "ida", seconds: 60 }],
    });
    expect(moments[5]?.news).toEqual([
      ...[{ what: "poll-closed", poll: "p", as: "choice", question: "Which?", choices: ["x", "y"] }].map((poll) => ({
        ...poll,
        ...{ isSecret: true, voted: 2, tally: [2, 0] },
      })),
    ]);
  });

  test("who voted in a secret poll, or in any, is in none of them", () => {
    const polls = momentsOf(evening()).flatMap(({ news }) => news.filter(({ what }) => what.startsWith("poll")));
    expect(polls).toHaveLength(2);
    expect(JSON.stringify(polls)).not.toMatch(/ida|greta/);
  });

  test("comments belong to what happened within the minute before, or are a moment of their own", () => {
    const comments = [
      ...[-5, 45, 50, 700, 730, 800].map((second) => ({ id: `c${second}`, at: began + second * 1000 })),
      { id: "late", at: began + 4_000_000 },
    ];
    const at = momentsOf(evening(), { comments }).flatMap((moment) =>
      moment.news.flatMap((news) =>
        news.what === "comment" ? [[news.comment, (moment.at - began) / 1000, moment.line]] : [],
      ),
    );
    // What was written before it began is no part of it.
    expect(at).toEqual([
      ["c45", 40, 11],
      ["c50", 40, 11],
      ["c700", 700, 17],
      ["c730", 700, 17],
      ["c800", 800, 17],
      ["late", 4_000, 21],
    ]);
  });

  test("the end of the evening, and going on after all", () => {
    const [started, ended, again] = momentsOf(
      lines([0, { kind: "started" }], [10, { kind: "ended" }], [20, { kind: "reopened" }]),
    );
    expect([started, ended, again].map((moment) => moment?.news[0]?.what)).toEqual(["started", "ended", "reopened"]);
    expect(momentsOf(lines([0, item("a")], [1, { kind: "moved", spot: null }]))).toEqual([]);
    expect(momentsOf([])).toEqual([]);
  });

  test("go-rounds and small groups are told when they begin; who would rather not is not", () => {
    const moments = momentsOf(
      lines(
        [0, { kind: "started" }],
        [1, { kind: "round-began", item: null, order: ["ida", "greta"] }],
        [2, { kind: "round-passed", person: "greta" }],
        [3, { kind: "round-ended" }],
        [4, { kind: "groups-drawn", item: null, groups: [["ida", "greta"]] }],
        [5, { kind: "group-joined", person: "otto", group: 0 }],
      ),
    );
    expect(moments.flatMap(({ news }) => news)).toEqual([
      { what: "started" },
      { what: "round" },
      { what: "groups", groups: [["ida", "greta"]] },
    ]);
  });

  test("a reading is told with whoever had it when it began", () => {
    const passage = { textId: "text", from: "one", to: "two" };
    const reading = (...steps: Happening[]) =>
      momentsOf(
        lines(
          [0, { kind: "started" }],
          [1, { kind: "reading-added", reading: { id: "r", passage, reader: null } }],
          ...steps.map((step, at): [number, Happening] => [2 + at, step]),
          [20, { kind: "reading-began", reading: "r" }],
        ),
      ).at(-1)?.news;
    const taken: Happening = { kind: "reading-taken", reading: "r", person: "ida" };
    expect(reading()).toEqual([{ what: "reading", passage, reader: null }]);
    expect(reading(taken)).toEqual([{ what: "reading", passage, reader: "ida" }]);
    expect(reading(taken, { kind: "reading-passed", reading: "r", person: "greta" })).toMatchObject([
      { reader: "ida" },
    ]);
    expect(reading(taken, { kind: "reading-passed", reading: "r", person: "ida" })).toMatchObject([{ reader: null }]);
  });
});

describe("long evenings", () => {
  const long = () =>
    lines(
      [0, { kind: "started" }],
      ...Array.from({ length: 3_000 }, (_, at): Array<[number, Happening]> => [
        [at * 3 + 1, turn(`t${at}`, "ida")],
        [at * 3 + 2, { kind: "moved", spot: spot(`b${at}`) }],
        [at * 3 + 3, { kind: "turn-ended", turn: `t${at}` }],
      ]).flat(),
    );

  test("are told in as many moments as are asked for, and every turn is in one", () => {
    expect(momentsOf(long()).length).toBeGreaterThan(6_000);
    for (const most of [300, 17, 1]) {
      const moments = momentsOf(long(), { most });
      expect(moments.length).toBeLessThanOrEqual(most);
      const turns = moments.flatMap(({ news }) => news.filter(({ what }) => what === "turn"));
      expect(turns).toHaveLength(3_000);
      // Of the places passed in one moment the last.
      for (const { news } of moments) expect(news.filter(({ what }) => what === "moved").length).toBeLessThanOrEqual(1);
      expect(moments.at(-1)).toMatchObject({ line: 9_001, spot: spot("b2999"), speaks: null });
    }
  });

  test("of much at once decisions are told before turns", () => {
    const many = Array.from({ length: 30 }, (_, at): News => ({ what: "moved", spot: spot(`${at}`) }));
    const news = [...many, { what: "note", note: "n" } as const, ...many].map(({ what }, at) => ({ what, at }));
    const { news: kept, more } = told(news, 5);
    expect(kept.map(({ what }) => what)).toEqual(["moved", "moved", "moved", "moved", "note"]);
    expect(more).toBe(56);
    expect(told(news.slice(0, 3), 5)).toEqual({ news: news.slice(0, 3), more: 0 });
  });
});

test.each([
  ["1", 5, 1],
  ["5", 5, 5],
  ["6", 5, 5],
  ["0", 5, 5],
  ["-1", 5, 5],
  ["x", 5, 5],
  ["99999999999", 5, 5],
  [null, 5, 5],
])("?at=%s of %i is %i", (asked, count, at) => expect(momentAt(asked, count)).toBe(at));

/** The same, from the whole meeting. */
const standingIn = (meeting: Meeting) => {
  const current = currentItem(meeting);
  return {
    ...{ line: meeting.number, spot: meeting.spot },
    item: current ? { id: current.id, title: current.title } : null,
    speaks: meeting.turn && { person: meeting.turn.person, as: meeting.turn.kind, words: meeting.turn.words },
    ...{ waiting: meeting.hands.length, here: Object.values(meeting.people).filter(isHere).length },
  };
};

const sequences = Number(process.env["MEETING_SEQUENCES"] ?? 3_000);

test(
  `${sequences} sequences: each moment is what replaying up to its line makes of the record`,
  { timeout: 120_000 },
  () => {
    let count = 0;
    for (let seed = 1; seed <= sequences; seed++) {
      const { events, meeting } = played(seed);
      const comments = [7, 19, 31].map((at) => ({ id: `c${at}`, at: (events[at] ?? events[0])?.at ?? 0 }));
      comments.sort((a, b) => a.at - b.at);
      const whole = momentsOf(events, { comments });
      for (const moments of [whole, momentsOf(events, { comments, most: 5 })])
        for (const { at, news: _, ...standing } of moments) {
          const until = events.slice(0, standing.line);
          expect(standing, `seed ${seed}`).toEqual(standingIn(afterAll(newMeeting(), until)));
          expect(at, `seed ${seed}`).toBeLessThanOrEqual(until.at(-1)?.at ?? at);
          count++;
        }
      complete(whole, meeting, seed);
    }
    expect(count).toBeGreaterThan(4 * sequences);
  },
);

/** Every turn, closed poll and note of the record is in a moment, with the same numbers. */
function complete(moments: Moment[], meeting: Meeting, seed: number) {
  const news = moments.flatMap((moment) => moment.news);
  const turns = news.flatMap((each) => (each.what === "turn" ? [[each.turn, each.seconds]] : []));
  const all = [...meeting.turns, ...(meeting.turn ? [meeting.turn] : [])];
  expect(turns, `seed ${seed}`).toEqual(
    all.map(({ id, from, to }) => [id, to === null ? null : Math.round((to - from) / 1000)]),
  );
  const polls = news.flatMap((each) => (each.what === "poll-closed" ? [[each.poll, each.voted, each.tally]] : []));
  const closed = meeting.polls.filter(({ state }) => state === "closed");
  expect(polls.sort(), `seed ${seed}`).toEqual(closed.map(({ id, voted, tally }) => [id, voted.length, tally]).sort());
  const notes = new Set(news.flatMap((each) => (each.what === "note" ? [each.note] : [])));
  // What was written while it was planned again is of no evening.
  const since = meeting.startedAt ?? Infinity;
  expect(
    meeting.notes.filter(({ at }) => at >= since).every(({ id }) => notes.has(id)),
    `seed ${seed}`,
  ).toBe(true);
}
