/** What else a block went to where it was split, and what was joined with others. Pure. */
import type { Work } from "../giving-way";
import type { Candidate } from "./candidates";
import type { Comparing } from "./comparing";
import { byLikeness } from "./likeliest-first";

/** Share of the words of a part that must stand in the whole. */
const enough = 0.6;
/** A part of a block that was split, or joined with others, stands at most so many blocks away from the rest. */
const reach = 3;

/** `isExact`: else both figures are the most they can be. */
export type Compared = Candidate & { shared: number; likeness: number; isExact: boolean };

type Found = {
  /** The place each old block went to, or null. Joined ones are entered. */
  matches: (number | null)[];
  /** By new block: what came to it. Parts of split ones are entered. */
  taken: Map<number, number>;
  comparing: Comparing;
  exactly(pair: Compared): Work<Compared>;
};

/** What else a block went to: new blocks nearby that hold words of it which the others do not. @param parts known already */
export function* splitParts(
  left: readonly Compared[],
  { matches, taken, comparing, exactly, parts: known }: Found & { parts: ReadonlyMap<number, number[]> },
): Work<Map<number, number[]>> {
  const parts = new Map(known);
  const lengthOf = (next: number) => comparing.next(next).forms.length;
  const likely = left.filter(
    (pair) => matches[pair.old] !== null && !taken.has(pair.next) && mayBePart(pair, lengthOf(pair.next)),
  );
  const near = withinReach(likely, ({ old, next }) => ({ whole: old, part: next, main: matches[old] ?? -1 }));
  for (const pair of yield* inOrder(near, exactly)) {
    yield;
    const main = matches[pair.old] ?? null;
    if (main === null || taken.has(pair.next)) continue;
    const now = parts.get(pair.old) ?? [main];
    const count = lengthOf(pair.next);
    if (!mayBePart(pair, count) || !now.some((at) => Math.abs(at - pair.next) <= reach)) continue;
    const all = [...now, pair.next].sort((a, b) => a - b);
    const gain = (yield* comparing.shared([pair.old], all)) - (yield* comparing.shared([pair.old], now));
    if (gain < enough * count) continue;
    parts.set(pair.old, all);
    taken.set(pair.next, pair.old);
  }
  return parts;
}

/** Old blocks that are left and stand, beside another one, in the same new block. Enters them in `matches`. */
export function* joinedParts(
  left: readonly Compared[],
  {
    matches,
    taken,
    comparing,
    exactly,
    parts,
    joined: known,
  }: Found & { parts: ReadonlyMap<number, number[]>; joined: ReadonlyMap<number, number[]> },
): Work<void> {
  const joined = new Map(known);
  const lengthOf = (old: number) => comparing.old(old).forms.length;
  const isWhole = (next: number) => !parts.has(taken.get(next) ?? -1);
  const likely = left.filter(
    ({ old, next, ...pair }) =>
      matches[old] === null && taken.has(next) && isWhole(next) && mayBePart(pair, lengthOf(old)),
  );
  const near = withinReach(likely, ({ old, next }) => ({ whole: next, part: old, main: taken.get(next) ?? -1 }));
  for (const pair of yield* inOrder(near, exactly)) {
    yield;
    const first = taken.get(pair.next);
    if (first === undefined || matches[pair.old] !== null) continue;
    const now = joined.get(pair.next) ?? [first];
    const count = lengthOf(pair.old);
    if (!mayBePart(pair, count) || !now.some((at) => Math.abs(at - pair.old) <= reach)) continue;
    const all = [...now, pair.old].sort((a, b) => a - b);
    const gain = (yield* comparing.shared(all, [pair.next])) - (yield* comparing.shared(now, [pair.next]));
    if (gain < enough * count) continue;
    joined.set(pair.next, all);
    matches[pair.old] = pair.next;
  }
}

const mayBePart = ({ shared }: Pick<Compared, "shared">, count: number) => count >= 2 && shared >= enough * count;

function* inOrder(pairs: readonly Compared[], exactly: Found["exactly"]): Work<Compared[]> {
  const all: Compared[] = [];
  for (const pair of pairs) {
    yield;
    all.push(yield* exactly(pair));
  }
  return all.sort(byLikeness);
}

/** Those that a chain of near ones leads to from the block that is found; none else can be reached, whichever are taken. */
function withinReach(
  pairs: readonly Compared[],
  partOf: (pair: Compared) => { whole: number; part: number; main: number },
): Compared[] {
  const groups = new Map<number, { main: number; parts: { part: number; pair: Compared }[] }>();
  for (const pair of pairs) {
    const { whole, part, main } = partOf(pair);
    const group = groups.get(whole) ?? { main, parts: [] };
    group.parts.push({ part, pair });
    groups.set(whole, group);
  }
  return [...groups.values()].flatMap(({ main, parts }) => {
    const [sorted, reached] = [parts.sort((a, b) => a.part - b.part), new Set<Compared>()];
    const walk = (side: typeof parts) => {
      let from = main;
      for (const { part, pair } of side) {
        if (Math.abs(part - from) > reach) return;
        reached.add(pair);
        from = part;
      }
    };
    walk(sorted.filter(({ part }) => part > main));
    walk(sorted.filter(({ part }) => part < main).reverse());
    return [...reached];
  });
}
