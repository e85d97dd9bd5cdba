/**
 * Whose turn it is, where few things can be done at a time and many people ask: one turn for each person who waits, then
 * the next one for each. What waits is bounded, by number and by bytes, since it is held in memory.
 */

export type Bounds = {
  /** Turns at a time. */
  atOnce: number;
  /** That wait: in all, and of one person. */
  waiting: number;
  each: number;
  /** Of all that waits. */
  bytes: number;
};

type Waiting = { whose: string; bytes: number; begin: () => void };

/** Ends a turn; the next one begins. */
export type End = () => void;

export class Turns {
  private running = 0;
  private readonly queue: Waiting[] = [];
  /** Whose turn came when: the one whose last turn is longest ago is next. */
  private readonly last = new Map<string, number>();
  private count = 0;

  constructor(private readonly bounds: Bounds) {}

  /** How many wait. */
  get waiting(): number {
    return this.queue.length;
  }

  /**
   * Waits for a turn.
   *
   * @param signal gives the place in the queue up
   * @returns what ends the turn; or at once, when nothing more can wait: "full", or "yours" where it is this person's own that do
   * @throws the signal's reason
   */
  async take(whose: string, bytes: number, signal?: AbortSignal): Promise<End | "full" | "yours"> {
    signal?.throwIfAborted();
    if (this.running >= this.bounds.atOnce) {
      const full = this.fullFor(whose, bytes);
      if (full) return full;
      await this.inQueue(whose, bytes, signal);
    } else this.running++;
    this.last.set(whose, ++this.count);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.next();
    };
  }

  private fullFor(whose: string, bytes: number): "full" | "yours" | null {
    if (this.queue.filter((each) => each.whose === whose).length >= this.bounds.each) return "yours";
    const held = this.queue.reduce((sum, each) => sum + each.bytes, 0);
    return this.queue.length >= this.bounds.waiting || held + bytes > this.bounds.bytes ? "full" : null;
  }

  private inQueue(whose: string, bytes: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        const at = this.queue.indexOf(waiting);
        if (at < 0) return;
        this.queue.splice(at, 1);
        reject(signal?.reason instanceof Error ? signal.reason : new Error("The place in the queue was given up."));
      };
      const begin = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const waiting = { whose, bytes, begin };
      this.queue.push(waiting);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  /** The turn goes to another, or is free. */
  private next(): void {
    const since = ({ whose }: Waiting) => this.last.get(whose) ?? 0;
    const next = this.queue.reduce<Waiting | null>(
      (best, each) => (best === null || since(each) < since(best) ? each : best),
      null,
    );
    if (!next) {
      this.running--;
      if (this.running === 0) this.last.clear();
      return;
    }
    this.queue.splice(this.queue.indexOf(next), 1);
    this.last.set(next.whose, ++this.count);
    next.begin();
  }
}
