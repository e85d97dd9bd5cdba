/** Which section of a new edition is which of the present one. Pure. */
import type { Work } from "../giving-way";
import { wording } from "../import/wording";
import { likeLetters } from "./letters";
import { wordsIn } from "./words";

/** Positions of its blocks, counted through the edition. */
export type MatchableSection = { heading: string | null; blocks: readonly number[] };

/** A heading that was corrected: so like must the letters be where nothing else tells. */
const sameHeading = 0.75;

/**
 * The place in the new edition of each old section, or null; no place twice. A section is the one with its heading (of
 * several, the one with most of its blocks, then the first); else the one with most of its blocks, at least half of
 * the smaller's; else, right behind the section that stood before it, one whose heading is nearly the same.
 *
 * @param to the places that each old block went to
 */
export function* matchSections(
  old: readonly MatchableSection[],
  next: readonly MatchableSection[],
  to: readonly (readonly number[])[],
): Work<(number | null)[]> {
  const headings = { old: yield* headingsOf(old), next: yield* headingsOf(next) };
  const matches: (number | null)[] = old.map(() => null);
  const taken = new Set<number>();
  const pair = (i: number, j: number) => {
    if (matches[i] !== null || taken.has(j)) return;
    matches[i] = j;
    taken.add(j);
  };
  const shared = sharedBlocks(old, next, to);
  for (const { old: i, next: j } of shared) if (headings.old[i] === headings.next[j]) pair(i, j);
  const headed = byHeading(headings.next);
  for (const [i, heading] of headings.old.entries()) {
    yield;
    const free = headed.get(heading)?.find((j) => !taken.has(j));
    if (free !== undefined) pair(i, free);
  }
  for (const { old: i, next: j, count } of shared)
    if (2 * count >= Math.min(old[i]?.blocks.length ?? 0, next[j]?.blocks.length ?? 0)) pair(i, j);
  for (const [i, section] of old.entries()) {
    yield;
    const before = i === 0 ? -1 : (matches[i - 1] ?? null);
    const there = before === null ? undefined : next[before + 1];
    if (before !== null && there && isCorrected(section, there)) pair(i, before + 1);
  }
  return matches;
}

type Shared = { old: number; next: number; count: number };

/** Pairs that share blocks, most first, then in order. */
function sharedBlocks(
  old: readonly MatchableSection[],
  next: readonly MatchableSection[],
  to: readonly (readonly number[])[],
): Shared[] {
  const sectionAt = new Map(next.flatMap(({ blocks }, j) => blocks.map((block) => [block, j] as const)));
  const shared = old.flatMap(({ blocks }, i): Shared[] => {
    const counts = new Map<number, number>();
    for (const block of blocks)
      for (const j of new Set((to[block] ?? []).map((each) => sectionAt.get(each))))
        if (j !== undefined) counts.set(j, (counts.get(j) ?? 0) + 1);
    return [...counts].map(([j, count]) => ({ old: i, next: j, count }));
  });
  return shared.sort((a, b) => b.count - a.count || a.old - b.old || a.next - b.next);
}

/** No heading is a heading too, and no wording of one. */
function* headingsOf(sections: readonly MatchableSection[]): Work<string[]> {
  const headings: string[] = [];
  for (const { heading } of sections) {
    yield;
    headings.push(heading === null ? "none" : `: ${wording(heading)}`);
  }
  return headings;
}

function byHeading(headings: readonly string[]): Map<string, number[]> {
  const headed = new Map<string, number[]>();
  headings.forEach((heading, at) => {
    const known = headed.get(heading);
    if (known) known.push(at);
    else headed.set(heading, [at]);
  });
  return headed;
}

const isCorrected = (a: MatchableSection, b: MatchableSection): boolean =>
  a.heading !== null && b.heading !== null && likeLetters(wordsIn(a.heading), wordsIn(b.heading)) >= sameHeading;
