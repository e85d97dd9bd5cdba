/**
 * Following a text by `changesSince` is as good as loading it: after random operations every follower, whatever its
 * pages and pauses, holds what a fresh load holds, and every stored counter equals its recomputation.
 */
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { changesSince } from "~/comments/changes.server";
import { reactionNames, type CommentView } from "~/comments/comment";
import {
  editComment,
  postComment,
  react,
  removeComment,
  restoreComment,
  settleQuestion,
} from "~/comments/comments.server";
import { talkOn } from "~/comments/reading.server";
import { mergeComments } from "~/comments/threads";
import { onAnnouncement } from "~/live/announce.server";
import { isRefusal } from "~/refusals";
import type { TextView } from "~/texts/text";
import { changeText } from "~/texts/text-changes.server";
import { textFor } from "~/texts/texts.server";
import { addMember, block, makeGroup, makeText, makeUser } from "../support/people";

let people: SignedIn[];
let slug: string;

beforeAll(async () => {
  people = [await makeUser(), await makeUser(), await makeUser()];
  slug = await makeGroup(people[0]!);
  for (const member of people.slice(1)) await addMember(slug, member);
});

type Operation = { verb: string; who: number; which: number; word: string };
const operation: fc.Arbitrary<Operation> = fc.record({
  verb: fc.constantFrom(
    "post",
    "post",
    "post",
    "reply",
    "reply",
    "reply",
    "edit",
    "remove",
    "restore",
    "react",
    "unreact",
    "settle",
    "rename",
  ),
  who: fc.nat(2),
  which: fc.nat(10_000),
  word: fc.stringMatching(/^[a-z]{1,8}$/),
});

const names = [...reactionNames];
const pick = <T>(list: readonly T[], which: number) => list[which % Math.max(1, list.length)];

/** Does it if it may be done; a refusal is an answer like another. */
async function run(text: TextView, ids: string[], { verb, who, which, word }: Operation): Promise<void> {
  const user = people[who]!;
  const id = pick(ids, which) ?? "nothing-there-yet";
  const name = pick(names, which) ?? "agree";
  const verbs: Record<string, () => Promise<unknown>> = {
    post: async () => {
      const anchor = pick(
        [{}, { block: block(text, 1) }, { block: block(text, 2) }, { section: text.sections[0]?.id }],
        which,
      );
      const kind = which % 3 ? "comment" : "question";
      ids.push((await postComment(user, text.id, { anchor, kind, body: word })).comment.id);
    },
    reply: async () => ids.push((await postComment(user, text.id, { parentId: id, body: word })).comment.id),
    edit: () => editComment(user, id, { body: word, version: 1 + (which % 3) }),
    remove: () => removeComment(user, id),
    restore: () => restoreComment(user, id),
    react: () => react(user, id, name, true),
    unreact: () => react(user, id, name, false),
    settle: () => settleQuestion(user, id, pick(["open", "answered", "parked"], which) ?? "open"),
    rename: () => changeText(people[0]!, text.id, { title: word }),
  };
  try {
    await verbs[verb]!();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

/** Asks until there is no more, as a screen that was away. */
async function follow(text: TextView, known: Follower, limit: number): Promise<void> {
  for (let more = true; more;) {
    const answer = await changesSince(null, text.id, known.seq, limit);
    const seqs = answer.comments.map((comment) => comment.seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    expect(seqs.every((seq) => seq > known.seq && seq <= answer.seq)).toBe(true);
    expect(answer.comments.length).toBeLessThanOrEqual(limit);
    known.views = mergeComments(known.views, answer.comments);
    expect(answer.seq).toBeGreaterThanOrEqual(known.seq);
    if (answer.more) expect(answer.seq).toBeGreaterThan(known.seq);
    known.seq = answer.seq;
    more = answer.more;
  }
}
type Follower = { seq: number; views: ReadonlyMap<string, CommentView> };
const newcomer = (): Follower => ({ seq: 0, views: new Map() });

const inOrder = (views: ReadonlyMap<string, CommentView>) => [...views.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

async function requireCountersRight(text: TextView): Promise<void> {
  const rows = await read().select().from(schema.comments).where(eq(schema.comments.textId, text.id));
  const visible = rows.filter((row) => row.state === "visible");
  for (const row of rows) {
    expect(row.replyCount, row.id).toBe(visible.filter((each) => each.parentId === row.id).length);
    const parent = rows.find((each) => each.id === row.parentId);
    expect(row.threadId).toBe(parent ? parent.threadId : row.id);
    if (parent) expect(row.place).toBe(parent.place);
    if (parent) expect(row.bornSeq).toBeGreaterThan(parent.bornSeq);
  }
  const { text: stored } = await textFor(null, text.id);
  const seqs = rows.map((row) => row.seq);
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(Math.max(0, ...seqs)).toBeLessThanOrEqual(stored.seq);
  const talk = await talkOn(stored);
  expect(talk.total).toBe(visible.length);
  for (const [place, times] of talk.byPlace) expect(times).toBe(visible.filter((row) => row.place === place).length);
}

test("whoever follows, in pages of any size, ends with what a fresh load holds", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(operation, { minLength: 1, maxLength: 60 }),
      fc.array(fc.record({ limit: fc.integer({ min: 1, max: 9 }), every: fc.integer({ min: 1, max: 15 }) }), {
        minLength: 3,
        maxLength: 3,
      }),
      async (operations, paces) => {
        const text = await makeText(people[0]!, slug);
        const ids: string[] = [];
        const followers = paces.map((pace) => ({ ...pace, known: newcomer() }));
        const heard = newcomer();
        const stop = onAnnouncement("comment", (view) => {
          if (view.textId !== text.id) return;
          heard.views = mergeComments(heard.views, [view]);
        });
        for (const [at, each] of operations.entries()) {
          await run(text, ids, each);
          for (const { every, limit, known } of followers) if (at % every === 0) await follow(text, known, limit);
        }
        stop();
        const fresh = newcomer();
        await follow(text, fresh, 200);
        for (const { known, limit } of followers) {
          await follow(text, known, limit);
          expect(inOrder(known.views)).toEqual(inOrder(fresh.views));
          expect(known.seq).toBe(fresh.seq);
        }
        expect(inOrder(heard.views)).toEqual(inOrder(fresh.views));
        await requireCountersRight(text);
      },
    ),
    { numRuns: 25 },
  );
});

test(
  "two thousand random operations, several at once: every counter is right, nothing is missed",
  { timeout: 120_000 },
  async () => {
    const text = await makeText(people[0]!, slug);
    const ids: string[] = [];
    const known = newcomer();
    const operations = fc.sample(operation, { numRuns: 2000, seed: 20261123 });
    for (let at = 0; at < operations.length; at += 8) {
      const following = follow(text, known, 1 + (at % 40));
      await Promise.all(operations.slice(at, at + 8).map((each) => run(text, ids, each)));
      await following;
    }
    await follow(text, known, 7);
    const fresh = newcomer();
    await follow(text, fresh, 200);
    expect(inOrder(known.views)).toEqual(inOrder(fresh.views));
    await requireCountersRight(text);
  },
);
