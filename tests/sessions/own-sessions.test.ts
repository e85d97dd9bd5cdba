/** What runs and what comes, of all of one's groups: who finds what there, and where the short address leads. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { mintId } from "~/mint";
import { removeMember } from "~/groups/memberships.server";
import * as join from "~/routes/join._index";
import * as page from "~/routes/s._index";
import { cancelSession } from "~/sessions/calling-off.server";
import { command } from "~/sessions/commanding.server";
import { ownSessions, type OwnSession } from "~/sessions/own-sessions.server";
import { planSession } from "~/sessions/planning.server";
import { answerInvitation } from "~/sessions/rsvps.server";
import { get, outcome } from "../comments/page-support";
import { circle, type Circle, type Who } from "../groups/circle";

let one: Circle;
let other: Circle;
let id: string;

const planned = async (of: Circle, title: string, hours: number) => {
  const startsAt = new Date(Date.now() + hours * 3_600_000).toISOString();
  return (await planSession(of.people.host, of.slug, { title, startsAt })).sessions[0]?.id ?? "";
};
const begin = (of: Circle, session: string) => command(of.people.host, session, { ask: "start", id: mintId() });
const end = (of: Circle, session: string) => command(of.people.host, session, { ask: "end", id: mintId() });
const seen = async (as: Circle, who: Who) =>
  (await ownSessions(as.as(who), { language: "en", limit: 20 })).map(({ title }) => title);
const joined = async (as: Circle, who: keyof Circle["people"] | null) =>
  (await outcome(join.loader(get("/join", { as: who && as.people[who], params: {} })))).to;

beforeAll(async () => void ([one, other] = await Promise.all([circle("private"), circle("public")])));
beforeEach(async () => void (id = await planned(one, `Evening ${mintId().slice(-8)}`, 5)));

test("members find theirs soonest first, what runs before it, with what they have said", async () => {
  const later = await planned(one, "Later", 50);
  const off = await planned(one, "Called off", 3);
  await cancelSession(one.people.host, off);
  await answerInvitation(one.people.member, id, { answer: "maybe" });
  await begin(one, later);
  const sessions = await ownSessions(one.people.member, { language: "en", limit: 20 });
  expect(sessions.map((session) => session.id)).toEqual([later, id]);
  expect(sessions.map(({ answer, state, group }) => [answer, state, group.slug])).toEqual([
    [null, "live", one.slug],
    ["maybe", "planned", one.slug],
  ]);
  await end(one, later);
  expect(await seen(one, "member")).not.toContain("Later");
  await cancelSession(one.people.host, id);
});

test("nobody else does, in a public group neither", async () => {
  const open = await planned(other, "Of a public group", 4);
  for (const who of ["outsider", "pending", "stranger"] as const) {
    expect(await seen(one, who)).toEqual([]);
    expect(await seen(other, who)).toEqual([]);
  }
  const left = other.people.moderator;
  expect(await seen(other, "moderator")).toEqual(["Of a public group"]);
  await removeMember(other.people.host, other.slug, left.id);
  expect(await seen(other, "moderator")).toEqual([]);
  await begin(other, open);
  expect(await joined(other, "moderator")).toBe("/s");
  await end(other, open);
});

test("the short address leads to the one that runs, and to the list where there is none or more than one", async () => {
  expect(await joined(one, "member")).toBe("/s");
  await begin(one, id);
  expect(await joined(one, "member")).toBe(`/s/${id}`);
  expect(await joined(one, "outsider")).toBe("/s");
  expect(await joined(one, null)).toMatch(/^\/sign-in\?to=%2Fjoin/);
  const second = await planned(one, "At the same time", 1);
  await begin(one, second);
  expect(await joined(one, "member")).toBe("/s");
  await Promise.all([end(one, id), end(one, second)]);
});

test("the page is for whoever is signed in", async () => {
  const { data } = await outcome(page.loader(get("/s", { as: one.people.member, params: {} })));
  expect((data as { sessions: OwnSession[] }).sessions.map((session) => session.id)).toContain(id);
  expect((await outcome(page.loader(get("/s", { params: {} })))).to).toMatch(/^\/sign-in/);
});
