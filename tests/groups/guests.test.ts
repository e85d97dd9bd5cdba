/** Guests: let in by a link, shown as guests, held to what the link and the group allow, and gone when that ends. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { viewerOfCookie } from "~/accounts/viewer.server";
import type { SignedIn } from "~/accounts/user";
import { makeToken } from "~/accounts/tokens.server";
import { editComment, postComment, react, removeComment } from "~/comments/comments.server";
import { groupsFor } from "~/groups/group-views.server";
import { changeGroup, createGroup, groupFor } from "~/groups/groups.server";
import { archiveGroup } from "~/groups/group-states.server";
import { acceptInvite, enterAsGuest, inviteBy, invitesOf, makeInvite } from "~/groups/invites.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { changeRole, joinGroup, leaveGroup, removeMember } from "~/groups/memberships.server";
import { membersOf } from "~/groups/members.server";
import { requireWayToSignUp } from "~/groups/sign-up-door.server";
import { onAnnouncement } from "~/live/announce.server";
import { textFor } from "~/texts/texts.server";
import { cookieOf, endOf, person } from "../accounts/people";
import { makeText, say } from "../support/people";
import { circle, type Circle } from "./circle";

const all = { limit: 50, after: null };
const origin = { network: "192.0.2.1", device: "" };
let of: Circle;
let textId: string;

beforeEach(async () => {
  of = await circle("private");
  textId = (await makeText(of.people.host, of.slug)).id;
  await changeGroup(of.people.host, of.slug, { guests: "comment" });
});

const link = async (grants: string, more = {}) => (await makeInvite(of.people.host, of.slug, { grants, ...more })).code;

let count = 0;
async function guest(grants: "read" | "comment"): Promise<SignedIn> {
  const { slug, setCookie } = await enterAsGuest(await link(grants), { name: `Visitor ${++count} x` }, origin);
  expect(slug).toBe(of.slug);
  const viewer = await viewerOfCookie(cookieOf(setCookie));
  if (!viewer) throw new Error("the guest is not in");
  return viewer;
}

test("a stranger with a link comments under a name, and is shown as a guest", async () => {
  const visitor = await guest("comment");
  expect(visitor.isGuest).toBe(true);
  const comment = await say(visitor, textId, { body: "From outside." });
  expect(comment.author).toEqual({ id: visitor.id, name: visitor.name, guest: true });
  const { items } = await membersOf(of.people.member, of.slug, all, "guests");
  expect(items).toMatchObject([{ user: { id: visitor.id }, role: "member", guest: "comment" }]);
  expect((await membersOf(of.people.member, of.slug, all)).items.map(({ user }) => user.id)).not.toContain(visitor.id);
  const [row] = await read().select().from(schema.users).where(eq(schema.users.id, visitor.id));
  expect(row).toMatchObject({ email: "", passwordHash: null, mailNotices: false, isGuest: true, isOperator: false });
});

test("who only reads gives no name and writes nothing", async () => {
  const visitor = await guest("read");
  expect(visitor.name).toMatch(/^Guest /);
  expect((await textFor(visitor, textId)).text.id).toBe(textId);
  const comment = await say(of.people.member, textId, { body: "Inside." });
  expect(await endOf(postComment(visitor, textId, { body: "x" }))).toBe("forbidden");
  expect(await endOf(react(visitor, comment.id, "agree", true))).toBe("forbidden");
});

test("may do that and no more", async () => {
  const visitor = await guest("comment");
  const open = await circle("public", "open");
  const member = await makeInvite(of.people.host, of.slug);
  expect(await endOf(createGroup(visitor, { name: "Mine" }))).toBe("forbidden");
  expect(await endOf(makeToken(visitor, { name: "t" }))).toBe("forbidden");
  expect(await endOf(joinGroup(visitor, open.slug))).toBe("forbidden");
  expect(await endOf(acceptInvite(visitor, member.code))).toBe("forbidden");
  expect(await endOf(membersOf(visitor, of.slug, all))).toBe("forbidden");
  expect(await endOf(makeInvite(visitor, of.slug))).toBe("forbidden");
  expect(await endOf(changeGroup(visitor, of.slug, { name: "Mine now" }))).toBe("forbidden");
  expect(await endOf(changeRole(of.people.host, of.slug, visitor.id, "host"))).toBe("conflict");
  expect(await endOf(removeMember(visitor, of.slug, of.people.member.id))).toBe("forbidden");
});

test.each([
  ["", "name"],
  ["x", "name"],
  ["\u200b\u200b", "name"],
  ["admin", "name"],
  ["Guest", "name"],
  ["Facilitator", "name"],
  ["Guest x8cKq2vn", "name"],
  ["R\u043esa", "name"],
  [undefined, "name"],
  [{ a: 1 }, "name"],
])("the name %j is refused at its field, and nobody is made", async (name, field) => {
  const code = await link("comment");
  const before = await read().$count(schema.users);
  await expect(enterAsGuest(code, { name: name as never }, origin)).rejects.toMatchObject({
    kind: "invalid",
    more: { errors: { [field]: expect.any(Function) } },
  });
  expect(await read().$count(schema.users)).toBe(before);
  expect((await invitesOf(of.people.host, of.slug)).find((each) => each.code === code)?.uses).toBe(0);
});

test("the name of somebody who is here is nobody else's", async () => {
  await expect(enterAsGuest(await link("comment"), { name: of.people.member.name }, origin)).rejects.toMatchObject({
    kind: "invalid",
    more: { errors: { name: expect.any(Function) } },
  });
});

describe("ends at once", () => {
  test("when guests are switched off: reading, lists, links; and it is announced", async () => {
    const [visitor, code] = [await guest("comment"), await link("read")];
    const heard: unknown[] = [];
    const stop = onAnnouncement("access", (change) => heard.push(change));
    await changeGroup(of.people.host, of.slug, { guests: "none" });
    stop();
    expect(heard).toEqual([{ groupId: of.id }]);
    expect(await endOf(groupFor(visitor, of.slug))).toBe("not-found");
    expect(await endOf(textFor(visitor, textId))).toBe("not-found");
    expect((await groupsFor(visitor, all, "mine")).items).toEqual([]);
    expect(await endOf(inviteBy(null, code))).toBe("gone");
    expect(await endOf(enterAsGuest(code, { name: undefined }, origin))).toBe("gone");
  });

  test("to comment, when guests may only read", async () => {
    const visitor = await guest("comment");
    await changeGroup(of.people.host, of.slug, { guests: "read" });
    expect((await textFor(visitor, textId)).text.id).toBe(textId);
    expect(await endOf(postComment(visitor, textId, { body: "x" }))).toBe("forbidden");
    expect(await endOf(makeInvite(of.people.host, of.slug, { grants: "comment" }))).toBe("forbidden");
  });

  test("when a host removes them, or they leave", async () => {
    const [one, other] = [await guest("comment"), await guest("read")];
    await removeMember(of.people.host, of.slug, one.id);
    await leaveGroup(other, of.slug);
    for (const visitor of [one, other]) expect(await endOf(groupFor(visitor, of.slug))).toBe("not-found");
  });

  test("to change anything, when the group is archived; their own words they may still delete", async () => {
    const visitor = await guest("comment");
    const comment = await say(visitor, textId, { body: "Mine." });
    const code = await link("comment");
    await archiveGroup(of.people.host, of.slug);
    expect(await endOf(postComment(visitor, textId, { body: "x" }))).toBe("forbidden");
    expect(await endOf(editComment(visitor, comment.id, { body: "y", version: 1 }))).toBe("forbidden");
    expect(await endOf(enterAsGuest(code, { name: "Late Comer" }, origin))).toBe("gone");
    expect((await removeComment(visitor, comment.id)).state).toBe("removed");
  });
});

test("links for guests: none where there are no guests, none for strangers through a member's link, none to sign up by", async () => {
  const code = await link("comment");
  expect(await endOf(requireWayToSignUp("invite", `/i/${code}`))).toBe("forbidden");
  const member = await makeInvite(of.people.host, of.slug);
  expect(await endOf(requireWayToSignUp("invite", `/i/${member.code}`))).toBe("answered");
  expect(await endOf(enterAsGuest(member.code, { name: "Sly One" }, origin))).toBe("forbidden");
  await changeGroup(of.people.host, of.slug, { guests: "none" });
  expect(await endOf(makeInvite(of.people.host, of.slug, { grants: "read" }))).toBe("forbidden");
  expect(await endOf(makeInvite(of.people.host, of.slug, { grants: "host" }))).toBe("invalid");
  await revokeInvite(of.people.host, of.slug, member.code);
});

test("somebody with an account comes as a guest under their name, later as a member; a member stays a member", async () => {
  const { outsider, member } = of.people;
  expect(await acceptInvite(outsider, await link("read"))).toEqual({ slug: of.slug, joined: true });
  expect((await groupFor(outsider, of.slug)).standing.membership).toEqual({
    role: "member",
    state: "active",
    guest: "read",
  });
  expect(await acceptInvite(outsider, await link("comment"))).toMatchObject({ joined: true });
  expect(await acceptInvite(outsider, await link("read"))).toMatchObject({ joined: false });
  expect(await acceptInvite(outsider, (await makeInvite(of.people.host, of.slug)).code)).toMatchObject({
    joined: true,
  });
  expect((await groupFor(outsider, of.slug)).standing.membership).toEqual({ role: "member", state: "active" });
  expect(await acceptInvite(member, await link("read"))).toMatchObject({ joined: false });
  expect((await groupFor(member, of.slug)).standing.membership).toEqual({ role: "member", state: "active" });
});

test("fifty strangers and a link for one: one comes in, and only one account is made", async () => {
  const code = await link("comment", { uses: 1 });
  const before = await read().$count(schema.users);
  const ends = await Promise.all(
    Array.from({ length: 50 }, (_, n) => endOf(enterAsGuest(code, { name: `Crowd ${n} of ${++count}` }, origin))),
  );
  expect(ends.filter((end) => end === "answered")).toHaveLength(1);
  expect(await read().$count(schema.users)).toBe(before + 1);
});

test("is counted by network", async () => {
  const code = await link("read");
  process.env["LIMITS"] = "on";
  const ends: string[] = [];
  const network = { network: "198.51.100.7", device: "" };
  for (let n = 0; n < 61; n++) ends.push(await endOf(enterAsGuest(code, { name: undefined }, network)));
  expect(new Set(ends.slice(0, 60))).toEqual(new Set(["answered"]));
  expect(ends[60]).toBe("too-many");
});

test("somebody else's group is none of a guest's", async () => {
  const visitor = await guest("comment");
  const other = await circle("private");
  await changeGroup(other.people.host, other.slug, { guests: "comment" });
  expect(await endOf(groupFor(visitor, other.slug))).toBe("not-found");
  expect((await person("Plain Account")).isGuest).toBeUndefined();
});
