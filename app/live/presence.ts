/** Who is in a room and beside which block. Pure. One entry a person, however many tabs they have open. */
import type { Person } from "./news";

type Entry = { name: string; block: string | null; tabs: Set<string> };

export class Presence {
  /** Whoever moved last stands last. */
  #people = new Map<string, Entry>();
  #strangers = new Set<string>();

  /** @param tab id of the socket. @param user null: only counted */
  enter(tab: string, user: { id: string; name: string } | null): void {
    if (!user) {
      this.#strangers.add(tab);
      return;
    }
    const known = this.#people.get(user.id);
    if (known) known.tabs.add(tab);
    else this.#people.set(user.id, { name: user.name, block: null, tabs: new Set([tab]) });
  }

  /** @returns whether anything changed */
  at(userId: string, block: string | null): boolean {
    const entry = this.#people.get(userId);
    if (!entry || entry.block === block) return false;
    entry.block = block;
    this.#people.delete(userId);
    this.#people.set(userId, entry);
    return true;
  }

  leave(tab: string, userId: string | null): void {
    if (this.#strangers.delete(tab) || userId === null) return;
    const entry = this.#people.get(userId);
    entry?.tabs.delete(tab);
    if (entry?.tabs.size === 0) this.#people.delete(userId);
  }

  /** The `most` who moved last, newest first, and how many more are here. */
  seen(most: number): { people: Person[]; more: number } {
    const people: Person[] = [];
    let skip = this.#people.size - most;
    for (const [id, { name, block }] of this.#people) if (skip-- <= 0) people.push({ id, name, block });
    return { people: people.reverse(), more: this.#people.size - people.length + this.#strangers.size };
  }
}
