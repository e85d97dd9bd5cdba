/** Two people: one is named, the other's bell rises without a reload and leads to the very paragraph. */
import { expect, test } from "vitest";
import { bellWords } from "~/words/bell";
import { noticeMailWords } from "~/words/notice-mail";
import { noticeWords } from "~/words/notices";
import { violations, allRules } from "./support/axe";
import { signUp } from "./support/people";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();
const words = noticeWords.en;
const bell = (count: number) => bellWords.en.bell(count, 100);

async function circle() {
  const [ada, ben] = [await signUp(suiteUrl(), "Ada"), await signUp(suiteUrl(), "Ben")];
  const { slug } = await ada.group("private");
  await ben.joinBy(ada, slug);
  const text = await ada.text(slug);
  // What came with the group itself is not what this is about.
  for (const each of [ada, ben]) await each.ask("POST", "/notices/read");
  return { ada, ben, slug, text };
}

test("a mention raises the bell while one reads elsewhere, and a click lands on the paragraph", async () => {
  const { ada, ben, text } = await circle();
  const { page } = await open({ as: ben });
  await page.goto("/");
  await page.getByRole("link", { name: bell(0) }).waitFor();
  await page.waitForLoadState("networkidle");
  const comment = await ada.say(text, 3, `@${ben.name}, what of the hedges?`);
  await page.getByRole("link", { name: bell(1) }).click();
  await page.getByRole("heading", { name: words.title }).waitFor();
  expect(await violations(page, { tags: allRules })).toEqual([]);
  await page.getByRole("link", { name: new RegExp(`${ada.name}.*${words.said.mention}`) }).click();
  await page.locator(`#c-${comment.id}`).waitFor();
  expect(new URL(page.url()).search).toBe("?p=3");
  await until(
    () => page.locator(`#c-${comment.id}`).isVisible(),
    (visible) => visible,
    "the comment is on the screen",
  );
  // Having been there, it is read.
  await page.getByRole("link", { name: bell(0) }).waitFor();
});

test("on the reading page itself the bell rises, and seeing the place reads it", async () => {
  const { ada, ben, text } = await circle();
  const { page } = await open({ as: ben });
  await page.goto(text.url);
  await page.getByRole("link", { name: bell(0) }).waitFor();
  await page.waitForLoadState("networkidle");
  await ada.say(text, 2, `@${ben.name}, first`);
  await page.getByRole("link", { name: bell(1) }).waitFor();
  await ada.say(text, 3, `@${ben.name}, second`);
  await page.getByRole("link", { name: bell(2) }).waitFor();
  await page.goto(`${text.url}?p=2`);
  await page.getByRole("link", { name: bell(1) }).waitFor();
});

test("what comes while one looks at the list waits behind a button", async () => {
  const { ada, ben, text } = await circle();
  const { page } = await open({ as: ben });
  await page.goto("/notices");
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: bell(0) }).waitFor();
  await ada.say(text, 2, `@${ben.name}, look`);
  await page.getByRole("button", { name: words.fresh(1) }).click();
  await page.getByText(`@${ben.name}, look`).waitFor();
  await page.getByRole("button", { name: words.markAllRead }).click();
  await page.getByRole("link", { name: bell(0) }).waitFor();
});

test("without JavaScript: the count, the list, marking as read, and what is mailed", async () => {
  const { ada, ben, slug, text } = await circle();
  const comment = await ada.say(text, 2, `@${ben.name}, look`);
  await ada.say(text, 3, `@${ben.name}, and here`);
  const { page } = await open({ as: ben, javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("link", { name: bell(2) }).click();
  const lines = page.locator(".notices li");
  // Without a script nothing says that the page has come.
  await lines.nth(1).waitFor();
  await lines.first().getByRole("button").click();
  await page.getByRole("link", { name: bell(1) }).waitFor();
  await page.getByRole("button", { name: words.markAllRead }).click();
  await page.getByRole("link", { name: bell(0) }).waitFor();
  expect(await lines.nth(1).getByRole("link").getAttribute("href")).toBe(`${text.url}?p=2#c-${comment.id}`);
  await page.getByRole("link", { name: words.settings }).click();
  await page.getByLabel(noticeMailWords.en.all).selectOption("off");
  await page.getByRole("button", { name: noticeMailWords.en.save }).click();
  await page.getByText(noticeMailWords.en.saved).waitFor();
  expect(await page.getByLabel(noticeMailWords.en.all).inputValue()).toBe("off");
  await page.goto(`/g/${slug}`);
  await page.getByLabel(noticeMailWords.en.groupChoice).selectOption("on");
  await page.getByRole("button", { name: noticeMailWords.en.save }).click();
  expect(await page.getByLabel(noticeMailWords.en.groupChoice).inputValue()).toBe("on");
});

test("strangers have no bell and no inbox", async () => {
  const { page } = await open();
  await page.goto("/");
  expect(await page.locator(".bell").count()).toBe(0);
  await page.goto("/notices");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});
