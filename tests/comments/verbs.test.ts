/** What writers of comments can do, step by step, and what each step leaves behind. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { changesSince } from "~/comments/changes.server";
import { undoWindow } from "~/comments/comment";
import {
  editComment,
  postComment,
  react,
  removeComment,
  restoreComment,
  settleQuestion,
} from "~/comments/comments.server";
import { wipeRemoved } from "~/comments/wiping.server";
import { commentFor, commentsOf, historyOf } from "~/comments/reading.server";
import type { TextView } from "~/texts/text";
import { addMember, block, makeGroup, makeText, makeUser, say } from "../support/people";

let ana: SignedIn, ben: SignedIn, text: TextView, other: TextView;
const everything = { limit: 200, after: null };

beforeAll(async () => {
  [ana, ben] = [await makeUser(), await makeUser()];
  const slug = await makeGroup(ana);
  await addMember(slug, ben);
  text = await makeText(ana, slug);
  other = await makeText(ana, slug);
});

describe("posting", () => {
  test("a comment reads back as it was answered", async () => {
    const { comment, made } = await postComment(ana, text.id, {
      anchor: { block: block(text, 1) },
      body: "Nobody *owned*.",
    });
    expect(made).toBe(true);
    expect(comment).toMatchObject({
      textId: text.id,
      version: 1,
      parentId: null,
      kind: "comment",
      question: null,
      state: "visible",
      replyCount: 0,
    });
    expect(comment).toMatchObject({
      author: { id: ana.id, name: ana.name },
      threadId: comment.id,
      anchor: { block: block(text, 1) },
    });
    expect(comment.html).toContain("<em>owned</em>");
    expect(await commentFor(null, comment.id)).toEqual(comment);
  });

  test("a reply takes the place of what it answers, and is counted there", async () => {
    const root = await say(ana, text.id, { anchor: { block: block(text, 2) }, body: "root" });
    const reply = await say(ben, text.id, { parentId: root.id, anchor: { block: block(text, 1) }, body: "reply" });
    const deeper = await say(ana, text.id, { parentId: reply.id, body: "deeper" });
    expect(reply).toMatchObject({ threadId: root.id, parentId: root.id, anchor: root.anchor });
    expect(deeper).toMatchObject({ threadId: root.id, parentId: reply.id, anchor: root.anchor });
    expect((await commentFor(null, root.id)).replyCount).toBe(1);
    expect((await commentFor(null, reply.id)).replyCount).toBe(1);
    const thread = await commentsOf(null, text.id, { thread: root.id }, everything);
    expect(thread.items.map((comment) => comment.id)).toEqual([root.id, reply.id, deeper.id]);
  });

  test.each([
    ["a passage", () => ({ block: block(text, 1), quote: { exact: "nobody owned" } })],
    ["a section", () => ({ section: text.sections.at(-1)?.id })],
    ["the text", () => ({})],
  ])("hangs on %s", async (_, anchor) => {
    const comment = await say(ana, text.id, { anchor: anchor(), body: "here" });
    expect(comment.anchor).toMatchObject(anchor());
    expect((await commentFor(ben, comment.id)).anchor).toEqual(comment.anchor);
  });

  test.each([
    ["a block of another text", () => ({ anchor: { block: block(other, 1) } }), "anchor"],
    ["a block that is no string", () => ({ anchor: { block: 7 } }), "anchor"],
    ["a block that is false", () => ({ anchor: { block: false } }), "anchor"],
    ["a section of nowhere", () => ({ anchor: { section: "sx" } }), "anchor"],
    ["block and section", () => ({ anchor: { block: block(text, 1), section: text.sections[0]?.id } }), "anchor"],
    ["an anchor that is a list", () => ({ anchor: [block(text, 1)] }), "anchor"],
    ["a quote without a block", () => ({ anchor: { quote: { exact: "nobody" } } }), "quote"],
    [
      "a quote that is not in the paragraph",
      () => ({ anchor: { block: block(text, 1), quote: { exact: "hedges" } } }),
      "quote",
    ],
    ["a kind of its own", () => ({ kind: "rant" }), "kind"],
    ["an id too short", () => ({ id: "abc" }), "id"],
    ["an id with a slash", () => ({ id: "abc/def/ghi" }), "id"],
    ["an id that is a number", () => ({ id: 123456789 }), "id"],
    ["a parent that is not there", () => ({ parentId: "nowhere-at-all" }), "parentId"],
    ["a parent with a NUL", () => ({ parentId: "nowhere\u0000at-all" }), "parentId"],
    ["a parent that is a list", () => ({ parentId: ["x"] }), "parentId"],
  ])("refused: %s", async (_, input, field) => {
    const posting = postComment(ana, text.id, { body: "x", ...input() });
    await expect(posting).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { [field]: expect.any(Function) } },
    });
  });

  test("refused: a reply to a comment of another text, to a removed one, as a question", async () => {
    const there = await say(ana, other.id, { body: "there" });
    const gone = await say(ana, text.id, { body: "gone" });
    await removeComment(ana, gone.id);
    const here = await say(ana, text.id, { body: "here" });
    for (const input of [{ parentId: there.id }, { parentId: gone.id }, { parentId: here.id, kind: "question" }]) {
      await expect(postComment(ben, text.id, { body: "x", ...input })).rejects.toMatchObject({ kind: "invalid" });
    }
    expect((await commentFor(ana, here.id)).replyCount).toBe(0);
  });

  test.each([
    ["20,000 letters", "a".repeat(20_000)],
    ["20,000 emoji", "🦆".repeat(20_000)],
    ["right to left, joined, stacked", "שלום 👩‍👩‍👧 e\u0301 \u202e"],
    ["line ends and tabs", "a\n\tb\n\n- c"],
  ])("kept exactly: %s", async (_, body) => {
    const comment = await say(ana, text.id, { body });
    expect((await commentFor(null, comment.id)).body).toBe(body);
  });

  test.each([
    ["20,001 letters", "a".repeat(20_001)],
    ["20,001 emoji", "🦆".repeat(20_001)],
    ["a NUL", "a\u0000b"],
    ["a lone surrogate", "a\ud83eb"],
    ["nothing", ""],
    ["only white space", " \n\t\u00a0\u2003"],
    ["only what cannot be seen", "\u200b\u200d\u2060\ufeff"],
    ["a number", 7],
    ["an object", { toString: "x" }],
    ["nothing at all", undefined],
  ])("refused by the field: a body of %s", async (_, body) => {
    await expect(postComment(ana, text.id, { body })).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { body: expect.any(Function) } },
    });
  });
});

describe("an id minted by the writer", () => {
  test("a hundred posts at once are one comment and a hundred equal answers", async () => {
    const input = {
      id: "hundred-times-one",
      anchor: { block: block(text, 1), quote: { exact: "nobody owned" } },
      body: "once",
    };
    const before = (await changesSince(null, text.id, 0)).seq;
    const answers = await Promise.all(Array.from({ length: 100 }, () => postComment(ana, text.id, input)));
    expect(answers.filter((answer) => answer.made)).toHaveLength(1);
    for (const { comment } of answers) expect(comment).toEqual(answers[0]?.comment);
    const since = await changesSince(null, text.id, before);
    expect(since.comments).toEqual([answers[0]?.comment]);
  });

  test.each([
    ["another body", { body: "other" }],
    ["another kind", { kind: "question" }],
    ["another place", { anchor: {} }],
    ["another passage", { anchor: { quote: { exact: "everybody used" } } }],
  ])("with %s is a conflict", async (_, change) => {
    const id = `taken-${_.replace(/\W/g, "-")}`;
    const anchor = { block: block(text, 1) };
    await say(ana, text.id, { id, anchor, body: "first" });
    const again = { id, anchor, body: "first", ...change };
    if ("anchor" in change && "quote" in change.anchor) again.anchor = { ...anchor, ...change.anchor };
    await expect(postComment(ana, text.id, again)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("of somebody else, or on another text, is a conflict", async () => {
    const input = { id: "mine-and-only-mine", body: "mine" };
    await say(ana, text.id, input);
    await expect(postComment(ben, text.id, input)).rejects.toMatchObject({ kind: "conflict" });
    await expect(postComment(ana, other.id, input)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("is the same comment after it was edited, and after it was removed; other words are still a conflict", async () => {
    const input = { id: "edited-meanwhile", body: "first" };
    await say(ana, text.id, input);
    await editComment(ana, input.id, { body: "second", version: 1 });
    expect(await postComment(ana, text.id, input)).toMatchObject({
      made: false,
      comment: { body: "second", version: 2 },
    });
    await expect(postComment(ana, text.id, { ...input, body: "third" })).rejects.toMatchObject({ kind: "conflict" });
    await removeComment(ana, input.id);
    expect(await postComment(ana, text.id, input)).toMatchObject({
      made: false,
      comment: { state: "removed", body: "" },
    });
  });
});

describe("editing", () => {
  test("keeps each earlier wording", async () => {
    const { id } = await say(ana, text.id, { body: "one" });
    const edited = await editComment(ana, id, { body: "two", version: 1 });
    expect(edited).toMatchObject({ body: "two", version: 2 });
    expect(edited.editedAt).not.toBeNull();
    await editComment(ana, id, { body: "three", version: 2 });
    expect((await historyOf(ben, id)).map(({ version, body }) => [version, body])).toEqual([
      [1, "one"],
      [2, "two"],
      [3, "three"],
    ]);
  });

  test("an older version is refused with what stands", async () => {
    const { id } = await say(ana, text.id, { body: "one" });
    await editComment(ana, id, { body: "two", version: 1 });
    await expect(editComment(ana, id, { body: "too late", version: 1 })).rejects.toMatchObject({
      kind: "conflict",
      more: { current: { id, body: "two", version: 2 } },
    });
  });

  test.each([["1"], [undefined], [1.5], [null], [Number.NaN], [{}]])("refused: version %s", async (version) => {
    const { id } = await say(ana, text.id, { body: "one" });
    await expect(editComment(ana, id, { body: "two", version })).rejects.toMatchObject({ kind: "invalid" });
  });

  test("two editors over one version: exactly one wins, two hundred times", { timeout: 60_000 }, async () => {
    const { id } = await say(ana, text.id, { body: "round 0" });
    for (let version = 1; version <= 200; version++) {
      const wishes = ["a", "b"].map((who) => `round ${version} ${who}`);
      const saved = await Promise.allSettled(wishes.map((body) => editComment(ana, id, { body, version })));
      const won = saved.findIndex(({ status }) => status === "fulfilled");
      const lost = saved.filter(({ status }) => status === "rejected");
      expect(lost).toHaveLength(1);
      expect(lost[0]).toMatchObject({
        reason: { kind: "conflict", more: { current: { body: wishes[won], version: version + 1 } } },
      });
    }
    expect((await historyOf(ana, id)).map(({ version }) => version)).toEqual(
      Array.from({ length: 201 }, (_, at) => at + 1),
    );
  });
});

describe("taking away", () => {
  test("hides the words, keeps the place, and can be taken back", async () => {
    const root = await say(ana, text.id, {
      anchor: { block: block(text, 1), quote: { exact: "nobody owned" } },
      body: "away",
    });
    const reply = await say(ben, text.id, { parentId: root.id, body: "stays" });
    await react(ben, root.id, "agree", true);
    const gone = await removeComment(ana, root.id);
    expect(gone).toMatchObject({ state: "removed", body: "", html: "", author: null, reactions: {}, replyCount: 1 });
    expect(gone.anchor).toEqual({ block: block(text, 1) });
    await expect(commentFor(ana, root.id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(historyOf(ana, root.id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(removeComment(ana, root.id)).rejects.toMatchObject({ kind: "not-found" });
    const thread = await commentsOf(ben, text.id, { thread: root.id }, everything);
    expect(thread.items.map(({ id, state }) => [id, state])).toEqual([
      [root.id, "removed"],
      [reply.id, "visible"],
    ]);
    expect(await restoreComment(ana, root.id)).toMatchObject({
      state: "visible",
      body: "away",
      reactions: { agree: 1 },
      anchor: root.anchor,
    });
  });

  test("a reply is counted out and in again", async () => {
    const root = await say(ana, text.id, { body: "root" });
    const reply = await say(ben, text.id, { parentId: root.id, body: "reply" });
    await removeComment(ben, reply.id);
    expect((await commentFor(ana, root.id)).replyCount).toBe(0);
    await restoreComment(ben, reply.id);
    expect((await commentFor(ana, root.id)).replyCount).toBe(1);
  });

  test("only its author, only once, only in time", async () => {
    const { id } = await say(ana, text.id, { body: "undo" });
    await expect(removeComment(ben, id)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(restoreComment(ana, id)).rejects.toMatchObject({ kind: "not-found" });
    await removeComment(ana, id);
    await expect(restoreComment(ben, id)).rejects.toMatchObject({ kind: "not-found" });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + undoWindow.honoured + 1 });
    await expect(restoreComment(ana, id)).rejects.toMatchObject({ kind: "conflict" });
    vi.useRealTimers();
  });

  test("afterwards the words are gone from every table", async () => {
    const { id } = await say(ana, text.id, { body: "a word like zanzibarum" });
    await editComment(ana, id, { body: "another word", version: 1 });
    await react(ben, id, "agree", true);
    await removeComment(ana, id);
    expect(await wipeRemoved()).toBe(0);
    expect(await wipeRemoved(Date.now() + undoWindow.honoured + 1000)).toBeGreaterThan(0);
    const { read, schema } = await import("#db/db.server");
    const kept = [schema.comments, schema.commentVersions, schema.reactions].map((table) =>
      read().select().from(table),
    );
    const rows = JSON.stringify((await Promise.all(kept)).flat().filter((row) => JSON.stringify(row).includes(id)));
    expect(rows).not.toMatch(/zanzibarum|another word|agree/);
  });
});

describe("reactions and questions", () => {
  test("a tap counts once a person, and goes again", async () => {
    const { id } = await say(ana, text.id, { body: "tap" });
    await Promise.all(Array.from({ length: 10 }, () => react(ben, id, "insight", true)));
    await react(ana, id, "insight", true);
    expect((await react(ana, id, "agree", true)).reactions).toEqual({ agree: 1, insight: 2 });
    expect((await commentsOf(ben, text.id, { thread: id }, everything)).mine).toEqual({ [id]: ["insight"] });
    await react(ben, id, "insight", false);
    expect((await react(ben, id, "insight", false)).reactions).toEqual({ agree: 1, insight: 1 });
  });

  test.each(["shrug", "", "__proto__", "constructor"])("refused: the reaction %j", async (name) => {
    const { id } = await say(ana, text.id, { body: "tap" });
    await expect(react(ben, id, name, true)).rejects.toMatchObject({ kind: "invalid" });
  });

  test("a question is settled by whoever asked", async () => {
    const { id, question } = await say(ben, text.id, { kind: "question", body: "why?" });
    expect(question).toBe("open");
    expect(await settleQuestion(ben, id, "answered")).toMatchObject({ question: "answered" });
    await expect(settleQuestion(ben, id, "solved")).rejects.toMatchObject({ kind: "invalid" });
    const remark = await say(ben, text.id, { body: "no question" });
    await expect(settleQuestion(ben, remark.id, "answered")).rejects.toMatchObject({ kind: "invalid" });
  });
});
