/** What doors say of who is muted, suspended or banned: to them, to those who look after it, and to nobody else. */
import { expect, test } from "vitest";
import { write } from "#db/db.server";
import { restrain } from "~/groups/restraints.server";
import * as api from "~/routes/api.v1.groups.$slug.members._index";
import * as page from "~/routes/g.$slug._index";
import * as join from "~/routes/g.$slug.join";
import * as members from "~/routes/g.$slug.members._index";
import { answered, context, endOf, formRequest } from "../accounts/people";
import { circle, type Circle } from "./circle";

const got = (path: string, cookie: string, slug: string) => ({
  request: new Request(`http://localhost${path}`, { headers: { Cookie: cookie } }),
  params: { slug },
  context,
});
const soon = () => new Date(Date.now() + 3_600_000);

async function held(): Promise<Circle> {
  const of = await circle("public", "open");
  await write((tx) => restrain(tx, of.id, of.people.member.id, "suspend", soon()));
  await write((tx) => restrain(tx, of.id, of.people.facilitator.id, "mute", soon()));
  return of;
}

test("the page of members shows them to moderators and hosts, filtered, and nothing of it to others", async () => {
  const of = await held();
  const { host, moderator, member, facilitator } = of.people;
  const list = async (cookie: string, query = "") =>
    (await members.loader(got(`/g/${of.slug}/members${query}`, cookie, of.slug))).restrained;
  for (const { cookie } of [host, moderator]) {
    expect((await list(cookie))?.items).toHaveLength(2);
    const only = await list(cookie, "?held=suspended");
    expect([only?.kind, only?.items.map(({ user }) => user.id)]).toEqual(["suspended", [member.id]]);
  }
  // A muted facilitator reads on, and sees no such list.
  expect(await list(facilitator.cookie)).toBeNull();
  expect(await endOf(members.loader(got(`/g/${of.slug}/members`, member.cookie, of.slug)))).not.toBe("answered");
});

test("the API gives the same list by `state`", async () => {
  const of = await held();
  const { host, member, facilitator, outsider } = of.people;
  const ask = async (cookie: string, state: string) => {
    const path = `/api/v1/groups/${of.slug}/members?state=${state}`;
    const answer = (await api.loader(got(path, cookie, of.slug))) as Response;
    return { status: answer.status, body: (await answer.json()) as { items?: Array<{ user: { id: string } }> } };
  };
  const ids = async (state: string) => (await ask(host.cookie, state)).body.items?.map(({ user }) => user.id).sort();
  expect(await ids("restrained")).toEqual([member.id, facilitator.id].sort());
  expect(await ids("muted")).toEqual([facilitator.id]);
  expect(await ids("banned")).toEqual([]);
  for (const { cookie } of [member, facilitator, outsider]) expect((await ask(cookie, "restrained")).status).toBe(403);
});

test("a suspended member sees the group as others do, why they are outside, and no way in", async () => {
  const of = await held();
  const { member, facilitator } = of.people;
  const theirs = await page.loader(got(`/g/${of.slug}`, member.cookie, of.slug));
  expect(theirs).toMatchObject({ way: "shut-out", role: null, people: [], may: { seeMembers: false, addText: false } });
  expect(theirs.held).toContain(`/g/${of.slug}/standing`);
  const posted = { request: formRequest(`/g/${of.slug}/join`, {}, member.cookie), params: { slug: of.slug }, context };
  expect(answered(await join.action(posted))).toMatchObject({ status: 403, to: null });
  const muted = await page.loader(got(`/g/${of.slug}`, facilitator.cookie, of.slug));
  expect(muted).toMatchObject({ way: "in", role: "facilitator", may: { read: true, addText: false, invite: false } });
  expect(muted.held).toMatch(/muted you in this group until/);
});
