/**
 * How a screen stays in step with a counter: what is heard over the socket and what is answered to "everything after
 * N" come out once and in order, whatever the network did to them. Pure; a property test feeds it drops, doubles and
 * reorderings.
 */

/** What carries the number of the change that last touched it. */
export type Stamped = { id: string; seq: number };

/** The answer to "everything after `since`": the present state of what changed, by seq. `more`: ask again from `seq`. */
export type Answer<View extends Stamped> = { seq: number; missed: View[]; more: boolean };

/** Kept while an answer is under way; beyond this the next answer brings them anyway. */
const mostHeld = 2_000;

export class Sync<View extends Stamped> {
  #seq: number;
  /** Ids that came with the present number: one change may touch several rows. */
  #atSeq = new Set<string>();
  #held: Array<{ seq: number; view: View }> = [];
  #overflown = false;
  #asking = false;

  /** @param seq the change up to which the page was loaded */
  constructor(seq: number) {
    this.#seq = seq;
  }

  /** Everything up to this change has been handed out. */
  get seq(): number {
    return this.#seq;
  }

  /** Something is missing and nobody has asked for it. */
  get behind(): boolean {
    return !this.#asking && (this.#overflown || this.#held.length > 0);
  }

  get asking(): boolean {
    return this.#asking;
  }

  /** @returns what to show now; nothing while an answer is under way or a number is missing (`behind`) */
  hear(news: { seq: number; view: View }): View[] {
    if (news.seq < this.#seq) return [];
    if (this.#held.length >= mostHeld) {
      this.#held = [];
      this.#overflown = true;
    }
    this.#held.push(news);
    return this.#asking || this.#overflown ? [] : this.#contiguous();
  }

  /** From now on what is heard waits for the answer. @returns the `since` to ask with */
  ask(): number {
    this.#asking = true;
    return this.#seq;
  }

  /** @returns what to show now, in order. Ask again while `asking` stays true. */
  answered(answer: Answer<View>): View[] {
    const since = this.#seq;
    const seq = answer.missed.reduce((last, view) => Math.max(last, view.seq), answer.seq);
    // The counter only goes back when the server was restored from a backup: start again from there.
    if (seq < since) this.#held = [];
    const due = new Map<string, View>();
    const held = this.#held.filter((news) => news.seq <= seq).map((news) => news.view);
    for (const view of [...answer.missed, ...held]) {
      const other = due.get(view.id);
      if (view.seq > since && (!other || other.seq < view.seq)) due.set(view.id, view);
    }
    this.#seq = seq;
    this.#held = this.#held.filter((news) => news.seq > seq);
    const views = [...due.values()].sort((a, b) => a.seq - b.seq);
    if (seq !== since) this.#atSeq.clear();
    for (const view of views) if (view.seq === seq) this.#atSeq.add(view.id);
    this.#asking = answer.more && seq > since;
    if (this.#asking) return views;
    this.#overflown = false;
    return [...views, ...this.#contiguous()];
  }

  /** The question got no answer. What was heard stays held until the next one. */
  unanswered(): void {
    if (this.#asking) this.#overflown = true;
    this.#asking = false;
  }

  #contiguous(): View[] {
    const now: View[] = [];
    this.#held.sort((a, b) => a.seq - b.seq);
    let taken = 0;
    for (const { seq, view } of this.#held) {
      if (seq > this.#seq + 1) break;
      taken++;
      if (seq < this.#seq || (seq === this.#seq && this.#atSeq.has(view.id))) continue;
      if (seq > this.#seq) this.#atSeq.clear();
      this.#seq = seq;
      this.#atSeq.add(view.id);
      now.push(view);
    }
    this.#held.splice(0, taken);
    return now;
  }
}
