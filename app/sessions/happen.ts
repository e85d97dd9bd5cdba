/** How an event changes a meeting: the only way in which one changes. Pure; an event that was decided always fits. */
import type { Happening, MeetingEvent } from "./event";
import { isHere, meetingLimits, type AgendaItem, type Hand, type Meeting, type Reading } from "./meeting";
import { orderOf } from "./queue";

export function after(meeting: Meeting, event: MeetingEvent): Meeting {
  const { [event.kind]: change } = changes as unknown as Record<
    string,
    (meeting: Meeting, event: MeetingEvent) => Partial<Meeting>
  >;
  const done = meeting.done.includes(event.of)
    ? meeting.done
    : [...meeting.done.slice(1 - meetingLimits.done), event.of];
  return { ...meeting, ...change?.(meeting, event), number: event.number, done };
}

export const afterAll = (meeting: Meeting, events: MeetingEvent[]): Meeting => events.reduce(after, meeting);

type Of<Kind extends Happening["kind"]> = Extract<Happening, { kind: Kind }> & {
  number: number;
  at: number;
  by: string | null;
};
type Changes = { [Kind in Happening["kind"]]: (meeting: Meeting, event: Of<Kind>) => Partial<Meeting> };

const changes: Changes = {
  started: (_, { at }) => ({ state: "live", startedAt: at }),
  ended: (_, { at }) => ({ state: "ended", endedAt: at, round: null }),
  reopened: () => ({ state: "live", endedAt: null }),
  "put-back": (meeting) => ({
    ...{ state: "planned", startedAt: null, endedAt: null, spot: null, baton: null, round: null, draws: [] },
    agenda: meeting.agenda.map((item) => ({
      ...item,
      ...{ state: "waiting", beganAt: null, endedAt: null, extended: 0 },
    })),
    roster: meeting.roster.map((reading) => ({ ...reading, state: "waiting" })),
    people: thoseBefore(meeting),
  }),
  rules: (_, { rules }) => ({ rules }),

  came: ({ people, round }, { person, userId, name, guest, at }) => {
    const known = people[person];
    const had = known?.here ?? [];
    // Whoever goes in and out all the time has been here since they last came.
    const before = had.length < meetingLimits.stays ? had : had.slice(0, -1);
    const stay = { from: before === had ? at : (had.at(-1)?.from ?? at), to: null };
    const here = isHere(known) ? had : [...before, stay];
    return {
      people: {
        ...people,
        [person]: { id: person, userId, name, ...(guest && { guest }), list: known?.list ?? null, here },
      },
      round: round && !round.order.includes(person) ? { ...round, order: [...round.order, person] } : round,
    };
  },
  left: ({ people, baton }, { person, at }) => {
    const known = people[person];
    if (!known) return {};
    const here = known.here.map((stay) => (stay.to === null ? { ...stay, to: at } : stay));
    return {
      people: { ...people, [person]: { ...known, here } },
      baton: baton === person ? null : baton,
    };
  },
  renamed: ({ people }, { person, name, guest }) => {
    const known = people[person];
    if (!known) return {};
    const { guest: _, ...rest } = known;
    return { people: { ...people, [person]: { ...rest, name, ...(guest && { guest }) } } };
  },
  listed: ({ people }, { person, list }) => {
    const known = people[person];
    return known ? { people: { ...people, [person]: { ...known, list } } } : {};
  },

  "item-added": ({ agenda }, { item, before }) => ({
    agenda: inserted(agenda, { ...item, state: "waiting", beganAt: null, endedAt: null, extended: 0 }, before),
  }),
  "item-changed": ({ agenda }, { item }) => ({ agenda: changed(agenda, item.id, () => item) }),
  "item-moved": ({ agenda }, { item: id, before }) => {
    const item = agenda.find((each) => each.id === id);
    if (!item) return {};
    const rest = agenda.filter((each) => each !== item);
    return { agenda: inserted(rest, item, before) };
  },
  "item-removed": ({ agenda }, { item }) => ({ agenda: agenda.filter(({ id }) => id !== item) }),
  "item-began": ({ agenda }, { item, at }) => ({
    round: null,
    agenda: changed(agenda, item, ({ beganAt }) => ({ state: "current", beganAt: beganAt ?? at, endedAt: null })),
  }),
  "item-ended": ({ agenda, round }, { item, at, skipped }) => ({
    round: round?.item === item ? null : round,
    agenda: changed(agenda, item, () => ({ state: skipped ? "skipped" : "done", endedAt: at })),
  }),
  "item-extended": ({ agenda }, { item, minutes }) => ({
    agenda: changed(agenda, item, ({ extended }) => ({ extended: extended + minutes })),
  }),
  moved: (_, { spot }) => ({ spot, part: 0 }),
  "part-turned": (_, { part }) => ({ part }),
  baton: (_, { person }) => ({ baton: person }),

  "hand-raised": ({ hands }, { hand, person, as, words, about, number }) => ({
    hands: [...hands, { id: hand, person, kind: as, words, about, number, placed: null, placedBy: null, behind: [] }],
  }),
  "hand-changed": ({ hands }, { hand, as, words, about }) => ({
    hands: changed(hands, hand, () => ({ kind: as, words, about })),
  }),
  "hand-lowered": (meeting, { hand }) => ({ hands: without(meeting, hand) }),
  "hand-placed": ({ hands }, { hand, place, by }) => ({
    hands: changed(hands, hand, () => ({ placed: place, placedBy: place === null ? null : by, behind: [] })),
  }),
  // Of two who let each other go first the later word counts.
  "hand-passed": ({ hands }, { hand: id, behind }) => ({
    hands: hands.map((hand) => {
      if (hand.id === behind) return { ...hand, behind: hand.behind.filter((each) => each !== id) };
      if (hand.id !== id) return hand;
      const up = hand.behind.filter((each) => each !== behind && hands.some((other) => other.id === each));
      return { ...hand, behind: [...up, behind] };
    }),
  }),
  "turn-began": ({ spot, agenda, round }, { turn, person, as, words, at, by, given, round: isInRound }) => ({
    round: round && isInRound ? { ...round, had: [...round.had, person] } : round,
    turn: {
      ...{ id: turn, person, kind: as, words, from: at, to: null, spot },
      item: agenda.find(({ state }) => state === "current")?.id ?? null,
      given: given ? { by, ...given } : null,
      ...(isInRound && { round: true }),
    },
  }),
  "turn-ended": ({ turn, turns }, { at }) => (turn ? { turn: null, turns: [...turns, { ...turn, to: at }] } : {}),

  "round-began": (_, { item, order }) => ({ round: { item, order, had: [], passed: [] } }),
  "round-passed": ({ round }, { person }) => ({ round: round && { ...round, passed: [...round.passed, person] } }),
  "round-ended": () => ({ round: null }),

  "groups-drawn": ({ draws }, { item, groups }) => ({ draws: [...draws, { item, groups }] }),
  "group-joined": ({ draws }, { person, group }) => ({
    draws: draws.map((draw, at) =>
      at < draws.length - 1 ? draw : { ...draw, groups: movedTo(draw.groups, person, group) },
    ),
  }),

  "poll-opened": ({ polls, agenda, spot }, { poll, as, question, choices, isSecret }) => ({
    polls: [
      ...polls,
      {
        ...{ id: poll, kind: as, question, choices, isSecret, spot },
        ...{ state: "open", closedAt: null, votes: {}, voted: [], tally: isSecret ? null : choices.map(() => 0) },
        item: agenda.find(({ state }) => state === "current")?.id ?? null,
      },
    ],
  }),
  voted: ({ polls }, { poll: id, person, choice, reason = "" }) => ({
    polls: changed(polls, id, ({ votes, voted, tally }) => {
      const had = votes[person]?.choice;
      const counted = (was: number, at: number) => was + Number(at === choice) - Number(at === had);
      return {
        voted: voted.includes(person) ? voted : [...voted, person],
        ...(choice === undefined
          ? {}
          : { votes: { ...votes, [person]: { choice, reason } }, tally: tally?.map(counted) ?? null }),
      };
    }),
  }),
  "poll-closed": ({ polls }, { poll, tally, reasons, at }) => ({
    polls: changed(polls, poll, () => ({ state: "closed", tally, closedAt: at, ...(reasons && { reasons }) })),
  }),

  noted: ({ notes }, { note, at }) => ({ notes: [...notes, { ...note, at }] }),
  "note-changed": ({ notes }, { note, body, as, person, due }) => ({
    notes: changed(notes, note, () => ({ body, kind: as, person, due })),
  }),
  "note-removed": ({ notes }, { note }) => ({ notes: notes.filter(({ id }) => id !== note) }),

  "reading-added": ({ roster, agenda }, { reading }) => ({
    roster: [...roster, { ...reading, item: itemOf(agenda, reading), state: "waiting", passed: [] }],
  }),
  "reading-removed": ({ roster }, { reading }) => ({ roster: roster.filter(({ id }) => id !== reading) }),
  "reading-taken": ({ roster }, { reading, person }) => ({
    // Whoever has passed and then wishes to after all may pass again.
    roster: changed(roster, reading, ({ passed }) => ({
      reader: person,
      passed: passed.filter((each) => each !== person),
    })),
  }),
  "reading-passed": ({ roster }, { reading, person }) => ({
    roster: changed(roster, reading, ({ passed, reader, state }) => ({
      passed: passed.includes(person) ? passed : [...passed, person],
      reader: reader === person ? null : reader,
      // Also in the last moment: then it waits for somebody else.
      state: reader === person ? "waiting" : state,
    })),
  }),
  "reading-began": ({ roster }, { reading }) => ({ roster: changed(roster, reading, () => ({ state: "reading" })) }),
  "reading-ended": ({ roster }, { reading }) => ({ roster: changed(roster, reading, () => ({ state: "read" })) }),
};

/** Who was there before it began, and whom lists, notes and passages name; when they were there since is forgotten. */
function thoseBefore({ people, notes, roster, startedAt }: Meeting): Meeting["people"] {
  const named = new Set([
    ...notes.map(({ by }) => by),
    ...roster.flatMap(({ reader, passed }) => [...passed, ...(reader === null ? [] : [reader])]),
  ]);
  const before = Object.values(people).map((person) => ({
    ...person,
    here: person.here.filter(({ from }) => from < (startedAt ?? 0)),
  }));
  return Object.fromEntries(
    before
      .filter(({ id, list, here }) => here.length > 0 || list !== null || named.has(id))
      .map((person) => [person.id, person]),
  );
}

/** Of an item that waits, its whole passage or its beginning may be put down before it runs. */
const itemOf = (agenda: AgendaItem[], { passage }: Pick<Reading, "passage">): string | null =>
  (
    agenda.find(({ state }) => state === "current") ??
    agenda.find((item) => item.passage?.textId === passage.textId && item.passage.from === passage.from)
  )?.id ?? null;

function changed<Thing extends { id: string }>(
  things: Thing[],
  id: string,
  change: (thing: Thing) => Partial<Thing>,
): Thing[] {
  return things.map((thing) => (thing.id === id ? { ...thing, ...change(thing) } : thing));
}

const movedTo = (groups: string[][], person: string, to: number): string[][] =>
  groups.map((group, at) => {
    const others = group.filter((each) => each !== person);
    return at === to ? [...others, person] : others;
  });

function inserted(agenda: AgendaItem[], item: AgendaItem, before: string | null): AgendaItem[] {
  const at = agenda.findIndex(({ id }) => id === before);
  return at < 0 ? [...agenda, item] : [...agenda.slice(0, at), item, ...agenda.slice(at)];
}

/** Whoever was put somewhere behind them moves up with the others. */
function without(meeting: Meeting, id: string): Hand[] {
  const rest = meeting.hands.filter((hand) => hand.id !== id);
  // The whole order is only worked out where somebody was put somewhere: a thousand hands go down together at the end.
  if (rest.every(({ placed }) => placed === null)) return rest;
  const at = orderOf(meeting).findIndex(({ hand }) => hand.id === id);
  return rest.map((hand) => (hand.placed !== null && hand.placed > at ? { ...hand, placed: hand.placed - 1 } : hand));
}
