/** What a reader was writing when a new edition came: it goes along, or is shown where its place is gone. On a phone. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { editionWords } from "~/words/editions";
import { strayWords } from "~/words/strays";
import { block, signUp, type Person } from "./support/people";
import { placeOf, reading, words } from "./support/reading";
import { phone, stage, suiteUrl } from "./support/stage";

const { open } = stage();
const [strays, editions] = [strayWords.en, editionWords.en];

const first = `# Of the hedges

The commons were fields that nobody owned and everybody in the village used from spring to autumn.

Of the miller and his reasons

The miller was the only one who objected, and nobody asked him why he did.

The law took the side of the hedges, as it had taken the side of the lord before.
`;
/** ¶ 2 is a heading, ¶ 3 is gone. */
const second = `# Of the hedges

The commons were fields that nobody owned and everybody in the village used from spring to autumn.

## Of the miller and his reasons

The law took the side of the hedges, as it had taken the side of the lord before.
`;

async function readInstead(host: Person, textId: string, content: string) {
  const { number } = await host.ask<{ number: number }>("POST", `/texts/${textId}/editions`, {
    ...{ content, format: "markdown" },
  });
  await host.ask("PATCH", `/texts/${textId}/editions/${number}`, { state: "read" });
}

/** The lowest of what is said and the highest of the sheet below it; the close button is for fingers. */
async function expectClear(page: Page) {
  const [said, sheet] = [await placeOf(page.locator(".toasts")), await placeOf(page.locator(".talkpane"))];
  expect(said.y + said.height).toBeLessThanOrEqual(sheet.y);
  const close = await placeOf(page.getByRole("button", { name: words.closeNews }).first());
  expect(Math.min(close.width, close.height)).toBeGreaterThanOrEqual(24);
}

test("on a paragraph that is a heading now, and on one that is gone", async () => {
  const [ada, ben] = [await signUp(suiteUrl(), "Ada"), await signUp(suiteUrl(), "Ben")];
  const group = await ada.group("private");
  await ben.joinBy(ada, group.slug);
  const text = await ada.text(group.slug, first);
  expect(block(text, 3)).toBeTruthy();
  const { page } = await open({ as: ben, ...phone });
  const here = reading(page);
  await here.open(text.url, "?p=3");
  await here.box.fill("Was he asked later?");
  await page.goto(`${text.url}?p=2`);
  await here.box.fill("What were they?");
  await readInstead(ada, text.id, second);

  // Told above the sheet: what sends is free. Large letters change nothing of it.
  await page.getByText(words.newEdition).waitFor();
  await expectClear(page);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await expectClear(page);
  await page.getByRole("button", { name: words.closeNews }).press("Enter");
  await page.getByText(words.newEdition).waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("talk-title");
  expect(await here.box.inputValue()).toBe("What were they?");

  // Loaded anew: the box of the heading has the words; those on the miller are shown.
  await page.reload();
  await page.waitForURL(/section:/);
  await page.getByText(strays.gone).waitFor();
  await expectClear(page);
  expect(await here.box.inputValue()).toBe("What were they?");
  await page.getByRole("button", { name: strays.see }).tap();
  const dialog = page.getByRole("dialog", { name: strays.title });
  expect(await dialog.getByLabel(strays.goneFrom).inputValue()).toBe("Was he asked later?");
  await dialog.getByRole("button", { name: strays.toText }).tap();
  await page.waitForURL(/p=text/);
  await here.pane.getByRole("heading", { name: words.wholeText }).waitFor();
  expect(await here.box.inputValue()).toBe("Was he asked later?");
  expect(await page.getByText(strays.gone).count()).toBe(0);
});

test("whoever loads the page of a paragraph that is gone finds the words where it stood, and may let them go", async () => {
  const ada = await signUp(suiteUrl(), "Ada");
  const group = await ada.group("private");
  const text = await ada.text(group.slug, first);
  const { page } = await open({ as: ada });
  const here = reading(page);
  await here.open(text.url, "?p=3");
  await here.box.fill("Was he asked later?");
  await readInstead(ada, text.id, second);
  await page.locator(".toast").getByRole("link", { name: words.reload }).click();
  await page.getByText(editions.goneHere(2)).waitFor();
  await page.getByRole("button", { name: strays.see }).click();
  const dialog = page.getByRole("dialog", { name: strays.title });
  expect(await dialog.getByLabel(strays.goneFrom).inputValue()).toBe("Was he asked later?");
  await dialog.getByRole("button", { name: strays.discard }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.reload();
  await page.getByText(editions.goneHere(2)).waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")))).toEqual([]);
});
