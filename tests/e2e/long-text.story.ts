/** A book of 2,400 paragraphs: opened like an article, read on as one scrolls, found from any link. */
import { expect, test } from "vitest";
import { articleWords } from "~/words/article";
import { violations, allRules } from "./support/axe";
import { signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();

const chapters = 60;
const each = 40;
const numberOf = (chapter: number, nth: number) => (chapter - 1) * each + nth;
const book = Array.from({ length: chapters }, (_, at) => {
  const paragraphs = Array.from({ length: each }, (_, nth) => {
    const note = at === 1 && nth === 0 ? " It is told elsewhere.[^far]" : "";
    return `Of hedge ${numberOf(at + 1, nth + 1)} in chapter ${at + 1}, which ran along the field and had a gap in it, through which the geese went.${note}`;
  });
  return `## Chapter ${at + 1}\n\n${paragraphs.join("\n\n")}`;
}).join("\n\n");
const source = `# The Book of Hedges\n\n${book}\n\n[^far]: In the village book, which begins in 1611.\n`;

test("the beginning stands there, the rest comes as one reads, and every link leads to its paragraph", async () => {
  const [ada, ben] = [await signUp(suiteUrl(), "Ada"), await signUp(suiteUrl(), "Ben")];
  const group = await ada.group("private");
  await ben.joinBy(ada, group.slug);
  const text = await ada.text(group.slug, source);
  await ada.say(text, 2300, "Far down, and not lost");
  const { page } = await open({ as: ben });
  const here = reading(page);
  await here.open(text.url);
  const shown = () => page.locator(".text .para").count();
  expect(await shown()).toBeLessThan(400);
  expect(await page.locator("nav.outline li").count()).toBe(chapters);
  expect(await page.locator(".text .head").count()).toBe(chapters);
  expect(await violations(page, { tags: allRules })).toEqual([]);

  // Reading on.
  const before = await shown();
  await page.locator(".later").first().scrollIntoViewIfNeeded();
  await until(shown, (now) => now > before, "the next part");

  // A chapter of the outline: what stands under its heading comes, and the heading stays where it is.
  await page.locator("nav.outline").getByRole("link", { name: "Chapter 50" }).click();
  await here.line(numberOf(50, 1)).waitFor();
  await until(
    () => page.locator("#article .head", { hasText: "Chapter 50" }).boundingBox(),
    (box) => box !== null && box.y > -200 && box.y < 900,
    "the heading in sight",
  );
  await here.press(numberOf(50, 1));
  await here.say("Said in chapter 50");
  expect(await here.countAt(numberOf(50, 1))).toMatchObject({ count: 1 });

  // A link to a paragraph far down, a note at the end of the book, and one to a paragraph that is not on the page.
  await here.open(text.url, "?p=2300");
  await here.comment("Far down, and not lost").waitFor();
  expect(await page.locator("#p1").count()).toBe(0);
  // Whoever comes far down sees where that is in the outline, and a number of four figures on one line.
  await until(
    () => page.locator("nav.outline").getByRole("link", { name: "Chapter 58" }).boundingBox(),
    (box) => box !== null && box.y > 0 && box.y + box.height < 900,
    "the chapter in sight in the outline",
  );
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const lines = await page.locator("#p2300 > .no").evaluate((no) => {
      const range = document.createRange();
      range.selectNodeContents(no);
      return range.getClientRects().length;
    });
    expect([width, lines]).toEqual([width, 1]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await here.open(text.url);
  await page
    .locator(`#p${numberOf(2, 1)} a[href^="#note"]`)
    .first()
    .click();
  await page.getByText("In the village book, which begins in 1611.").waitFor();
  await page.goto("/");
  await here.open(text.url, "#p1200");
  await here.line(1200).waitFor();
  await here.pane.getByRole("heading", { name: words.paragraph(1200) }).waitFor();

  await page.goto(`${text.url}?whole=1`);
  expect(await shown()).toBeGreaterThanOrEqual(chapters * each);
});

test("without a script each part has a way to it", async () => {
  const ada = await signUp(suiteUrl(), "Ada");
  const group = await ada.group("public");
  const text = await ada.text(group.slug, source);
  const { page } = await open({ javaScriptEnabled: false });
  await page.goto(text.url);
  await page
    .getByRole("link", { name: articleWords.en.later(numberOf(30, 1), numberOf(30, each)), exact: true })
    .click();
  await page.locator(`#p${numberOf(30, 2)}`).waitFor();
  expect(await page.locator("#p1").count()).toBe(0);
  expect(await page.getByRole("link", { name: words.whole }).count()).toBe(1);
});
