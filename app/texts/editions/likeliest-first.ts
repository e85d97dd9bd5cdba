/** Pairs in the order of their likeness, which is worked out only for those that come so far. Pure. */

export type Ranked = { old: number; next: number; likeness: number };

/** Of two that are as like, the one that stands first. */
export const byLikeness = (a: Ranked, b: Ranked): number => b.likeness - a.likeness || a.old - b.old || a.next - b.next;

/** A heap: J. W. J. Williams, "Algorithm 232: Heapsort", Communications of the ACM 7 (1964). */
export class LikeliestFirst<Item extends Ranked> {
  private readonly items: Item[] = [];

  put(item: Item) {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (byLikeness(items[above] as Item, item) <= 0) break;
      items[at] = items[above] as Item;
      at = above;
    }
    items[at] = item;
  }

  taken(): Item | undefined {
    const { items } = this;
    const first = items[0];
    const item = items.pop();
    if (item === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= items.length) break;
      const right = left + 1;
      const least = right < items.length && byLikeness(items[right] as Item, items[left] as Item) < 0 ? right : left;
      if (byLikeness(item, items[least] as Item) <= 0) break;
      items[at] = items[least] as Item;
      at = least;
    }
    items[at] = item;
    return first;
  }
}
