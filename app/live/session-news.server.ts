/**
 * What a session shows, to the room of that session. The first of many that press is told of at once; a command may follow
 * within milliseconds, and each view tells the whole: so between two views a moment is waited, and one view goes out for all
 * that happened in it.
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
    private readonly say: (told: SessionTold) => void,
  ) {}

  tell(id: string): void {
    const underWay = this.#telling.get(id);
    if (underWay) underWay.again = true;
    else void this.#tellSoon(id);
  }

  close(): void {
    this.#closed = true;
  }

  async #tellSoon(id: string): Promise<void> {
    const telling = { again: true };
    this.#telling.set(id, telling);
    while (telling.again && !this.#closed) {
      telling.again = false;
      await this.#tellNow(id);
      await new Promise((resolve) => setTimeout(resolve, moment).unref());
    }
    this.#telling.delete(id);
  }

  async #tellNow(id: string): Promise<void> {
    if (this.#closed) return;
    try {
      const told = await this.lookUps.session(id);
      if (told) this.say(told);
    } catch (error) {
      this.lookUps.broken(error);
    }
  }
}
