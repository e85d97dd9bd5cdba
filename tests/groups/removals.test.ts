/** Who is removed is told so, and comes back by a host's act only. */
import { beforeEach, describe, expect, test } from "vitest";
import { noticesFor, unreadNotices } from "~/comments/inbox.server";
import type { SignedIn } from "~/accounts/user";
import { groupLog } from "~/groups/group-log.server";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { acceptInvite, inviteBy, invitesOf, makeInvite } from "~/groups/invites.server";
import { membersOf, memberToDecide } from "~/groups/members.server";
import { changeMember, joinGroup, leaveGroup, letIn, removeMember } from "~/groups/memberships.server";
import { placeMember } from "~/groups/placing.server";
import { ownRemovals, removedFrom } from "~/groups/removals.server";
import { endOf } from "../accounts/people";
import { circle, everybody, type Circle } from "./circle";

let of: Circle;
beforeEach(async () => {
  of = await circle("private");
});

const all = { limit: 50, after: null };
const told = async (user: SignedIn) =>
  (await noticesFor(user, all)).items.map(({ kind, group, groupThen, actor, url }) => ({
    ...{ kind, group, groupThen, actor, url },
  }));
const namesIn = async (which?: "pending" | "guests") =>
  (await membersOf(of.people.host, of.slug, all, which)).items.map(({ user }) => user.id);

describe("an invite that still works", () => {
  test("lets a removed member in by no link, old or new, until a host does", async () => {
    const { host, facilitator, member, outsider } = of.people;
    const old = await makeInvite(facilitator, of.slug);
    await removeMember(host, of.slug, member.id);
    const fresh = await makeInvite(facilitator, of.slug);
    for (const { code } of [old, fresh]) {
      expect(await endOf(inviteBy(member, code))).toBe("forbidden");
      expect(await endOf(acceptInvite(member, code))).toBe("forbidden");
    }
    expect((await invitesOf(host, of.slug)).map(({ uses }) => uses)).toEqual([0, 0]);
    expect(await acceptInvite(outsider, old.code)).toMatchObject({ joined: true });

    await letIn(host, of.slug, member.id);
    expect(await namesIn()).toContain(member.id);
    expect(await removedFrom(host, of.slug)).toEqual([]);
    await leaveGroup(member, of.slug);
    expect(await acceptInvite(member, fresh.code)).toMatchObject({ joined: true });
  });

  test("does not say what the group is called now", async () => {
    const { host, member } = of.people;
    const { code } = await makeInvite(host, of.slug);
    await removeMember(host, of.slug, member.id);
    await changeGroup(host, of.slug, { name: "Whispered" });
    const error = await inviteBy(member, code).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain("Whispered");
  });

  test("is withdrawn with the removal where that is wished, with a line in the log; else it stands", async () => {
    const { host, member, moderator } = of.people;
    await makeInvite(host, of.slug);
    await removeMember(host, of.slug, member.id);
    expect(await invitesOf(host, of.slug)).toHaveLength(1);
    await makeInvite(host, of.slug);
    await removeMember(host, of.slug, moderator.id, { closeLinks: true });
    expect(await invitesOf(host, of.slug)).toEqual([]);
    const acts = (await groupLog(host, of.slug, all)).items.map(({ act }) => act);
    expect(acts.filter((act) => act === "invite.revoke")).toHaveLength(2);
  });

  test("of those who left by themselves lets them in again", async () => {
    const { host, member } = of.people;
    const { code } = await makeInvite(host, of.slug);
    await leaveGroup(member, of.slug);
    expect(await removedFrom(host, of.slug)).toEqual([]);
    expect(await acceptInvite(member, code)).toMatchObject({ joined: true });
  });
});

test("where others walk in, whoever was removed asks, and a host decides", async () => {
  of = await circle("public", "open");
  const { host, member, outsider } = of.people;
  await removeMember(host, of.slug, member.id);
  expect(await joinGroup(outsider, of.slug)).toEqual({ state: "active" });
  expect(await joinGroup(member, of.slug)).toEqual({ state: "pending" });
  expect(await namesIn("pending")).toContain(member.id);
  const { code } = await makeInvite(host, of.slug);
  expect(await endOf(acceptInvite(member, code))).toBe("forbidden");
  await removeMember(host, of.slug, member.id);
  expect(await joinGroup(member, of.slug)).toEqual({ state: "pending" });
  await letIn(host, of.slug, member.id);
  await leaveGroup(member, of.slug);
  expect(await joinGroup(member, of.slug)).toEqual({ state: "active" });
});

test("a guest with an account is let in again as the guest they were, a host as a member", async () => {
  const { host, facilitator, outsider } = of.people;
  await changeGroup(host, of.slug, { guests: "comment" });
  const { code } = await makeInvite(host, of.slug, { grants: "read" });
  await acceptInvite(outsider, code);
  await placeMember(of.people.host, of.slug, facilitator.id, "host");
  for (const { id } of [outsider, facilitator]) await removeMember(host, of.slug, id);
  expect((await removedFrom(host, of.slug)).map(({ user, guest }) => [user.id, guest])).toEqual(
    expect.arrayContaining([
      [outsider.id, "read"],
      [facilitator.id, null],
    ]),
  );
  for (const { id } of [outsider, facilitator]) await changeMember(host, of.slug, id, { state: "active" });
  expect(await namesIn("guests")).toEqual([outsider.id]);
  const { items } = await membersOf(host, of.slug, all);
  expect(items.find(({ user }) => user.id === facilitator.id)?.role).toBe("member");
});

test("the operator's tool puts somebody in anew, and that is an end of it", async () => {
  const { host, member } = of.people;
  await removeMember(host, of.slug, member.id);
  await placeMember(host, of.slug, member.id, null);
  expect(await removedFrom(host, of.slug)).toEqual([]);
});

test("who is removed or turned away hears it, with the name they knew, and neither why nor by whom", async () => {
  const { host, member, pending, moderator } = of.people;
  const { group } = await groupFor(host, of.slug);
  await removeMember(host, of.slug, member.id);
  await removeMember(host, of.slug, pending.id);
  await changeGroup(host, of.slug, { name: "Whispered" });
  const said = { group: null, groupThen: group.name, actor: null, url: "/" };
  expect(await told(member)).toEqual([{ kind: "removed", ...said }]);
  expect(await told(pending)).toEqual([{ kind: "turned-away", ...said }]);
  expect(await unreadNotices(member.id)).toBe(1);
  expect((await told(moderator)).map(({ kind }) => kind)).toEqual(["group-renamed"]);

  await letIn(host, of.slug, member.id);
  expect((await told(member)).map(({ kind }) => kind)).toEqual(["let-in"]);
  await removeMember(host, of.slug, member.id);
  expect((await told(member)).map(({ kind, groupThen }) => [kind, groupThen])).toEqual([["removed", "Whispered"]]);
});

test("it stands in the data one takes along, until one is let in", async () => {
  const { host, member } = of.people;
  await removeMember(host, of.slug, member.id);
  expect(await ownRemovals(member.id)).toEqual([{ group: of.id, removedAt: expect.any(String) as unknown }]);
  await letIn(host, of.slug, member.id);
  expect(await ownRemovals(member.id)).toEqual([]);
});

test("who leaves by themselves hears nothing of it", async () => {
  await leaveGroup(of.people.member, of.slug);
  expect(await told(of.people.member)).toEqual([]);
});

describe("who may not", () => {
  test.each(everybody.filter((who) => who !== "host" && who !== "reader's token"))(
    "%s neither sees who was removed, nor lets them in, nor is asked to confirm",
    async (who) => {
      await removeMember(of.people.host, of.slug, of.people.moderator.id);
      const [viewer, end] = [
        of.as(who),
        ["stranger", "outsider", "moderator"].includes(who) ? "not-found" : "forbidden",
      ];
      expect(await endOf(removedFrom(viewer, of.slug))).toBe(end);
      expect(await endOf(memberToDecide(viewer, of.slug, of.people.member.id))).toBe(end);
      if (!viewer) return;
      expect(await endOf(letIn(viewer, of.slug, of.people.moderator.id))).toBe(end);
      expect(await endOf(removeMember(viewer, of.slug, of.people.host.id, { closeLinks: true }))).toBe(end);
    },
  );

  test("nobody lets in who was never there", async () => {
    expect(await endOf(letIn(of.people.host, of.slug, of.people.outsider.id))).toBe("not-found");
  });
});
