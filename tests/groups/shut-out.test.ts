/** Who has lost access reads no name that was given afterwards: not by an old link, nor in their own data. */
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { ownComments } from "~/comments/author.server";
import { changeGroup } from "~/groups/groups.server";
import { acceptInvite, inviteBy, makeInvite } from "~/groups/invites.server";
import { mailChoicesOf, mailKeyOf, mailToEnd } from "~/groups/mail-choices.server";
import { removeMember } from "~/groups/memberships.server";
import { ownMemberships } from "~/groups/person.server";
import { makeText, say } from "../support/people";
import { circle, type Circle } from "./circle";

let of: Circle;
let textId: string;
beforeEach(async () => {
  of = await circle("private");
  textId = (await makeText(of.people.host, of.slug)).id;
});

async function commentsOf(id: string) {
  const all = [];
  for await (const comment of ownComments(id)) all.push(comment);
  return all;
}

test("a removed member's export holds their words, not what text and group are called now", async () => {
  const { host, member } = of.people;
  await say(member, textId, { body: "Mine." });
  const [title] = await read().select().from(schema.texts).where(eq(schema.texts.id, textId));
  expect(await commentsOf(member.id)).toMatchObject([{ text: { id: textId, title: title?.title, group: of.slug } }]);
  await removeMember(host, of.slug, member.id);
  expect(await commentsOf(member.id)).toMatchObject([
    { body: "Mine.", text: { id: textId, title: null, group: null } },
  ]);
});

test("a guest with an account whom the group shut out finds its new name nowhere", async () => {
  const { host, outsider } = of.people;
  await changeGroup(host, of.slug, { guests: "comment" });
  const { code } = await makeInvite(host, of.slug, { grants: "comment" });
  await acceptInvite(outsider, code);
  expect(await inviteBy(outsider, code)).toMatchObject({ isMember: true });
  expect((await mailChoicesOf(outsider)).groups).toMatchObject([{ slug: of.slug }]);
  const key = await write((tx) => mailKeyOf(tx, outsider.id, null));
  expect((await mailToEnd(key, of.id)).group).not.toBeNull();

  await changeGroup(host, of.slug, { guests: "none", name: "Whispered", slug: `whispered-${of.slug}` });
  const there = and(eq(schema.memberships.groupId, of.id), eq(schema.memberships.userId, outsider.id));
  expect(await read().$count(schema.memberships, there)).toBe(1);
  await expect(inviteBy(outsider, code)).rejects.toMatchObject({ kind: "gone" });
  await expect(acceptInvite(outsider, code)).rejects.toMatchObject({ kind: "gone" });
  expect((await mailChoicesOf(outsider)).groups).toEqual([]);
  expect(await mailToEnd(key, of.id)).toEqual({ group: null });
  expect(await ownMemberships(outsider.id)).toMatchObject([{ group: { slug: null, name: null }, state: "active" }]);
});
