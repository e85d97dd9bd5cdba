/** Not to see somebody any more: quietly, everywhere, and nobody else is told. */
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { blocksOf } from "~/accounts/blocks.server";
import type { SignedIn } from "~/accounts/user";
import { block, blocksFor, personToBlock, unblock } from "~/comments/blocking.server";
import { changesSince } from "~/comments/changes.server";
import type { CommentView } from "~/comments/comment";
import { postComment, react } from "~/comments/comments.server";
import { commentsInOrder } from "~/comments/in-order.server";
import { noticesFor, unreadNotices } from "~/comments/inbox.server";
import { mailNotices } from "~/comments/notice-mail.server";
import { commentFor, commentsOf, historyOf, newsOf, openQuestionsOf } from "~/comments/reading.server";
import { readingPage } from "~/comments/reading-page.server";
import { commentsDuring } from "~/comments/session-comments.server";
import { textLinesOf } from "~/comments/unread.server";
import { membersNamed } from "~/groups/members.server";
import { groupFor } from "~/groups/groups.server";
import { onAnnouncement } from "~/live/announce.server";
import type { TextView } from "~/texts/text";
import { eq } from "drizzle-orm";
import { endOf } from "../accounts/people";
import { addMember, makeGroup, makeText, makeUser } from "../support/people";

let host: SignedIn, ana: SignedIn, ben: SignedIn, cy: SignedIn, text: TextView, slug: string;

beforeEach(async () => {
  [host, ana, ben, cy] = await Promise.all([makeUser(), makeUser(), makeUser(), makeUser()]);
  slug = await makeGroup(host, "private");
  for (const who of [ana, ben, cy]) await addMember(slug, who);
  text = await makeText(host, slug);
});

const everything = { limit: 200, after: null };
const post = async (viewer: SignedIn, body: string, more: object = {}): Promise<CommentView> =>
  (await postComment(viewer, text.id, { body, ...more }, { sessionId: "evening" })).comment;

/** All that one is shown of the group and its text, as one string. */
async function shownTo(viewer: SignedIn): Promise<string> {
  const said = await Promise.all([
    commentsOf(viewer, text.id, {}, everything),
    commentsInOrder(viewer, text.id, {}, { limit: 50, after: null, language: "en" }),
    newsOf(viewer, slug),
    openQuestionsOf(viewer, slug),
    changesSince(viewer, text.id, 0),
    commentsDuring(viewer, "evening", 50),
    noticesFor(viewer, everything),
    readingPage(viewer, text.id, { p: "text", language: "en" }),
  ]);
  return JSON.stringify(said.map((each) => each ?? null));
}

describe("whom", () => {
  test("one has met here: in a group with them, or by what they wrote where one reads", async () => {
    const [stranger, writer] = [await makeUser(), await makeUser()];
    expect(await endOf(block(ana, stranger.id))).toBe("not-found");
    expect(await endOf(block(ana, "nobody-at-all"))).toBe("not-found");
    expect(await endOf(block(ana, ana.id))).toBe("invalid");
    const open = await makeGroup(writer, "public");
    const { comment } = await postComment(writer, (await makeText(writer, open)).id, { body: "Seen by all." });
    expect(await personToBlock(ana, { user: null, comment: comment.id })).toEqual({ id: writer.id, name: writer.name });
    await block(ana, writer.id);
    await block(ana, ben.id);
    await block(ana, ben.id);
    expect((await blocksFor(ana)).map(({ user }) => user.id).sort()).toEqual([ben.id, writer.id].sort());
    expect(await blocksOf(ben.id)).toEqual([]);
    await unblock(ana, ben.id);
    await unblock(ana, stranger.id);
    expect((await blocksFor(ana)).map(({ user }) => user.id)).toEqual([writer.id]);
  });

  test("a comment one may not see names nobody", async () => {
    const { id } = await post(ben, "inside");
    const out = await makeUser();
    expect(await endOf(personToBlock(out, { user: null, comment: id }))).toBe("not-found");
    expect(await endOf(block(out, ben.id))).toBe("not-found");
  });
});

describe("what they write", () => {
  test("is nowhere, and what others answered is still read", async () => {
    const word = "Quincunx";
    const root = await post(ben, `${word} first`, { kind: "question" });
    const answer = await post(cy, "An answer of somebody else.", { parentId: root.id });
    await post(ben, `${word} second, @${ana.name}`, { parentId: answer.id });
    expect(await shownTo(ana)).toContain(word);
    await block(ana, ben.id);
    const shown = await shownTo(ana);
    expect(shown).not.toContain(word);
    expect(shown).toContain("An answer of somebody else.");
    expect(await shownTo(cy)).toContain(word);
    const { items } = await commentsOf(ana, text.id, {}, everything);
    expect(items[0]).toMatchObject({ id: root.id, blocked: true, author: null, body: "", html: "", state: "visible" });
    expect(items[1]).not.toHaveProperty("blocked");
    expect(await commentFor(ana, root.id)).toMatchObject({ blocked: true, body: "" });
    expect(await react(ana, root.id, "agree", true)).toMatchObject({ blocked: true, body: "" });
    expect(await endOf(historyOf(ana, root.id))).toBe("not-found");
    expect(await personToBlock(ana, { user: null, comment: root.id })).toMatchObject({ id: ben.id });
    await unblock(ana, ben.id);
    expect(await shownTo(ana)).toContain(word);
  });

  test("is not counted as unread, and makes neither notices nor mail", async () => {
    await block(ana, ben.id);
    const mine = await post(ana, "Mine.");
    const before = await unreadNotices(ana.id);
    await new Promise((go) => setTimeout(go, 5));
    await post(ben, `Hear me, @${ana.name}`);
    await post(ben, "And here.", { parentId: mine.id });
    const unreadOf = async (viewer: SignedIn) => (await textLinesOf(viewer, slug))[0]?.unread;
    expect([await unreadOf(ana), await unreadOf(cy)]).toEqual([0, 3]);
    expect(await unreadNotices(ana.id)).toBe(before);
    expect((await noticesFor(ana, everything)).items.map(({ kind }) => kind)).not.toContain("mention");
    await write((tx) =>
      tx.update(schema.users).set({ emailConfirmedAt: new Date() }).where(eq(schema.users.id, ana.id)),
    );
    await mailNotices(Date.now() + 120_000);
    const mails = await read().select().from(schema.mails);
    expect(mails.filter((mail) => JSON.stringify(mail).includes(ben.name))).toEqual([]);
    await post(cy, "I answer.", { parentId: mine.id });
    expect(await unreadNotices(ana.id)).toBe(before + 1);
    await mailNotices(Date.now() + 120_000);
    expect(JSON.stringify(await read().select().from(schema.mails))).toContain(cy.name);
  });

  test("names are not offered, and the reading page knows whom to leave out of what comes live", async () => {
    await block(ana, ben.id);
    const { group } = await groupFor(ana, slug);
    const named = async (asker: string) => (await membersNamed(group.id, "", 20, asker)).map(({ id }) => id);
    expect(await named(ana.id)).not.toContain(ben.id);
    expect(await named(cy.id)).toContain(ben.id);
    expect((await readingPage(ana, text.id, { p: null, language: "en" })).page.blocked).toEqual([ben.id]);
  });
});

test("whom one does not see learns nothing of it: the same is told to them as before", async () => {
  const root = await post(ben, "Here I am.");
  const stateOf = async (viewer: SignedIn) => [
    await commentsOf(viewer, text.id, {}, everything),
    await changesSince(viewer, text.id, 0),
    await noticesFor(viewer, everything),
    await textLinesOf(viewer, slug),
    (await readingPage(viewer, text.id, { p: "text", language: "en" })).page,
    await blocksFor(viewer),
  ];
  const before = await stateOf(ben);
  const heard: unknown[] = [];
  const stops = (["comment", "access", "notice", "changed"] as const).map((kind) =>
    onAnnouncement(kind, (...news: unknown[]) => heard.push(news)),
  );
  await block(ana, ben.id);
  expect(await stateOf(ben)).toEqual(before);
  for (const stop of stops) stop();
  expect(heard).toEqual([]);
  // They answer and tap as they did.
  expect((await react(ben, (await post(ana, "Mine.")).id, "agree", true)).reactions).toEqual({ agree: 1 });
  expect((await post(ana, "Answering unseen.", { parentId: root.id })).parentId).toBe(root.id);
  expect((await commentFor(ben, root.id)).replyCount).toBe(1);
});
