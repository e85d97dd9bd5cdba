/** A guests' link is withdrawn, and with it the visits of those it let in, where that is wished. */
import { describe, expect, test } from "vitest";
import type { SignedIn } from "~/accounts/user";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { noticesFor } from "~/comments/inbox.server";
import { canRead } from "~/groups/group";
import { groupLog } from "~/groups/group-log.server";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import { acceptInvite, enterAsGuest, invitesOf, makeInvite } from "~/groups/invites.server";
import { joinGroup } from "~/groups/memberships.server";
import { onAnnouncement } from "~/live/announce.server";
import { cookieOf, endOf, nowhere } from "../accounts/people";
import { circle } from "./circle";

describe("withdrawing a link with the visits of its guests", () => {
  async function visited() {
    const of = await circle("private");
    await changeGroup(of.people.host, of.slug, { guests: "comment" });
    const [ends, stays] = [
      await makeInvite(of.people.host, of.slug, { grants: "comment" }),
      await makeInvite(of.people.facilitator, of.slug, { grants: "read" }),
    ];
    const enter = async (code: string, name: string) => {
      const { setCookie } = await enterAsGuest(code, { name }, nowhere);
      const viewer = await viewerOfCookie(cookieOf(setCookie));
      if (!viewer) throw new Error("not in");
      return viewer;
    };
    const visitors = [await enter(ends.code, `First ${of.slug}`), await enter(ends.code, `Second ${of.slug}`)] as const;
    const other = await enter(stays.code, "");
    await acceptInvite(of.people.outsider, ends.code);
    return { of, ends, stays, visitors, other };
  }
  const sees = (viewer: SignedIn, slug: string) => endOf(groupFor(viewer, slug));

  test("counts whom each link let in, and without the wish they stay", async () => {
    const { of, ends, stays, visitors } = await visited();
    const counts = new Map((await invitesOf(of.people.host, of.slug)).map(({ code, guests }) => [code, guests]));
    expect([counts.get(ends.code), counts.get(stays.code)]).toEqual([3, 1]);
    await revokeInvite(of.people.host, of.slug, ends.code);
    for (const viewer of [...visitors, of.people.outsider]) expect(await sees(viewer, of.slug)).toBe("answered");
  });

  test("ends theirs and nobody else's, with a line in the log; those with an account hear it and may come again", async () => {
    const { of, ends, stays, visitors, other } = await visited();
    const heard: unknown[] = [];
    const stop = onAnnouncement("access", (change) => heard.push(change));
    await revokeInvite(of.people.host, of.slug, ends.code, { endVisits: true });
    stop();
    for (const viewer of [...visitors, of.people.outsider]) expect(await sees(viewer, of.slug)).toBe("not-found");
    expect(await sees(other, of.slug)).toBe("answered");
    expect(await sees(of.people.member, of.slug)).toBe("answered");
    expect(heard).toEqual([{ groupId: of.id }]);
    const { items } = await groupLog(of.people.host, of.slug, { limit: 1, after: null });
    expect(items).toMatchObject([{ act: "invite.revoke", before: { link: ends.code.slice(-4), visits: 3 } }]);
    expect((await noticesFor(of.people.outsider, { limit: 5, after: null })).items).toMatchObject([
      { kind: "removed" },
    ]);
    expect(await acceptInvite(of.people.outsider, stays.code)).toMatchObject({ joined: true });
  });

  test("who came by it and is a member now, or asks to be, is no guest to be sent away", async () => {
    const { of, ends } = await visited();
    const { code } = await makeInvite(of.people.host, of.slug);
    await acceptInvite(of.people.outsider, code);
    await revokeInvite(of.people.host, of.slug, ends.code, { endVisits: true });
    expect((await groupFor(of.people.outsider, of.slug)).standing.membership).toEqual({
      role: "member",
      state: "active",
    });

    const again = await visited();
    await joinGroup(again.of.people.outsider, again.of.slug);
    await revokeInvite(again.of.people.host, again.of.slug, again.ends.code, { endVisits: true });
    const { standing } = await groupFor(again.of.people.outsider, again.of.slug);
    expect(standing.membership).toEqual({ role: "member", state: "pending" });
    expect(canRead(standing)).toBe(false);
  });

  test("is for hosts: who may withdraw links but remove nobody is refused, and nothing is done", async () => {
    const { of, ends, visitors } = await visited();
    for (const who of ["facilitator", "moderator", "member"] as const)
      expect(await endOf(revokeInvite(of.people[who], of.slug, ends.code, { endVisits: true }))).toBe("forbidden");
    expect(await sees(visitors[0], of.slug)).toBe("answered");
    expect((await invitesOf(of.people.host, of.slug)).map(({ code }) => code)).toContain(ends.code);
  });
});
