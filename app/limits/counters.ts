/** Counters in this process, in bounded memory. Pure but for what they hold. */
import type { Limit } from "./limit";
import { RecentKeys } from "./recent-keys";

export type Counted = {
  /** Tries so far, this one among them. */
  used: number;
  /** Milliseconds until counting begins anew. */
  wait: number;
};

const mostKeys = 100_000;

/** For single acts while their store is away: each key has a time of its own. */
export class Counters {
  #kept = new RecentKeys<{ used: number; until: number }>(mostKeys);

  add(key: string, by: number, { within }: Limit, now = Date.now()): Counted {
    const found = this.#kept.get(key);
    const stands = found && found.until > now;
    const next = stands ? { used: found.used + by, until: found.until } : { used: by, until: now + within * 1000 };
    this.#kept.set(key, next);
    return { used: next.used, wait: next.until - now };
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
  }

  get size(): number {
    return this.#kept.size;
  }
}

/** A count of this process that others may not know of yet, and what all of them had counted when last heard of. */
type Count = { own: number; told: number; all: number };

/**
 * For requests, of which there are many: time is cut into windows that are the same for every key, so that a window
 * that is over is forgotten whole. Other processes' counts are added as they are heard of.
 */
export class Windows {
  #window = -1;
  #counts = new RecentKeys<Count>(mostKeys);
  #changed = new Set<string>();
  readonly tries: number;
  readonly #length: number;

  /** @param isShared whether somebody takes what was counted */
  constructor(
    { tries, within }: Limit,
    private readonly isShared = true,
  ) {
    this.tries = tries;
    this.#length = within * 1000;
  }

  add(key: string, now = Date.now()): Counted {
    const window = Math.floor(now / this.#length);
    // Also when the clock was set back: nobody waits for a time that has been.
    if (window !== this.#window) {
      this.#window = window;
      this.#counts.clear();
      this.#changed = new Set();
    }
    let count = this.#counts.get(key);
    if (count === undefined) this.#counts.set(key, (count = { own: 0, told: 0, all: 0 }));
    count.own++;
    if (this.isShared && this.#changed.size < mostKeys) this.#changed.add(key);
    return { used: count.all + count.own - count.told, wait: (window + 1) * this.#length - now };
  }

  /** What was counted here since the last time it was taken, to be told to others. */
  take(): { window: number; length: number; added: Array<[key: string, by: number]> } {
    const added: Array<[string, number]> = [];
    for (const key of this.#changed) {
      const count = this.#counts.get(key);
      if (!count || count.own === count.told) continue;
      added.push([key, count.own - count.told]);
      count.all += count.own - count.told;
      count.told = count.own;
    }
    this.#changed.clear();
    return { window: this.#window, length: this.#length, added };
  }

  /** @param all tries of all processes in that window */
  hear(window: number, key: string, all: number): void {
    const count = window === this.#window ? this.#counts.get(key) : undefined;
    if (count) count.all = Math.max(count.all, all);
  }

  get size(): number {
    return this.#counts.size;
  }
}
