/** Which block of a new edition is which of the present one. Pure. */
import type { BlockKind } from "../text";
import { wordsInRuns } from "./align";
import { changedBlocks, isShort, type Comparing } from "./changed";
import { identicalBlocks } from "./identical";
import { haveSameWords, likeLetters } from "./letters";
import { isMovedAmong } from "./moved";

export type Matchable = { kind: BlockKind; text: string };

/** What became of one block of the old edition. */
export type BlockFate = {
  /**
   * `same`: the same words (`wording`). `changed`: enough of them to be the same block. `split`: into all of `to`.
   * `joined`: with others that have the same `to`. No new block is in `to` of two old ones unless they are joined.
   */
  how: "same" | "changed" | "split" | "joined" | "gone";
  /** Positions in the new edition, rising; none where it is gone. */
  to: number[];
  /** 0 … 1: how much of its wording is found there. */
  likeness: number;
  /** It stands elsewhere among its neighbours than it did. */
  isMoved: boolean;
};

/**
 * One fate per old block, in order. Identical blocks are found first, and only what is left is compared, by an index
 * of its words: a book with a few corrections costs what it takes to read it.
 */
export function matchBlocks(old: readonly Matchable[], next: readonly Matchable[]): BlockFate[] {
  const same = identicalBlocks(old, next);
  const { matches, parts, comparing } = changedBlocks(old, next, same);
  const owners = new Map<number, number>();
  for (const to of matches) if (to !== null) owners.set(to, (owners.get(to) ?? 0) + 1);
  const fates = old.map((_, index): BlockFate => {
    const to = matches[index] ?? null;
    if (to === null) return { how: "gone", to: [], likeness: 0, isMoved: false };
    if (same[index] === to) return { how: "same", to: [to], likeness: 1, isMoved: false };
    const all = [...new Set([to, ...(parts.get(index) ?? [])])].sort((a, b) => a - b);
    const how = all.length > 1 ? "split" : (owners.get(to) ?? 0) > 1 ? "joined" : "changed";
    const isSame = how === "changed" && haveSameWords(comparing.old(index), comparing.next(to));
    return { how: isSame ? "same" : how, to: all, likeness: likenessOf(comparing, index, all), isMoved: false };
  });
  const moved = isMovedAmong(matches);
  return fates.map((fate, index) => ({ ...fate, isMoved: moved[index] ?? false }));
}

function likenessOf(comparing: Comparing, index: number, to: number[]): number {
  const words = comparing.old(index);
  const share = Math.min(1, wordsInRuns(comparing.runs(index, to)) / Math.max(1, words.length));
  return isShort(words) ? Math.max(share, likeLetters(words, to.flatMap(comparing.next))) : share;
}
