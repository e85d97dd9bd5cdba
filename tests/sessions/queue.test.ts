/** Who speaks next, by each published rule: tables. */
import { describe, expect, test } from "vitest";
import { decide } from "~/sessions/decide";
import type { Decision } from "~/sessions/decision";
import type { MeetingEvent } from "~/sessions/event";
import { after } from "~/sessions/happen";
import {
  newMeeting,
  standardRules,
  type Hand,
  type HandKind,
  type Meeting,
  type QueueRule,
  type Turn,
} from "~/sessions/meeting";
import { orderOf } from "~/sessions/queue";

type Up = [person: string, kind?: HandKind, more?: Partial<Hand>];
type Said = [person: string, seconds: number, kind?: HandKind];

function meeting(queue: QueueRule, up: Up[], said: Said[] = [], more: Partial<Meeting["rules"]> = {}): Meeting {
  let at = 0;
  const turns = said.map(([person, seconds, kind = "point"], index): Turn => {
    const from = at;
    at += seconds * 1000;
    return { id: `turn ${index}`, person, kind, words: "", from, to: at, spot: null, item: null, given: null };
  });
  const topic = turns.findLast(({ kind }) => kind === "point")?.id ?? null;
  const lists: Record<string, string> = { ana: "east", ben: "east", cem: "west", dora: "west" };
  const names = [...new Set([...up.map(([name]) => name), ...said.map(([name]) => name)])];
  return {
    ...newMeeting({ ...standardRules, queue, ...more }),
    state: "live",
    turns,
    people: Object.fromEntries(
      names.map((id) => [id, { id, userId: null, name: id, list: lists[id] ?? null, here: [{ from: 0, to: null }] }]),
    ),
    hands: up.map(([person, kind = "point", other = {}], index) => ({
      ...{
        id: `hand of ${person}`,
        person,
        kind,
        words: "",
        number: index + 1,
        placed: null,
        placedBy: null,
        behind: [],
      },
      ...{ about: kind === "reply" || kind === "question" ? topic : null, ...other },
    })),
  };
}
const names = (of: Meeting) => orderOf(of).map(({ hand }) => hand.person);
const whys = (of: Meeting) => orderOf(of).map(({ because }) => because);

describe("the floor", () => {
  const upNow: Up[] = [["ana"], ["ben"], ["cem", "order"]];
  const asked = (ask: object) =>
    decide({ ...meeting("first-come", upNow, [["dora", 60]]) }, { id: "one", from: null, turn: "t", ...ask } as never, {
      person: "dora",
      may: "run",
    });
  test.each([
    ["the next who is called has it by the rule", { ask: "call", hand: null }, "cem", undefined],
    [
      "the first who waits is given it by the rule too",
      { ask: "give-floor", person: "cem", kind: "point" },
      "cem",
      undefined,
    ],
    ["whoever is called before others", { ask: "call", hand: "hand of ben" }, "ben", { before: 2, asked: true }],
    [
      "whoever waits and is given it",
      { ask: "give-floor", person: "ana", kind: "point" },
      "ana",
      { before: 1, asked: true },
    ],
    [
      "whoever has no hand up",
      { ask: "give-floor", person: "dora", kind: "reply" },
      "dora",
      { before: 3, asked: false },
    ],
  ])("%s", (_, ask, person, given) => {
    const decision = asked(ask);
    if (!("events" in decision)) throw new Error(decision.no);
    const began = decision.events.find((event) => event.kind === "turn-began");
    expect(began).toMatchObject({ person });
    expect(began?.given).toEqual(given);
    // Nobody who speaks waits as well.
    const lowered = decision.events.flatMap((event) => (event.kind === "hand-lowered" ? [event.hand] : []));
    expect(lowered).toEqual(person === "dora" ? [] : [`hand of ${person}`]);
  });

  test("is not given to somebody who is not here, by whoever takes part, or from a turn that is over", () => {
    expect(asked({ ask: "give-floor", person: "nobody", kind: "point" })).toEqual({ no: "not-here" });
    expect(asked({ ask: "give-floor", person: "ana", kind: "point", from: "another" })).toEqual({ events: [] });
    const by = { person: "ana", may: "take-part" } as const;
    const ask = { id: "one", ask: "give-floor", from: null, person: "ana", turn: "t", kind: "point" } as const;
    expect(decide(meeting("first-come", upNow), ask, by)).toEqual({ no: "not-yours" });
  });
});

test.each<QueueRule>(["first-come", "new-voices", "least-airtime", "lists"])(
  "a thousand who wait, after a thousand turns, go when it ends: %s",
  (queue) => {
    const crowd = Array.from({ length: 1_000 }, (_, at) => `person ${at}`);
    let now = meeting(
      queue,
      crowd.map((name, at) => [name, "point", { placed: at % 100 === 0 ? at : null }]),
      crowd.map((name) => [name, 1]),
      { lists: ["east", "west"] },
    );
    const decision = decide(now, { ask: "end", id: "the end" }, { person: null, may: "run" });
    const events = "events" in decision ? decision.events : [];
    for (const event of events) now = after(now, { ...event, number: now.number + 1, at: 1, by: null, of: "the end" });
    expect([now.state, now.hands.length, events.length]).toEqual(["ended", 0, 2_001]);
  },
);

describe("the rule of the group", () => {
  const up: Up[] = [["ana"], ["ben"], ["cem"], ["dora"]];
  const said: Said[] = [
    ["ana", 90],
    ["ben", 10],
    ["ana", 30],
  ];
  test.each<[QueueRule, string[]]>([
    ["first-come", ["ana", "ben", "cem", "dora"]],
    ["new-voices", ["cem", "dora", "ana", "ben"]],
    ["least-airtime", ["cem", "dora", "ben", "ana"]],
    // Ana of the east spoke last: a west, one of no list if any, an east, and so on.
    ["lists", ["cem", "ana", "dora", "ben"]],
  ])("%s", (queue, expected) => {
    expect(names(meeting(queue, up, said, { lists: ["east", "west"] }))).toEqual(expected);
  });

  test("why each stands there", () => {
    expect(whys(meeting("new-voices", up, said))).toEqual([
      { why: "spoke", times: 0 },
      { why: "spoke", times: 0 },
      { why: "spoke", times: 2 },
      { why: "spoke", times: 1 },
    ]);
    expect(whys(meeting("least-airtime", up, said)).at(-1)).toEqual({ why: "airtime", seconds: 120 });
  });

  test("a list that nobody waits of is passed over; whoever is of none is a list of their own", () => {
    const rules = { lists: ["east", "west"] };
    expect(names(meeting("lists", [["ana"], ["ben"]], [["ana", 1]], rules))).toEqual(["ana", "ben"]);
    expect(names(meeting("lists", [["ana"], ["eli"], ["cem"]], [], rules))).toEqual(["ana", "cem", "eli"]);
  });
});

describe("before the others", () => {
  test("points of order, then questions, then replies to what is talked about", () => {
    const up: Up[] = [["ana"], ["ben", "reply"], ["cem", "question"], ["dora", "order"]];
    const of = meeting("first-come", up, [["eli", 60]]);
    expect(names(of)).toEqual(["dora", "cem", "ben", "ana"]);
    expect(whys(of).map(({ why }) => why)).toEqual(["order", "question", "reply", "came"]);
  });

  test("no more replies to one turn than the group allows, those already made included", () => {
    const up: Up[] = [["ana"], ["ben", "reply"], ["cem", "reply"], ["dora", "reply"]];
    const rules = { repliesPerTurn: 2 };
    expect(names(meeting("first-come", up, [["eli", 60]], rules))).toEqual(["ben", "cem", "ana", "dora"]);
    const said: Said[] = [
      ["eli", 60],
      ["fay", 5, "reply"],
    ];
    expect(names(meeting("first-come", up, said, rules))).toEqual(["ben", "ana", "cem", "dora"]);
    expect(names(meeting("first-come", up, said, { repliesPerTurn: 0 }))).toEqual(["ana", "ben", "cem", "dora"]);
  });

  test("a reply to what is no longer talked about waits like everybody else", () => {
    const of = meeting(
      "first-come",
      [["ana"], ["ben", "reply", { about: "turn 0" }]],
      [
        ["eli", 60],
        ["fay", 60],
      ],
    );
    expect(names(of)).toEqual(["ana", "ben"]);
  });
});

describe("on one's own point", () => {
  /** Eli has made a point and ana has replied to it; who raises a hand as what. */
  const raised = (person: string, kind: HandKind, more: Partial<Meeting> = {}) => {
    const said: Said[] = [
      ["eli", 60],
      ["ana", 5, "reply"],
    ];
    const of = { ...meeting("first-come", [["ben"], ["cem"]], said), ...more };
    const ask = { ask: "raise", id: mint(), hand: `hand of ${person}`, person, kind, words: "" } as const;
    return happened(of, decide(of, ask, { person, may: "take-part" }), person);
  };
  test.each<[string, HandKind, HandKind, number]>([
    ["eli", "question", "point", 2],
    ["eli", "reply", "point", 2],
    ["eli", "point", "point", 2],
    ["eli", "order", "order", 0],
    ["ana", "question", "question", 0],
    ["ana", "reply", "reply", 0],
    ["ben", "question", "question", 0],
  ])("%s raises a %s: it is a %s and stands at %i", (person, kind, as, place) => {
    const order = orderOf(raised(person, kind));
    const at = order.findIndex(({ hand }) => hand.person === person);
    expect([order[at]?.hand.kind, at]).toEqual([as, place]);
    expect(order[at]?.hand.about).toBe(as === "question" || as === "reply" ? "turn 0" : null);
  });

  test("a hand that is up already is not changed into one that goes first, also while its point is being made", () => {
    const [eli] = raised("eli", "point").turns;
    if (!eli) throw new Error("nobody spoke");
    const speaks = raised("eli", "point", { turns: [], turn: { ...eli, to: null } });
    const ask = {
      ask: "raise",
      id: mint(),
      hand: "another",
      person: "eli",
      kind: "question",
      words: "Is it?",
    } as const;
    const changed = happened(speaks, decide(speaks, ask, { person: "eli", may: "take-part" }), "eli");
    expect(names(changed)).toEqual(["ben", "cem", "eli"]);
    expect(changed.hands.at(-1)).toMatchObject({ kind: "point", words: "Is it?", about: null });
  });
});

describe("put elsewhere", () => {
  test.each<[number, string[]]>([
    [0, ["dora", "ana", "ben", "cem"]],
    [1, ["ana", "dora", "ben", "cem"]],
    [3, ["ana", "ben", "cem", "dora"]],
    [99, ["ana", "ben", "cem", "dora"]],
  ])("to place %i", (placed, expected) => {
    const of = meeting("first-come", [["ana"], ["ben"], ["cem"], ["dora", "point", { placed }]]);
    expect(names(of)).toEqual(expected);
    expect(orderOf(of).find(({ hand }) => hand.person === "dora")?.because).toEqual({ why: "placed", by: "" });
  });

  test("whoever lets others go first is not said to have been put there", () => {
    const of = meeting("first-come", [
      ["ana", "point", { behind: ["hand of ben"] }],
      ["ben"],
      ["cem", "point", { placed: 2, placedBy: "host" }],
    ]);
    expect(orderOf(of).map(({ because }) => because)).toEqual([
      { why: "came" },
      { why: "passed" },
      { why: "placed", by: "host" },
    ]);
  });

  test("whoever runs it and puts their own hand first is said to have done so", () => {
    const of = meeting("first-come", [["ana"], ["ben"], ["cem"]]);
    const place = { ask: "place", id: "one", hand: "hand of cem", place: 0 } as const;
    const put = happened(of, decide(of, place, { person: "cem", may: "run" }), "cem");
    expect(names(put)).toEqual(["cem", "ana", "ben"]);
    expect(whys(put)[0]).toEqual({ why: "placed", by: "cem" });
  });

  test("two at one place stand as they came", () => {
    const of = meeting("first-come", [["ana"], ["ben", "point", { placed: 0 }], ["cem", "point", { placed: 0 }]]);
    expect(names(of)).toEqual(["ben", "cem", "ana"]);
  });
});

describe("whoever lets the next go first", () => {
  const passes = (of: Meeting, person: string) =>
    happened(
      of,
      decide(of, { ask: "pass", id: mint(), hand: `hand of ${person}` }, { person, may: "take-part" }),
      person,
    );
  const joined = (of: Meeting, ...people: string[]) =>
    people.reduce((all, person) => {
      const here = { ...all, people: { ...all.people, ...meeting("first-come", [[person]]).people } };
      const hand = { hand: `hand of ${person}`, person, kind: "point", words: "" } as const;
      const ask = { ask: "raise", id: mint(), ...hand } as const;
      return happened(here, decide(here, ask, { person, may: "take-part" }), person);
    }, of);

  test("stands behind them", () => {
    const of = passes(meeting("first-come", [["ana"], ["ben"], ["cem"]]), "ana");
    expect(names(of)).toEqual(["ben", "ana", "cem"]);
    expect(whys(of)).toEqual([{ why: "came" }, { why: "passed" }, { why: "came" }]);
    expect(names(passes(of, "ana"))).toEqual(["ben", "cem", "ana"]);
  });

  test("gains no place by it: neither before them, nor before new voices that come later", () => {
    const said: Said[] = [
      ["ana", 60],
      ["ben", 60],
    ];
    const of = passes(meeting("new-voices", [["ana"], ["ben"]], said), "ana");
    expect(names(of)).toEqual(["ben", "ana"]);
    expect(names(joined(of, "cem", "dora", "eli"))).toEqual(["cem", "dora", "eli", "ben", "ana"]);
  });

  test("stands by the rule again when those have spoken or gone", () => {
    const of = passes(meeting("first-come", [["ana"], ["ben"], ["cem"]]), "ana");
    const lower = { ask: "lower", id: mint(), hand: "hand of ben" } as const;
    const gone = happened(of, decide(of, lower, { person: "ben", may: "take-part" }), "ben");
    expect(names(gone)).toEqual(["ana", "cem"]);
    expect(whys(gone)).toEqual([{ why: "came" }, { why: "came" }]);
  });

  test.each<[string, string[], string[]]>([
    ["two who let each other go", ["ana", "ben"], ["ana", "ben", "cem"]],
    ["one after the other", ["ana", "ben", "ben"], ["ana", "cem", "ben"]],
    ["behind somebody who steps back too", ["ana", "ana", "ben"], ["cem", "ben", "ana"]],
    ["the last, behind whom nobody waits", ["cem"], ["ana", "ben", "cem"]],
  ])("%s", (_, who, expected) => {
    expect(names(who.reduce(passes, meeting("first-come", [["ana"], ["ben"], ["cem"]])))).toEqual(expected);
  });

  test("is put where whoever runs it says, whomever they let go before", () => {
    const of = passes(meeting("first-come", [["ana"], ["ben"], ["cem"]]), "ana");
    const place = { ask: "place", id: mint(), hand: "hand of ana", place: 0 } as const;
    expect(names(happened(of, decide(of, place, { person: "host", may: "run" }), "host"))).toEqual([
      "ana",
      "ben",
      "cem",
    ]);
  });
});

let minted = 0;
const mint = () => `asked-${++minted}`;

function happened(of: Meeting, decision: Decision, by: string): Meeting {
  if ("no" in decision) throw new Error(decision.no);
  return decision.events.reduce(
    (meeting, event) =>
      after(meeting, { ...event, number: meeting.number + 100, at: 0, by, of: mint() } as MeetingEvent),
    of,
  );
}
