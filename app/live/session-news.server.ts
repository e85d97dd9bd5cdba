/**
 * What a session shows, to the room of that session. A command may follow another within milliseconds, and each view tells the
 * whole: so a moment is waited for, and one view goes out for all that happened in it.
 */
import type { SessionNow } from "../sessions/now";

type LookUps = { session(id: string): Promise<SessionNow | null>; broken(error: unknown): void };

/** Milliseconds: less than a person notices, more than commands are apart when many press at once. */
const moment = 40;

export class SessionNews {
  /** Under way: `again` when something happened since it was begun. */
  readonly #telling = new Map<string, { again: boolean }>();
  #closed = false;

  constructor(
    private readonly lookUps: LookUps,
    private readonly say: (news: { seq: number; view: SessionNow }) => void,
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
      await new Promise((resolve) => setTimeout(resolve, moment).unref());
      telling.again = false;
      await this.#tellNow(id);
    }
    this.#telling.delete(id);
  }

  async #tellNow(id: string): Promise<void> {
    if (this.#closed) return;
    try {
      const view = await this.lookUps.session(id);
      if (view) this.say({ seq: view.seq, view });
    } catch (error) {
      this.lookUps.broken(error);
    }
  }
}
