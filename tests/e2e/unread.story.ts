/** What was said while one was away: counted, walked through, and read once it was looked at. */
import { expect, test } from "vitest";
import { groupWords } from "~/words/groups";
import { signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();

test("unread marks, next unread, seen after reading, mark all", async () => {
  const [ada, ben] = [await signUp(suiteUrl(), "Ada"), await signUp(suiteUrl(), "Ben")];
  const group = await ada.group("private");
  await ben.joinBy(ada, group.slug);
  const text = await ada.text(group.slug);
  const first = await open({ as: ben });
  const before = reading(first.page);
  await before.open(text.url);
  await first.page.close();

  await ada.say(text, 2, "One");
  await ada.say(text, 2, "Two");
  await ada.say(text, 9, "Three");
  await ada.say(text, null, "Four");
  const page = await first.context.newPage();
  const here = reading(page);
  await page.goto(`/g/${group.slug}`);
  await page.getByText(groupWords.en.fresh(4)).waitFor();
  await here.open(text.url);
  expect(await here.countAt(2)).toEqual({ count: 2, unread: 2 });
  expect(await here.countAt(9)).toEqual({ count: 1, unread: 1 });
  expect(await page.locator("nav.outline .n.new").allInnerTexts()).toEqual(["2", "1"]);
  const next = page.getByRole("link", { name: words.nextUnread });
  expect(await next.innerText()).toContain("4");

  // Each press leads to the next place with something unread; a moment there, and it is read.
  await next.click();
  await here.comment("Four").waitFor();
  await until(
    () => next.innerText(),
    (label) => label.includes("3"),
    "three left",
  );
  await next.click();
  await here.comment("Two").waitFor();
  await until(
    () => here.countAt(2),
    ({ unread }) => unread === 0,
    "¶ 2 is read",
  );
  expect(await page.locator("nav.outline .n.new").allInnerTexts()).toEqual(["1"]);
  await here.reload();
  expect(await here.countAt(2)).toEqual({ count: 2, unread: 0 });
  expect(await here.countAt(9)).toEqual({ count: 1, unread: 1 });

  await page.getByRole("button", { name: words.markAllRead }).click();
  await until(
    () => here.countAt(9),
    ({ unread }) => unread === 0,
    "all is read",
  );
  await next.waitFor({ state: "hidden" });
  expect(await page.locator("nav.outline .n.new").count()).toBe(0);
  await page.goto(`/g/${group.slug}`);
  expect(await page.getByText(groupWords.en.fresh(1)).count()).toBe(0);
});
