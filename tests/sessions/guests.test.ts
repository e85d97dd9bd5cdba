/** Guests of a session: the link that lets them in, where it leads, and what they may there. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import type { GuestsAllowed } from "~/groups/group";
import { mintId } from "~/mint";
import * as door from "~/routes/i.$code";
import * as page from "~/routes/s.$id.guests";
import { command } from "~/sessions/commanding.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { inviteGuests, sessionGuests, sessionOfLink } from "~/sessions/session-guests.server";
import { cancelSession } from "~/sessions/calling-off.server";
import { get, outcome, post } from "../comments/page-support";
import { circle, type Circle } from "../groups/circle";

process.env["LIMITS"] = "off";
let of: Circle;
let id: string;

const groupHas = (guests: GuestsAllowed) =>
  write((tx) => tx.update(schema.groups).set({ guests }).where(eq(schema.groups.id, of.id)));
const sessionHas = (guests: string) => changeSession(of.people.host, id, { guests });
const startsAt = () => new Date(Date.now() + 3_600_000).toISOString();

beforeAll(async () => void (of = await circle("private")));
beforeEach(async () => {
  await groupHas("comment");
  id =
    (await planSession(of.people.host, of.slug, { title: "An open evening", startsAt: startsAt() })).sessions[0]?.id ??
    "";
});

describe("a link for guests of a session", () => {
  test.each([
    ["listen", "comment", "read"],
    ["take-part", "comment", "comment"],
    ["take-part", "read", "read"],
  ] as const)("the session lets them %s, the group %s: it grants %s, for a day after the session", async (...of_) => {
    const [session, group, grants] = of_;
    await groupHas(group);
    await sessionHas(session);
    const invite = await inviteGuests(of.people.host, id);
    expect(invite).toMatchObject({ grants, maxUses: null });
    const days = (Date.parse(invite.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(1);
    expect(days).toBeLessThan(2.1);
    const { invites } = await sessionGuests(of.people.facilitator, id);
    expect(invites.map(({ code }) => code)).toContain(invite.code);
  });

  test("there is none where there are to be no guests", async () => {
    await sessionHas("none");
    await expect(inviteGuests(of.people.host, id)).rejects.toMatchObject({ kind: "conflict" });
    await sessionHas("listen");
    await groupHas("none");
    await expect(inviteGuests(of.people.host, id)).rejects.toMatchObject({ kind: "conflict" });
    expect(await sessionGuests(of.people.host, id)).toMatchObject({ grants: null });
  });

  test("nobody else makes one, and whoever is appointed sees why not", async () => {
    for (const who of ["member", "moderator"] as const) {
      await expect(inviteGuests(of.people[who], id)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(sessionGuests(of.people[who], id)).rejects.toMatchObject({ kind: "forbidden" });
    }
    for (const who of ["outsider", "pending"] as const)
      await expect(inviteGuests(of.people[who], id)).rejects.toMatchObject({ kind: "not-found" });
    await changeSession(of.people.host, id, { facilitators: [of.people.member.id] });
    expect(await sessionGuests(of.people.member, id)).toMatchObject({ mayInvite: false, grants: null, invites: [] });
    await expect(inviteGuests(of.people.member, id)).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("leads to where it is chosen what guests may, for those who may choose it", async () => {
    expect(await sessionGuests(of.people.facilitator, id)).toMatchObject({ mayChoose: true });
    await changeSession(of.people.host, id, { facilitators: [of.people.member.id] });
    expect(await sessionGuests(of.people.member, id)).toMatchObject({ mayChoose: false });
  });

  test("is made and shown on a page, to those who run it", async () => {
    const made = await outcome(page.action(post(`/s/${id}/guests`, {}, { as: of.people.host, params: { id } })));
    expect(made).toMatchObject({ status: 303, to: `/s/${id}/guests` });
    const { data } = await outcome(page.loader(get(`/s/${id}/guests`, { as: of.people.host, params: { id } })));
    const [link] = (data as { links: Array<{ address: string }> }).links;
    expect(link?.address).toMatch(new RegExp(`/i/[\\w-]+\\?session=${id}$`));
  });
});

describe("whoever comes by it", () => {
  const come = async (search: string, form: Record<string, string>) => {
    const { code } = await inviteGuests(of.people.host, id);
    const asked = post(`/i/${code}`, form, { params: { code } });
    return outcome(door.action({ ...asked, request: new Request(`${asked.request.url}${search}`, asked.request) }));
  };

  test("is led to the session, with a name where they take part", async () => {
    await sessionHas("take-part");
    expect(await come(`?session=${id}`, { name: "Vera, a guest" })).toMatchObject({ status: 303, to: `/s/${id}` });
    await sessionHas("listen");
    expect(await come(`?session=${id}`, {})).toMatchObject({ status: 303, to: `/s/${id}` });
  });

  test("to the group where the session has no guests any more: the session is not there for them", async () => {
    await sessionHas("listen");
    const { code } = await inviteGuests(of.people.host, id);
    await sessionHas("none");
    const asked = post(`/i/${code}?session=${id}`, {}, { params: { code } });
    expect(await outcome(door.action(asked))).toMatchObject({ status: 303, to: `/g/${of.slug}` });
    for (const grants of ["read", "comment"] as const)
      expect(await sessionOfLink({ slug: of.slug, grants }, id, "en")).toBeNull();
    expect(await sessionOfLink({ slug: of.slug, grants: "member" }, id, "en")).toMatchObject({ url: `/s/${id}` });
  });

  test("to the group where the session is over, called off, of another group, or no such thing", async () => {
    const byMember = { slug: of.slug, grants: "member" } as const;
    const other = await circle("private");
    const theirs = (await planSession(other.people.host, other.slug, { title: "Theirs", startsAt: startsAt() }))
      .sessions[0];
    for (const name of [theirs?.id ?? "", "no-such-session", "%00", "//evil.example", ""])
      expect(await come(`?session=${encodeURIComponent(name)}`, {})).toMatchObject({ to: `/g/${of.slug}` });
    expect(await sessionOfLink(byMember, theirs?.id ?? "", "en")).toBeNull();
    expect(await sessionOfLink(byMember, id, "en")).toMatchObject({ title: "An open evening", url: `/s/${id}` });
    await command(of.people.host, id, { ask: "start", id: mintId() });
    expect(await come(`?session=${id}`, {})).toMatchObject({ to: `/s/${id}` });
    await command(of.people.host, id, { ask: "end", id: mintId() });
    expect(await sessionOfLink(byMember, id, "en")).toBeNull();
    const off =
      (await planSession(of.people.host, of.slug, { title: "Off", startsAt: startsAt() })).sessions[0]?.id ?? "";
    await cancelSession(of.people.host, off);
    expect(await sessionOfLink(byMember, off, "en")).toBeNull();
  });
});
