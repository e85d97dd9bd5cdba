/**
 * A map that forgets what has not been asked for lately, so that it stays bounded. Two generations: taking the oldest
 * key out of one large `Map` again and again walks over everything that was taken out before. Pure but for what it holds.
 */
export class RecentKeys<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  /** @param most keys held at any time */
  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const found = this.#young.get(key);
    if (found !== undefined) return found;
    const older = this.#old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, value: Value): void {
    if (this.#young.size >= this.most / 2 && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
  }

  /** Those in both generations count twice. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }
}
