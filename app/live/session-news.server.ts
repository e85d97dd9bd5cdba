/**
 * What a session shows, to the room of that session. The first of many that press is told of at once; a command may follow
 * within milliseconds, and each view tells the whole: so between two views a moment is waited, and one view goes out for all
 * that happened in it. Where the group is in the text is told before it, by itself: all wait for that, and it is short.
 */
import type { SessionTold } from "../sessions/place";

type LookUps = { session(id: string): Promise<SessionTold | null>; broken(error: unknown): void };

/** Milliseconds: less than a person notices, more than commands are apart when many press at once. */
const moment = 20;

export class SessionNews {
  /** Under way: `again` when something happened since it was begun. */
  readonly #telling = new Map<string, { again: boolean }>();
  #closed = false;

  constructor(
    private readonly lookUps: LookUps,
    private readonly say: { whole(told: SessionTold): void; position(told: SessionTold): void },
  ) {}

  tell(id: string, moved = false): void {
    const position = moved ? this.#look(id, this.say.position) : undefined;
    const underWay = this.#telling.get(id);
    if (underWay) underWay.again = true;
    else void this.#tellSoon(id, position);
  }

  close(): void {
    this.#closed = true;
  }

  async #tellSoon(id: string, position?: Promise<void>): Promise<void> {
    const telling = { again: true };
    this.#telling.set(id, telling);
    // Two lookups may answer in either order where each has a connection of its own.
    if (position) await position;
    while (telling.again && !this.#closed) {
      telling.again = false;
      await this.#look(id, this.say.whole);
      await new Promise((resolve) => setTimeout(resolve, moment).unref());
    }
    this.#telling.delete(id);
  }

  async #look(id: string, say: (told: SessionTold) => void): Promise<void> {
    if (this.#closed) return;
    try {
      const told = await this.lookUps.session(id);
      if (told) say(told);
    } catch (error) {
      this.lookUps.broken(error);
    }
  }
}
