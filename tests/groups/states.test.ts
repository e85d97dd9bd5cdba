/** Archive, former addresses, handing over, the question at the door: what holds, and who may not. */
import { describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { eq } from "drizzle-orm";
import { makeToken } from "~/accounts/tokens.server";
import { viewerOfToken } from "~/accounts/viewer.server";
import {
  editComment,
  postComment,
  react,
  removeComment,
  restoreComment,
  settleQuestion,
} from "~/comments/comments.server";
import { archiveGroup, movedSlug, restoreGroup } from "~/groups/group-states.server";
import { changeGroup, createGroup, deleteGroup, groupFor } from "~/groups/groups.server";
import { acceptInvite, inviteBy, makeInvite } from "~/groups/invites.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { handOver } from "~/groups/handing-over.server";
import { changeRole, joinGroup, leaveGroup, letIn, removeMember } from "~/groups/memberships.server";
import { membersOf } from "~/groups/members.server";
import { changeText, deleteText, placeText } from "~/texts/text-changes.server";
import { textFor } from "~/texts/texts.server";
import { endOf, person } from "../accounts/people";
import { makeText, say } from "../support/people";
import { circle, everybody } from "./circle";

const all = { limit: 200, after: null };

describe("an archived group", () => {
  test("is read by those who could read it, and changed by nobody until it is restored", async () => {
    const of = await circle("private");
    const { host, member, pending, moderator, facilitator } = of.people;
    const text = await makeText(host, of.slug);
    const comment = await say(member, text.id, { kind: "question", body: "Why?" });
    const { code } = await makeInvite(host, of.slug);
    expect((await archiveGroup(host, of.slug)).archivedAt).not.toBeNull();
    expect((await archiveGroup(host, of.slug)).archivedAt).not.toBeNull();
    for (const who of [member, moderator, facilitator, host])
      expect((await textFor(who, text.id)).standing.group.isArchived).toBe(true);
    const refused: Array<() => Promise<unknown>> = [
      () => postComment(member, text.id, { body: "x" }),
      () => postComment(host, text.id, { body: "x", parentId: comment.id }),
      () => editComment(member, comment.id, { body: "y", version: 1 }),
      () => react(moderator, comment.id, "agree", true),
      () => settleQuestion(moderator, comment.id, "answered"),
      () => makeText(host, of.slug),
      () => changeText(host, text.id, { title: "y" }),
      () => placeText(host, text.id, 1),
      () => deleteText(host, text.id),
      () => makeInvite(host, of.slug),
      () => revokeInvite(host, of.slug, code),
      () => changeGroup(host, of.slug, { name: "Another" }),
      () => changeGroup(host, of.slug, { slug: "yy" }),
      () => changeRole(host, of.slug, member.id, "host"),
      () => removeMember(host, of.slug, member.id),
      () => letIn(host, of.slug, pending.id),
      () => handOver(host, of.slug, { user: member.id, stays: true }),
    ];
    for (const run of refused) expect(`${await endOf(run())} ${run}`).toBe(`forbidden ${run}`);
    expect(await endOf(inviteBy(null, code))).toBe("gone");
    expect(await endOf(acceptInvite(of.people.outsider, code))).toBe("gone");
    expect((await removeComment(member, comment.id)).state).toBe("removed");
    expect((await restoreComment(member, comment.id)).state).toBe("visible");
    await leaveGroup(facilitator, of.slug);
    expect((await restoreGroup(host, of.slug)).archivedAt).toBeNull();
    expect((await postComment(member, text.id, { body: "again" })).made).toBe(true);
    expect(await acceptInvite(of.people.outsider, code)).toMatchObject({ joined: true });
  });

  test("is archived and restored by hosts; who may know of it is refused, others find nothing", async () => {
    for (const [visibility, outside] of [
      ["public", "forbidden"],
      ["private", "not-found"],
    ] as const) {
      const of = await circle(visibility);
      for (const run of [archiveGroup, restoreGroup])
        for (const who of everybody.filter(
          (each) => each !== "stranger" && each !== "host" && each !== "reader's token",
        )) {
          const viewer = of.as(who);
          if (!viewer) continue;
          const end = who === "outsider" ? outside : "forbidden";
          expect(`${who} ${await endOf(run(viewer, of.slug))}`).toBe(`${who} ${end}`);
        }
      await archiveGroup(of.people.host, of.slug);
      expect(await endOf(joinGroup(of.people.outsider, of.slug))).toBe(outside);
      await deleteGroup(of.people.host, of.slug, of.slug);
    }
  });
});

describe("a locked or archived text", () => {
  test.each(["locked", "archived"] as const)("%s: is read, not written on; one's own words can go", async (state) => {
    const of = await circle("public");
    const { host, member, moderator } = of.people;
    const text = await makeText(host, of.slug);
    const comment = await say(member, text.id, { kind: "question", body: "Why?" });
    await changeText(of.people.facilitator, text.id, { state });
    expect((await textFor(null, text.id)).text.state).toBe(state);
    expect(await endOf(postComment(host, text.id, { body: "x" }))).toBe("forbidden");
    expect(await endOf(postComment(host, text.id, { body: "x", parentId: comment.id }))).toBe("forbidden");
    expect(await endOf(editComment(member, comment.id, { body: "y", version: 1 }))).toBe("forbidden");
    expect(await endOf(react(member, comment.id, "agree", true))).toBe("forbidden");
    expect(await endOf(settleQuestion(moderator, comment.id, "answered"))).toBe("forbidden");
    expect(await endOf(settleQuestion(member, comment.id, "answered"))).toBe("forbidden");
    expect((await removeComment(member, comment.id)).state).toBe("removed");
    await changeText(host, text.id, { state: "open" });
    expect((await postComment(member, text.id, { body: "again" })).made).toBe(true);
  });
});

describe("another address", () => {
  test("the old one leads to the new one for those who may know of the group, and no other group takes it while there is this one", async () => {
    const of = await circle("private");
    const [one, two, three] = [of.slug, `${of.slug}-b`, `${of.slug}-c`];
    await changeGroup(of.people.host, one, { slug: two });
    await changeGroup(of.people.host, two, { slug: three, name: "Third" });
    for (const old of [one, two]) {
      for (const who of ["pending", "member", "host"] as const) expect(await movedSlug(of.as(who), old)).toBe(three);
      for (const who of ["stranger", "outsider"] as const) expect(await movedSlug(of.as(who), old)).toBeNull();
    }
    expect(await endOf(groupFor(of.people.host, one))).toBe("not-found");
    const newcomers = { name: "Newcomers", slug: one };
    expect(await endOf(createGroup(of.people.outsider, newcomers))).toBe("invalid");
    const { group } = await createGroup(of.people.outsider, { name: "Newcomers" });
    expect(await endOf(changeGroup(of.people.outsider, group.slug, { slug: one }))).toBe("invalid");
    expect(await movedSlug(of.people.host, one)).toBe(three);
    await changeGroup(of.people.host, three, { slug: two });
    expect(await movedSlug(of.people.host, two)).toBeNull();
    expect((await groupFor(of.people.host, two)).group.name).toBe("Third");
    expect(await movedSlug(of.people.host, three)).toBe(two);
    await deleteGroup(of.people.host, two, two);
    expect(await movedSlug(of.people.host, three)).toBeNull();
    expect((await createGroup(of.people.outsider, newcomers)).group.slug).toBe(one);
  });

  test("a group that names itself goes round addresses that others had", async () => {
    const of = await circle("public");
    await changeGroup(of.people.host, of.slug, { slug: `${of.slug}-moved` });
    const { group } = await createGroup(of.people.outsider, { name: of.slug });
    expect(group.slug).not.toBe(of.slug);
    expect(await movedSlug(null, of.slug)).toBe(`${of.slug}-moved`);
  });

  test.each([["settings"], ["Caps"], [""], ["a--b"], [null], [7], ["../x"]])(
    "%j is refused at its field",
    async (slug) => {
      const of = await circle("public");
      await expect(changeGroup(of.people.host, of.slug, { slug, name: "Not so" })).rejects.toMatchObject({
        kind: "invalid",
        more: { errors: { slug: expect.any(Function) } },
      });
      expect((await groupFor(null, of.slug)).group.name).not.toBe("Not so");
    },
  );

  test("one that another group has is refused, and nothing else is changed", async () => {
    const [of, other] = [await circle("public"), await circle("private")];
    await expect(changeGroup(of.people.host, of.slug, { slug: other.slug, name: "Not so" })).rejects.toMatchObject({
      kind: "invalid",
    });
    expect((await groupFor(null, of.slug)).group.name).not.toBe("Not so");
  });
});

describe("handing over", () => {
  test("makes another the host in one act; one becomes a member, or stays by choice", async () => {
    const of = await circle("private");
    const { host, member, facilitator } = of.people;
    const { code } = await makeInvite(host, of.slug);
    await handOver(host, of.slug, { user: member.id, stays: false });
    expect((await groupFor(member, of.slug)).standing.membership?.role).toBe("host");
    expect((await groupFor(host, of.slug)).standing.membership?.role).toBe("member");
    expect(await endOf(inviteBy(null, code))).toBe("gone");
    await handOver(member, of.slug, { user: facilitator.id, stays: true });
    for (const who of [member, facilitator])
      expect((await groupFor(who, of.slug)).standing.membership?.role).toBe("host");
  });

  test("to nobody who is not a member, and by nobody but a host", async () => {
    const of = await circle("public");
    const { host, pending, outsider, member, facilitator, moderator } = of.people;
    for (const user of [pending.id, outsider.id, host.id, "nobody", "", "a\u0000b"])
      expect(await endOf(handOver(host, of.slug, { user, stays: false }))).toBe("invalid");
    for (const who of [pending, outsider, member, facilitator, moderator])
      expect(await endOf(handOver(who, of.slug, { user: who.id, stays: false }))).toBe("forbidden");
    expect((await groupFor(host, of.slug)).standing.membership?.role).toBe("host");
  });

  test("asks for a fresh proof, as roles and deleting do in a browser; a token never hands over", async () => {
    const of = await circle("public");
    const { host, member } = of.people;
    const { token } = await makeToken(host, { name: "t" });
    const program = await viewerOfToken(token);
    expect(await endOf(handOver(program, of.slug, { user: member.id, stays: true }))).toBe("forbidden");
    expect(await endOf(changeRole(program, of.slug, member.id, "facilitator"))).toBe("answered");
    const { authSessions } = schema;
    await write((tx) =>
      tx
        .update(authSessions)
        .set({ provedAt: new Date(Date.now() - 16 * 60_000) })
        .where(eq(authSessions.userId, host.id)),
    );
    expect(await endOf(handOver(host, of.slug, { user: member.id, stays: true }))).toBe("unproven");
    expect(await endOf(changeRole(host, of.slug, member.id, "moderator"))).toBe("unproven");
    expect(await endOf(deleteGroup(host, of.slug, of.slug))).toBe("unproven");
    expect(await endOf(changeRole(of.people.outsider, of.slug, member.id, "moderator"))).toBe("forbidden");
  });

  test("fifty hosts hand over to one another at once: there is always one", async () => {
    const of = await circle("private");
    const people = await Promise.all(Array.from({ length: 20 }, (_, n) => person(`Baton ${n} of ${of.slug}`)));
    await write((tx) =>
      tx.insert(schema.memberships).values(
        people.map(({ id }) => ({
          groupId: of.id,
          userId: id,
          role: "host" as const,
          state: "active" as const,
          joinedAt: new Date(),
        })),
      ),
    );
    await Promise.all(
      [of.people.host, ...people].map((each, at) =>
        endOf(handOver(each, of.slug, { user: people[(at + 1) % people.length]?.id ?? "", stays: false })),
      ),
    );
    const rows = await read().select().from(schema.memberships).where(eq(schema.memberships.groupId, of.id));
    expect(rows.filter(({ role, state }) => role === "host" && state === "active").length).toBeGreaterThanOrEqual(1);
  });
});

describe("a question to whoever asks to join", () => {
  test("is answered, shown to hosts, and forgotten once it is decided", async () => {
    const of = await circle("public");
    const { host, outsider, pending } = of.people;
    await changeGroup(host, of.slug, { joinQuestion: "What brings you here?" });
    expect(await endOf(joinGroup(outsider, of.slug))).toBe("invalid");
    expect(await endOf(joinGroup(outsider, of.slug, { answer: " " }))).toBe("invalid");
    expect(await endOf(joinGroup(outsider, of.slug, { answer: "x".repeat(1001) }))).toBe("invalid");
    expect(await endOf(joinGroup(outsider, of.slug, { answer: { a: 1 } }))).toBe("invalid");
    expect(await joinGroup(outsider, of.slug, { answer: "The\ntext." })).toEqual({ state: "pending" });
    const waiting = async () => (await membersOf(host, of.slug, all, "pending")).items;
    expect((await waiting()).find(({ user }) => user.id === outsider.id)?.answer).toBe("The\ntext.");
    for (const who of [of.people.member, of.people.moderator, of.people.facilitator, pending, outsider])
      expect(await endOf(membersOf(who, of.slug, all, "pending"))).toBe("forbidden");
    await letIn(host, of.slug, outsider.id);
    const [row] = await read().select().from(schema.memberships).where(eq(schema.memberships.userId, outsider.id));
    expect(row).toMatchObject({ state: "active", answer: "" });
  });

  test("nothing is kept where nothing was asked", async () => {
    const of = await circle("public");
    await joinGroup(of.people.outsider, of.slug, { answer: "Unasked." });
    const { items } = await membersOf(of.people.host, of.slug, all, "pending");
    expect(items.map(({ answer }) => answer)).toEqual(["", ""]);
  });
});
