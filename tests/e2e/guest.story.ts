/** A guest with a link: comes in under a name, writes, and is offered nothing that only accounts have. */
import { expect, test } from "vitest";
import { groupSettingWords } from "~/words/group-settings";
import { groupWords } from "~/words/groups";
import { noticeWords } from "~/words/notices";
import { readerWords } from "~/words/readers";
import { signUp, unique } from "./support/people";
import { reading } from "./support/reading";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();

test("a guest writes without asking who the members are, and is told who reads it", async () => {
  const host = await signUp(suiteUrl(), "Gesa");
  const { slug } = await host.group("private");
  const text = await host.text(slug);
  await host.ask("PATCH", `/groups/${slug}`, { guests: "comment" });
  const { code } = await host.ask<{ code: string }>("POST", `/groups/${slug}/invites`, { grants: "comment" });

  const { page, faults } = await open();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`/i/${code}`);
  // The names of those who lead are nobody's.
  faults.expect(/^422 POST/);
  await page.getByLabel(groupSettingWords.en.guestName).fill("Moderator");
  await page.getByRole("button", { name: groupSettingWords.en.guestEnterWriting }).click();
  await page.locator("#field-name-error").waitFor();
  const name = `Visitor ${unique()}`;
  await page.getByLabel(groupSettingWords.en.guestName).fill(name);
  await page.getByRole("button", { name: groupSettingWords.en.guestEnterWriting }).click();
  await page.waitForURL(`**/g/${slug}`);

  const here = reading(page);
  await here.open(text.url, "?p=2");
  const { readers, guests, seenBy } = readerWords.en;
  await here.pane.getByText(seenBy([readers.private, guests], name)).waitFor();
  await here.box.fill("");
  await here.box.pressSequentially("Hello @Ges");
  await here.box.press("Control+Enter");
  await here.comment("Hello @Ges").waitFor();
  expect(asked).toContain(`/api/v1/texts/${text.id}/comments`);
  expect(asked.filter((path) => path.endsWith("/people"))).toEqual([]);

  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: groupWords.en.homeTitle }).waitFor();
  expect(await page.getByRole("link", { name: groupWords.en.newGroup }).count()).toBe(0);
  await page.goto("/notices");
  await page.getByRole("heading", { level: 1, name: noticeWords.en.title }).waitFor();
  expect(await page.getByRole("link", { name: noticeWords.en.settings }).count()).toBe(0);
});
