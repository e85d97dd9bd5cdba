/** What people press in an evening with many: chosen by what stands, the same each time, and twice at once where two facilitators press. */
import type { SessionNow } from "../../app/sessions/now";
import { mintId } from "../../app/mint";

type Person = { id: string; name: string };
/** Who presses: 0 and 1 run the session. */
export type Press = { by: number; ask: Record<string, string> };

/** About so many wait at a time. */
const waiting = 40;

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
export function chances(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Evening {
  #chance = chances(11);
  /** Secret polls take one vote for good. */
  #voted = new Map<string, Set<string>>();
  #place = 0;

  constructor(
    private readonly people: Person[],
    private readonly textId: string,
    private readonly blocks: string[],
  ) {}

  /** One press, or two at once. */
  next(now: SessionNow): Press[] {
    const { turn, queue, polls } = now;
    const host = this.#chance() < 0.5 ? 0 : 1;
    const open = polls.find(({ state }) => state === "open");
    const roll = this.#chance();
    if (roll < 0.14) return [{ by: host, ask: this.#move() }];
    if (roll < 0.3) {
      const from = turn?.id ?? "";
      const call = (by: number): Press => ({ by, ask: { ask: "call", from, hand: "", turn: mintId() } });
      if (queue.length === 0) return [this.#raise(now)];
      return this.#chance() < 0.5 ? [call(0), call(1)] : [call(host)];
    }
    if (roll < 0.36 && turn) return [{ by: host, ask: { ask: "end-turn", turn: turn.id } }];
    if (roll < 0.39) return [this.#pollPress(open, host)];
    if (roll < 0.52 && open) return [this.#vote(open)];
    if (roll < 0.58) return [this.#note(now)];
    if (roll < 0.61) return this.#items(now, host);
    if (roll < 0.64 && queue.length > 2) {
      const hand = queue[Math.floor(this.#chance() * queue.length)]?.id ?? "";
      return [{ by: host, ask: { ask: "place", hand, place: String(Math.floor(this.#chance() * 5)) } }];
    }
    if (roll < 0.64 + 0.36 * Math.min(1, queue.length / waiting / 2)) return [this.#lower(now)];
    return [this.#raise(now)];
  }

  #one = <Item>(list: readonly Item[]): Item => list[Math.floor(this.#chance() * list.length)] as Item;
  #someone = () => 2 + Math.floor(this.#chance() * (this.people.length - 2));

  #move() {
    this.#place = (this.#place + 1) % this.blocks.length;
    return { ask: "move", "spot.textId": this.textId, "spot.block": this.blocks[this.#place]! };
  }

  #raise({ queue }: SessionNow): Press {
    let by = this.#someone();
    for (let tries = 0; tries < 5 && queue.some(({ person }) => person.id === this.people[by]?.id); tries++)
      by = this.#someone();
    const kind = this.#one(["point", "point", "point", "reply", "question", "order"]);
    const words = this.#chance() < 0.5 ? "" : "About what was said of the second sentence";
    return { by, ask: { ask: "raise", hand: mintId(), person: this.people[by]!.id, kind, words } };
  }

  #lower(now: SessionNow): Press {
    const hand = now.queue.length > 0 ? this.#one(now.queue) : null;
    const by = this.people.findIndex(({ id }) => id === hand?.person.id);
    if (!hand || by < 0) return this.#raise(now);
    return { by, ask: { ask: this.#chance() < 0.2 ? "pass" : "lower", hand: hand.id } };
  }

  #pollPress(open: SessionNow["polls"][0] | undefined, by: number): Press {
    if (open && open.voted > 20) return { by, ask: { ask: "close-poll", poll: open.id } };
    if (open) return this.#vote(open);
    const isSecret = this.#chance() < 0.5 ? "true" : "";
    const question = "Is this what the author means?";
    return { by, ask: { ask: "open-poll", poll: mintId(), kind: "yes-no", question, isSecret } };
  }

  #vote({ id: poll }: SessionNow["polls"][0]): Press {
    const voted = this.#voted.get(poll) ?? new Set();
    this.#voted.set(poll, voted);
    let by = this.#someone();
    for (let tries = 0; tries < 50 && voted.has(this.people[by]!.id); tries++) by = this.#someone();
    voted.add(this.people[by]!.id);
    const choice = String(Math.floor(this.#chance() * 3));
    return { by, ask: { ask: "vote", poll, person: this.people[by]!.id, choice, reason: "" } };
  }

  #note({ state }: SessionNow): Press {
    const kind = this.#one(["note", "minutes", "question"]);
    return {
      by: this.#someone(),
      ask: { ask: "note", note: mintId(), kind, body: `Somebody says, while it is ${state}, `.repeat(3) },
    };
  }

  /** Two facilitators press Next at once: one step. */
  #items({ item, agenda }: SessionNow, by: number): Press[] {
    if (item && this.#chance() < 0.4) return [{ by, ask: { ask: "extend", item, minutes: "2" } }];
    const at = agenda.findIndex(({ id }) => id === item);
    const to = agenda[(at + 1) % agenda.length]?.id ?? "";
    const next = (by: number): Press => ({ by, ask: { ask: "next", from: item ?? "", to } });
    return [next(0), next(1)];
  }
}
