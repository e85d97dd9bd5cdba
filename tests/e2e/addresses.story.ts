/** Every place has an address that opens it, and the browser's own ways back work. */
import { beforeAll, expect, test } from "vitest";
import type { TextView } from "~/texts/text";
import type { CommentView } from "~/comments/comment";
import { commonWords } from "~/words/common";
import { signUp, type Person } from "./support/people";
import { placeOf, reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();
let host: Person;
let slug: string;
let text: TextView;
let comment: CommentView;
beforeAll(async () => {
  host = await signUp(suiteUrl(), "Addi");
  slug = (await host.group("public")).slug;
  text = await host.text(slug);
  for (let number = 1; number <= 30; number++) await host.say(text, 3, `Earlier comment ${number}, to make it long.`);
  comment = await host.say(text, 3, "The comment with an address");
  await host.say(text, 9, "Said on nine");
  await host.say(text, null, "Said on the whole");
});

const headed = (here: ReturnType<typeof reading>, name: string) => here.pane.getByRole("heading", { name }).waitFor();
const inView = (here: ReturnType<typeof reading>, number: number) =>
  until(
    async () => (await placeOf(here.line(number))).y,
    (y) => y >= 0 && y < 700,
    `¶ ${number} in view`,
  );

test("#p9 opens the text and the discussion there; ?p=text that of the whole", async () => {
  const { page } = await open();
  const here = reading(page);
  await here.open(text.url, "#p9");
  await headed(here, words.paragraph(9));
  await here.comment("Said on nine").waitFor();
  await inView(here, 9);
  await here.open(text.url, "?p=text");
  await headed(here, words.wholeText);
  await here.comment("Said on the whole").waitFor();
  await here.open(text.url, "?p=9");
  await headed(here, words.paragraph(9));
  await inView(here, 9);
});

test("back and forward go through the discussions one has opened", async () => {
  const { page } = await open();
  const here = reading(page);
  await here.open(text.url);
  await here.press(2);
  await here.press(3);
  await here.comment("Earlier comment 1,").waitFor();
  await page.goBack();
  await headed(here, words.paragraph(2));
  await page.goBack();
  await here.pane.getByText(words.pick).waitFor();
  await page.goForward();
  await headed(here, words.paragraph(2));
  await page.goForward();
  await here.comment("Earlier comment 1,").waitFor();
});

test("the address of a comment leads to it, in its discussion", async () => {
  const { page } = await open();
  const here = reading(page);
  await here.open(`/c/${comment.id}`);
  await headed(here, words.paragraph(3));
  const [at, pane] = [
    await until(
      () => placeOf(here.comment("with an address")),
      ({ y }) => y > 0 && y < 800,
      "the comment in view",
    ),
    await placeOf(here.pane),
  ];
  expect(at.y).toBeGreaterThan(pane.y);
  expect(at.y + at.height).toBeLessThan(pane.y + pane.height);
});

test("from the group to the text, back, and there again: the text is there", async () => {
  const { page } = await open({ as: host });
  const here = reading(page);
  await page.goto(`/g/${slug}`);
  const article = page.locator("#p2 > .block");
  const crumb = page.getByRole("navigation", { name: commonWords.en.crumbs }).getByRole("link").first();
  for (let round = 0; round < 2; round++) {
    await page.locator("main .list").getByRole("link", { name: "The Commons" }).click();
    await article.waitFor();
    expect(await article.innerText()).toContain("Each family kept a few beasts");
    await until(here.joins, (count) => count > round, "listening");
    await here.press(9);
    await here.comment("Said on nine").waitFor();
    await crumb.click();
    await page.locator("main .list").waitFor();
  }
  await page.goBack();
  await article.waitFor();
  await here.comment("Said on nine").waitFor();
  await page.goForward();
  await page.locator("main .list").waitFor();
  // And a document loaded first, left, and come back to.
  await here.open(text.url);
  await crumb.click();
  await page.locator("main .list").waitFor();
  await page.goBack();
  await article.waitFor();
  expect(await article.innerText()).toContain("Each family kept a few beasts");
});

test("a page that something changed before our script came still has its text", async () => {
  const { page, faults } = await open();
  faults.expect(/Minified React error #(418|423|425)/);
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      const heading = document.querySelector("h1");
      if (!heading) return;
      watcher.disconnect();
      heading.textContent = "Translated, say";
    });
    watcher.observe(document, { childList: true, subtree: true });
  });
  const here = reading(page);
  await here.open(text.url);
  await page.getByRole("heading", { level: 1, name: "The Commons", exact: true }).waitFor();
  expect(await here.line(2).innerText()).toContain("Each family kept a few beasts");
  await here.press(9);
  await here.comment("Said on nine").waitFor();
});
