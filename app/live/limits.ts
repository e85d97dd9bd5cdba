/** How much one socket, user or address may take of the live door. Pure. */

export const liveLimits = {
  /** Bytes of one frame from a client. */
  frame: 64 * 1024,
  socketsOfUser: 20,
  strangersOfAddress: 200,
  eventsPerSecond: 30,
  roomsOfSocket: 50,
  /** Frames of any kind: beyond it the connection is cut, since even saying no costs. */
  frames: { burst: 2_000, perSecond: 100 },
  /** Bytes waiting for a client that does not read; then it is cut off. */
  unread: 4 * 1024 * 1024,
  /** Comments, and characters of JSON, in one answer about what was missed. */
  missed: { comments: 200, characters: 1_000_000 },
  people: 50,
} as const;

/** A token bucket: `burst` at once, refilled by `perSecond`. */
export class Bucket {
  #tokens: number;
  #at: number;

  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
    now = Date.now(),
  ) {
    this.#tokens = burst;
    this.#at = now;
  }

  /** @returns whether there was one to take */
  take(now = Date.now()): boolean {
    // A clock set back must not lock anybody out.
    const passed = Math.max(0, now - this.#at);
    this.#at = now;
    this.#tokens = Math.min(this.burst, this.#tokens + (passed / 1000) * this.perSecond);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
