/** `SIGN_UP=invite`: an invite makes as many accounts as it has uses, whoever comes at once and by whatever way. */
import { like, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema } from "#db/db.server";
import { askToSignUp, confirmEmail } from "~/accounts/signing-up.server";
import { becoming } from "~/become.server";
import { inviteBy, invitesOf, makeInvite } from "~/groups/invites.server";
import { membersOf } from "~/groups/members.server";
import { revokeInvite } from "~/groups/invite-ends.server";
import * as signUp from "~/routes/sign-up";
import { answered, context, endOf, formRequest, nowhere } from "../accounts/people";
import { circle, type Circle } from "./circle";

const { mails, users } = schema;
const password = "umbrella stand in the hall";
let of: Circle;
let count = 0;
let run = "";

beforeEach(async () => {
  vi.stubEnv("LIMITS", "off");
  vi.stubEnv("SIGN_UP", "invite");
  of = await circle("private");
  run = `run${++count}x`;
});
afterEach(() => void vi.unstubAllEnvs());

const fresh = () => ({ name: `Invited ${++count} z`, email: `${run}${++count}@example.org`, password });
const made = async () => read().$count(users, like(users.email, `${run}%`));
const membersNow = async () => (await membersOf(of.people.host, of.slug, { limit: 100, after: null })).items.length;

async function ask(code: string, mailing: boolean, input = fresh()): Promise<string> {
  const { become, announced } = becoming();
  const how = { network: "local", mailing, to: `/i/${code}`, invite: code };
  const end = await endOf(askToSignUp(input, how, become));
  announced();
  return end;
}
async function confirm(secret: string): Promise<string> {
  const { become, announced } = becoming();
  const end = await endOf(confirmEmail(secret, "", nowhere, become));
  announced();
  return end;
}
async function secrets(): Promise<string[]> {
  const rows = await read()
    .select({ text: mails.text })
    .from(mails)
    .where(like(sql`lower(${mails.to})`, `${run}%`));
  return rows.map(({ text }) => /\/confirm\/([\w-]+)/.exec(text)?.[1] ?? "");
}

describe.each([1, 3])("an invite for %i", (uses) => {
  test("makes that many accounts of ten who sign up at once, and each is in the group", async () => {
    const before = await membersNow();
    const { code } = await makeInvite(of.people.host, of.slug, { uses });
    const ends = await Promise.all(Array.from({ length: 10 }, () => ask(code, false)));
    expect(ends.filter((end) => end === "answered")).toHaveLength(uses);
    expect(ends.filter((end) => end === "gone")).toHaveLength(10 - uses);
    expect(await made()).toBe(uses);
    expect(await membersNow()).toBe(before + uses);
    expect(await invitesOf(of.people.host, of.slug)).toEqual([]);
  });

  test("with mail, of ten links opened at once as many as it has uses; the others keep neither name nor address", async () => {
    const { code } = await makeInvite(of.people.host, of.slug, { uses });
    for (let n = 0; n < 10; n++) expect(await ask(code, true)).toBe("answered");
    expect(await made()).toBe(0);
    expect(await invitesOf(of.people.host, of.slug)).toMatchObject([{ uses: 0 }]);
    const sent = await secrets();
    expect(sent).toHaveLength(10);
    const ends = await Promise.all(sent.map(confirm));
    expect(ends.filter((end) => end === "answered")).toHaveLength(uses);
    expect(ends.filter((end) => end === "gone")).toHaveLength(10 - uses);
    expect(await made()).toBe(uses);
  });
});

test("an address that has an account uses nothing up", async () => {
  const { code } = await makeInvite(of.people.host, of.slug, { uses: 2 });
  const input = fresh();
  expect(await ask(code, false, input)).toBe("answered");
  expect(await ask(code, false, { ...fresh(), email: input.email })).toBe("answered");
  expect(await invitesOf(of.people.host, of.slug)).toMatchObject([{ uses: 1 }]);
});

test("withdrawn after the letter was sent it makes no account", async () => {
  const { code } = await makeInvite(of.people.host, of.slug, {});
  await ask(code, true);
  await revokeInvite(of.people.host, of.slug, code);
  const [secret = ""] = await secrets();
  expect(await confirm(secret)).toBe("gone");
  expect(await made()).toBe(0);
});

test("an account made with an invite needs somebody who counts it", async () => {
  const { code } = await makeInvite(of.people.host, of.slug, { uses: 1 });
  const how = { network: "local", mailing: false, to: "/", invite: code };
  await expect(askToSignUp(fresh(), how)).rejects.toThrow("nobody takes");
  expect(await made()).toBe(0);
});

test("the page makes one account by an invite for one, says so, and is closed to the next", async () => {
  const { code } = await makeInvite(of.people.host, of.slug, { uses: 1 });
  const to = `/i/${code}`;
  const page = (to: string) => ({ request: new Request(`http://localhost/sign-up?to=${to}`), params: {}, context });
  const post = (to: string) =>
    signUp.action({ request: formRequest("/sign-up", { ...fresh(), to }), params: {}, context });
  expect(await signUp.loader(page(to))).toMatchObject({ data: { to, closed: null }, init: { status: 200 } });
  expect(await signUp.loader(page("/"))).toMatchObject({ init: { status: 403 } });
  expect(answered(await post("/")).status).toBe(403);
  expect(answered(await post(to)).data).toMatchObject({ signedUp: { mailing: false, to } });
  // What the page around that answer is made of is no refusal.
  expect(await signUp.loader(page(to))).toMatchObject({ data: { to, closed: expect.any(String) as unknown } });
  expect(answered(await post(to)).status).toBe(403);
  expect(await made()).toBe(1);
  expect(await endOf(inviteBy(null, code))).toBe("gone");
});
