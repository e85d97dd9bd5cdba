/**
 * The server's clock as a screen can know it: its own clock may be minutes wrong, but it runs as fast. What the server wrote
 * took a while to get here, so of all that it wrote the one that took least tells best.
 */
const kept = 8;

export class ServerClock {
  /** How far the server is ahead, by each of the last messages. */
  #ahead: number[] = [];

  /** @param first what to show until it is known: the same on the server and in the browser */
  constructor(readonly first: string) {}

  heard(at: string, now = Date.now()): void {
    this.#ahead = [...this.#ahead.slice(1 - kept), Date.parse(at) - now];
  }

  /** Milliseconds since 1970. */
  now(here = Date.now()): number {
    return this.#ahead.length === 0 ? Date.parse(this.first) : here + Math.max(...this.#ahead);
  }
}

/** `m:ss`, of an hour and more `h:mm:ss`. @param ms below 0 counts as 0 */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How an item stands: what is left of it, or by how much it is over. All in milliseconds. */
export function itemClock(
  item: { beganAt: string | null; minutes: number; extended: number },
  now: number,
): { whole: number; left: number; over: number } | null {
  if (item.beganAt === null) return null;
  const whole = Math.max(0, item.minutes + item.extended) * 60_000;
  const left = whole - (now - Date.parse(item.beganAt));
  return { whole, left: Math.max(0, left), over: Math.max(0, -left) };
}
