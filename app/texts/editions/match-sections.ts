/** Which section of a new edition is which of the present one. Pure. */
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
export function matchSections(
  old: readonly MatchableSection[],
  next: readonly MatchableSection[],
  to: readonly (readonly number[])[],
): (number | null)[] {
  const matches: (number | null)[] = old.map(() => null);
  const taken = new Set<number>();
  const pair = (i: number, j: number) => {
    if (matches[i] !== null || taken.has(j)) return;
    matches[i] = j;
    taken.add(j);
  };
  const shared = sharedBlocks(old, next, to);
  const isHeadedAlike = ({ old: i, next: j }: Shared) => headingOf(old[i]) === headingOf(next[j]);
  for (const each of shared) if (isHeadedAlike(each)) pair(each.old, each.next);
  const headed = byHeading(next);
  old.forEach((section, i) => {
    const free = headed.get(headingOf(section))?.find((j) => !taken.has(j));
    if (free !== undefined) pair(i, free);
  });
  for (const { old: i, next: j, count } of shared)
    if (2 * count >= Math.min(old[i]?.blocks.length ?? 0, next[j]?.blocks.length ?? 0)) pair(i, j);
  old.forEach((section, i) => {
    const before = i === 0 ? -1 : (matches[i - 1] ?? null);
    const there = before === null ? undefined : next[before + 1];
    if (before !== null && there && isCorrected(section, there)) pair(i, before + 1);
  });
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
const headingOf = (section: MatchableSection | undefined): string =>
  typeof section?.heading === "string" ? `: ${wording(section.heading)}` : "none";

function byHeading(sections: readonly MatchableSection[]): Map<string, number[]> {
  const headed = new Map<string, number[]>();
  sections.forEach((section, at) => {
    const known = headed.get(headingOf(section));
    if (known) known.push(at);
    else headed.set(headingOf(section), [at]);
  });
  return headed;
}

const isCorrected = (a: MatchableSection, b: MatchableSection): boolean =>
  a.heading !== null && b.heading !== null && likeLetters(wordsIn(a.heading), wordsIn(b.heading)) >= sameHeading;
