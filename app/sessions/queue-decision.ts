/** Hands and turns: one speaker at most, nobody twice in the queue. Pure. */
import type { Ask, Asker } from "./command";
import { asItIs, done, no, speaksFor, type Decision } from "./decision";
import type { Happening } from "./event";
import { isHere, meetingLimits, type Given, type Hand, type Meeting } from "./meeting";
import { orderOf, topicOf } from "./queue";

export function queueDecision(meeting: Meeting, ask: Ask, asker: Asker): Decision | undefined {
  const handOf = (id: string) => meeting.hands.find((hand) => hand.id === id);
  switch (ask.ask) {
    case "raise":
      return raise(meeting, ask, asker);
    case "lower": {
      const hand = handOf(ask.hand);
      if (!hand) return asItIs;
      if (!speaksFor(asker, hand.person)) return no("not-yours");
      return done({
        kind: "hand-lowered",
        hand: hand.id,
        why: hand.person === asker.person ? "withdrawn" : "taken-down",
      });
    }
    case "pass": {
      const hand = handOf(ask.hand);
      if (!hand) return asItIs;
      if (!speaksFor(asker, hand.person)) return no("not-yours");
      const order = orderOf(meeting);
      const next = order[order.findIndex((place) => place.hand === hand) + 1]?.hand;
      return next ? done({ kind: "hand-passed", hand: hand.id, behind: next.id }) : asItIs;
    }
    case "place":
      if (!handOf(ask.hand)) return asItIs;
      return done({ kind: "hand-placed", hand: ask.hand, place: ask.place });
    case "call": {
      // A speaker yields to whoever stands first; out of turn calls whoever runs it.
      const yields = meeting.turn !== null && meeting.turn.person === asker.person && ask.hand === null;
      if (asker.may !== "run" && !yields) return hasBeen(meeting, ask.turn) ? asItIs : no("not-yours");
      if ((meeting.turn?.id ?? null) !== ask.from || hasBeen(meeting, ask.turn)) return asItIs;
      const hand = ask.hand === null ? orderOf(meeting)[0]?.hand : handOf(ask.hand);
      if (!hand) return ask.hand === null ? no("nobody-waits") : asItIs;
      const { person, kind: as, words } = hand;
      return done(
        ...endOfTurn(meeting),
        { kind: "hand-lowered", hand: hand.id, why: "called" },
        { kind: "turn-began", turn: ask.turn, person, as, words, ...givenTo(meeting, hand) },
      );
    }
    case "give-floor": {
      if ((meeting.turn?.id ?? null) !== ask.from || hasBeen(meeting, ask.turn)) return asItIs;
      if (!isHere(meeting.people[ask.person])) return no("not-here");
      const waits = meeting.hands.find(({ person }) => person === ask.person);
      return done(
        ...endOfTurn(meeting),
        ...(waits ? [{ kind: "hand-lowered", hand: waits.id, why: "called" } as const] : []),
        {
          ...{ kind: "turn-began", turn: ask.turn, person: ask.person, as: ask.kind, words: waits?.words ?? "" },
          ...givenTo(meeting, waits),
        },
      );
    }
    case "end-turn":
      if (meeting.turn?.id !== ask.turn) return asItIs;
      if (!speaksFor(asker, meeting.turn.person)) return no("not-yours");
      return done(...endOfTurn(meeting));
    default:
      return undefined;
  }
}

/** Out of the order the floor is given by somebody, which is recorded; to whoever stands first it comes by the rule. */
function givenTo(meeting: Meeting, hand: Hand | undefined): { given?: Omit<Given, "by"> } {
  if (!hand) return { given: { before: meeting.hands.length, asked: false } };
  const before = orderOf(meeting).findIndex((place) => place.hand === hand);
  return before > 0 ? { given: { before, asked: true } } : {};
}

/** A hand that is up is changed, not raised again. */
function raise(meeting: Meeting, ask: Extract<Ask, { ask: "raise" }>, asker: Asker): Decision {
  if (!speaksFor(asker, ask.person)) return no("not-yours");
  if (!isHere(meeting.people[ask.person])) return no("not-here");
  const topic = topicOf(meeting);
  const isOn = ask.kind === "reply" || ask.kind === "question";
  // On one's own point it is a new one: else whoever speaks would stand before everybody by asking themselves, time and again.
  const as = isOn && topic?.person === ask.person ? "point" : ask.kind;
  const about = isOn && as !== "point" ? (topic?.id ?? null) : null;
  const up: Hand | undefined = meeting.hands.find(({ person }) => person === ask.person);
  const { words, list } = ask;
  const lists = list && meeting.rules.lists.includes(list) && meeting.people[ask.person]?.list !== list;
  const listed: Happening[] = lists ? [{ kind: "listed", person: ask.person, list }] : [];
  if (up) {
    const isSame = up.kind === as && up.words === words;
    return isSame ? done(...listed) : done(...listed, { kind: "hand-changed", hand: up.id, as, words, about });
  }
  // Ids of hands are seen by all: one that is somebody else's would change and lower theirs.
  if (meeting.hands.some(({ id }) => id === ask.hand)) return no("not-yours");
  if (meeting.hands.length >= meetingLimits.hands) return no("too-many");
  return done(...listed, { kind: "hand-raised", hand: ask.hand, person: ask.person, as, words, about });
}

const hasBeen = ({ turn, turns }: Meeting, id: string): boolean =>
  turn?.id === id || turns.some((each) => each.id === id);

const endOfTurn = ({ turn }: Meeting): Happening[] => (turn ? [{ kind: "turn-ended", turn: turn.id }] : []);
