/** Which block of a new edition is which of the present one. Pure. */
import type { BlockKind } from "../text";
import { atOnce, type Work } from "../giving-way";
import { changedBlocks, haveSameForms, isShort } from "./changed";
import { comparingOf, type Comparing } from "./comparing";
import { identicalBlocks } from "./identical";
import { likeLetters } from "./letters";
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
export const matchBlocks = (old: readonly Matchable[], next: readonly Matchable[]): BlockFate[] =>
  atOnce(matching(old, next));

/** The same, a piece at a time. */
export function* matching(old: readonly Matchable[], next: readonly Matchable[]): Work<BlockFate[]> {
  const same = yield* identicalBlocks(old, next);
  const comparing = comparingOf(old, next);
  const { matches, parts } = yield* changedBlocks(old, next, same, comparing);
  const owners = new Map<number, number>();
  for (const to of matches) if (to !== null) owners.set(to, (owners.get(to) ?? 0) + 1);
  const moved = isMovedAmong(matches);
  const fates: BlockFate[] = [];
  for (const [index, to] of matches.entries()) {
    yield;
    const isMoved = moved[index] ?? false;
    if (to === null) fates.push({ how: "gone", to: [], likeness: 0, isMoved });
    else if (same[index] === to) fates.push({ how: "same", to: [to], likeness: 1, isMoved });
    else {
      const all = [...new Set([to, ...(parts.get(index) ?? [])])].sort((a, b) => a - b);
      const how = all.length > 1 ? "split" : (owners.get(to) ?? 0) > 1 ? "joined" : "changed";
      const isSame = how === "changed" && haveSameForms(comparing.old(index), comparing.next(to));
      fates.push({ how: isSame ? "same" : how, to: all, likeness: yield* likenessOf(comparing, index, all), isMoved });
    }
  }
  return fates;
}

function* likenessOf(comparing: Comparing, index: number, to: number[]): Work<number> {
  const words = comparing.old(index);
  const share = Math.min(1, (yield* comparing.shared([index], to)) / Math.max(1, words.forms.length));
  if (!isShort(words)) return share;
  const letters = likeLetters(
    comparing.forms(words),
    to.flatMap((each) => comparing.forms(comparing.next(each))),
  );
  return Math.max(share, letters);
}
