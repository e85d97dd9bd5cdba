/** Which block of a new edition is which of the present one. Pure. */
import { wording } from "../import/wording";
import type { BlockKind } from "../text";

export type Matchable = { kind: BlockKind; text: string };

/** What became of one block of the old edition. */
export type BlockFate = {
  /**
   * `same`: the same words (`wording`). `changed`: enough of them to be the same paragraph. `split`: into all of `to`.
   * `joined`: with others that have the same `to`.
   */
  how: "same" | "changed" | "split" | "joined" | "gone";
  /** Positions in the new edition, rising; none where it is gone. */
  to: number[];
  /** 0 … 1: how much of its wording is found there. */
  likeness: number;
  /** It stands elsewhere among its neighbours than it did. */
  isMoved: boolean;
};

/** One fate per old block, in order. */
export function matchBlocks(old: readonly Matchable[], next: readonly Matchable[]): BlockFate[] {
  const places = new Map<string, number[]>();
  next.forEach(({ text }, at) => {
    const key = wording(text);
    places.set(key, [...(places.get(key) ?? []), at]);
  });
  return old.map(({ text }) => {
    const at = places.get(wording(text))?.shift();
    return at === undefined
      ? { how: "gone", to: [], likeness: 0, isMoved: false }
      : { how: "same", to: [at], likeness: 1, isMoved: false };
  });
}
