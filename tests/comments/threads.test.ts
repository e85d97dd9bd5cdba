import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommentView } from "~/comments/comment";
import { countsByPlace, deepest, mergeComments, threadsByPlace, threadsOf, type Shown } from "~/comments/threads";

function comment(id: string, more: Partial<CommentView> = {}): Shown {
  return {
    id,
    textId: "t",
    seq: 1,
    bornSeq: 1,
    version: 1,
    anchor: { block: "b1" },
    parentId: null,
    threadId: more.threadId ?? id,
    kind: "comment",
    question: null,
    state: "visible",
    reason: null,
    author: null,
    body: id,
    html: id,
    createdAt: "2024-01-01T00:00:00.000Z",
    editedAt: null,
    reactions: {},
    replyCount: 0,
    ...more,
  };
}
const reply = (id: string, parentId: string, threadId: string, more: Partial<CommentView> = {}) =>
  comment(id, { parentId, threadId, ...more });
const at = (second: number) => new Date(Date.UTC(2024, 0, 1) + second * 1000).toISOString();
const outline = (comments: Shown[], place: "block:b1" | "text" = "block:b1") =>
  threadsOf(comments, place).map(({ root, replies }) =>
    [root.id, ...replies.map(({ comment, depth }) => `${"-".repeat(depth)}${comment.id}`)].join(" "),
  );

describe("mergeComments", () => {
  test("the newest seq wins, in whatever order they come", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 30 })), { maxLength: 40 }),
        fc.nat(),
        (pairs, cut) => {
          const rows = pairs.map(([id, seq]) => comment(String(id), { seq }));
          const split = rows.length ? cut % rows.length : 0;
          const inTwo = mergeComments(mergeComments(new Map(), rows.slice(split)), rows.slice(0, split));
          for (const { id } of rows)
            expect(inTwo.get(id)?.seq).toBe(Math.max(...rows.filter((row) => row.id === id).map(({ seq }) => seq)));
          expect(inTwo.size).toBe(new Set(rows.map(({ id }) => id)).size);
          expect(mergeComments(inTwo, rows)).toBe(inTwo);
        },
      ),
    );
  });

  test("leaves what was known as it was", () => {
    const known = new Map([["a", comment("a")]]);
    const merged = mergeComments(known, [comment("b")]);
    expect([...known.keys()]).toEqual(["a"]);
    expect([...merged.keys()]).toEqual(["a", "b"]);
  });

  test("a pending row gives way to the real one, not the other way round", () => {
    const pending: Shown = { ...comment("a", { seq: 0 }), pending: true };
    const real = comment("a", { seq: 9 });
    expect(mergeComments(mergeComments(new Map(), [pending]), [real]).get("a")).toBe(real);
    expect(mergeComments(mergeComments(new Map(), [real]), [pending]).get("a")).toBe(real);
  });
});

describe("threads", () => {
  test("oldest first, replies under what they answer, ids decide a tie", () => {
    const comments = [
      reply("r2", "a", "a", { createdAt: at(4) }),
      comment("b", { createdAt: at(2) }),
      reply("r1", "a", "a", { createdAt: at(3) }),
      comment("a", { createdAt: at(1) }),
      reply("r11", "r1", "a", { createdAt: at(5) }),
      comment("c", { createdAt: at(2) }),
    ];
    expect(outline(comments)).toEqual(["a -r1 --r11 -r2", "b", "c"]);
  });

  test("deeper than shown stays in the conversation", () => {
    const chain = Array.from({ length: 1_000 }, (_, level) =>
      level ? reply(`c${level}`, `c${level - 1}`, "c0") : comment("c0"),
    );
    const [thread] = threadsOf(chain.reverse(), "block:b1");
    expect(thread?.replies.map(({ comment }) => comment.id)).toEqual(
      Array.from({ length: 999 }, (_, level) => `c${level + 1}`),
    );
    expect(Math.max(...(thread?.replies.map(({ depth }) => depth) ?? []))).toBe(deepest);
  });

  test("removed without visible replies goes, with them stays", () => {
    const removed = { state: "removed" as const };
    const comments = [
      comment("a", removed),
      comment("b", removed),
      reply("b1", "b", "b", removed),
      reply("b2", "b1", "b"),
      reply("b3", "b2", "b", removed),
      comment("c", removed),
      reply("c1", "c", "c", removed),
      comment("d"),
      reply("d1", "d", "d", removed),
    ];
    expect(outline(comments)).toEqual(["b -b1 --b2", "d"]);
  });

  test("a reply that came before its parent waits under the root, one before its root unseen", () => {
    expect(outline([reply("r2", "r1", "a"), comment("a")])).toEqual(["a -r2"]);
    expect(outline([reply("r2", "r1", "a")])).toEqual([]);
    expect(outline([reply("r2", "r1", "a"), comment("a"), reply("r1", "a", "a")])).toEqual(["a -r1 --r2"]);
    expect(outline([reply("r", "other", "a"), comment("a"), comment("other")])).toEqual(["a -r", "other"]);
  });

  test("by place", () => {
    const comments = [
      comment("a", { anchor: {} }),
      comment("b", { anchor: { section: "s" } }),
      comment("c", { anchor: { block: "b1", quote: { exact: "x", prefix: "", suffix: "" } } }),
      reply("r", "a", "a", { anchor: {} }),
    ];
    expect([...threadsByPlace(comments).keys()].sort()).toEqual(["block:b1", "section:s", "text"]);
    expect(outline(comments, "text")).toEqual(["a -r"]);
    expect(Object.fromEntries(countsByPlace([...comments, comment("x", { state: "removed" })]))).toEqual({
      text: 2,
      "section:s": 1,
      "block:b1": 1,
    });
  });

  test("however they come: all visible ones once, parents before replies, no tombstone without something below", () => {
    const forest = fc.array(fc.record({ parent: fc.nat(20), removed: fc.boolean(), second: fc.nat(5) }), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(forest, fc.infiniteStream(fc.nat()), (rows, chance) => {
        const all: Shown[] = [];
        for (const [index, { parent, removed, second }] of rows.entries()) {
          const above = parent < index ? all[parent] : undefined;
          const more = { state: removed ? ("removed" as const) : ("visible" as const), createdAt: at(second) };
          all.push(above ? reply(`c${index}`, above.id, above.threadId, more) : comment(`c${index}`, more));
        }
        const shuffled = all
          .map((row) => ({ row, key: chance.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const threads = threadsOf(shuffled, "block:b1");
        expect(threads).toEqual(threadsOf(all, "block:b1"));
        const shown = threads.flatMap(({ root, replies }) => [root, ...replies.map(({ comment }) => comment)]);
        const order = new Map(shown.map(({ id }, index) => [id, index]));
        expect(order.size).toBe(shown.length);
        const needed = new Set<string>();
        for (const row of all.filter(({ state }) => state === "visible")) {
          for (let up: Shown | undefined = row; up; up = all.find(({ id }) => id === up?.parentId)) needed.add(up.id);
        }
        expect(new Set(order.keys())).toEqual(needed);
        for (const { id, parentId } of shown)
          if (parentId) expect(order.get(parentId)).toBeLessThan(order.get(id) ?? -1);
      }),
      { numRuns: 500 },
    );
  });
});
