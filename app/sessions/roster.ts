/** Reading aloud: who reads which passage, by wish or by a fair turn, and who would rather not. Pure. */
import type { Ask, Asker } from "./command";
import { asItIs, done, no, speaksFor, type Decision } from "./decision";
import type { Happening } from "./event";
import { isHere, meetingLimits, type Meeting, type Reading } from "./meeting";

export function rosterDecision(meeting: Meeting, ask: Ask, asker: Asker): Decision | undefined {
  const known = (id: string) => meeting.roster.find((reading) => reading.id === id);
  switch (ask.ask) {
    case "add-reading":
      if (known(ask.reading)) return asItIs;
      if (meeting.roster.length >= meetingLimits.roster) return no("too-many");
      return done({ kind: "reading-added", reading: { id: ask.reading, passage: ask.passage, reader: null } });
    case "remove-reading": {
      const reading = known(ask.reading);
      if (!reading) return asItIs;
      return reading.state === "waiting" ? done({ kind: "reading-removed", reading: reading.id }) : no("already-begun");
    }
    case "take-reading": {
      const reading = known(ask.reading);
      if (!reading) return no("no-such-thing");
      if (!speaksFor(asker, ask.person)) return no("not-yours");
      if (!mayRead(meeting, ask.person)) return no("not-here");
      if (reading.reader === ask.person) return asItIs;
      if (reading.reader !== null && asker.may !== "run") return no("not-yours");
      return reading.state === "read"
        ? no("already-begun")
        : done({ kind: "reading-taken", reading: reading.id, person: ask.person });
    }
    case "pass-reading": {
      const reading = known(ask.reading);
      if (!reading) return no("no-such-thing");
      if (!speaksFor(asker, ask.person)) return no("not-yours");
      if (reading.passed.includes(ask.person) || reading.state === "read") return asItIs;
      return done({ kind: "reading-passed", reading: reading.id, person: ask.person });
    }
    case "rotate-readings":
      return done(...rotation(meeting));
    case "begin-reading": {
      const reading = known(ask.reading);
      if (!reading) return no("no-such-thing");
      if (reading.state !== "waiting") return asItIs;
      const others = meeting.roster.filter(({ state }) => state === "reading");
      const { textId, from: block } = reading.passage;
      return done(
        ...others.map(({ id }) => ({ kind: "reading-ended", reading: id }) as const),
        { kind: "reading-began", reading: reading.id },
        { kind: "moved", spot: { textId, block } },
      );
    }
    case "end-reading": {
      const reading = known(ask.reading);
      if (reading?.state !== "reading") return asItIs;
      if (asker.may !== "run" && reading.reader !== asker.person) return no("not-yours");
      return done({ kind: "reading-ended", reading: ask.reading });
    }
    default:
      return undefined;
  }
}

/** Beforehand and afterwards nobody is here; of those who have come somebody can be put down all the same. */
const mayRead = ({ state, people }: Meeting, person: string) =>
  state === "live" ? isHere(people[person]) : Object.hasOwn(people, person);

/** Whoever leaves reads no more: what waits for them is free again, without their having passed it. */
export function readingsOf({ roster }: Meeting, person: string): Happening[] {
  return roster
    .filter(({ reader }) => reader === person)
    .flatMap(({ id, state }): Happening[] => {
      if (state === "reading") return [{ kind: "reading-ended", reading: id }];
      return state === "waiting" ? [{ kind: "reading-taken", reading: id, person: null }] : [];
    });
}

/** Each passage without a reader goes to whoever is here, has not passed it, and has read least; then to whoever came first. */
function rotation({ roster, people, agenda }: Meeting): Happening[] {
  const over = new Set(agenda.filter(({ state }) => state === "done" || state === "skipped").map(({ id }) => id));
  const here = Object.values(people).filter(isHere);
  const count = new Map(here.map(({ id }) => [id, roster.filter(({ reader }) => reader === id).length]));
  const events: Happening[] = [];
  for (const reading of roster.filter((each) => isFree(each) && !(each.item !== null && over.has(each.item)))) {
    const [next] = here
      .filter(({ id }) => !reading.passed.includes(id))
      .sort(
        (a, b) => (count.get(a.id) ?? 0) - (count.get(b.id) ?? 0) || cameAt(a) - cameAt(b) || (a.id < b.id ? -1 : 1),
      );
    if (!next) continue;
    count.set(next.id, (count.get(next.id) ?? 0) + 1);
    events.push({ kind: "reading-taken", reading: reading.id, person: next.id });
  }
  return events;
}

const isFree = ({ state, reader }: Reading) => state === "waiting" && reader === null;
const cameAt = ({ here }: Meeting["people"][string]) => here[0]?.from ?? 0;
