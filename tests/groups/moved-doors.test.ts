/** What browsers and programs are answered at an address a group had before, and what a guest's browser may ask for. */
import { beforeEach, expect, test } from "vitest";
import { makeToken } from "~/accounts/tokens.server";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { makeInvite } from "~/groups/invites.server";
import * as account from "~/routes/account._index";
import * as guestsLink from "~/routes/i.$code";
import * as leave from "~/routes/g.$slug.leave";
import * as members from "~/routes/g.$slug.members._index";
import * as settings from "~/routes/g.$slug.settings";
import { answered, cookieOf, formRequest } from "../accounts/people";
import { call } from "../api/client";
import { circle, type Circle } from "./circle";

let of: Circle;
let old: string;

beforeEach(async () => {
  of = await circle("private");
  old = of.slug;
  of.slug = (await changeGroup(of.people.host, old, { slug: `${old}-moved` })).slug;
});

const asks = (path: string, cookie: string, params: Record<string, string>) => ({
  request: new Request(`http://localhost${path}`, { headers: { Cookie: cookie } }),
  params,
  context: {} as never,
});
/** What a loader answered or threw: its status, and where it leads. */
async function outcome(run: Promise<unknown>): Promise<{ status: number; to: string | null }> {
  const answer = await run.catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location") };
  return { status: (answer as { init?: ResponseInit }).init?.status ?? 200, to: null };
}

test("a page leads on, with its query, for those who may know of the group", async () => {
  const page = (cookie: string) => outcome(members.loader(asks(`/g/${old}/members?after=1`, cookie, { slug: old })));
  expect(await page(of.people.member.cookie)).toEqual({ status: 301, to: `/g/${of.slug}/members?after=1` });
  expect((await page(of.people.outsider.cookie)).status).toBe(404);
  expect((await page("")).status).toBe(404);
});

test("a form that stood on a page from before is done all the same", async () => {
  const request = formRequest(`/g/${old}/settings`, { description: "Kept." }, of.people.host.cookie);
  const { status, to } = answered(await settings.action({ request, params: { slug: old }, context: {} as never }));
  expect({ status, to }).toEqual({ status: 303, to: `/g/${of.slug}/settings?saved` });
  expect((await groupFor(of.people.host, of.slug)).group.description).toBe("Kept.");
});

test("a program is told 308, whatever the method; one that may not know of it 404", async () => {
  const [{ token }, other] = [
    await makeToken(of.people.host, { name: "t" }),
    await makeToken(of.people.outsider, { name: "t" }),
  ];
  for (const [method, body] of [
    ["GET", undefined],
    ["PATCH", { name: "Other" }],
  ] as const) {
    const answer = await call(method, `/groups/${old}`, { token, body });
    expect(answer.status).toBe(308);
    expect(answer.headers.get("Location")).toBe(`/api/v1/groups/${of.slug}`);
    expect((await call(method, `/groups/${old}`, { token: other.token, body })).status).toBe(404);
  }
  expect((await groupFor(of.people.host, of.slug)).group.name).not.toBe("Other");
});

test("a guest comes in by a form, sees no account pages, and is forgotten when leaving", async () => {
  await changeGroup(of.people.host, of.slug, { guests: "comment" });
  const { code } = await makeInvite(of.people.host, of.slug, { grants: "comment" });
  const enter = async (fields: Record<string, string>) =>
    answered(
      await guestsLink.action({ request: formRequest(`/i/${code}`, fields), params: { code }, context: {} as never }),
    );
  expect((await enter({})).errors["name"]).toBeTruthy();
  const came = await enter({ name: `Vera of ${old} w`, role: "host", grants: "member", isOperator: "1", groupId: "x" });
  expect(came).toMatchObject({ status: 303, to: `/g/${of.slug}` });
  const cookie = cookieOf(came.setCookie);
  expect((await outcome(account.loader(asks("/account", cookie, {})))).status).toBe(403);
  const request = formRequest(`/g/${of.slug}/leave`, {}, cookie);
  const left = answered(await leave.action({ request, params: { slug: of.slug }, context: {} as never }));
  expect(left).toMatchObject({ status: 303, to: "/" });
  expect(left.setCookie).toMatch(/Max-Age=0/);
});

test("a stranger at a member's link is sent to sign in", async () => {
  const { code } = await makeInvite(of.people.host, of.slug);
  const request = formRequest(`/i/${code}`, { name: "Sly", grants: "read" });
  const answer = await outcome(guestsLink.action({ request, params: { code }, context: {} as never }));
  expect(answer.status).toBe(302);
  expect(answer.to).toMatch(/^\/sign-in/);
});
