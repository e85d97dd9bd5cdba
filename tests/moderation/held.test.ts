/** What waits for a moderator before anybody sees it, and what authors may do with what is withheld of theirs. */
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { eraseAuthor, ownComments } from "~/comments/author.server";
import { subjectOf } from "~/cases/case";
import { closeCase, openCase, openCaseOf } from "~/cases/cases.server";
import { changesSince } from "~/comments/changes.server";
import { commentPage } from "~/comments/comment-page.server";
import { undoWindow, type CommentView } from "~/comments/comment";
import { editComment, postComment, react, removeComment, restoreComment } from "~/comments/comments.server";
import { commentsInOrder } from "~/comments/in-order.server";
import { checkPrevention } from "~/comments/prevention.server";
import { commentFor, commentsOf, historyOf } from "~/comments/reading.server";
import { readingPage } from "~/comments/reading-page.server";
import { wipeRemoved } from "~/comments/wiping.server";
import { release, withhold, type How } from "~/comments/withholding.server";
import { onAnnouncement } from "~/live/announce.server";
import { report } from "~/moderation/reports.server";
import { textFor } from "~/texts/texts.server";
import type { TextView } from "~/texts/text";
import { addMember, block, makeGroup, makeText, makeUser, say } from "../support/people";

vi.mock(import("~/comments/prevention.server"), () => ({ checkPrevention: vi.fn() }));
const nothing = { hold: [], found: [] };
const hold = { hold: ["held-word" as const], found: ["tulip"] };

let host: SignedIn, mod: SignedIn, ana: SignedIn, ben: SignedIn, text: TextView, slug: string;
const everything = { limit: 200, after: null };
const tombstone = { action: "a1", rule: 2, title: "Be kind", reason: "It calls her names.", role: "moderator" };
const take = (id: string, how: How = "removed") => write((tx) => withhold(tx, id, { how, tombstone }));
const back = (id: string) => write((tx) => release(tx, id));
const caseOf = (id: string) => openCaseOf(read(), subjectOf("comment", id));
const seen = async (viewer: SignedIn | null) => (await commentsOf(viewer, text.id, {}, everything)).items;
const seqNow = async () => (await textFor(null, text.id)).text.seq;

beforeEach(async () => {
  vi.mocked(checkPrevention).mockResolvedValue(nothing);
  [host, mod, ana, ben] = [await makeUser(), await makeUser(), await makeUser(), await makeUser()];
  slug = await makeGroup(host);
  await addMember(slug, mod, "moderator");
  await addMember(slug, ana);
  await addMember(slug, ben);
  text = await makeText(host, slug);
});

/** Posts what is held. */
async function held(author: SignedIn, input: object): Promise<CommentView> {
  vi.mocked(checkPrevention).mockResolvedValue(hold);
  const { comment, made } = await postComment(author, text.id, input);
  vi.mocked(checkPrevention).mockResolvedValue(nothing);
  expect([made, comment.state]).toEqual([true, "held"]);
  return comment;
}

describe("held", () => {
  test("is not there to be reported, also where others have written on the text before", async () => {
    await say(ben, text.id, { body: "root" });
    const { id } = await held(ana, { body: "tulip" });
    const asked = report(ben, { comment: id }, { rule: 1, words: "Rude." });
    await expect(asked).rejects.toMatchObject({ kind: "not-found" });
    const mine = report(ana, { comment: id }, { rule: 1, words: "Rude." });
    await expect(mine).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("is for its author and moderators, and nothing tells others of it", async () => {
    const root = await say(ben, text.id, { body: "root" });
    const before = { seq: await seqNow(), changes: await changesSince(null, text.id, 0) };
    const heard: string[] = [];
    const stop = onAnnouncement("comment", ({ id }) => heard.push(id));
    const mine = await held(ana, { body: "a tulip, @" + ben.name, parentId: root.id });
    stop();
    expect(heard).toEqual([]);
    expect(mine).toMatchObject({ body: expect.stringContaining("tulip"), author: { id: ana.id } });
    expect(mine.reason).toBe("Waits for a moderator; only you and the moderators see it.");
    expect(await seqNow()).toBe(before.seq);
    expect(await changesSince(null, text.id, 0)).toEqual(before.changes);
    for (const viewer of [null, ben, host === mod ? null : await makeUser()]) {
      expect(await seen(viewer)).toEqual([root]);
      await expect(commentFor(viewer, mine.id)).rejects.toMatchObject({ kind: "not-found" });
      await expect(historyOf(viewer, mine.id)).rejects.toMatchObject({ kind: "not-found" });
      await expect(commentPage(viewer, mine.id, "en")).rejects.toMatchObject({ kind: "not-found" });
    }
    for (const viewer of [ana, mod, host]) {
      expect((await seen(viewer)).map(({ id, state }) => [id, state])).toContainEqual([mine.id, "held"]);
      expect((await commentFor(viewer, mine.id)).body).toContain("tulip");
      expect((await commentPage(viewer, mine.id, "en")).comment.state).toBe("held");
    }
    expect(await read().select().from(schema.notices).where(eq(schema.notices.commentId, mine.id))).toEqual([]);
    expect(await caseOf(mine.id)).toMatchObject({ because: ["held-word"], found: ["tulip"], userId: ana.id });
  });

  test("sent again is answered as it stands, and opens no second case", async () => {
    const id = "heldheldheld1" + ana.id;
    await held(ana, { id, body: "tulip" });
    vi.mocked(checkPrevention).mockResolvedValue(hold);
    expect(await postComment(ana, text.id, { id, body: "tulip" })).toMatchObject({
      made: false,
      comment: { id, state: "held", body: "tulip" },
    });
    await expect(postComment(ana, text.id, { id, body: "rose" })).rejects.toMatchObject({ kind: "conflict" });
    expect(await caseOf(id)).toMatchObject({ version: 1 });
  });

  test("nobody answers it, taps it, or moves its thread's counts", async () => {
    const mine = await held(ana, { body: "tulip" });
    for (const viewer of [ben, ana, mod]) {
      await expect(postComment(viewer, text.id, { body: "no", parentId: mine.id })).rejects.toMatchObject({
        kind: "invalid",
      });
      await expect(react(viewer, mine.id, "agree", true)).rejects.toMatchObject({ kind: "not-found" });
    }
    const page = await readingPage(ben, text.id, { p: "text", language: "en" });
    expect(page.page.total).toBe(0);
    expect(page.page.open?.page.items).toEqual([]);
  });

  test("approved, it is new to everybody at that moment", async () => {
    const root = await say(ben, text.id, { body: "root" });
    const mine = await held(ana, { body: `a tulip, @${host.name}`, parentId: root.id });
    const since = await seqNow();
    expect(await back(mine.id)).toEqual([root.id, mine.id]);
    expect(await back(mine.id)).toEqual([]);
    const { comments } = await changesSince(null, text.id, since);
    expect(comments.map(({ id, state }) => [id, state])).toEqual([
      [root.id, "visible"],
      [mine.id, "visible"],
    ]);
    expect(comments[0]?.replyCount).toBe(1);
    expect(comments[1]?.bornSeq).toBe(comments[1]?.seq);
    expect(comments[1]?.seq).toBeGreaterThan(mine.seq);
    const told = await read().select().from(schema.notices).where(eq(schema.notices.commentId, mine.id));
    expect(told.map(({ userId, kind }) => [userId, kind]).sort()).toEqual(
      [
        [ben.id, "reply"],
        [host.id, "mention"],
      ].sort(),
    );
  });

  test("reworded, it still waits, whoever decides must look again, and the wording before is nowhere", async () => {
    const mine = await held(ana, { body: "first tulip" });
    const edited = await editComment(ana, mine.id, { body: "second", version: 1 });
    expect(edited).toMatchObject({ state: "held", body: "second", version: 2 });
    expect(edited.seq).toBeGreaterThan(mine.seq);
    expect((await caseOf(mine.id))?.version).toBe(2);
    await back(mine.id);
    expect((await historyOf(null, mine.id)).map(({ body }) => body)).toEqual(["second"]);
    for (const viewer of [ana, mod])
      expect((await historyOf(viewer, mine.id)).map(({ body }) => body)).toEqual(["first tulip", "second"]);
    expect((await commentFor(null, mine.id)).seq).toBeGreaterThan(edited.seq);
  });

  test("what was shown and is reworded to what is held goes out of sight until approved", async () => {
    const one = await say(ana, text.id, { anchor: { block: block(text, 1) }, body: "harmless" });
    vi.mocked(checkPrevention).mockResolvedValue(hold);
    const edited = await editComment(ana, one.id, { body: "tulip", version: 1 });
    expect(edited).toMatchObject({ state: "held", body: "tulip" });
    expect(await seen(ben)).toEqual([]);
    expect((await changesSince(ben, text.id, one.seq)).comments).toMatchObject([
      { id: one.id, state: "removed", body: "" },
    ]);
    await back(one.id);
    expect(await commentFor(ben, one.id)).toMatchObject({ bornSeq: one.bornSeq, body: "tulip" });
    expect((await historyOf(ben, one.id)).map(({ body }) => body)).toEqual(["harmless", "tulip"]);
  });

  test("rejected, nothing stands in its place for others; its author is told", async () => {
    const mine = await held(ana, { body: "tulip" });
    expect(await take(mine.id)).toEqual([mine.id]);
    expect(await seen(ben)).toEqual([]);
    expect((await seen(ana))[0]).toMatchObject({
      state: "hidden",
      tombstone: { rule: 2, url: `/g/${slug}/actions/a1` },
    });
  });
});

describe("withheld", () => {
  test.each([
    ["hidden", "Hidden by a moderator. Rule 2, Be kind. It calls her names."],
    ["edit", "Hidden by a moderator until its author has reworded it. Rule 2, Be kind. It calls her names."],
    ["removed", "Removed by a moderator. Rule 2, Be kind. It calls her names."],
    ["law", "Removed by a moderator for legal reasons. Rule 2, Be kind. It calls her names."],
  ] as const)("%s stands as a tombstone, also without replies", async (how, reason) => {
    const one = await say(ana, text.id, { anchor: { block: block(text, 1) }, body: "names" });
    await take(one.id, how);
    for (const viewer of [null, ben]) {
      const [shown] = await seen(viewer);
      expect(shown).toMatchObject({ state: "removed", body: "", html: "", author: null, reason, tombstone: { how } });
      expect(shown?.tombstone?.url).toBeUndefined();
      const all = await commentsInOrder(viewer, text.id, {}, { limit: 50, after: null, language: "en" });
      expect(all.found).toBe(0);
      expect(all.sections[0]?.places[0]?.threads[0]?.root.reason).toBe(reason);
      const { page } = await readingPage(viewer, text.id, { p: null, language: "en" });
      expect([page.total, page.withheld]).toEqual([0, [one.id]]);
    }
    expect(await commentFor(ana, one.id)).toMatchObject({ state: "hidden", body: "names", author: { id: ana.id } });
    const byModerator = commentFor(mod, one.id);
    if (how === "law") await expect(byModerator).rejects.toMatchObject({ kind: "not-found" });
    else expect(await byModerator).toMatchObject({ state: "hidden", body: "names" });
    const mine = await commentsInOrder(ana, text.id, { who: "mine" }, { limit: 50, after: null, language: "en" });
    expect(mine.sections[0]?.places[0]?.threads[0]?.root.body).toBe("names");
  });

  test.each(["hidden", "removed", "law"] as const)("%s is not reworded by its author", async (how) => {
    const one = await say(ana, text.id, { body: "names" });
    await take(one.id, how);
    await expect(editComment(ana, one.id, { body: "kind", version: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(editComment(ben, one.id, { body: "kind", version: 1 })).rejects.toMatchObject({ kind: "not-found" });
  });

  test("asked to reword it, its author does, and a moderator looks before others do", async () => {
    const one = await say(ana, text.id, { body: "names" });
    await take(one.id, "edit");
    const edited = await editComment(ana, one.id, { body: `kind, @${ben.name}`, version: 1 });
    expect(edited).toMatchObject({ state: "hidden", version: 2, tombstone: { how: "edit" } });
    expect((await seen(ben))[0]).toMatchObject({ state: "removed", body: "" });
    expect(await caseOf(one.id)).toMatchObject({ because: ["edited"] });
    await back(one.id);
    expect((await historyOf(ben, one.id)).map(({ version }) => version)).toEqual([2]);
    const about = and(eq(schema.notices.commentId, one.id), eq(schema.notices.userId, ben.id));
    expect(await read().select().from(schema.notices).where(about)).toMatchObject([
      { kind: "mention", withdrawnAt: null },
    ]);
  });

  test("reworded because it was asked for, no wording before is shown; undone, all are", async () => {
    const one = await say(ana, text.id, { body: "names" });
    await editComment(ana, one.id, { body: "more names", version: 1 });
    await take(one.id, "edit");
    await editComment(ana, one.id, { body: "kind", version: 2 });
    await back(one.id);
    const wordings = async (viewer: SignedIn) => (await historyOf(viewer, one.id)).map(({ body }) => body);
    expect(await wordings(ben)).toEqual(["kind"]);
    expect(await wordings(mod)).toEqual(["names", "more names", "kind"]);
    await take(one.id, "edit");
    await write((tx) => release(tx, one.id, { exactly: true }));
    expect(await wordings(ben)).toEqual(["names", "more names", "kind"]);
  });

  test("its author takes it away for good, and nobody brings it back", async () => {
    const one = await say(ana, text.id, { body: "names" });
    await take(one.id, "hidden");
    await expect(restoreComment(ana, one.id)).rejects.toMatchObject({ kind: "conflict" });
    await expect(removeComment(ben, one.id)).rejects.toMatchObject({ kind: "not-found" });
    expect(await removeComment(ana, one.id)).toMatchObject({ state: "removed", body: "" });
    await expect(restoreComment(ana, one.id)).rejects.toMatchObject({ kind: "conflict" });
    expect(await back(one.id)).toEqual([]);
    expect(await take(one.id)).toEqual([]);
    const [row] = await read().select().from(schema.comments).where(eq(schema.comments.id, one.id));
    expect(row).toMatchObject({ body: "", withheld: null });
  });

  test("a held one taken away by its author waits for nobody", async () => {
    const mine = await held(ana, { body: "tulip" });
    await removeComment(ana, mine.id);
    expect(await caseOf(mine.id)).toBeNull();
    expect(await seen(mod)).toEqual([]);
    await expect(commentPage(ben, mine.id, "en")).rejects.toMatchObject({ kind: "not-found" });
  });

  test("what was reported and is deleted by its author keeps its words for as long as the case is open", async () => {
    const one = await say(ana, text.id, { body: "names" });
    const { group } = await textFor(null, text.id);
    const about = { groupId: group.id, subject: subjectOf("comment", one.id), userId: ana.id, textId: text.id };
    await write((tx) => openCase(tx, { ...about, because: "reported" }));
    await removeComment(ana, one.id);
    const bodyLater = async () => {
      await wipeRemoved(Date.now() + 10 * undoWindow.honoured);
      const [row] = await read().select().from(schema.comments).where(eq(schema.comments.id, one.id));
      return row?.body;
    };
    expect([(await caseOf(one.id))?.version, await bodyLater()]).toEqual([2, "names"]);
    for (const viewer of [ben, mod])
      await expect(commentFor(viewer, one.id)).rejects.toMatchObject({ kind: "not-found" });
    await write((tx) => closeCase(tx, about.subject, { outcome: "dismissed", by: mod.id }));
    expect(await bodyLater()).toBe("");
  });

  test("what its author deleted is not withheld, and stays theirs to bring back", async () => {
    const one = await say(ana, text.id, { body: "names" });
    await removeComment(ana, one.id);
    expect(await take(one.id)).toEqual([]);
    expect(await restoreComment(ana, one.id)).toMatchObject({ state: "visible" });
  });

  test("when an account goes: hidden words stay for a moderator's second thought, held ones go", async () => {
    const hidden = await say(ana, text.id, { body: "hidden words" });
    await take(hidden.id, "hidden");
    const mine = await held(ana, { body: "held words" });
    const exported = [];
    for await (const each of ownComments(ana.id)) exported.push([each.body, each.withheld?.how]);
    expect(exported).toEqual([
      ["hidden words", "hidden"],
      ["held words", "held"],
    ]);
    await eraseAuthor(ana.id, "keep-words");
    expect(await caseOf(mine.id)).toBeNull();
    await back(hidden.id);
    expect(await commentFor(null, hidden.id)).toMatchObject({ body: "hidden words", author: null });
    expect(await back(mine.id)).toEqual([]);
    await take(hidden.id, "removed");
    await eraseAuthor(ben.id, "remove-words");
    expect(await back(hidden.id)).toHaveLength(1);
  });

  test("when an account goes with its words, nothing empty comes back", async () => {
    const hidden = await say(ana, text.id, { body: "hidden words" });
    await take(hidden.id, "hidden");
    await eraseAuthor(ana.id, "remove-words");
    expect(await back(hidden.id)).toEqual([]);
  });
});
