/** What is mailed of notices, to whom, and how it ends. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { unreadNotices, readAllNotices } from "~/comments/inbox.server";
import { removeComment } from "~/comments/comments.server";
import { mailNotices } from "~/comments/notice-mail.server";
import {
  chooseGroupMail,
  chooseMail,
  endMail,
  groupMail,
  mailChoicesOf,
  mailToEnd,
} from "~/groups/mail-choices.server";
import { removeMember } from "~/groups/memberships.server";
import { block, makeCast, say, type Cast } from "../support/people";

process.env["PUBLIC_URL"] = "https://read.example.org";
const { mails, notices, users } = schema;

const minute = 60_000;
/** Of what the job queues a while from now. */
async function mailedAfter(wait = 2 * minute) {
  await write((tx) => tx.delete(mails));
  await mailNotices(Date.now() + wait);
  return read().select().from(mails);
}
const set = (user: SignedIn, to: Partial<typeof users.$inferInsert>) =>
  write((tx) => tx.update(users).set(to).where(eq(users.id, user.id)));
const addressOf = async (user: SignedIn) =>
  (await read().select().from(users).where(eq(users.id, user.id)))[0]?.email ?? "";

let cast: Cast;
const named = (user: SignedIn, body = "look here") =>
  say(cast.author, cast.text.id, { anchor: { block: block(cast.text, 2) }, body: `@${user.name}, ${body}` });

describe.each(["public", "private"] as const)("of a %s group", (visibility) => {
  beforeEach(async () => {
    cast = await makeCast(visibility);
    await write((tx) => tx.delete(notices));
    await set(cast.member, { emailConfirmedAt: new Date() });
  });

  test("what is not read within a minute is mailed once, with the way there and out of it", async () => {
    const { id } = await named(cast.member, "a thistledown sentence");
    expect(await mailedAfter(0)).toEqual([]);
    const [mail, ...others] = await mailedAfter();
    expect(others).toEqual([]);
    expect(mail?.to).toBe(await addressOf(cast.member));
    expect(mail?.subject).toMatch(new RegExp(`^${cast.author.name} mentioned you · Circle`));
    expect(mail?.text).toContain(`/t/${cast.text.id}?p=2#c-${id}`);
    // The words of a private group stay where its members are.
    for (const words of ["thistledown", cast.text.title])
      expect([words, mail?.text.includes(words)]).toEqual([words, visibility === "public"]);
    expect(mail?.headers).toEqual({
      "List-Unsubscribe": expect.stringMatching(/^<https?:\/\/[^<>]+\/unsubscribe\/[\w-]{32}\?group=[\w-]+>$/),
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(await mailedAfter()).toEqual([]);
    expect(await unreadNotices(cast.member.id)).toBe(1);
  });

  test("several are one mail", async () => {
    for (let at = 0; at < 23; at++) await named(cast.member, `number ${at}`);
    const found = await mailedAfter();
    expect(found).toHaveLength(1);
    expect(found[0]?.subject).toMatch(/^23 notices · /);
    expect(found[0]?.text.match(/mentioned you/g)).toHaveLength(20);
    expect(found[0]?.text).toContain("And 3 more");
  });

  test.each<[string, (user: SignedIn) => Promise<unknown>]>([
    ["was read meanwhile", (user) => readAllNotices(user)],
    ["has an address that nobody confirmed", (user) => set(user, { emailConfirmedAt: null })],
    ["is switched off", (user) => set(user, { disabledAt: new Date() })],
    ["is leaving", (user) => set(user, { deleteAt: new Date(), deletion: "keep-words" })],
    ["wants no mail", (user) => chooseMail(user, "off")],
    ["wants none of this group", (user) => chooseGroupMail(user, cast.slug, "off")],
    ["was removed from the group", (user) => removeMember(cast.host, cast.slug, user.id)],
  ])("nothing is mailed to who %s", async (_what, change) => {
    await named(cast.member);
    await change(cast.member);
    expect(await mailedAfter()).toEqual([]);
    // Nor later, when that changes.
    await set(cast.member, { emailConfirmedAt: new Date(), disabledAt: null, deleteAt: null });
    await chooseMail(cast.member, "on");
    expect(await mailedAfter()).toEqual([]);
  });

  test("nothing is mailed of what was taken back, nor of what is a day old", async () => {
    const { id } = await named(cast.member);
    await removeComment(cast.author, id);
    expect(await mailedAfter()).toEqual([]);
    await named(cast.member);
    expect(await mailedAfter(25 * 60 * minute)).toEqual([]);
  });

  test("two processes mail once", async () => {
    await named(cast.member);
    await write((tx) => tx.delete(mails));
    const later = Date.now() + 2 * minute;
    await Promise.all([mailNotices(later), mailNotices(later), mailNotices(later)]);
    expect(await read().select().from(mails)).toHaveLength(1);
  });

  test("a group may be mailed though nothing else is", async () => {
    await chooseMail(cast.member, "off");
    await chooseGroupMail(cast.member, cast.slug, "on");
    await named(cast.member);
    expect(await mailedAfter()).toHaveLength(1);
  });
});

describe("the link in a mail", () => {
  async function linkTo(user: SignedIn): Promise<{ key: string; group: string }> {
    await set(user, { emailConfirmedAt: new Date() });
    await named(user);
    const [mail] = await mailedAfter();
    const [, key = "", group = ""] = /unsubscribe\/([\w-]+)\?group=([\w-]+)/.exec(mail?.text ?? "") ?? [];
    return { key, group };
  }
  beforeEach(async () => {
    cast = await makeCast("private");
    await write((tx) => tx.delete(notices));
  });

  test("ends the mail of that group, and of no other person", async () => {
    const { key, group } = await linkTo(cast.member);
    expect(await mailToEnd(key, group)).toEqual({ group: expect.stringContaining("Circle") });
    await endMail(key, group);
    await endMail(key, group);
    expect(await groupMail(cast.member, cast.slug)).toBe("off");
    expect((await mailChoicesOf(cast.member)).isOn).toBe(true);
    expect(await groupMail(cast.author, cast.slug)).toBe("account");
    // Chosen anew, it is mailed anew.
    await chooseGroupMail(cast.member, cast.slug, "account");
    await named(cast.member);
    expect(await mailedAfter()).toHaveLength(1);
  });

  test("ends all mail", async () => {
    const { key } = await linkTo(cast.member);
    await chooseGroupMail(cast.member, cast.slug, "on");
    await endMail(key, null);
    expect(await mailChoicesOf(cast.member)).toMatchObject({ isOn: false, groups: [{ choice: "account" }] });
    await named(cast.member);
    expect(await mailedAfter()).toEqual([]);
  });

  test("says nothing of a group that its holder is not in, and nothing at all without the key", async () => {
    const { key, group } = await linkTo(cast.member);
    await removeMember(cast.host, cast.slug, cast.member.id);
    expect(await mailToEnd(key, group)).toEqual({ group: null });
    await endMail(key, group);
    for (const wrong of ["", "x", "%", "null", key.toLowerCase().slice(1), `${key}x`, "a".repeat(32)]) {
      await expect(mailToEnd(wrong, null)).rejects.toMatchObject({ kind: "not-found" });
      await expect(endMail(wrong, null)).rejects.toMatchObject({ kind: "not-found" });
    }
  });

  test("who is no member chooses nothing for a group", async () => {
    for (const place of ["outsider", "elsewhere", "pending"] as const)
      await expect(chooseGroupMail(cast[place], cast.slug, "on")).rejects.toMatchObject({ kind: "not-found" });
    await expect(chooseGroupMail(cast.member, cast.slug, "digest")).rejects.toMatchObject({ kind: "invalid" });
    await expect(chooseMail(cast.member, "digest")).rejects.toMatchObject({ kind: "invalid" });
  });
});
