/** Who is told of what, and above all who is not. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { readNotice, unreadNotices } from "~/comments/inbox.server";
import { editComment, removeComment, restoreComment, settleQuestion } from "~/comments/comments.server";
import { markSeen } from "~/comments/unread.server";
import { wipeRemoved } from "~/comments/wiping.server";
import { archiveGroup, restoreGroup } from "~/groups/group-states.server";
import { changeGroup } from "~/groups/groups.server";
import { acceptInvite, makeInvite } from "~/groups/invites.server";
import { changeRole, joinGroup, letIn, removeMember, turnAway } from "~/groups/memberships.server";
import { deleteText } from "~/texts/text-changes.server";
import { importText } from "~/texts/texts.server";
import { readText } from "~/texts/import/read";
import { addMember, block, makeCast, makeGroup, makeUser, sampleText, say, type Cast } from "../support/people";
import { atHand, forget, heard, inboxOf, kindsOf, mention } from "./hearing";

describe.each(["public", "unlisted", "private"] as const)("in a %s group", (visibility) => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await makeCast(visibility);
  });
  beforeEach(forget);

  const on = (number: number) => ({ anchor: { block: block(cast.text, number) } });

  test("a comment tells nobody", async () => {
    await say(cast.author, cast.text.id, { ...on(1), body: "For everyone." });
    expect(await heard(cast)).toEqual({});
  });

  test("a mention tells the members it names: not who waits, not strangers, not oneself", async () => {
    const { author, member, pending, outsider, elsewhere } = cast;
    const body = `${mention(author, member, pending, outsider, elsewhere)} look`;
    const comment = await say(author, cast.text.id, { ...on(2), body });
    expect(await heard(cast)).toEqual({ member: ["mention"] });
    const [notice] = await inboxOf(member);
    expect(notice).toMatchObject({
      actor: { id: author.id, name: author.name },
      group: { slug: cast.slug },
      text: { id: cast.text.id },
      comment: comment.id,
      url: `/t/${cast.text.id}?p=2#c-${comment.id}`,
      readAt: null,
    });
    expect(notice?.excerpt).toContain("look");
  });

  test("a reply tells whom it answers, once, also when it names them", async () => {
    const { author, member, host } = cast;
    const first = await say(member, cast.text.id, { ...on(1), body: "I doubt it." });
    await say(author, cast.text.id, { parentId: first.id, body: `${mention(member, host)} why?` });
    expect(await heard(cast)).toEqual({ member: ["reply"], host: ["mention"] });
    await say(member, cast.text.id, { parentId: first.id, body: "Because." });
    expect(await kindsOf(member)).toEqual(["reply"]);
  });

  test("sent twice, a comment tells once", async () => {
    const input = { id: "1".repeat(26), ...on(1), body: `${mention(cast.member)} once (${visibility})` };
    input.id = (await say(cast.author, cast.text.id, { ...input, id: undefined })).id;
    await say(cast.author, cast.text.id, input);
    expect(await heard(cast)).toEqual({ member: ["mention"] });
  });

  test("a question's asker hears of replies and of its being answered, until that is taken back", async () => {
    const { member, author, host } = cast;
    const question = await say(member, cast.text.id, { ...on(1), kind: "question", body: "Who owns it?" });
    await say(author, cast.text.id, { parentId: question.id, body: "Nobody." });
    await settleQuestion(host, question.id, "answered");
    expect(await heard(cast)).toEqual({ member: ["answer", "answer"] });
    const settled = (await inboxOf(member)).filter((notice) => notice.settled);
    expect(settled).toMatchObject([{ actor: { id: host.id }, comment: question.id }]);
    await settleQuestion(host, question.id, "open");
    expect(await heard(cast)).toEqual({ member: ["answer"] });
    await settleQuestion(host, question.id, "answered");
    expect(await heard(cast)).toEqual({ member: ["answer", "answer"] });
    await settleQuestion(member, question.id, "parked");
    await forget();
    await settleQuestion(member, question.id, "answered");
    expect(await heard(cast)).toEqual({});
  });

  test("an edit tells whom it names now for the first time, and untells whom it names no more", async () => {
    const { author, member, host } = cast;
    const { id } = await say(author, cast.text.id, { ...on(1), body: mention(member) });
    await editComment(author, id, { body: `${mention(member, host)}!`, version: 1 });
    expect(await heard(cast)).toEqual({ member: ["mention"], host: ["mention"] });
    const [mine] = await inboxOf(member);
    await readNotice(member, mine?.id ?? "");
    await editComment(author, id, { body: mention(host), version: 2 });
    expect(await heard(cast)).toEqual({ host: ["mention"] });
    expect(await kindsOf(member)).toEqual([]);
    await editComment(author, id, { body: mention(host, member), version: 3 });
    expect(await heard(cast)).toEqual({ host: ["mention"] });
    expect((await inboxOf(member))[0]?.readAt).not.toBeNull();
  });

  test("with a removed comment its notices go, and come back with it, but for what an edit took away", async () => {
    const { author, member, host } = cast;
    const { id } = await say(author, cast.text.id, { ...on(1), body: mention(member, host) });
    await editComment(author, id, { body: mention(member), version: 1 });
    await removeComment(author, id);
    expect(await heard(cast)).toEqual({});
    await restoreComment(author, id);
    expect(await heard(cast)).toEqual({ member: ["mention"] });
    await removeComment(author, id);
    await wipeRemoved(Date.now() + 86_400_000);
    expect(await read().select().from(schema.notices)).toEqual([]);
  });

  test("seeing the place reads what is there; elsewhere it stays unread", async () => {
    const { author, member } = cast;
    await say(author, cast.text.id, { ...on(1), body: mention(member) });
    await say(author, cast.text.id, { ...on(2), body: mention(member) });
    const seq = Number.MAX_SAFE_INTEGER;
    await markSeen(member, cast.text.id, { place: `block:${block(cast.text, 1)}`, seq });
    expect(await heard(cast)).toEqual({ member: ["mention"] });
    await markSeen(member, cast.text.id, { place: null, seq });
    expect(await heard(cast)).toEqual({});
  });

  test("a new text tells all members but who put it there", async () => {
    const { id } = await importText(
      cast.facilitator,
      cast.slug,
      readText({ content: sampleText, format: "markdown" }),
      {
        ...{ title: "New", source: `${visibility} new` },
      },
    );
    const all = ["new-text"];
    expect(await heard(cast)).toEqual({ host: all, moderator: all, author: all, member: all });
    expect((await inboxOf(cast.member))[0]).toMatchObject({ url: `/t/${id}`, text: { id, title: "New" } });
    await deleteText(cast.host, id);
    expect(await heard(cast)).toEqual({});
  });

  test("a role tells whose it is; only the last one", async () => {
    const { host, member } = cast;
    await changeRole(atHand(host), cast.slug, member.id, "facilitator");
    await changeRole(atHand(host), cast.slug, member.id, "facilitator");
    expect(await heard(cast)).toEqual({ member: ["role"] });
    await changeRole(atHand(host), cast.slug, member.id, "member");
    expect(await heard(cast)).toEqual({ member: ["role"] });
    expect((await inboxOf(member))[0]).toMatchObject({ role: "member", url: `/g/${cast.slug}` });
  });

  test("who has left hears nothing more, and finds nothing of the group", async () => {
    const leaving = await makeUser();
    const { code } = await makeInvite(cast.host, cast.slug);
    await acceptInvite(leaving, code);
    expect(await heard(cast)).toEqual({ host: ["new-member"] });
    const { id } = await say(leaving, cast.text.id, { ...on(1), body: "I was here." });
    await say(cast.author, cast.text.id, { ...on(1), body: mention(leaving) });
    await say(cast.author, cast.text.id, { parentId: id, body: "Indeed." });
    expect(await kindsOf(leaving)).toEqual(["reply", "mention"]);
    await removeMember(cast.host, cast.slug, leaving.id);
    // But that they are out, which leads nowhere into the group.
    expect(await inboxOf(leaving)).toMatchObject([{ kind: "removed", group: null, text: null, url: "/" }]);
    expect(await unreadNotices(leaving.id)).toBe(1);
    // Their comment still stands: a reply to it is not for them any more.
    await say(cast.author, cast.text.id, { parentId: id, body: "And gone." });
    expect(await kindsOf(leaving)).toEqual(["removed"]);
    const left = await read().select().from(schema.notices).where(eq(schema.notices.userId, leaving.id));
    expect(left.map(({ kind, groupId }) => [kind, groupId])).toEqual([["removed", null]]);
    expect(await heard(cast)).toEqual({});
  });

  test("of an archived group nothing is shown or counted until it is restored", async () => {
    await say(cast.author, cast.text.id, { ...on(1), body: mention(cast.member) });
    const archive = (archivedAt: Date | null) =>
      write((tx) => tx.update(schema.groups).set({ archivedAt }).where(eq(schema.groups.slug, cast.slug)));
    await archive(new Date());
    expect(await heard(cast)).toEqual({});
    await archive(null);
    expect(await heard(cast)).toEqual({ member: ["mention"] });
  });
});

describe("asking to come in", () => {
  test("tells the hosts, until one of them answers; then who asked", async () => {
    const [host, second, asker, other] = [await makeUser(), await makeUser(), await makeUser(), await makeUser()];
    const slug = await makeGroup(host, "public", "request");
    await joinGroup(second, slug);
    await letIn(host, slug, second.id);
    await addMember(slug, second, "host");
    await forget();
    await joinGroup(asker, slug);
    await joinGroup(asker, slug);
    await joinGroup(other, slug);
    for (const each of [host, second]) expect(await kindsOf(each)).toEqual(["asked-to-join", "asked-to-join"]);
    expect((await inboxOf(host))[0]?.url).toBe(`/g/${slug}/members`);
    await letIn(second, slug, asker.id);
    await letIn(second, slug, asker.id);
    for (const each of [host, second]) expect(await kindsOf(each)).toEqual(["asked-to-join"]);
    expect(await inboxOf(asker)).toMatchObject([{ kind: "let-in", actor: { id: second.id }, url: `/g/${slug}` }]);
    await turnAway(host, slug, other.id);
    for (const each of [host, second]) expect(await kindsOf(each)).toEqual([]);
    expect(await kindsOf(other)).toEqual(["turned-away"]);
    // Again is news again.
    await joinGroup(other, slug);
    expect(await kindsOf(host)).toEqual(["asked-to-join"]);
    // Who is no host any more does not see who asks.
    await changeRole(atHand(host), slug, second.id, "member");
    expect(await kindsOf(second)).toEqual(["role"]);
  });

  test("where all may come in, hosts hear who came", async () => {
    const [host, guest] = [await makeUser(), await makeUser()];
    const slug = await makeGroup(host, "public", "open");
    await joinGroup(guest, slug);
    expect(await kindsOf(host)).toEqual(["new-member"]);
    expect(await inboxOf(guest)).toEqual([]);
    await changeGroup(host, slug, { visibility: "private", joining: "invite" });
    expect(await kindsOf(host)).toEqual(["new-member"]);
  });
});

describe("what befalls a group", () => {
  let cast: Cast;
  beforeEach(async () => {
    cast = await makeCast("private");
    await forget();
  });
  const everybodyElse = (kinds: string[]) =>
    Object.fromEntries((["facilitator", "moderator", "author", "member"] as const).map((place) => [place, kinds]));

  test("who sees it now tells every member but who did it, and only the last is true", async () => {
    await changeGroup(cast.host, cast.slug, { visibility: "unlisted" });
    await changeGroup(cast.host, cast.slug, { visibility: "public" });
    expect(await heard(cast)).toEqual(everybodyElse(["group-visibility"]));
    expect(await inboxOf(cast.member)).toMatchObject([
      { visibility: "public", actor: { id: cast.host.id }, group: { slug: cast.slug }, url: `/g/${cast.slug}` },
    ]);
  });

  test("another name or address is one notice; the same name again and other settings are none", async () => {
    await changeGroup(cast.host, cast.slug, { description: "About.", joining: "request" });
    const { name } = await changeGroup(cast.host, cast.slug, {});
    await changeGroup(cast.host, cast.slug, { name });
    expect(await heard(cast)).toEqual({});
    await changeGroup(cast.host, cast.slug, { name: "Renamed", slug: `new-${cast.slug}` });
    expect(await heard(cast)).toEqual(everybodyElse(["group-renamed"]));
  });

  test("that it is archived is seen though all else of it is not, until it is restored", async () => {
    await archiveGroup(cast.host, cast.slug);
    await archiveGroup(cast.host, cast.slug);
    expect(await heard(cast)).toEqual(everybodyElse(["group-archived"]));
    await restoreGroup(cast.host, cast.slug);
    expect(await heard(cast)).toEqual(everybodyElse(["group-restored"]));
  });

  test("by the operator's tool tells hosts as well", async () => {
    await archiveGroup({ ...cast.host, by: { operatorTool: true } }, cast.slug);
    expect(await kindsOf(cast.host)).toEqual(["group-archived"]);
    expect((await inboxOf(cast.host))[0]?.actor).toBeNull();
  });
});
