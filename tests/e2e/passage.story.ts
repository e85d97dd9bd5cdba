/** A passage: words selected with the mouse, said something about, and highlighted for everybody. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();

/** Drags the mouse over words of ¶ n, as one selects them. */
async function select(page: Page, number: number, passage: string): Promise<void> {
  await page.locator(`#p${number}`).scrollIntoViewIfNeeded();
  const { from, to } = await page.evaluate(
    ([id, wanted]) => {
      const walker = document.createTreeWalker(document.querySelector(`#${id} > .block`)!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent!.indexOf(wanted!);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted!.length);
        const boxes = [...range.getClientRects()];
        const [first, last] = [boxes[0]!, boxes.at(-1)!];
        return {
          from: { x: first.left, y: first.top + first.height / 2 },
          to: { x: last.right, y: last.top + last.height / 2 },
        };
      }
      throw new Error("these words are not there");
    },
    [`p${number}`, passage],
  );
  await page.mouse.move(from.x + 0.5, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x - 0.5, to.y, { steps: 4 });
  await page.mouse.up();
}

test("select, comment on this passage, see it marked", async () => {
  const [ada, ben] = [await signUp(suiteUrl(), "Ada"), await signUp(suiteUrl(), "Ben")];
  const group = await ada.group("private");
  await ben.joinBy(ada, group.slug);
  const text = await ada.text(group.slug);
  const [adas, bens] = [reading((await open({ as: ada })).page), reading((await open({ as: ben })).page)];
  await adas.open(text.url);
  await bens.open(text.url, "?p=2");

  await select(adas.page, 2, "The rule was old");
  // Selecting opened nothing: one may just as well copy.
  expect(await adas.pane.getByRole("heading", { name: words.paragraph(2) }).count()).toBe(0);
  await adas.page.getByRole("button", { name: words.commentPassage }).click();
  await adas.pane.locator(".compose .quoted").getByText("The rule was old").waitFor();
  await adas.say("How old?");
  expect(await adas.comment("How old?").locator(".quoted").innerText()).toBe("“The rule was old”");

  await bens.fresh.click();
  expect(await bens.comment("How old?").locator(".quoted").innerText()).toBe("“The rule was old”");
  expect(await bens.page.evaluate(() => [...(CSS.highlights.get("talk") ?? [])].map(String))).toEqual([
    "The rule was old",
  ]);

  for (const each of [adas, bens]) {
    await each.open(text.url, "?p=2");
    expect(await each.line(2).locator("mark").allInnerTexts()).toEqual(["The rule was old"]);
    expect(await each.comment("How old?").locator(".quoted").innerText()).toBe("“The rule was old”");
  }
});

test("a passage may be let go of, and one over two paragraphs is none", async () => {
  const ada = await signUp(suiteUrl(), "Ada");
  const text = await ada.text((await ada.group("private")).slug);
  const { page } = await open({ as: ada });
  const here = reading(page);
  await here.open(text.url);
  await select(page, 3, "the hedges came");
  await page.getByRole("button", { name: words.commentPassage }).click();
  await here.pane.getByRole("button", { name: words.dropPassage }).click();
  await here.say("About all of it");
  expect(await here.comment("About all of it").locator(".quoted").count()).toBe(0);

  await page.evaluate(() => {
    const [from, to] = [
      document.querySelector("#p2 > .block")!.firstChild!,
      document.querySelector("#p3 > .block")!.firstChild!,
    ];
    getSelection()!.setBaseAndExtent(from, 3, to, 5);
  });
  await page.waitForTimeout(600);
  expect(await page.getByRole("button", { name: words.commentPassage }).count()).toBe(0);
});
