/** A guest makes an account, takes the data along, or goes: words and place stay theirs, and no right is raised by it. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema } from "#db/db.server";
import { confirmEmail, askToSignUp } from "~/accounts/signing-up.server";
import { signIn } from "~/accounts/signing.server";
import { deleteGuest } from "~/accounts/guests.server";
import type { SignedIn } from "~/accounts/user";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { becoming } from "~/become.server";
import { changesSince } from "~/comments/changes.server";
import { settings } from "~/env.server";
import { eraseDueAccounts } from "~/front-door/erasures.server";
import { wayIn, type Joining, type Visibility } from "~/groups/group";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { acceptInvite, enterAsGuest, makeInvite } from "~/groups/invites.server";
import { joinGroup, leaveGroup, letIn, turnAway } from "~/groups/memberships.server";
import { onAnnouncement } from "~/live/announce.server";
import * as account from "~/routes/guest.account";
import * as gone from "~/routes/guest.delete";
import * as exported from "~/routes/guest.export";
import * as visit from "~/routes/guest._index";
import * as signUp from "~/routes/sign-up";
import { answered, context, cookieOf, endOf, formRequest, nowhere, person } from "../accounts/people";
import { makeText, say } from "../support/people";
import { circle, type Circle } from "./circle";

const { mails, users } = schema;
const password = "umbrella stand in the hall";
let of: Circle;
let textId: string;
let count = 0;

beforeEach(() => void vi.stubEnv("LIMITS", "off"));

async function visitor(visibility: Visibility, joining: Joining): Promise<SignedIn & { cookie: string }> {
  of = await circle(visibility, joining);
  textId = (await makeText(of.people.host, of.slug)).id;
  await changeGroup(of.people.host, of.slug, { guests: "comment" });
  const { code } = await makeInvite(of.people.host, of.slug, { grants: "comment" });
  const { setCookie } = await enterAsGuest(code, { name: `Wanda ${++count} k` }, nowhere);
  const viewer = await viewerOfCookie(cookieOf(setCookie));
  if (!viewer) throw new Error("the guest is not in");
  return { ...viewer, cookie: cookieOf(setCookie) };
}

const typed = (name: string) => ({ name, email: `wanda${++count}@example.org`, password });
async function become(guest: SignedIn, input: ReturnType<typeof typed>, mailing = false): Promise<void> {
  const { become, announced } = becoming();
  await askToSignUp(input, { network: "local", mailing, to: "/", guest: guest.id }, become);
  announced();
}
async function signedIn(email: string): Promise<SignedIn> {
  const { setCookie } = await signIn({ who: email, password }, nowhere);
  const viewer = await viewerOfCookie(cookieOf(setCookie));
  if (!viewer) throw new Error("not signed in");
  return viewer;
}
const rowOf = async (id: string) => (await read().select().from(users).where(eq(users.id, id)))[0];
async function secretTo(email: string): Promise<string> {
  const sent = await read().select().from(mails).where(eq(mails.to, email));
  return /\/confirm\/([\w-]+)/.exec(sent.at(-1)?.text ?? "")?.[1] ?? "";
}

describe("an account", () => {
  test.each([
    ["public", "open", undefined, "in"],
    ["unlisted", "open", undefined, "in"],
    ["private", "open", undefined, "in"],
    ["public", "request", "comment", "request"],
    ["private", "request", "comment", "request"],
    ["private", "invite", "comment", "guest"],
  ] as const)("in a %s group, joining %s: words and place kept, guest %s", async (visibility, joining, guest, way) => {
    const wanda = await visitor(visibility, joining);
    const comment = await say(wanda, textId, { body: "From outside." });
    const input = typed(wanda.name);
    await become(wanda, input);
    expect(await viewerOfCookie(wanda.cookie)).toBeNull();
    const now = await signedIn(input.email);
    expect(now).toMatchObject({ id: wanda.id, name: wanda.name });
    expect(now.isGuest).toBeUndefined();
    const { standing } = await groupFor(now, of.slug);
    expect(standing.membership).toEqual({ role: "member", state: "active", ...(guest ? { guest } : {}) });
    expect(wayIn(standing)).toBe(way);
    const { comments } = await changesSince(now, textId, 0);
    expect(comments).toMatchObject([{ id: comment.id, author: { id: wanda.id, name: wanda.name } }]);
    expect(comments[0]?.author).not.toHaveProperty("guest");
    // What they may ask for from now on, and could not before.
    if (joining === "request") expect(await joinGroup(now, of.slug)).toEqual({ state: "pending" });
    if (joining === "invite") {
      const { code } = await makeInvite(of.people.host, of.slug);
      expect(await acceptInvite(now, code)).toMatchObject({ joined: true });
    }
  });

  test("asks to join and stays the guest they were: while it waits, taken back, turned away; let in, a member", async () => {
    const wanda = await visitor("private", "request");
    const input = typed(wanda.name);
    await become(wanda, input);
    const now = await signedIn(input.email);
    const place = async () => (await groupFor(now, of.slug)).standing;
    const guest = { role: "member", state: "active", guest: "comment" };
    for (const end of [() => leaveGroup(now, of.slug), () => turnAway(of.people.host, of.slug, now.id)]) {
      expect(await joinGroup(now, of.slug)).toEqual({ state: "pending" });
      expect(wayIn(await place())).toBe("waiting");
      await say(now, textId, { body: "Still here." });
      await end();
      expect((await place()).membership).toEqual(guest);
      expect(wayIn(await place())).toBe("request");
      await say(now, textId, { body: "Here again." });
    }
    await joinGroup(now, of.slug);
    await letIn(of.people.host, of.slug, now.id);
    expect((await place()).membership).toEqual({ role: "member", state: "active" });
  });

  test("with mail: a guest until the link is opened, under a name of one's choice then, and signed out elsewhere", async () => {
    const wanda = await visitor("private", "open");
    const input = typed(`Wanda Renamed ${++count}`);
    await become(wanda, input, true);
    expect((await viewerOfCookie(wanda.cookie))?.isGuest).toBe(true);
    expect(await rowOf(wanda.id)).toMatchObject({ isGuest: true, name: wanda.name, email: "" });
    const heard: unknown[] = [];
    const stop = onAnnouncement("access", (change) => heard.push(change));
    const { become: also, announced } = becoming();
    const came = await confirmEmail(await secretTo(input.email), "", { ...nowhere, before: wanda }, also);
    announced();
    stop();
    expect(heard).toContainEqual({ userId: wanda.id });
    expect(await viewerOfCookie(wanda.cookie)).toBeNull();
    expect(await viewerOfCookie(cookieOf(came?.setCookie ?? ""))).toMatchObject({ id: wanda.id, name: input.name });
    const row = await rowOf(wanda.id);
    expect(row).toMatchObject({ isGuest: false, email: input.email, mailNotices: true });
    expect(row?.emailConfirmedAt).toBeInstanceOf(Date);
  });

  test("a guest who has gone meanwhile: the link makes an account of its own", async () => {
    const wanda = await visitor("private", "request");
    const input = typed(`Wanda Later ${++count}`);
    await become(wanda, input, true);
    await deleteGuest(wanda, "remove-words");
    await eraseDueAccounts();
    const { become: also } = becoming();
    const came = await confirmEmail(await secretTo(input.email), "", nowhere, also);
    expect(came?.user.id).not.toBe(wanda.id);
    expect(await rowOf(wanda.id)).toBeUndefined();
  });

  test("a known address: the same answer, the same signing out, and nobody becomes anybody", async () => {
    const known = typed(`Known ${++count} k`);
    await askToSignUp(known, { network: "local", mailing: false, to: "/" });
    const [one, other] = [await visitor("public", "open"), await visitor("public", "open")];
    const answers = [];
    for (const [guest, email] of [
      [one, known.email],
      [other, `fresh${++count}@example.org`],
    ] as const) {
      const request = formRequest("/guest/account", { name: guest.name, email, password, to: "/" }, guest.cookie);
      const answer = (await account.action({ request, params: {}, context })) as { signedUp: object };
      answers.push({ ...answer.signedUp, email: "" });
      expect(await viewerOfCookie(guest.cookie)).toBeNull();
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(await rowOf(one.id)).toMatchObject({ isGuest: true, email: "" });
    expect(await rowOf(other.id)).toMatchObject({ isGuest: false });
  });

  test("somebody else's name, a short password, no address: refused by field, and the guest stays", async () => {
    const wanda = await visitor("public", "open");
    const ask = (fields: Record<string, string>) =>
      account.action({ request: formRequest("/guest/account", fields, wanda.cookie), params: {}, context });
    const own = { name: wanda.name, email: "w@example.org", password };
    for (const [field, value] of [
      ["name", of.people.member.name],
      ["email", "nowhere"],
      ["password", "short"],
    ] as const)
      expect(Object.keys(answered(await ask({ ...own, [field]: value })).errors)).toEqual([field]);
    expect((await viewerOfCookie(wanda.cookie))?.isGuest).toBe(true);
  });

  test("only where signing up is open to them, and only for guests", async () => {
    const wanda = await visitor("private", "request");
    const ask = (cookie: string, to = "/") =>
      account.action({
        request: formRequest("/guest/account", { ...typed(`W ${++count} k`), to }, cookie),
        params: {},
        context,
      });
    const mia = await person(`Mia ${++count} k`);
    expect(answered(await ask(mia.cookie)).status).toBe(403);
    for (const signUp of ["closed", "invite"] as const) {
      Object.assign(settings(), { signUp });
      expect(answered(await ask(wanda.cookie)).status).toBe(403);
    }
    const { code } = await makeInvite(of.people.host, of.slug);
    expect(answered(await ask(wanda.cookie, `/i/${code}`)).status).toBe(200);
    expect((await rowOf(wanda.id))?.isGuest).toBe(false);
    Object.assign(settings(), { signUp: "open" });
  });
});

test("the ways to it: signing up leads a guest there, and those with an account elsewhere", async () => {
  const wanda = await visitor("public", "open");
  const mia = await person(`Mia ${++count} k`);
  const got = (path: string, cookie: string) => ({
    request: new Request(`http://localhost${path}`, { headers: { Cookie: cookie } }),
    params: {},
    context,
  });
  const led = async (run: Promise<unknown>) => answered(await run.catch((thrown: unknown) => thrown)).to;
  expect(await led(signUp.loader(got("/sign-up?to=/i/abc", wanda.cookie)))).toBe("/guest/account?to=%2Fi%2Fabc");
  expect(await visit.loader(got("/guest", wanda.cookie))).toEqual({ name: wanda.name, mayBecome: true });
  expect(await led(visit.loader(got("/guest", mia.cookie)))).toBe("/account");
  expect(await led(gone.loader(got("/guest/delete", mia.cookie)))).toBe("/account/delete");
  expect(await led(visit.loader(got("/guest", "")))).toBe("/sign-in?to=%2Fguest");
});

test("the data: their own words and place and nothing of others, never kept on the way", async () => {
  const wanda = await visitor("private", "request");
  await say(wanda, textId, { body: "Wanda's own words." });
  await say(of.people.member, textId, { body: "Somebody else's." });
  const request = new Request("http://localhost/guest/export", { headers: { Cookie: wanda.cookie } });
  const response = await exported.loader({ request, params: {}, context });
  expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  const said = await response.text();
  expect(JSON.parse(said)).toMatchObject({
    account: { name: wanda.name, email: "" },
    memberships: [{ group: { slug: of.slug }, role: "member" }],
    comments: [{ body: "Wanda's own words." }],
  });
  expect(said).not.toContain("Somebody else's.");
});

describe("going", () => {
  test.each([
    ["keep-words", { state: "visible", body: "Wanda's own words.", author: null }],
    ["remove-words", { state: "removed", body: "", author: null }],
  ] as const)("%s: at once, for good", async (how, left) => {
    const wanda = await visitor("private", "request");
    const comment = await say(wanda, textId, { body: "Wanda's own words." });
    const reply = await say(of.people.member, textId, { parentId: comment.id, body: "A reply." });
    const due: string[] = [];
    const stop = onAnnouncement("due", (job) => due.push(job));
    const request = formRequest("/guest/delete", { how }, wanda.cookie);
    expect(answered(await gone.action({ request, params: {}, context }))).toMatchObject({ status: 303, to: "/" });
    stop();
    expect(due).toContain("erasures");
    expect(await viewerOfCookie(wanda.cookie)).toBeNull();
    expect(await eraseDueAccounts()).toBe(1);
    expect(await rowOf(wanda.id)).toBeUndefined();
    const { comments } = await changesSince(of.people.member, textId, 0);
    expect(comments.find(({ id }) => id === comment.id)).toMatchObject(left);
    expect(comments.find(({ id }) => id === reply.id)).toMatchObject({ body: "A reply." });
    // The name is free again.
    const { code } = await makeInvite(of.people.host, of.slug, { grants: "comment" });
    await expect(enterAsGuest(code, { name: wanda.name }, nowhere)).resolves.toMatchObject({ slug: of.slug });
  });

  test("without a choice nothing happens; an account does not go this way", async () => {
    const wanda = await visitor("private", "request");
    expect(await endOf(deleteGuest(wanda, undefined))).toBe("invalid");
    expect(await endOf(deleteGuest(of.people.member, "keep-words"))).toBe("forbidden");
    expect((await viewerOfCookie(wanda.cookie))?.isGuest).toBe(true);
  });
});
