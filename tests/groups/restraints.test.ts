/** Who is muted reads; who is suspended or banned gets in by no door, and has their place again exactly as it was. */
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { removeMember, joinGroup, leaveGroup, letIn } from "~/groups/memberships.server";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { acceptInvite, inviteBy, makeInvite } from "~/groups/invites.server";
import { placeMember } from "~/groups/placing.server";
import { endRestraint, endRestraintsDue, restrain, restraintOf, standingFor } from "~/groups/restraints.server";
import type { Visibility } from "~/groups/group";
import { endOf, person } from "../accounts/people";
import { circle, type Circle } from "./circle";

const { memberships } = schema;
const soon = () => new Date(Date.now() + 3_600_000);
const before = () => new Date(Date.now() - 1000);

let of: Circle;
const open = async (visibility: Visibility = "private") => (of = await circle(visibility));
beforeEach(() => open());

const rowOf = async (userId: string) =>
  (
    await read()
      .select()
      .from(memberships)
      .where(and(eq(memberships.groupId, of.id), eq(memberships.userId, userId)))
  )[0];
const put = (who: { id: string }, kind: "mute" | "suspend" | "ban", until: Date | null) =>
  write((tx) => restrain(tx, of.id, who.id, kind, until));
const end = (who: { id: string }, kind: "mute" | "suspend" | "ban", was?: { until: string | null }) =>
  write((tx) => endRestraint(tx, of.id, who.id, kind, was));

describe("a place that is set aside", () => {
  test.each(["suspend", "ban"] as const)("by %s comes back with all that it had", async (kind) => {
    const { facilitator } = of.people;
    const wish = { mailNotices: false, joinedAt: new Date(1_700_000_000_123), answer: "I read slowly." };
    await write((tx) => tx.update(memberships).set(wish).where(eq(memberships.userId, facilitator.id)));
    const had = await rowOf(facilitator.id);
    expect(had).toMatchObject({ role: "facilitator", ...wish });
    expect(await put(facilitator, kind, soon())).toEqual({ until: null });
    expect(await rowOf(facilitator.id)).toBeUndefined();
    await end(facilitator, kind);
    expect(await rowOf(facilitator.id)).toEqual(had);
    expect(await restraintOf(read(), of.id, facilitator.id)).toBeNull();
  });

  test("of a guest comes back as a guest's, by the same link; a visit that was ended meanwhile does not", async () => {
    const { host, outsider } = of.people;
    await changeGroup(host, of.slug, { guests: "comment" });
    const { code } = await makeInvite(host, of.slug, { grants: "comment" });
    await acceptInvite(outsider, code);
    const had = await rowOf(outsider.id);
    expect(had).toMatchObject({ guest: "comment", invite: code });
    await put(outsider, "suspend", soon());
    await end(outsider, "suspend");
    expect(await rowOf(outsider.id)).toEqual(had);
    await put(outsider, "suspend", soon());
    await revokeInvite(host, of.slug, code, { endVisits: true });
    await end(outsider, "suspend");
    expect(await rowOf(outsider.id)).toBeUndefined();
  });

  test("comes back when the last of what keeps them outside ends, in whatever order", async () => {
    const { member } = of.people;
    const had = await rowOf(member.id);
    await put(member, "suspend", soon());
    await put(member, "ban", null);
    await put(member, "mute", soon());
    await end(member, "suspend");
    expect(await rowOf(member.id)).toBeUndefined();
    expect(await endOf(groupFor(member, of.slug))).toBe("not-found");
    await end(member, "ban");
    expect(await rowOf(member.id)).toEqual(had);
    expect((await groupFor(member, of.slug)).standing).toMatchObject({ isMuted: true, shutOut: null });
    await end(member, "mute");
    expect((await groupFor(member, of.slug)).standing.isMuted ?? false).toBe(false);
  });

  test("stays where it is when a longer suspension is undone for the one before", async () => {
    const { member } = of.people;
    const first = soon();
    await put(member, "suspend", first);
    const was = await put(member, "suspend", new Date(first.getTime() + 86_400_000));
    expect(was).toEqual({ until: first.toISOString() });
    await end(member, "suspend", was);
    expect(await rowOf(member.id)).toBeUndefined();
    expect((await restraintOf(read(), of.id, member.id))?.suspendedUntil).toEqual(first);
  });

  test("is the job's to give back once the time is over", async () => {
    const { member, moderator } = of.people;
    const had = await rowOf(member.id);
    await put(member, "suspend", before());
    await put(moderator, "suspend", soon());
    await put(of.people.facilitator, "mute", before());
    expect(await rowOf(member.id)).toBeUndefined();
    await endRestraintsDue();
    expect(await rowOf(member.id)).toEqual(had);
    expect(await rowOf(moderator.id)).toBeUndefined();
    expect(await restraintOf(read(), of.id, of.people.facilitator.id)).toBeNull();
  });
});

describe("who is suspended or banned", () => {
  test("reads a public group as a stranger does, and knows nothing of a private one", async () => {
    await open("public");
    const { member } = of.people;
    await put(member, "suspend", soon());
    const { standing } = await groupFor(member, of.slug);
    expect(standing).toMatchObject({ membership: null, shutOut: "suspended", isMuted: true });
    expect((await groupFor(null, of.slug)).standing.shutOut ?? null).toBeNull();
    await open("private");
    await put(of.people.member, "ban", null);
    expect(await endOf(groupFor(of.people.member, of.slug))).toBe("not-found");
    expect((await standingFor(of.people.member, of.slug))?.standing).toMatchObject({
      shutOut: "banned",
      held: { until: null, url: `/g/${of.slug}/standing` },
    });
    expect(await standingFor(of.people.outsider, of.slug)).toBeNull();
    expect(await standingFor(null, of.slug)).toBeNull();
  });

  test("comes in by no door: neither open, nor by a link, nor let in, nor by the operator's tool", async () => {
    of = await circle("public", "open");
    const { host, facilitator, member, outsider } = of.people;
    const { code } = await makeInvite(facilitator, of.slug);
    for (const who of [member, outsider]) {
      await put(who, who === member ? "suspend" : "ban", soon());
      expect(await endOf(joinGroup(who, of.slug))).toBe("forbidden");
      expect(await endOf(inviteBy(who, code))).toBe("forbidden");
      expect(await endOf(acceptInvite(who, code))).toBe("forbidden");
      expect(await endOf(letIn(host, of.slug, who.id))).toBe("conflict");
      expect(await endOf(placeMember(host, of.slug, who.id, "member"))).toBe("conflict");
      expect(await rowOf(who.id)).toBeUndefined();
    }
    const said = await joinGroup(member, of.slug).catch((thrown: Error) => thrown.message);
    expect(said).toContain(`/g/${of.slug}/standing`);
    expect(said).toMatch(/suspended from this group until \d+|until [A-Z]/);
  });

  test("brings nobody in by links they made, until they are back", async () => {
    const { facilitator } = of.people;
    const { code } = await makeInvite(facilitator, of.slug);
    const newcomer = await person("Nell of the links q");
    await put(facilitator, "suspend", soon());
    expect(await endOf(inviteBy(newcomer, code))).toBe("gone");
    expect(await endOf(acceptInvite(newcomer, code))).toBe("gone");
    await end(facilitator, "suspend");
    expect(await acceptInvite(newcomer, code)).toMatchObject({ joined: true });
  });

  test("is who they were when they come by a door right after the time, before the job", async () => {
    of = await circle("public", "open");
    const { moderator } = of.people;
    const had = await rowOf(moderator.id);
    await put(moderator, "suspend", before());
    expect(await joinGroup(moderator, of.slug)).toEqual({ state: "active" });
    expect(await rowOf(moderator.id)).toEqual(had);
  });

  test("can still be removed, and can leave; either way nothing comes back and the ban stays", async () => {
    of = await circle("public", "open");
    const { host, member, moderator } = of.people;
    await put(member, "suspend", soon());
    await leaveGroup(member, of.slug);
    await put(moderator, "suspend", soon());
    expect(await endOf(removeMember(of.people.facilitator, of.slug, moderator.id))).toBe("forbidden");
    await removeMember(host, of.slug, moderator.id);
    for (const who of [member, moderator]) {
      expect(await endOf(joinGroup(who, of.slug))).toBe("forbidden");
      await end(who, "suspend");
      expect(await rowOf(who.id)).toBeUndefined();
    }
    expect(await joinGroup(member, of.slug)).toEqual({ state: "active" });
    expect(await joinGroup(moderator, of.slug)).toEqual({ state: "pending" });
  });
});

test("leaving and coming back is no way out of being muted", async () => {
  of = await circle("public", "open");
  const { member } = of.people;
  await put(member, "mute", soon());
  await leaveGroup(member, of.slug);
  await joinGroup(member, of.slug);
  expect((await groupFor(member, of.slug)).standing).toMatchObject({ isMuted: true, shutOut: null });
});
