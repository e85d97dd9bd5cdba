/**
 * When a screen asks for what is its own. Many do not ask in one instant; and the more are in the room, the seldomer each asks, so
 * that what happens is told to all of them as soon in a large room as in a small one. Knows no React.
 */
import type { Held } from "./held";

/** Milliseconds between two questions of a screen, at least. */
const everyAsk = 1_000;
/** Questions a second of all screens together, about, however many are here. */
const asksTogether = 25;
const spread = 600;
const afterFault = 5_000;

export class Asking {
  #at = 0;
  /** Since when something is wanted is what counts: what happens meanwhile puts nothing off. */
  #due: number | null = null;
  #chance: number;

  /** @param isOfFew whether it is a screen that a room has few of: a facilitator's, the projector */
  constructor(
    private readonly isOfFew: boolean,
    private readonly random = Math.random,
  ) {
    this.#chance = random();
  }

  /** Milliseconds until it is time. Whoever does not know where the group is waits no longer than in a small room. */
  wait({ now: { here, spot }, places }: Pick<Held, "now" | "places">, now = Date.now()): number {
    const isLost = typeof spot?.block === "string" && !places[spot.block];
    const turn = this.isOfFew || isLost ? 0 : (here * 1_000) / asksTogether;
    const from = Math.max(now, this.#at + Math.max(everyAsk, turn));
    const due = from + (this.isOfFew ? 0 : this.#chance * Math.max(spread, turn));
    this.#due = Math.min(due, this.#due ?? due);
    return Math.max(0, this.#due - now);
  }

  /** What is held is what is wanted. */
  rest(): void {
    this.#due = null;
  }

  asked(now = Date.now()): void {
    this.#at = now;
    this.#due = null;
    this.#chance = this.random();
  }

  failed(now = Date.now()): void {
    this.#at = now + afterFault;
  }
}
