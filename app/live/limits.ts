/** How much one socket, user or network may take of the live door. Pure. */
import type { Viewer } from "../accounts/user";
import { tooMany, type Refusal } from "../refusals";
import { liveWords } from "../words/live";
import { say } from "../words/words";

export const liveLimits = {
  /** Bytes of one frame from a client. */
  frame: 64 * 1024,
  socketsOfUser: 20,
  strangersOfNetwork: 200,
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

/** How many sockets each user has open, and each network without signing in. */
export class Seats {
  #taken = new Map<string, number>();

  /** @param network null: not counted */
  refusal(viewer: Viewer, network: string | null): Refusal | null {
    const taken = this.#taken.get(keyOf(viewer, network)) ?? 0;
    if (viewer && taken >= liveLimits.socketsOfUser)
      return tooMany(say(liveWords, (w) => w.tooManySockets(liveLimits.socketsOfUser)));
    if (viewer || network === null || taken < liveLimits.strangersOfNetwork) return null;
    return tooMany(say(liveWords, (w) => w.tooManyStrangers(liveLimits.strangersOfNetwork)));
  }

  /** @returns how to give it back */
  take(viewer: Viewer, network: string | null): () => void {
    const key = keyOf(viewer, network);
    this.#taken.set(key, (this.#taken.get(key) ?? 0) + 1);
    return () => {
      const left = (this.#taken.get(key) ?? 1) - 1;
      if (left > 0) this.#taken.set(key, left);
      else this.#taken.delete(key);
    };
  }
}

const keyOf = (viewer: Viewer, network: string | null) => (viewer ? `user ${viewer.id}` : `network ${network}`);
