/**
 * What comes of a command: events, or a no. Pure: who asks, what the meeting is, and what is asked decide alone; time and
 * numbers are put on by whoever keeps the record.
 */
import type { Ask, Asker, Command } from "./command";
import { asItIs, done, no, speaksFor, type Decision } from "./decision";
import type { Happening } from "./event";
import {
  currentItem,
  isHere,
  isSameSpot,
  isUntouched,
  kindsOfAll,
  meetingLimits,
  type AgendaItem,
  type Meeting,
} from "./meeting";
import { pollDecision } from "./polls";
import { queueDecision } from "./queue-decision";
import { readingsOf, rosterDecision } from "./roster";
import { roundDecision } from "./round";
import { groupsDecision } from "./small-groups";

/** What whoever takes part may ask; what they may do with it is decided below. All else is for those who run it. */
const forAll = new Set<Ask["ask"]>([
  ...(["come", "leave", "raise", "lower", "pass", "end-turn", "vote", "move", "list", "hand-baton", "call"] as const),
  ...(["turn-part", "note", "change-note", "remove-note", "take-reading", "pass-reading", "end-reading"] as const),
  ...(["next-in-round", "pass-round"] as const),
]);
/** What may be asked before it has begun and after it has ended. */
const atAnyTime = new Set<Ask["ask"]>([
  ...(["start", "reopen", "rules", "add-item", "change-item", "move-item", "remove-item", "list"] as const),
  ...([
    "note",
    "change-note",
    "remove-note",
    "add-reading",
    "take-reading",
    "pass-reading",
    "rotate-readings",
    "remove-reading",
  ] as const),
]);

/** People come a little early, and their places are put in order before it begins. */
const beforehand = new Set<Ask["ask"]>(["come", "leave", "move"]);

export function decide(meeting: Meeting, command: Command, asker: Asker): Decision {
  if (asker.may === "listen") return no("not-yours");
  if (asker.may !== "run" && !forAll.has(command.ask)) return no("not-yours");
  if (meeting.done.includes(command.id)) return asItIs;
  const isEarly = meeting.state === "planned" && beforehand.has(command.ask);
  if (meeting.state !== "live" && !isEarly && !atAnyTime.has(command.ask)) return no("not-live");
  return (
    sessionDecision(meeting, command, asker) ??
    agendaDecision(meeting, command) ??
    queueDecision(meeting, command, asker) ??
    pollDecision(meeting, command, asker) ??
    rosterDecision(meeting, command, asker) ??
    roundDecision(meeting, command, asker) ??
    groupsDecision(meeting, command) ??
    noteDecision(meeting, command, asker) ??
    no("no-such-thing")
  );
}

function sessionDecision(meeting: Meeting, ask: Ask, asker: Asker): Decision | undefined {
  switch (ask.ask) {
    case "start":
      return meeting.state === "planned" ? done({ kind: "started" }) : asItIs;
    case "reopen":
      return meeting.state === "ended" ? done({ kind: "reopened" }, ...backIn(meeting)) : asItIs;
    case "put-back":
      return isUntouched(meeting) ? done({ kind: "put-back" }) : no("has-gone-on");
    case "end":
      return done(...endOfAll(meeting), { kind: "ended" });
    case "rules":
      return done({ kind: "rules", rules: ask.rules });
    case "come":
      if (!speaksFor(asker, ask.person)) return no("not-yours");
      return comes(meeting, ask);
    case "leave":
      if (!speaksFor(asker, ask.person)) return no("not-yours");
      return isHere(meeting.people[ask.person]) ? done(...goodbye(meeting, ask.person)) : asItIs;
    case "list":
      if (!speaksFor(asker, ask.person)) return no("not-yours");
      if (!meeting.people[ask.person]) return no("nobody-like-that");
      if (ask.list !== null && !meeting.rules.lists.includes(ask.list)) return no("no-such-thing");
      if (meeting.people[ask.person]?.list === ask.list) return asItIs;
      return done({ kind: "listed", person: ask.person, list: ask.list });
    case "move":
      if (!mayMove(meeting, asker)) return no("not-yours");
      return isSameSpot(meeting.spot, ask.spot) ? asItIs : done({ kind: "moved", spot: ask.spot });
    // Also whoever reads it out.
    case "turn-part": {
      const reads = meeting.roster.some(({ state, reader }) => state === "reading" && reader === asker.person);
      if (!mayMove(meeting, asker) && !(asker.person !== null && reads)) return no("not-yours");
      if (meeting.spot?.block !== ask.block || meeting.part === ask.part) return asItIs;
      return done({ kind: "part-turned", block: ask.block, part: ask.part });
    }
    // Whoever has it may hand it on, or back.
    case "hand-baton":
      if (!mayMove(meeting, asker)) return no("not-yours");
      if (ask.person !== null && !isHere(meeting.people[ask.person])) return no("not-here");
      return meeting.baton === ask.person ? asItIs : done({ kind: "baton", person: ask.person });
    default:
      return undefined;
  }
}

/** Whoever has come with an account is that person from then on, also where somebody without a device was put down under its id. */
function comes(meeting: Meeting, { person, userId, name, guest }: Extract<Ask, { ask: "come" }>): Decision {
  const known = meeting.people[person];
  const called = { person, name, ...(guest && { guest }) };
  if (isHere(known) && known?.userId === userId)
    return known.name === name && known.guest === guest ? asItIs : done({ kind: "renamed", ...called });
  if (!known && userId === null) {
    const same = namesake(meeting, name);
    if (same && isHere(same)) return no("is-here");
    if (same) return done({ kind: "came", person: same.id, userId: null, name: same.name });
  }
  if (!known && Object.keys(meeting.people).length >= meetingLimits.people) return no("too-many");
  return done({ kind: "came", ...called, userId });
}

const mayMove = ({ baton }: Meeting, { person, may }: Asker): boolean =>
  may === "run" || (baton !== null && person === baton);

/** Who was here when it ended is here when it goes on; whoever had left before comes by themselves. */
const backIn = ({ people, endedAt }: Meeting): Happening[] =>
  Object.values(people)
    .filter(({ here }) => endedAt !== null && here.at(-1)?.to === endedAt)
    .map(({ id, userId, name, guest }) => ({ kind: "came", person: id, userId, name, ...(guest && { guest }) }));

/** Somebody without a device has no other mark than the name: the same name is the same person. */
const namesake = ({ people }: Meeting, name: string) => {
  const plain = (word: string) => word.normalize("NFKC").trim().toLocaleLowerCase();
  return Object.values(people).find((each) => each.userId === null && plain(each.name) === plain(name));
};

/** Whoever goes waits no longer and speaks no longer. */
function goodbye(meeting: Meeting, person: string): Happening[] {
  return [
    ...(meeting.turn?.person === person ? [{ kind: "turn-ended", turn: meeting.turn.id } as const] : []),
    ...meeting.hands
      .filter((hand) => hand.person === person)
      .map(({ id }) => ({ kind: "hand-lowered", hand: id, why: "left" }) as const),
    ...readingsOf(meeting, person),
    { kind: "left", person },
  ];
}

/** Nothing goes on after the end: no turn, no item, no hand, nobody here. Open polls are closed by whoever has the ballots. */
function endOfAll(meeting: Meeting): Happening[] {
  const item = currentItem(meeting);
  return [
    ...(meeting.turn ? [{ kind: "turn-ended", turn: meeting.turn.id } as const] : []),
    ...(item ? [{ kind: "item-ended", item: item.id, skipped: false } as const] : []),
    ...readingEnds(meeting),
    ...meeting.hands
      .toSorted((a, b) => Number(a.placed === null) - Number(b.placed === null))
      .map(({ id }) => ({ kind: "hand-lowered", hand: id, why: "taken-down" }) as const),
    ...Object.values(meeting.people)
      .filter(isHere)
      .map(({ id }) => ({ kind: "left", person: id }) as const),
  ];
}

const readingEnds = ({ roster }: Meeting): Happening[] =>
  roster.filter(({ state }) => state === "reading").map(({ id }) => ({ kind: "reading-ended", reading: id }));

function agendaDecision(meeting: Meeting, ask: Ask): Decision | undefined {
  const { agenda } = meeting;
  const known = (id: string) => agenda.find((item) => item.id === id);
  switch (ask.ask) {
    case "add-item":
      if (known(ask.item.id)) return asItIs;
      if (agenda.length >= meetingLimits.agenda) return no("too-many");
      return done({ kind: "item-added", item: ask.item, before: ask.before });
    case "change-item":
      return known(ask.item.id) ? done({ kind: "item-changed", item: ask.item }) : no("no-such-thing");
    case "move-item":
      if (!known(ask.item)) return no("no-such-thing");
      return ask.before === ask.item ? asItIs : done({ kind: "item-moved", item: ask.item, before: ask.before });
    case "remove-item": {
      const item = known(ask.item);
      if (!item) return asItIs;
      return item.state === "waiting" ? done({ kind: "item-removed", item: ask.item }) : no("already-begun");
    }
    case "next":
      return next(meeting, ask);
    case "extend":
      return extend(known(ask.item), ask.minutes);
    default:
      return undefined;
  }
}

/** Neither to less than nothing nor beyond what an item may take. */
function extend(item: AgendaItem | undefined, minutes: number): Decision {
  if (!item) return no("no-such-thing");
  const extended = Math.max(-item.minutes, Math.min(meetingLimits.minutes, item.extended + minutes));
  if (extended === item.extended) return asItIs;
  return done({ kind: "item-extended", item: item.id, minutes: extended - item.extended });
}

/** One step for everybody: the item that runs ends, the next begins, and the group stands where its passage begins. */
function next(meeting: Meeting, { from, to, skip }: Extract<Ask, { ask: "next" }>): Decision {
  const current = currentItem(meeting);
  if ((current?.id ?? null) !== from) return asItIs;
  const coming = to === null ? following(meeting.agenda, current) : meeting.agenda.find(({ id }) => id === to);
  if (to !== null && !coming) return no("no-such-thing");
  if (!current && !coming) return asItIs;
  return done(
    ...readingEnds(meeting),
    ...(current ? [{ kind: "item-ended", item: current.id, skipped: skip } as const] : []),
    ...(coming ? [{ kind: "item-began", item: coming.id } as const] : []),
    ...(coming?.passage
      ? [{ kind: "moved", spot: { textId: coming.passage.textId, block: coming.passage.from } } as const]
      : []),
  );
}

/** The first that waits behind the one that runs, else the first that waits at all. */
function following(agenda: AgendaItem[], current: AgendaItem | undefined): AgendaItem | undefined {
  const waits = ({ state }: AgendaItem) => state === "waiting";
  const at = current ? agenda.indexOf(current) : -1;
  return agenda.slice(at + 1).find(waits) ?? agenda.find(waits);
}

function noteDecision(meeting: Meeting, ask: Ask, asker: Asker): Decision | undefined {
  if (ask.ask !== "note" && ask.ask !== "change-note" && ask.ask !== "remove-note") return undefined;
  const known = meeting.notes.find(({ id }) => id === ask.note);
  const runs = asker.may === "run";
  // What was decided and who does what is put down by those who run it, and when it is over the record is theirs.
  // Whoever it is for has come at some time; nobody is put down who is not of this session.
  const isNobody = "person" in ask && ask.person !== null && !meeting.people[ask.person];
  const isClosed = !runs && (("kind" in ask && !kindsOfAll.includes(ask.kind)) || meeting.state === "ended");
  if (ask.ask === "note") {
    if (asker.person === null || !meeting.people[asker.person]) return no("not-here");
    if (known) return asItIs;
    if (isClosed) return no("not-yours");
    if (isNobody) return no("nobody-like-that");
    const own = meeting.notes.filter(({ by }) => by === asker.person).length;
    const most = meetingLimits.notes - (runs ? 0 : meetingLimits.notesOfRunners);
    if (meeting.notes.length >= most || (!runs && own >= meetingLimits.notesOfOne)) return no("too-many");
    const { note: id, kind, body, person, due } = ask;
    const [item, spot] = [currentItem(meeting)?.id ?? null, meeting.spot];
    return done({ kind: "noted", note: { id, kind, body, person, due, item, spot, by: asker.person } });
  }
  if (!known) return ask.ask === "remove-note" ? asItIs : no("no-such-thing");
  if (!speaksFor(asker, known.by) || (!runs && !kindsOfAll.includes(known.kind))) return no("not-yours");
  if (ask.ask === "remove-note") return done({ kind: "note-removed", note: ask.note });
  if (isClosed) return no("not-yours");
  if (isNobody && ask.person !== known.person) return no("nobody-like-that");
  const { note, body, kind, person, due } = ask;
  return done({ kind: "note-changed", note, body, as: kind, person, due });
}
