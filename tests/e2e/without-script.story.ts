/** Without JavaScript: plain forms and real links, from signing up to signing out. */
import { expect, test } from "vitest";
import { accountWords } from "~/words/accounts";
import { addTextWords } from "~/words/add-text";
import { reviewWords } from "~/words/review";
import { commentPageWords } from "~/words/comment-pages";
import { commonWords } from "~/words/common";
import { fieldWords } from "~/words/fields";
import { firstStepWords } from "~/words/first-steps";
import { groupWords } from "~/words/groups";
import { commons, password, signUp, unique } from "./support/people";
import { words } from "./support/reading";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();
const [accounts, groups, pages, adding] = [accountWords.en, groupWords.en, commentPageWords.en, addTextWords.en];
const reviewing = reviewWords.en;

test("sign up, join, read, comment, reply, edit, delete, undo, sign out", async () => {
  const host = await signUp(suiteUrl(), "Hedda");
  const group = await host.group("public", "Plain readers");
  const text = await host.text(group.slug);
  await host.say(text, 2, "A comment to answer");
  const { page, faults } = await open({ javaScriptEnabled: false });
  const name = `Plain Jane ${unique()}`;

  // A slip in the form keeps what was typed.
  faults.expect(/^422 POST .*\/sign-up/);
  await page.goto(`/sign-up?to=/g/${group.slug}`);
  await page.getByLabel(accounts.name, { exact: true }).fill(name);
  await page.getByLabel(accounts.email).fill(`jane.${unique()}@example.org`);
  await page.getByLabel(accounts.password).fill("short");
  await page.getByRole("button", { name: accounts.signUpButton }).click();
  await page.getByText(fieldWords.en.errorTitle).waitFor();
  expect(await page.getByLabel(accounts.name, { exact: true }).inputValue()).toBe(name);
  await page.getByLabel(accounts.password).fill(password);
  await page.getByRole("button", { name: accounts.signUpButton }).click();
  await page.getByLabel(accounts.password).fill(password);
  await page.locator("main").getByRole("button", { name: accounts.signInButton }).click();
  await page.getByRole("button", { name: groups.join, exact: true }).click();
  await page.getByRole("link", { name: "The Commons", exact: true }).click();

  // The way beside the paragraph leads to its discussion.
  await page.locator("#p2 > .talk").click();
  expect(page.url()).toContain("?p=2");
  await page.getByText("A comment to answer").waitFor();
  // No button that would do nothing.
  expect(await page.getByRole("button", { name: words.keys }).count()).toBe(0);
  await page.locator(".foot textarea").fill("Said with a plain form");
  await page.locator(".foot").getByRole("button", { name: words.send, exact: true }).click();
  const mine = page.locator("article.c", { hasText: "Said with a plain form" });
  await mine.waitFor();

  // Reply
  const theirs = page.locator("article.c", { hasText: "A comment to answer" });
  await theirs.getByRole("link", { name: words.replyTo(host.name) }).click();
  await page.getByLabel(pages.reply).fill("And an answer");
  await page.getByRole("button", { name: pages.sendReply, exact: true }).click();
  await page.locator("article.c", { hasText: "And an answer" }).waitFor();

  // Edit; nothing but blanks is refused.
  const menu = mine.locator("details", { has: page.getByText(words.edit, { exact: true }) }).locator("summary");
  await menu.click();
  await mine.getByRole("link", { name: words.edit, exact: true }).click();
  await page.getByLabel(pages.body).fill("Said with a plain form, and mended");
  await page.getByRole("button", { name: pages.save }).click();
  const mended = page.locator("article.c", { hasText: "and mended" });
  await mended.waitFor();

  // Delete and take it back
  await mended
    .locator("details", { has: page.getByText(words.delete, { exact: true }) })
    .locator("summary")
    .click();
  await mended.getByRole("link", { name: words.delete, exact: true }).click();
  await page.getByRole("button", { name: pages.delete }).click();
  await page.getByRole("heading", { name: pages.deletedTitle }).waitFor();
  await page.getByRole("button", { name: pages.undo }).click();
  await page.locator("article.c", { hasText: "and mended" }).waitFor();

  await page.getByRole("button", { name: commonWords.en.menuOf(name) }).click();
  await page.getByRole("button", { name: commonWords.en.signOut }).click();
  await page.getByRole("link", { name: commonWords.en.signIn }).first().waitFor();
});

test("what is refused keeps the words", async () => {
  const host = await signUp(suiteUrl(), "Hedda");
  const text = await host.text((await host.group("private")).slug);
  const { page, faults } = await open({ as: host, javaScriptEnabled: false });
  faults.expect(/^422 POST/);
  await page.goto(`${text.url}?p=2`);
  const long = `Too long ${"word ".repeat(4_000)}`;
  await page.locator(".foot textarea").fill(long);
  await page.locator(".foot").getByRole("button", { name: words.send, exact: true }).click();
  await page.getByRole("heading", { name: pages.refusedTitle }).waitFor();
  expect((await page.getByLabel(pages.body).inputValue()).length).toBeGreaterThan(10_000);
  await page.getByLabel(pages.body).fill("Shorter");
  await page.getByRole("button", { name: pages.send, exact: true }).click();
  await page.locator("article.c", { hasText: "Shorter" }).waitFor();
});

test("add a text: looked over and corrected first, then on the lectern", async () => {
  const host = await signUp(suiteUrl(), "Hedda");
  const group = await host.group("private");
  const { page, faults } = await open({ as: host, javaScriptEnabled: false });
  faults.expect(/^422 POST/);
  await page.goto(`/g/${group.slug}`);
  await page.getByRole("link", { name: groups.addText }).first().click();
  await page.getByLabel(adding.fieldTitle).fill("A title of ours");
  await page.getByRole("button", { name: adding.add, exact: true }).click();
  await page.getByText(adding.failed).waitFor();
  expect(await page.getByLabel(adding.fieldTitle).inputValue()).toBe("A title of ours");
  await page.getByLabel(adding.fieldContent).fill(commons);
  await page.getByRole("button", { name: adding.preview }).click();
  await page.getByRole("heading", { name: reviewing.title }).waitFor();
  await page.getByRole("heading", { name: "What was lost", exact: true }).waitFor();
  await page.getByLabel(reviewing.changeBlock(2), { exact: true }).click();
  await page.locator("#b-1").getByRole("button", { name: reviewing.join }).click();
  await page.locator("#b-0", { hasText: "The rule was old" }).waitFor();
  await page.getByRole("button", { name: reviewing.undo }).click();
  await page.getByText(reviewing.undo).waitFor({ state: "detached" });
  await page.getByRole("button", { name: reviewing.publish, exact: true }).click();
  // Whoever is alone in a group is back on its page, where the next step stands.
  await page.getByRole("link", { name: firstStepWords.en.read("A title of ours") }).click();
  await page.getByRole("heading", { level: 1, name: "A title of ours" }).waitFor();
  expect(await page.locator("#p3").innerText()).toContain("Then the hedges came");
});
