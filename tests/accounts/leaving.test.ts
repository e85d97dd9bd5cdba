/** Taking one's data along, and deleting one's account (bar D15). */
import fs from "node:fs";
import path from "node:path";
import { eq, getTableName, is, Table } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { askDeletion, grace, keepAccount, keepOffer } from "~/accounts/leaving.server";
import { askReset, resetPassword } from "~/accounts/resetting.server";
import { signIn } from "~/accounts/signing.server";
import { makeToken } from "~/accounts/tokens.server";
import type { SignedIn } from "~/accounts/user";
import { signUp } from "~/accounts/users.server";
import { viewerOfCookie, viewerOfToken } from "~/accounts/viewer.server";
import type { CommentView } from "~/comments/comment";
import { editComment, react, removeComment } from "~/comments/comments.server";
import { exportFor } from "~/export.server";
import { sendMails } from "~/mail/sending.server";
import { eraseDueAccounts } from "~/front-door/erasures.server";
import { myGroupsLedAlone, requireLeadsNoneAlone } from "~/groups/person.server";
import { onAnnouncement } from "~/live/announce.server";
import { addMember, block, makeGroup, makeText, makeUser, say } from "../support/people";
import { secretTo } from "./letters";
import { cookieOf, endOf, nowhere } from "./people";

const { comments, externalIdentities, memberships, oneTimeLinks, passkeys, secondFactors, users } = schema;
const password = "a clock on the wall";

let made = 0;
async function member(name = `Leaver ${++made} q`) {
  const email = `leaver${++made}@example.org`;
  const { id } = await signUp({ name, email, password });
  const cookie = cookieOf((await signIn({ who: email, password }, nowhere)).setCookie);
  const viewer = (await viewerOfCookie(cookie)) as SignedIn;
  return { id, name, email, cookie, viewer };
}

const ask = (viewer: SignedIn, how: string) => askDeletion(viewer, how, requireLeadsNoneAlone);

/** A thread of which every second comment is the leaver's. */
async function talk(leaver: SignedIn, words: string) {
  const host = await makeUser();
  const slug = await makeGroup(host, "private");
  await addMember(slug, leaver);
  const text = await makeText(host, slug);
  const first = await say(leaver, text.id, { anchor: { block: block(text, 1) }, body: `${words} first` });
  const reply = await say(host, text.id, { parentId: first.id, body: "A reply of somebody else" });
  const second = await say(leaver, text.id, { parentId: reply.id, body: `${words} second` });
  await editComment(leaver, second.id, { body: `${words} second, mended`, version: 1 });
  const gone = await say(leaver, text.id, { anchor: {}, body: `${words} deleted a moment ago` });
  await removeComment(leaver, gone.id);
  await react(leaver, reply.id, "agree", true);
  return { host, slug, text, first, reply, second };
}

const rowOf = async (id: string) => (await read().select().from(comments).where(eq(comments.id, id)))[0];

/** Whether a word stands anywhere: in every table, and on SQLite in the bytes of the file and its log. */
async function standsAnywhere(word: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of Object.values(schema)) {
    if (!is(table, Table)) continue;
    const rows = await read()
      .select()
      .from(table as typeof users);
    if (JSON.stringify(rows).includes(word)) found.push(getTableName(table));
  }
  if (process.env["DATABASE_URL"]) return found;
  const folder = process.env["DATA_DIR"] ?? "";
  for (const file of fs.readdirSync(folder).filter((name) => name.startsWith("lectern.db")))
    if (fs.readFileSync(path.join(folder, file)).includes(word)) found.push(file);
  return found;
}

beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test("asking ends everything at once; signing in offers to keep the account, and the button keeps it", async () => {
  const { id, viewer, cookie, email } = await member();
  const { token } = await makeToken(viewer, { name: "program" });
  await ask(viewer, "keep-words");
  expect(await viewerOfCookie(cookie)).toBeNull();
  expect(await endOf(viewerOfToken(token))).toBe("signed-out");
  const came = await signIn({ who: email, password }, { ...nowhere, to: "/g/x" });
  expect(came.next).toBe("/sign-in/keep");
  expect(await viewerOfCookie(cookieOf(came.setCookie))).toBeNull();
  const step = cookieOf(came.setCookie);
  expect(await keepOffer(step)).toMatchObject({ deleteAt: expect.any(String) });
  expect(await keepOffer("lectern-keep=planted-by-somebody")).toBeNull();
  const kept = await keepAccount(step, nowhere);
  expect(kept.next).toBe("/g/x");
  expect(await viewerOfCookie(cookieOf(kept.setCookie))).toMatchObject({ id });
  expect(await viewerOfToken(token)).toMatchObject({ id });
  expect(await endOf(keepAccount(step, nowhere))).toBe("gone");
  expect(await eraseDueAccounts(Date.now() + 2 * grace)).toBe(0);
});

test("letters that lie in the outbox go with whom they are to, and no others", async () => {
  const [{ viewer, email }, other] = [await member(), await member()];
  await ask(viewer, "keep-words");
  await askReset(other.email, "local");
  await sendMails();
  const outbox = path.join(process.env["DATA_DIR"] ?? "", "outbox");
  const said = () =>
    fs
      .readdirSync(outbox)
      .map((name) => fs.readFileSync(path.join(outbox, name), "utf8"))
      .join();
  expect(said()).toContain(email);
  await eraseDueAccounts(Date.now() + grace + 1000);
  expect(said()).not.toContain(email);
  expect(said()).toContain(other.email);
});

test("nothing is erased before the day is over", async () => {
  const { id, viewer } = await member();
  await ask(viewer, "remove-words");
  expect(await eraseDueAccounts(Date.now() + grace - 1000)).toBe(0);
  expect(await read().$count(users, eq(users.id, id))).toBe(1);
  expect(await eraseDueAccounts(Date.now() + grace + 1000)).toBe(1);
  expect(await read().$count(users, eq(users.id, id))).toBe(0);
});

test("keep: the words stay under nobody's name, in order, and screens hear of it", async () => {
  const { viewer, name, email } = await member("Zyxomma Keeps");
  const { text, first, reply, second, host } = await talk(viewer, "Kept words");
  await ask(viewer, "keep-words");
  const heard: CommentView[] = [];
  const stop = onAnnouncement("comment", (view) => heard.push(view));
  await eraseDueAccounts(Date.now() + grace + 1000);
  stop();
  expect(await rowOf(first.id)).toMatchObject({ authorId: null, body: "Kept words first", state: "visible" });
  expect(await rowOf(second.id)).toMatchObject({ authorId: null, body: "Kept words second, mended" });
  expect(await rowOf(reply.id)).toMatchObject({ authorId: host.id, replyCount: 1 });
  const views = heard.filter((view) => view.textId === text.id);
  expect(views.every((view) => view.author === null)).toBe(true);
  expect(views.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
  const seqs = heard.map(({ seq }) => seq);
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(await standsAnywhere(name)).toEqual([]);
  expect(await standsAnywhere(email)).toEqual([]);
  expect(await standsAnywhere("deleted a moment ago")).toEqual([]);
});

test("remove: not a word, a name or an address is left in any table, the file or its log; replies stay", async () => {
  const { id, viewer, name, email } = await member("Quagga Removes");
  const { first, reply, second, slug, host } = await talk(viewer, "Xylotomous");
  const other = await member();
  const others = await talk(other.viewer, "Words of others");
  await ask(viewer, "remove-words");
  // The look finds what is there, so that finding nothing means something.
  expect(await standsAnywhere("Xylotomous")).toEqual(expect.arrayContaining(["comments", "comment_versions"]));
  expect(await standsAnywhere(email)).toEqual(expect.arrayContaining(["users", "mails"]));
  await eraseDueAccounts(Date.now() + grace + 1000);
  for (const word of [name, email, "Xylotomous"]) expect([word, await standsAnywhere(word)]).toEqual([word, []]);
  expect(await rowOf(first.id)).toMatchObject({ state: "removed", body: "", html: "", authorId: null, replyCount: 1 });
  expect(await rowOf(second.id)).toMatchObject({ state: "removed", body: "" });
  expect(await rowOf(reply.id)).toMatchObject({ body: "A reply of somebody else", state: "visible", replyCount: 0 });
  expect(await read().$count(memberships, eq(memberships.userId, id))).toBe(0);
  expect(await read().$count(oneTimeLinks, eq(oneTimeLinks.userId, id))).toBe(0);
  expect(await rowOf(others.first.id)).toMatchObject({ body: "Words of others first", authorId: other.id });
  expect(slug).not.toBe("");
  expect(host.id).not.toBe(id);
});

test("many comments go in steps, and a second run finds nothing to do", async () => {
  const { id, viewer } = await member();
  const { text, host } = await talk(viewer, "Many");
  for (let n = 0; n < 260; n++) await say(viewer, text.id, { anchor: {}, body: `Many ${n}` });
  await ask(viewer, "remove-words");
  expect(await eraseDueAccounts(Date.now() + grace + 1000)).toBe(1);
  expect(await read().$count(comments, eq(comments.authorId, id))).toBe(0);
  expect(await eraseDueAccounts(Date.now() + grace + 1000)).toBe(0);
  expect(host.id).not.toBe(id);
});

test("the last host must hand over first, and is told which groups; one who became it since hands on", async () => {
  const { viewer, id } = await member();
  const slug = await makeGroup(viewer);
  expect((await myGroupsLedAlone(id)).map((group) => group.slug)).toEqual([slug]);
  expect(await endOf(ask(viewer, "keep-words"))).toBe("conflict");
  const [second, moderator] = [await makeUser(), await makeUser()];
  await addMember(slug, second, "host");
  await addMember(slug, moderator, "moderator");
  await ask(viewer, "keep-words");
  await write((tx) => tx.delete(memberships).where(eq(memberships.userId, second.id)));
  await eraseDueAccounts(Date.now() + grace + 1000);
  const rows = await read().select().from(memberships).where(eq(memberships.userId, moderator.id));
  expect(rows.map(({ role }) => role)).toEqual(["host"]);
});

test("who may not: unproven, by token, without a choice, the only operator", async () => {
  const { id, viewer } = await member();
  const program = await viewerOfToken((await makeToken(viewer, { name: "program" })).token);
  expect(await endOf(ask(program, "keep-words"))).toBe("forbidden");
  expect(await endOf(ask(viewer, "burn-everything"))).toBe("invalid");
  await write((tx) => tx.update(users).set({ isOperator: true }).where(eq(users.id, id)));
  expect(await endOf(ask(viewer, "keep-words"))).toBe("conflict");
  await write((tx) => tx.update(users).set({ isOperator: false }).where(eq(users.id, id)));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 16 * 60_000 });
  expect(await endOf(ask(viewer, "keep-words"))).toBe("unproven");
  expect(await endOf(exportFor(viewer))).toBe("unproven");
  expect(await endOf(exportFor(program))).toBe("forbidden");
});

test("the export holds all of one's own and nothing of others, and no secret", async () => {
  const { viewer, name, email, cookie } = await member();
  const { first, second, slug } = await talk(viewer, "Exported words");
  const { token } = await makeToken(viewer, { name: "program" });
  const createdAt = new Date();
  const at = { userId: viewer.id, createdAt };
  await write(async (tx) => {
    const key = { id: "keyid", publicKey: "publickeybytes", counter: 1, transports: [] };
    await tx.insert(passkeys).values({ ...at, ...key, name: "Blue key" });
    await tx.insert(externalIdentities).values({ ...at, issuer: "https://login.example.org", subject: "sub 7" });
    await tx.insert(secondFactors).values({ ...at, secret: "TOTPSECRET", confirmedAt: createdAt, lastStep: 1 });
    await tx.update(memberships).set({ mailNotices: false }).where(eq(memberships.userId, viewer.id));
  });
  const response = await exportFor(viewer);
  expect(response.headers.get("Content-Disposition")).toContain("attachment");
  expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  const said = await response.text();
  const taken = JSON.parse(said);
  expect(taken.account).toMatchObject({ name, email });
  expect(taken.memberships).toMatchObject([{ group: { slug }, role: "member" }]);
  expect(taken.reactions).toHaveLength(1);
  expect(taken.sessions).toHaveLength(1);
  expect(taken.tokens).toMatchObject([{ name: "program" }]);
  expect(taken.passkeys).toEqual([{ name: "Blue key", createdAt: createdAt.toISOString(), lastUsedAt: null }]);
  expect(taken.logins).toMatchObject([{ issuer: "https://login.example.org", subject: "sub 7" }]);
  expect(taken.secondFactor).toEqual({ since: createdAt.toISOString(), codesLeft: 0 });
  expect(taken.mailChoices).toMatchObject({ isOn: true, groups: [{ slug, choice: "off" }] });
  expect(taken).toMatchObject({ readings: [], notices: expect.any(Array) });
  const bodies = taken.comments.map((comment: { body: string }) => comment.body);
  expect(bodies).toEqual(expect.arrayContaining(["Exported words first", "Exported words second, mended"]));
  expect(taken.comments.find((comment: { id: string }) => comment.id === second.id).earlier).toMatchObject([
    { version: 1, body: "Exported words second" },
  ]);
  expect(said).toContain(first.id);
  for (const secret of [
    "A reply of somebody else",
    token,
    cookie.split("=")[1] ?? "",
    "argon2",
    "authSession",
    "publickeybytes",
    "TOTPSECRET",
  ])
    expect(said).not.toContain(secret);
});

test("whoever got to the button by the old password is stopped by a new one", async () => {
  const { viewer, email } = await member();
  await ask(viewer, "keep-words");
  const step = cookieOf((await signIn({ who: email, password }, nowhere)).setCookie);
  await askReset(email, "local");
  await resetPassword(await secretTo(email, "reset"), "another clock elsewhere");
  expect(await keepOffer(step)).toBeNull();
  expect(await endOf(keepAccount(step, nowhere))).toBe("gone");
});
