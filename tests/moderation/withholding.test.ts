/** What moderators take out of sight, and what comes back: exactly as it was. */
import { beforeAll, expect, test } from "vitest";
import { write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { changesSince } from "~/comments/changes.server";
import { undoWindow } from "~/comments/comment";
import { react } from "~/comments/comments.server";
import { commentFor, commentsOf } from "~/comments/reading.server";
import { wipeRemoved } from "~/comments/wiping.server";
import { moveThread, release, tellTouched, withhold, type How } from "~/comments/withholding.server";
import { onAnnouncement } from "~/live/announce.server";
import { act } from "~/moderation/acting.server";
import type { TextView } from "~/texts/text";
import { addMember, block, makeGroup, makeText, makeUser, say } from "../support/people";

let ana: SignedIn, ben: SignedIn, text: TextView, slug: string;
const everything = { limit: 200, after: null };
const tombstone = { action: "a1", rule: 2, title: "Be kind", reason: "It calls her names.", role: "moderator" };
const take = (id: string, how: How = "removed") => write((tx) => withhold(tx, id, { how, tombstone }));
const back = (id: string) => write((tx) => release(tx, id));

beforeAll(async () => {
  [ana, ben] = [await makeUser(), await makeUser()];
  slug = await makeGroup(ana);
  await addMember(slug, ben);
  text = await makeText(ana, slug);
});

test.each(["hidden", "edit", "removed", "law"] as const)("%s and shown again is as it was", async (how) => {
  const root = await say(ana, text.id, { anchor: { block: block(text, 1) }, body: "root" });
  const child = await say(ben, text.id, { parentId: root.id, body: "child" });
  await say(ana, text.id, { parentId: child.id, body: "grandchild" });
  await react(ana, child.id, "agree", true);
  const before = (await commentsOf(null, text.id, { thread: root.id }, everything)).items;
  const touched = await take(child.id, how);
  expect(touched).toEqual([root.id, child.id]);
  await tellTouched(touched);
  const during = (await commentsOf(null, text.id, { thread: root.id }, everything)).items;
  expect(during.map(({ state, replyCount, body }) => [state, replyCount, body])).toEqual([
    ["visible", 0, "root"],
    ["removed", 1, ""],
    ["visible", 0, "grandchild"],
  ]);
  await expect(commentFor(null, child.id)).rejects.toMatchObject({ kind: "not-found" });
  await wipeRemoved(Date.now() + 10 * undoWindow.honoured);
  expect(await take(child.id, "hidden")).toEqual([child.id]);
  expect(await back(child.id)).toEqual([root.id, child.id]);
  expect(await back(child.id)).toEqual([]);
  const after = (await commentsOf(null, text.id, { thread: root.id }, everything)).items;
  const timeless = (list: typeof after) => list.map((each) => ({ ...each, seq: 0 }));
  expect(timeless(after)).toEqual(timeless(before));
  expect((await changesSince(null, text.id, during.at(-1)?.seq ?? 0)).comments.map(({ id }) => id)).toContain(child.id);
});

test("a thread is moved with all that hangs on it, and back", async () => {
  const root = await say(ben, text.id, {
    anchor: { block: block(text, 1), quote: { exact: "nobody owned" } },
    body: "r",
  });
  const child = await say(ana, text.id, { parentId: root.id, body: "child" });
  expect(await write((tx) => moveThread(tx, root.id, `block:${block(text, 2)}`))).toEqual([root.id, child.id]);
  expect((await commentFor(null, child.id)).anchor).toEqual({ block: block(text, 2) });
  expect(await write((tx) => moveThread(tx, root.id, `block:${block(text, 2)}`))).toEqual([]);
  await write((tx) => moveThread(tx, root.id, `block:${block(text, 1)}`));
  expect((await commentFor(null, root.id)).anchor).toEqual(root.anchor);
  const heard: string[] = [];
  const stop = onAnnouncement("changed", ({ room, what }) => heard.push(`${room} ${what}`));
  await act(ana, slug, { kind: "move", comment: root.id, place: "text", reason: "About the whole of it." });
  stop();
  expect(heard).toContain(`text:${text.id} text`);
  expect((await commentFor(null, child.id)).anchor).toEqual({});
});
