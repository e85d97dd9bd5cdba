/** The sentence beside the box names everyone who will read what is written: guests and programs too. */
import { beforeAll, expect, test } from "vitest";
import { enterAsGuest, makeInvite } from "~/groups/invites.server";
import { changeGroup } from "~/groups/groups.server";
import { putMember } from "~/groups/memberships.server";
import { write } from "#db/db.server";
import { seenBy } from "~/comments/readers.server";
import { readingPage } from "~/comments/reading-page.server";
import * as inbox from "~/routes/notices._index";
import * as start from "~/routes/_index";
import * as add from "~/routes/g.$slug.texts.new";
import * as reply from "~/routes/c.$id.reply";
import { textFor } from "~/texts/texts.server";
import { addWebhook, changeWebhook } from "~/webhooks/webhooks.server";
import { addMember, makeGroup, makeText, makeUser, say } from "../support/people";
import { get, outcome, person, type Person } from "./page-support";

let ana: Person, jo: Person;
beforeAll(async () => {
  [ana, jo] = [await person("Ana"), await person("Jo")];
});

async function stand(visibility: "public" | "unlisted" | "private") {
  const slug = await makeGroup(ana, visibility);
  await addMember(slug, jo);
  const text = await makeText(ana, slug);
  return { slug, text, sentence: async () => seenBy(jo, await textFor(jo, text.id), "en") };
}
const hook = { url: "https://example.org/hook" };

test("members; guests while the group has them; programs while one is told", async () => {
  const { slug, sentence } = await stand("private");
  expect(await sentence()).toBe("Seen by members of this group, under your name Jo");
  await changeGroup(ana, slug, { guests: "read" });
  expect(await sentence()).toBe("Seen by members of this group and guests who come by a link, under your name Jo");
  const { id } = await addWebhook(ana, slug, hook);
  expect(await sentence()).toBe(
    "Seen by members of this group, guests who come by a link and programs that its hosts have connected, under your name Jo",
  );
  await changeWebhook(ana, slug, id, { paused: true });
  await changeGroup(ana, slug, { guests: "none" });
  expect(await sentence()).toBe("Seen by members of this group, under your name Jo");
});

test("a program whose host is host no more is told nothing, and not named", async () => {
  const { slug, sentence } = await stand("private");
  const second = await makeUser();
  await addMember(slug, second, "host");
  await addWebhook(second, slug, hook);
  expect(await sentence()).toContain("programs");
  await write((tx) => putMember(tx, slug, second.id, "member"));
  expect(await sentence()).not.toContain("programs");
});

test.each([
  ["public", "anyone who comes here"],
  ["unlisted", "anyone who has the link"],
] as const)("a group that is %s is read by %s, guests among them", async (visibility, who) => {
  const { slug, sentence } = await stand(visibility);
  await changeGroup(ana, slug, { guests: "comment" });
  expect(await sentence()).toBe(`Seen by ${who}, under your name Jo`);
  await addWebhook(ana, slug, hook);
  expect(await sentence()).toBe(
    `Seen by ${who} and programs that hosts of this group have connected, under your name Jo`,
  );
});

test("it stands on the reading page and beside an answer, for those who can write", async () => {
  const { slug, text } = await stand("public");
  await changeGroup(ana, slug, { guests: "comment" });
  const { id } = await say(ana, text.id, { body: "Well?" });
  const sentence = "Seen by anyone who comes here, under your name Jo";
  expect((await readingPage(jo, text.id, { p: null, language: "en" })).page.seenBy).toBe(sentence);
  expect((await readingPage(null, text.id, { p: null, language: "en" })).page.seenBy).toBe("");
  expect((await readingPage(await makeUser(), text.id, { p: null, language: "en" })).page.seenBy).toBe("");
  const page = await outcome(reply.loader(get(`/c/${id}/reply`, { as: jo, params: { id } })));
  expect(page.data).toMatchObject({ seenBy: sentence });
});

test("who adds a text is told of guests", async () => {
  const { slug } = await stand("private");
  await changeGroup(ana, slug, { guests: "read" });
  const page = await outcome(add.loader(get(`/g/${slug}/texts/new`, { as: ana, params: { slug } })));
  expect(page.data).toMatchObject({ visibility: "private", hasGuests: true });
});

test("a guest is offered no group to make and no choice of mail", async () => {
  const { slug } = await stand("private");
  await changeGroup(ana, slug, { guests: "comment" });
  const { code } = await makeInvite(ana, slug, { grants: "comment" });
  const { setCookie } = await enterAsGuest(code, { name: "Visitor" }, { network: "192.0.2.1", device: "" });
  const as = { cookie: setCookie.split(";")[0] ?? "" } as Person;
  expect((await outcome(start.loader(get("/", { as })))).data).toMatchObject({ mayMake: false });
  expect((await outcome(inbox.loader(get("/notices", { as })))).data).toMatchObject({ isMailed: false });
  expect((await outcome(start.loader(get("/", { as: jo })))).data).toMatchObject({ mayMake: true });
  expect((await outcome(inbox.loader(get("/notices", { as: jo })))).data).toMatchObject({ isMailed: true });
});
