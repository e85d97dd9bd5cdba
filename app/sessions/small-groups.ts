/**
 * Pairs and small groups, drawn among all who are here, with a device or without. Nobody is left alone: of an odd number three
 * are together. Drawn again, people meet others as far as that is possible. Pure: what chance does comes of the command's id, so
 * that the record alone tells the same again.
 */
import type { Command } from "./command";
import { asItIs, done, no, type Decision } from "./decision";
import { currentItem, isHere, meetingLimits, type Meeting } from "./meeting";

/** Who is together. */
export type Draw = { item: string | null; groups: string[][] };

/** As many draws are tried, and the one taken in which the fewest are together again. */
const tries = 24;

export function groupsDecision(meeting: Meeting, ask: Command): Decision | undefined {
  switch (ask.ask) {
    case "draw-groups": {
      if (meeting.draws.length !== ask.after) return asItIs;
      if (meeting.draws.length >= meetingLimits.draws) return no("too-many");
      const out = new Set(ask.without);
      const ids = Object.values(meeting.people)
        .filter((person) => isHere(person) && !out.has(person.id))
        .map(({ id }) => id);
      if (ids.length < 2) return no("too-few");
      return done({
        kind: "groups-drawn",
        item: currentItem(meeting)?.id ?? null,
        groups: bestOf(ids, ask.size, metIn(meeting), ask.id),
      });
    }
    case "join-group": {
      const draw = drawNow(meeting);
      if (!draw || meeting.draws.length !== ask.after) return asItIs;
      if (!isHere(meeting.people[ask.person])) return no("not-here");
      const group = draw.groups[ask.group];
      if (!group) return no("no-such-thing");
      return group.includes(ask.person) ? asItIs : done({ kind: "group-joined", person: ask.person, group: ask.group });
    }
    default:
      return undefined;
  }
}

/** The groups of the item that runs; null: none were drawn for it. */
export function drawNow(meeting: Pick<Meeting, "draws" | "agenda" | "state">): Draw | null {
  const last = meeting.draws.at(-1);
  return last && meeting.state === "live" && last.item === (currentItem(meeting)?.id ?? null) ? last : null;
}

function bestOf(ids: string[], size: number, met: Set<string>, seed: string): string[][] {
  let best: string[][] = [];
  let least = Infinity;
  for (let at = 0; at < tries && least > 0; at++) {
    const groups = parted(drawn(ids, `${seed} ${at}`), size);
    const again = groups.flatMap(pairsIn).filter((pair) => met.has(pair)).length;
    if (again < least) [best, least] = [groups, again];
  }
  return best;
}

/** As even as can be, two at least. */
export function parted(ids: string[], size: number): string[][] {
  const count = Math.max(1, Math.min(Math.round(ids.length / size), Math.floor(ids.length / 2)));
  return Array.from({ length: count }, (_, at) => ids.filter((_, index) => index % count === at));
}

const metIn = ({ draws }: Meeting): Set<string> => new Set(draws.flatMap(({ groups }) => groups.flatMap(pairsIn)));
const pairsIn = (group: string[]): string[] =>
  group.flatMap((one, at) => group.slice(at + 1).map((other) => (one < other ? `${one} ${other}` : `${other} ${one}`)));

/** In an order that the seed alone decides: Fisher and Yates, by mulberry32 over FNV-1a of the seed. */
export function drawn(ids: string[], seed: string): string[] {
  let state = 2_166_136_261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  const below = (most: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * most);
  };
  const all = [...ids];
  for (let at = all.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [all[at], all[other]] = [all[other] as string, all[at] as string];
  }
  return all;
}
