/** Locks, slow mode, "only answers to the question": whom they stop, whom not, and what is said beforehand. */
import { beforeEach, describe, expect, test } from "vitest";
import { write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import type { CommentView } from "~/comments/comment";
import { editComment, postComment, react, removeComment, settleQuestion } from "~/comments/comments.server";
import { endCondition, setCondition, tellCondition, type Condition } from "~/comments/conditions.server";
import { besideBox, floorOf } from "~/comments/floor.server";
import { readingPage } from "~/comments/reading-page.server";
import { onAnnouncement } from "~/live/announce.server";
import { mintId } from "~/mint";
import { textFor } from "~/texts/texts.server";
import type { TextView } from "~/texts/text";
import { addMember, block, makeGroup, makeText, makeUser, say } from "../support/people";

let host: SignedIn, mod: SignedIn, lead: SignedIn, ana: SignedIn, ben: SignedIn;
let text: TextView, other: TextView, slug: string, root: CommentView, groupId: string;

beforeEach(async () => {
  [host, mod, lead, ana, ben] = await Promise.all([makeUser(), makeUser(), makeUser(), makeUser(), makeUser()]);
  slug = await makeGroup(host);
  await addMember(slug, mod, "moderator");
  await addMember(slug, lead, "facilitator");
  await addMember(slug, ana);
  await addMember(slug, ben);
  [text, other] = [await makeText(host, slug), await makeText(host, slug)];
  root = await say(ben, text.id, { anchor: { block: block(text, 1) }, body: "root" });
  groupId = (await textFor(null, text.id)).group.id;
});

type Where = "thread" | "text" | "group";
async function set(kind: Condition["kind"], where: Where, more: Partial<Condition> = {}): Promise<string> {
  const id = mintId();
  await write((tx) =>
    setCondition(tx, {
      ...{ id, groupId, kind, seconds: null, questionId: null, until: null },
      textId: where === "group" ? null : text.id,
      threadId: where === "thread" ? root.id : null,
      ...more,
    }),
  );
  return id;
}
const reply = (viewer: SignedIn) => postComment(viewer, text.id, { parentId: root.id, body: "reply" });
const begin = (viewer: SignedIn, at = text) => postComment(viewer, at.id, { body: "new" });

describe("locked", () => {
  test.each([
    ["thread", { reply: false, begin: true, elsewhere: true }],
    ["text", { reply: false, begin: false, elsewhere: true }],
    ["group", { reply: false, begin: false, elsewhere: false }],
  ] as const)("a %s: nobody writes in it, whoever they are", async (where, may) => {
    const id = await set("lock", where);
    for (const viewer of [ana, lead, mod, host]) {
      const asked = { reply: () => reply(viewer), begin: () => begin(viewer), elsewhere: () => begin(viewer, other) };
      for (const [name, ask] of Object.entries(asked)) {
        if (may[name as keyof typeof may]) await ask();
        else await expect(ask()).rejects.toMatchObject({ kind: "forbidden" });
      }
      await expect(react(viewer, root.id, "agree", true)).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(editComment(ben, root.id, { body: "else", version: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await write((tx) => endCondition(tx, id))).toBe(true);
    expect(await write((tx) => endCondition(tx, id))).toBe(false);
    await reply(ana);
  });

  test("one's own words can still be taken away", async () => {
    await set("lock", "group");
    expect(await removeComment(ben, root.id)).toMatchObject({ state: "removed" });
  });

  test("a question there is settled by nobody", async () => {
    root = await say(ben, text.id, { kind: "question", body: "why?" });
    await set("lock", "thread");
    await expect(settleQuestion(host, root.id, "answered")).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("until its time is over", async () => {
    await set("lock", "text", { until: new Date(Date.now() - 1000) });
    await reply(ana);
    await set("lock", "text", { until: new Date(Date.now() + 3_600_000) });
    await expect(reply(ana)).rejects.toThrow(/^This text is locked until \d/u);
  });

  test("is told before one writes", async () => {
    await set("lock", "thread");
    const open = (await readingPage(ana, text.id, { p: "1", language: "en" })).page;
    expect(open.may.comment).toBe(true);
    expect(open.threads[root.id]).toMatchObject({ may: false, says: expect.stringMatching(/^This thread is locked/u) });
    await set("lock", "text");
    const shut = (await readingPage(ana, text.id, { p: "1", language: "en" })).page;
    expect(shut.may.comment).toBe(false);
    expect(shut.why).toMatch(/^This text is locked for now/u);
  });
});

describe("slow mode", () => {
  test.each(["thread", "text", "group"] as const)("in a %s everybody writes once in a while", async (where) => {
    await set("slow", where, { seconds: 600 });
    await reply(ana);
    const refused = await reply(ana).catch((error: unknown) => error);
    expect(refused).toMatchObject({ kind: "too-many" });
    const { retryAfter } = (refused as { more: { retryAfter: number } }).more;
    expect(retryAfter).toBeGreaterThan(590);
    expect(retryAfter).toBeLessThanOrEqual(600);
    expect(String(refused)).toMatch(/You can write again at .+ Your words are kept\./u);
    const elsewhere = where === "thread" ? begin(ana) : where === "text" ? begin(ana, other) : null;
    if (elsewhere) await elsewhere;
    else await expect(begin(ana, other)).rejects.toMatchObject({ kind: "too-many" });
    for (const viewer of [lead, mod, host]) {
      await reply(viewer);
      await reply(viewer);
    }
  });

  test("counts what one took away again, and stops neither taps nor other words for what stands", async () => {
    await set("slow", "text", { seconds: 600 });
    const { comment } = await reply(ana);
    await editComment(ana, comment.id, { body: "better", version: 1 });
    await react(ana, root.id, "agree", true);
    await removeComment(ana, comment.id);
    await expect(begin(ana)).rejects.toMatchObject({ kind: "too-many" });
  });

  test("is told beside the box, with when one may write again", async () => {
    await set("slow", "text", { seconds: 600 });
    const scope = () => textFor(ana, text.id);
    expect(await besideBox(ana, await scope(), "en")).toMatch(
      /Slow mode: everybody writes on this text once in 10 minutes\.$/u,
    );
    await reply(ana);
    expect(await besideBox(ana, await scope(), "en")).toMatch(/You can write again at \d\d:\d\d.*, in 10 minutes\.$/u);
    expect(await besideBox(host, await textFor(host, text.id), "en")).not.toContain("Slow mode");
  });

  test("sent again because no answer came is the same comment, and no refusal", async () => {
    await set("slow", "text", { seconds: 600 });
    const id = mintId();
    await postComment(ana, text.id, { id, body: "once" });
    expect(await postComment(ana, text.id, { id, body: "once" })).toMatchObject({ made: false });
  });
});

describe("only answers to a question", () => {
  test.each(["text", "group"] as const)("of the facilitator, on the %s", async (where) => {
    const question = await say(lead, text.id, { kind: "question", body: "What does ‘owned’ mean here?" });
    await set("answers", where, { questionId: question.id });
    const { comment } = await postComment(ana, text.id, { parentId: question.id, body: "an answer" });
    await postComment(ben, text.id, { parentId: comment.id, body: "and on it" });
    await expect(begin(ana)).rejects.toThrow(/only answers to a question are taken: “What does/u);
    await expect(reply(ana)).rejects.toMatchObject({ kind: "forbidden" });
    await (where === "text"
      ? begin(ana, other)
      : expect(begin(ana, other)).rejects.toMatchObject({ kind: "forbidden" }));
    await react(ana, root.id, "agree", true);
    for (const viewer of [lead, mod, host]) await begin(viewer);
    const floor = await floorOf(ana, await textFor(ana, text.id), "en");
    expect(floor.closed).toMatch(/only answers/u);
    expect(floor.threads[question.id]).toMatchObject({ may: true });
    expect((await floorOf(lead, await textFor(lead, text.id), "en")).closed).toBeNull();
  });
});

test("open pages are told to ask again", async () => {
  const heard: string[] = [];
  const stop = onAnnouncement("changed", ({ room, what }) => heard.push(`${room} ${what}`));
  await tellCondition({ groupId, textId: text.id });
  expect(heard).toEqual([`text:${text.id} conditions`, `group:${slug} conditions`]);
  heard.length = 0;
  await tellCondition({ groupId, textId: null });
  stop();
  expect(heard.sort()).toEqual(
    [`text:${text.id} conditions`, `text:${other.id} conditions`, `group:${slug} conditions`].sort(),
  );
});
