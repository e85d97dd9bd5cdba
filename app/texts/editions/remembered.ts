/** What took long to work out, for as long as it is asked about: the last few. Pure. */
import { inTurns, type Work } from "../giving-way";

const most = 4;

export class Remembered<Value> {
  private readonly kept = new Map<string, Promise<Value>>();

  /**
   * @param key null: neither looked up nor kept
   * @param make works it out, in turns; without it only what is known is answered, else null
   */
  of(key: string | null, make: () => Work<Value>): Promise<Value>;
  of(key: string | null, make: (() => Work<Value>) | undefined): Promise<Value> | null;
  of(key: string | null, make: (() => Work<Value>) | undefined): Promise<Value> | null {
    const found = (key !== null && this.kept.get(key)) || (make && inTurns(make())) || null;
    if (key === null || !found) return found;
    this.kept.delete(key);
    this.kept.set(key, found);
    found.catch(() => this.kept.delete(key));
    for (const [oldest] of this.kept) if (this.kept.size > most) this.kept.delete(oldest);
    return found;
  }
}
