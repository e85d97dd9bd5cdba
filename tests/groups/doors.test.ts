import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createGroup, groupFor } from "~/groups/groups.server";
import { isWithoutPeople, makeInvite } from "~/groups/invites.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import * as home from "~/routes/_index";
import * as page from "~/routes/g.$slug._index";
import * as remove from "~/routes/g.$slug.delete";
import * as join from "~/routes/g.$slug.join";
import * as leave from "~/routes/g.$slug.leave";
import * as members from "~/routes/g.$slug.members._index";
import * as role from "~/routes/g.$slug.members.$user._index";
import * as letIn from "~/routes/g.$slug.members.$user.let-in";
import * as removal from "~/routes/g.$slug.members.$user.remove";
import * as settings from "~/routes/g.$slug.settings";
import * as invites from "~/routes/g.$slug.invites._index";
import { zoneHere } from "~/groups/place-and-time";
import * as newGroup from "~/routes/groups.new";
import * as invited from "~/routes/i.$code";
import { answered, context, endOf, formRequest, person } from "../accounts/people";
import { circle } from "./circle";

beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => void vi.unstubAllEnvs());

type Params = Record<string, string>;
const got = (path: string, cookie = "", params: Params = {}) => ({
  request: new Request(`http://localhost${path}`, { headers: { Cookie: cookie } }),
  params,
  context,
});
const posted = (path: string, fields: Record<string, string>, cookie = "", params: Params = {}) => ({
  request: formRequest(path, fields, cookie),
  params,
  context,
});

test.each([
  ["what the browser says", "Europe/Vienna", "Europe/Vienna"],
  ["where it says nothing, what the server supposes", "", zoneHere()],
  ["where it says what nobody here knows, the same", "Mars/Olympus", zoneHere()],
])("the time zone of a new group is %s", async (what, timeZone, zone) => {
  const ana = await person(`Zone ${what.slice(-12).replace(",", "")} q`);
  const name = `Zone of ${what.slice(-12)}`;
  const { to } = answered(await newGroup.action(posted("/groups/new", { name, timeZone }, ana.cookie)));
  expect((await groupFor(ana, to?.slice(3) ?? "")).group.timeZone).toBe(zone);
});

test("a group in one page: made with a form, found at its address, by its host", async () => {
  const ana = await person("Makes Pages");
  expect(await endOf(newGroup.loader(got("/groups/new")))).toBe("redirect 302");
  expect(await newGroup.loader(got("/groups/new", ana.cookie))).toEqual({ zone: zoneHere() });
  const bad = answered(
    await newGroup.action(
      posted(
        "/groups/new",
        { name: "", description: "kept\r\nwords", visibility: "public", joining: "open" },
        ana.cookie,
      ),
    ),
  );
  expect([bad.status, Object.keys(bad.errors)]).toEqual([422, ["name"]]);
  expect(bad.data).toMatchObject({ values: { visibility: "public", joining: "open" } });
  const made = answered(
    await newGroup.action(
      posted(
        "/groups/new",
        { name: "Made By Form", slug: "", description: "", visibility: "private", joining: "request" },
        ana.cookie,
      ),
    ),
  );
  expect([made.status, made.to]).toEqual([303, "/g/made-by-form"]);
  const shown = await page.loader(got("/g/made-by-form", ana.cookie, { slug: "made-by-form" }));
  expect(shown).toMatchObject({
    role: "host",
    way: "in",
    may: { read: true, addText: true, invite: true, change: true, seeMembers: true },
    people: [{ user: { id: ana.id } }],
  });
});

test("a private group's page: its door for who waits, nothing for others, and not a word of it at home", async () => {
  const of = await circle("private");
  const params = { slug: of.slug };
  for (const cookie of ["", of.people.outsider.cookie])
    expect(await endOf(page.loader(got(`/g/${of.slug}`, cookie, params)))).toBe("not-found");
  const waits = await page.loader(got(`/g/${of.slug}`, of.people.pending.cookie, params));
  expect(waits).toMatchObject({
    way: "waiting",
    may: { read: false, seeMembers: false },
    texts: [],
    news: [],
    questions: [],
    people: [],
    pending: 0,
  });
  expect(JSON.stringify(await home.loader(got("/", of.people.outsider.cookie)))).not.toContain(of.slug);
  expect(JSON.stringify(await home.loader(got("/")))).not.toContain(of.slug);
  const mine = await home.loader(got("/", of.people.pending.cookie));
  expect(mine.mine?.find((group) => group.slug === of.slug)?.fresh).toBeNull();
});

test("a public group's page names no members to those outside", async () => {
  const of = await circle("public");
  const outside = JSON.stringify(await page.loader(got(`/g/${of.slug}`, of.people.outsider.cookie, { slug: of.slug })));
  for (const { id, name } of [of.people.host, of.people.member]) {
    expect(outside).not.toContain(id);
    expect(outside).not.toContain(name);
  }
  expect(await endOf(members.loader(got(`/g/${of.slug}/members`, of.people.outsider.cookie, { slug: of.slug })))).toBe(
    "forbidden",
  );
  expect(await endOf(members.loader(got(`/g/${of.slug}/members`, "", { slug: of.slug })))).toBe("redirect 302");
});

test("joining, asking, letting in, a role, leaving: each a form to its own address", async () => {
  const of = await circle("public", "open");
  const { host, outsider } = of.people;
  const params = { slug: of.slug };
  expect(answered(await join.action(posted(`/g/${of.slug}/join`, {}, outsider.cookie, params))).to).toBe(
    `/g/${of.slug}`,
  );
  const there = { ...params, user: outsider.id };
  expect(answered(await role.action(posted("/x", { role: "moderator" }, host.cookie, there))).to).toBe(
    `/g/${of.slug}/members`,
  );
  expect((await groupFor(outsider, of.slug)).standing.membership?.role).toBe("moderator");
  expect(
    answered(await letIn.action(posted("/x", {}, host.cookie, { ...params, user: of.people.pending.id }))).status,
  ).toBe(303);
  expect(await endOf(role.action(posted("/x", { role: "host" }, outsider.cookie, there)))).toBe("forbidden");
  // The last host hears why not where they are, beside the way to hand over.
  const lastHost = `/g/${of.slug}/members?last-host`;
  expect(answered(await leave.action(posted("/x", {}, host.cookie, params))).to).toBe(lastHost);
  const self = { ...params, user: host.id };
  expect(answered(await role.action(posted("/x", { role: "member" }, host.cookie, self))).to).toBe(lastHost);
  expect(answered(await removal.action(posted("/x", {}, host.cookie, self))).to).toBe(lastHost);
  expect(await members.loader(got(lastHost, host.cookie, params))).toMatchObject({ said: "last-host" });
  expect(await members.loader(got(lastHost, outsider.cookie, params))).toMatchObject({ said: null });
  expect(answered(await leave.action(posted("/x", {}, outsider.cookie, params))).to).toBe("/");
  expect(await endOf(join.action(posted("/x", {}, "", params)))).toBe("redirect 302");
});

test("removing somebody is asked first, with the open links, and undone on the page of members", async () => {
  const of = await circle("private");
  const { host, member, outsider } = of.people;
  const [params, there] = [{ slug: of.slug }, { slug: of.slug, user: member.id }];
  await invites.action(posted("/x", { days: "3" }, host.cookie, params));
  expect(await removal.loader(got("/x", host.cookie, there))).toMatchObject({
    member: { user: { id: member.id, name: member.name } },
    openLinks: 1,
  });
  expect(await endOf(removal.loader(got("/x", member.cookie, there)))).toBe("forbidden");
  expect(await endOf(removal.loader(got("/x", outsider.cookie, there)))).toBe("not-found");
  const gone = answered(await removal.action(posted("/x", { links: "close" }, host.cookie, there)));
  expect(gone.to).toBe(`/g/${of.slug}/members?removed`);
  expect(await invites.loader(got("/x", host.cookie, params))).toMatchObject({ invites: [] });
  expect(await members.loader(got("/x?removed", host.cookie, params))).toMatchObject({
    said: "removed",
    removed: [{ user: { id: member.id } }],
  });
  expect(await members.loader(got("/x?removed", of.people.moderator.cookie, params))).toMatchObject({
    said: null,
    removed: [],
  });
  expect(answered(await letIn.action(posted("/x", {}, host.cookie, there))).status).toBe(303);
  expect((await groupFor(member, of.slug)).standing.membership).toEqual({ role: "member", state: "active" });
});

test("showing a private group to others is asked first, and done with the answer", async () => {
  const of = await circle("private", "invite");
  const { host, facilitator } = of.people;
  const params = { slug: of.slug };
  const values = { name: "Opened", visibility: "public", joining: "invite" };
  const asked = answered(await settings.action(posted("/x", values, host.cookie, params)));
  expect(asked).toMatchObject({ status: 200, to: null, data: { opening: { from: "private", to: "public", values } } });
  expect((await groupFor(host, of.slug)).group).toMatchObject({ visibility: "private" });
  // The answer to one question is none to another.
  const other = answered(await settings.action(posted("/x", { ...values, opens: "unlisted" }, host.cookie, params)));
  expect(other.data).toMatchObject({ opening: { to: "public" } });
  expect(
    answered(await settings.action(posted("/x", { ...values, opens: "public" }, facilitator.cookie, params))).status,
  ).toBe(403);
  expect(answered(await settings.action(posted("/x", values, facilitator.cookie, params))).status).toBe(403);
  const done = answered(await settings.action(posted("/x", { ...values, opens: "public" }, host.cookie, params)));
  expect(done.to).toBe(`/g/${of.slug}/settings?saved`);
  expect((await groupFor(null, of.slug)).group).toMatchObject({ name: "Opened", visibility: "public" });
  // To close it needs no answer.
  const closed = { ...values, visibility: "private" };
  expect(answered(await settings.action(posted("/x", closed, host.cookie, params))).to).toBe(done.to);
});

test("settings and deletion are the host's", async () => {
  const of = await circle("public");
  const params = { slug: of.slug };
  expect(await endOf(settings.loader(got("/x", of.people.facilitator.cookie, params)))).toBe("forbidden");
  expect(
    answered(
      await settings.action(
        posted(
          "/x",
          { name: "New name", description: "", visibility: "unlisted", joining: "invite" },
          of.people.facilitator.cookie,
          params,
        ),
      ),
    ).status,
  ).toBe(403);
  expect(
    answered(
      await settings.action(
        posted(
          "/x",
          { name: "New name", description: "", visibility: "unlisted", joining: "invite" },
          of.people.host.cookie,
          params,
        ),
      ),
    ).to,
  ).toBe(`/g/${of.slug}/settings?saved`);
  expect(await settings.loader(got("/x?saved", of.people.host.cookie, params))).toMatchObject({
    saved: true,
    group: { name: "New name", visibility: "unlisted" },
  });
  expect(answered(await remove.action(posted("/x", { confirm: "no" }, of.people.host.cookie, params))).status).toBe(
    422,
  );
  expect(answered(await remove.action(posted("/x", { confirm: of.slug }, of.people.host.cookie, params))).to).toBe("/");
});

test("an invite by link: the page shows the name, keeps the way back, lets in with a button", async () => {
  const of = await circle("private");
  const made = answered(
    await invites.action(posted("/x", { days: "3", uses: "1" }, of.people.facilitator.cookie, { slug: of.slug })),
  );
  // Answered with another address, so that a reload makes no second one; the link is there to be seen.
  expect([made.status, made.to]).toEqual([303, expect.stringMatching(/^\/g\/circle-\d+\/invites\?made=[\w-]{4}$/)]);
  const list = await invites.loader(got(made.to ?? "", of.people.facilitator.cookie, { slug: of.slug }));
  const code = list.invites[0]?.code ?? "";
  expect([list.invites.length, list.made, list.mayEnd]).toEqual([1, code.slice(-4), false]);
  const params = { code };
  for (let n = 0; n < 3; n++)
    expect((await invited.loader(got(`/i/${code}`, "", params))).offer.group.name).toMatch(/^Circle/);
  expect(await endOf(invited.action(posted(`/i/${code}`, {}, "", params)))).toBe("redirect 302");
  expect(answered(await invited.action(posted(`/i/${code}`, {}, of.people.outsider.cookie, params))).to).toBe(
    `/g/${of.slug}`,
  );
  const late = await person(`Late ${of.slug} x`);
  expect(answered(await invited.action(posted(`/i/${code}`, {}, late.cookie, params))).status).toBe(410);
  expect(await endOf(invited.loader(got(`/i/${code}`, late.cookie, params)))).toBe("gone");
  expect(await endOf(invites.loader(got("/x", of.people.member.cookie, { slug: of.slug })))).toBe("forbidden");
});

test("first steps: the invite is done once a link stands, and a first text leads to it", async () => {
  const host = await person(`Hostess of steps q`);
  const { group } = await createGroup(host, { name: "Fresh steps" });
  const params = { slug: group.slug };
  const seen = () => page.loader(got("/x", host.cookie, params));
  expect(await seen()).toMatchObject({ invited: false, added: null });
  expect(await isWithoutPeople(host, group.slug)).toBe(true);
  const { code } = await makeInvite(host, group.slug);
  expect(await seen()).toMatchObject({ invited: true });
  expect(await isWithoutPeople(host, group.slug)).toBe(false);
  await revokeInvite(host, group.slug, code);
  expect(await seen()).toMatchObject({ invited: false });
  const of = await circle("public");
  expect(await isWithoutPeople(of.people.host, of.slug)).toBe(false);
  expect(await isWithoutPeople(null, of.slug)).toBe(false);
});
