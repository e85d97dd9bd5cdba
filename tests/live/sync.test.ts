import fc from "fast-check";
import { expect, test } from "vitest";
import { Sync, type Stamped } from "~/live/sync";

/** What a text is, on the server: rows stamped by the change that last touched them. */
class Server {
  seq = 0;
  rows = new Map<string, number>();
  /** One commit may change several rows; each takes a number of its own. */
  change(ids: string[]): Array<{ seq: number; view: Stamped }> {
    return ids.map((id) => {
      this.seq++;
      this.rows.set(id, this.seq);
      return { seq: this.seq, view: { id, seq: this.seq } };
    });
  }
  since(since: number, limit: number) {
    const all = [...this.rows].map(([id, seq]) => ({ id, seq })).filter((row) => row.seq > since);
    all.sort((a, b) => a.seq - b.seq);
    const end = Math.min(limit, all.length);
    const missed = all.slice(0, end);
    const more = end < all.length;
    return { seq: more ? (missed.at(-1)?.seq ?? since) : this.seq, missed, more };
  }
}

/** A screen: newest seq wins, and whatever is handed out twice or backwards is remembered as a fault. */
class Screen {
  rows: Map<string, number>;
  faults: string[] = [];
  #last: number;
  constructor(loaded: Server) {
    this.rows = new Map(loaded.rows);
    this.#last = loaded.seq;
  }
  show(views: Stamped[]) {
    for (const { id, seq } of views) {
      if (seq < this.#last) this.faults.push(`${id}@${seq} after ${this.#last}`);
      if ((this.rows.get(id) ?? 0) >= seq) this.faults.push(`${id}@${seq} twice`);
      this.#last = seq;
      this.rows.set(id, seq);
    }
  }
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("change" as const),
      ids: fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(String), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("ask" as const),
      limit: fc.integer({ min: 1, max: 5 }),
      delay: fc.nat(8),
      lost: fc.integer({ min: 0, max: 9 }),
    }),
  },
);
const fates = fc.array(
  fc.record({ drop: fc.integer({ min: 0, max: 4 }), double: fc.integer({ min: 0, max: 4 }), delay: fc.nat(6) }),
  { minLength: 1, maxLength: 60 },
);

test("whatever the network drops, doubles and reorders: once, in order, and in the end as freshly loaded", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fates, fc.nat(5), (steps, fate, before) => {
      const server = new Server();
      for (let at = 0; at < before; at++) server.change([String(at)]);
      const screen = new Screen(server);
      const sync = new Sync<Stamped>(server.seq);
      const onTheWay: Array<{ due: number; arrive: () => void }> = [];
      let now = 0;
      let messages = 0;
      const deliver = (until: number) => {
        onTheWay.sort((a, b) => a.due - b.due);
        while (onTheWay[0] && onTheWay[0].due <= until) onTheWay.shift()?.arrive();
      };
      const ask = (limit: number, delay: number, lost: boolean) => {
        if (sync.asking) return;
        const since = sync.ask();
        // Answered from the state at some moment between asking and hearing.
        onTheWay.push({
          due: now + delay / 2,
          arrive: () => {
            const answer = server.since(since, limit);
            onTheWay.push({
              due: now + delay,
              arrive: () => {
                if (lost) return sync.unanswered();
                screen.show(sync.answered(answer));
                if (!sync.asking) return;
                sync.unanswered();
                ask(limit, delay, false);
              },
            });
          },
        });
      };
      for (const each of steps) {
        now++;
        if (each.kind === "ask") ask(each.limit, each.delay, each.lost === 0);
        else {
          for (const news of server.change(each.ids)) {
            const { drop, double, delay } = fate[messages++ % fate.length] ?? { drop: 1, double: 1, delay: 0 };
            if (drop === 0) continue;
            const arrive = () => screen.show(sync.hear(news));
            onTheWay.push({ due: now + delay, arrive });
            if (double === 0) onTheWay.push({ due: now + delay + 3, arrive });
          }
        }
        deliver(now);
        if (sync.behind) ask(3, 2, false);
      }
      for (let quiet = 0; quiet < 40; quiet++) {
        now++;
        deliver(now);
        if (!sync.asking && quiet === 20) ask(3, 0, false);
        if (sync.behind) ask(3, 1, false);
      }
      deliver(Infinity);
      while (sync.asking) deliver(Infinity);
      expect(screen.rows).toEqual(server.rows);
      expect(screen.faults).toEqual([]);
      expect(sync.seq).toBe(server.seq);
      expect(sync.behind).toBe(false);
    }),
    { numRuns: 4_000 },
  );
});

const view = (id: string, seq: number) => ({ seq, view: { id, seq } });

test("in turn: shown at once; again: not; out of turn: held until the missing one comes", () => {
  const sync = new Sync<Stamped>(4);
  expect(sync.hear(view("a", 5))).toEqual([{ id: "a", seq: 5 }]);
  expect(sync.hear(view("a", 5))).toEqual([]);
  expect(sync.hear(view("b", 4))).toEqual([]);
  expect(sync.hear(view("c", 7))).toEqual([]);
  expect(sync.behind).toBe(true);
  expect(sync.hear(view("d", 6)).map(({ id }) => id)).toEqual(["d", "c"]);
  expect(sync.behind).toBe(false);
});

test("what is heard while an answer is under way waits for it, and what it covers is not shown twice", () => {
  const sync = new Sync<Stamped>(0);
  sync.ask();
  expect(sync.hear(view("a", 1))).toEqual([]);
  expect(sync.hear(view("b", 3))).toEqual([]);
  expect(sync.answered({ seq: 2, missed: [{ id: "x", seq: 2 }], more: false })).toEqual([
    { id: "a", seq: 1 },
    { id: "x", seq: 2 },
    { id: "b", seq: 3 },
  ]);
});

test("a flood while an answer is under way is not kept in memory, and comes with the next answer", () => {
  const sync = new Sync<Stamped>(0);
  sync.ask();
  for (let seq = 1; seq <= 10_000; seq++) sync.hear(view(`c${seq}`, seq));
  sync.answered({ seq: 1, missed: [{ id: "c1", seq: 1 }], more: false });
  // Whatever was let go of leaves a gap, and a gap is asked about.
  expect(sync.behind).toBe(true);
});

test("a server restored from a backup: its counter stands lower, and counts from there", () => {
  const sync = new Sync<Stamped>(50);
  sync.ask();
  expect(sync.answered({ seq: 40, missed: [], more: false })).toEqual([]);
  expect(sync.hear(view("a", 41))).toEqual([{ id: "a", seq: 41 }]);
});

test("an answer that claims more without getting further ends the asking", () => {
  const sync = new Sync<Stamped>(5);
  sync.ask();
  sync.answered({ seq: 5, missed: [], more: true });
  expect(sync.asking).toBe(false);
});
