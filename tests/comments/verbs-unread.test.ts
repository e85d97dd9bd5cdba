/** What counts as new to whom: a table of readers and of what was written. */
import { beforeEach, describe, expect, test } from "vitest";
import { eq, sql } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { editComment, postComment, react, removeComment } from "~/comments/comments.server";
import { keepReadingPlace, markSeen, readingPlace, textLinesOf, unreadOf } from "~/comments/unread.server";
import type { TextView } from "~/texts/text";
import { textFor } from "~/texts/texts.server";
import { addMember, block, makeGroup, makeText, makeUser, say } from "../support/people";

let ana: SignedIn, ben: SignedIn, text: TextView, slug: string;
let first: string, second: string;

beforeEach(async () => {
  [ana, ben] = [await makeUser(), await makeUser()];
  slug = await makeGroup(ana);
  await addMember(slug, ben);
  text = await makeText(ana, slug);
  [first, second] = [`block:${block(text, 1)}`, `block:${block(text, 2)}`];
  // Joined before anything was said: the clock of milliseconds must have moved on.
  await new Promise((resolve) => setTimeout(resolve, 5));
});

const on = (number: number) => ({ anchor: { block: block(text, number) } });
const unread = async (viewer: SignedIn | null) =>
  Object.fromEntries(await unreadOf(viewer, await textFor(viewer, text.id)));
const seqNow = async () => (await textFor(ana, text.id)).text.seq;

describe("unread", () => {
  test("others' words are, one's own are not, and a stranger has none", async () => {
    await say(ana, text.id, { ...on(1), body: "one" });
    await say(ana, text.id, { ...on(2), body: "two" });
    await say(ben, text.id, { ...on(2), body: "mine" });
    expect(await unread(ben)).toEqual({ [first]: 1, [second]: 1 });
    expect(await unread(ana)).toEqual({ [second]: 1 });
    expect(await unread(null)).toEqual({});
    expect(await unread(await makeUser())).toEqual({});
  });

  test("a place that was seen is read, until something is said there again", async () => {
    const root = await say(ana, text.id, { ...on(1), body: "one" });
    await say(ana, text.id, { ...on(2), body: "two" });
    await markSeen(ben, text.id, { place: first, seq: await seqNow() });
    expect(await unread(ben)).toEqual({ [second]: 1 });
    await say(ana, text.id, { parentId: root.id, body: "again" });
    expect(await unread(ben)).toEqual({ [first]: 1, [second]: 1 });
  });

  test("all at once, never beyond what there is, never back", async () => {
    await say(ana, text.id, { ...on(1), body: "one" });
    await markSeen(ben, text.id, { place: null, seq: 1_000_000 });
    expect(await unread(ben)).toEqual({});
    await markSeen(ben, text.id, { place: null, seq: 0 });
    expect(await unread(ben)).toEqual({});
    await say(ana, text.id, { ...on(1), body: "two" });
    expect(await unread(ben)).toEqual({ [first]: 1 });
  });

  test("an edit, a reaction and a reply's count are not new; what is removed is gone", async () => {
    const { id } = await say(ana, text.id, { ...on(1), body: "one" });
    await markSeen(ben, text.id, { place: first, seq: await seqNow() });
    await editComment(ana, id, { body: "one, better", version: 1 });
    await react(ana, id, "agree", true);
    await postComment(ben, text.id, { parentId: id, body: "my reply" });
    expect(await unread(ben)).toEqual({});
    const later = await say(ana, text.id, { ...on(2), body: "two" });
    await removeComment(ana, later.id);
    expect(await unread(ben)).toEqual({});
  });

  test("is counted over the last twenty thousand changes of a text", async () => {
    await say(ana, text.id, { ...on(1), body: "long ago" });
    await write((tx) =>
      tx
        .update(schema.texts)
        .set({ seq: sql`${schema.texts.seq} + 20000` })
        .where(eq(schema.texts.id, text.id)),
    );
    await say(ana, text.id, { ...on(2), body: "now" });
    expect(await unread(ben)).toEqual({ [second]: 1 });
  });

  test("what was said before one joined is not new", async () => {
    await say(ana, text.id, { ...on(1), body: "long ago" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const late = await makeUser();
    await addMember(slug, late);
    expect(await unread(late)).toEqual({});
  });

  test("the group's page has the sum, where one stopped, and the heat", async () => {
    await say(ana, text.id, { ...on(1), body: "one" });
    await say(ana, text.id, { ...on(2), body: "two" });
    expect(await readingPlace(ben, text.id)).toBeNull();
    await keepReadingPlace(ben, text.id, block(text, 2));
    expect(await readingPlace(ben, text.id)).toBe(block(text, 2));
    const [line] = await textLinesOf(ben, slug);
    expect(line).toMatchObject({ id: text.id, unread: 2, here: 2, comments: 2, numbered: 5 });
    expect(line?.heat).toEqual([1, 1, 0, 0, 0]);
  });

  test.each([
    [{ place: "block:nowhere", seq: 1 }],
    [{ place: "nonsense", seq: 1 }],
    [{ place: null, seq: -1 }],
    [{ place: null, seq: 1.5 }],
  ])("refused: %j", async (seen) => {
    await expect(markSeen(ben, text.id, seen)).rejects.toMatchObject({ kind: "invalid" });
  });
});
