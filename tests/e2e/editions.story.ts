/** A new edition: a host sees what would become of every thread, a reader reads on undisturbed, and old links lead right. */
import { expect, test } from "vitest";
import { addTextWords } from "~/words/add-text";
import { commentPageWords } from "~/words/comment-pages";
import { editionWords } from "~/words/editions";
import { reviewWords } from "~/words/review";
import { allRules, violations } from "./support/axe";
import { block, signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();
const [editions, adding, pages] = [editionWords.en, addTextWords.en, commentPageWords.en];

const first = `# Of the hedges

The commons were fields that nobody owned and everybody in the village used from spring to autumn.

Each family kept a few beasts there, and no more than a few, because the grass was counted.

The miller was the only one who objected, and nobody asked him why he did.

The law took the side of the hedges, as it had taken the side of the lord before.
`;
/** ¶ 4 stands first now, ¶ 1 is mended, ¶ 3 is gone. */
const second = `# Of the hedges

The law took the side of the hedges, as it had taken the side of the lord before.

The commons were meadows that nobody owned and everybody in the village used from spring to autumn.

Each family kept a few beasts there, and no more than a few, because the grass was counted.
`;

test("a host brings it and mends a match, a reader who is writing loses nothing, links lead where they should", async () => {
  const [ada, ben] = [await signUp(suiteUrl(), "Ada"), await signUp(suiteUrl(), "Ben")];
  const group = await ada.group("private");
  await ben.joinBy(ada, group.slug);
  const text = await ada.text(group.slug, first);
  const said = async (number: number, body: string, exact?: string) =>
    ben.ask<{ id: string }>("POST", `/texts/${text.id}/comments`, {
      anchor: { block: block(text, number), ...(exact ? { quote: { exact } } : {}) },
      body,
    });
  await said(1, "Which fields?", "fields that nobody owned");
  const miller = await said(3, "Why did nobody ask him?");
  await said(3, "He was the lord’s man.", "The miller");
  await said(4, "Whose law?");

  const { page: readers } = await open({ as: ben });
  const here = reading(readers);
  await here.open(text.url, "?p=4");
  await here.box.fill("I had not finished this");

  const { page } = await open({ as: ada });
  await page.goto(`${text.url}/settings`);
  await page.getByRole("link", { name: editions.title, exact: true }).click();
  await page.getByRole("link", { name: editions.bringTitle }).click();
  await page.getByRole("textbox", { name: adding.fieldContent }).fill(second);
  await page.getByRole("textbox", { name: editions.note }).fill("The miller has left.");
  await page.getByRole("button", { name: editions.bring, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: editions.reportTitle(2) }).waitFor();
  expect(await page.locator(".moves > li h2").allInnerTexts()).toEqual([
    expect.stringContaining(editions.kinds.changed),
    expect.stringContaining(editions.kinds.orphaned),
    expect.stringContaining(editions.kinds.orphaned),
    expect.stringContaining(editions.kinds.moved),
  ]);
  expect(await page.locator(".moves ins").first().innerText()).toContain("meadows");
  // Readers see nothing of it yet.
  expect((await ben.ask<{ edition: number }>("GET", `/texts/${text.id}`)).edition).toBe(1);

  await page.locator(`#thread-${miller.id}`).getByRole("link").last().click();
  await page.getByRole("textbox", { name: editions.placeField }).fill("3");
  await page.getByRole("button", { name: editions.placeButton, exact: true }).click();
  await page.locator(`#thread-${miller.id}`, { hasText: editions.byHand }).waitFor();
  await page.getByRole("button", { name: editions.letButton(2) }).click();
  await page.getByRole("heading", { level: 1, name: editions.reportTitleRead(2) }).waitFor();

  // The reader is told; nothing moves, and the words stay in the box.
  await readers.getByText(words.newEdition).waitFor();
  expect(await here.line(4).innerText()).toContain("The law took the side");
  expect(await here.box.inputValue()).toBe("I had not finished this");
  await readers.locator(".toast").getByRole("link", { name: words.reload }).click();
  await here.line(1).filter({ hasText: "The law took the side" }).waitFor();
  expect(await here.countAt(1)).toMatchObject({ count: 1 });
  expect(await here.countAt(3)).toMatchObject({ count: 1 });
  await here.press(1);
  expect(await here.box.inputValue()).toBe("I had not finished this");

  // What was said of ¶ 4 leads to it as ¶ 1; ¶ 3 is shown where it stood; what was on it is on the shelf.
  await readers.goto(`${text.url}?p=4#p4`);
  await readers.waitForURL(/\?p=1\.e2#p1$/);
  await readers.goto(`${text.url}?p=3#p3`);
  await readers.getByText(editions.goneHere(2)).waitFor();
  expect(await readers.locator('.para[aria-current="true"]').innerText()).toContain("The miller");
  await readers.goto(text.url);
  await readers.getByRole("link", { name: words.shelved(1) }).click();
  await readers.getByText("He was the lord’s man.").waitFor();
  await readers.getByText(pages.inEdition(words.paragraph(3), 1)).waitFor();
  expect(await readers.getByRole("link", { name: pages.hang }).count()).toBe(0);
});

test("the text as it stands is corrected into the next edition, without a script", async () => {
  const ada = await signUp(suiteUrl(), "Ada");
  const group = await ada.group("private");
  const text = await ada.text(group.slug, first);
  const { page, faults } = await open({ as: ada, javaScriptEnabled: false });
  // As large as a text may be, not as an ordinary form: over HTTP, where that is decided.
  const large = `${first}\n${"The geese went through the gap in it. ".repeat(8_000)}\n`;
  await ada.ask("POST", `/texts/${text.id}/editions`, { content: large, format: "markdown" });
  await page.goto(`${text.url}/editions`);
  // While one waits, that is said, and nothing is begun.
  expect(await page.getByRole("button", { name: editions.correctButton }).count()).toBe(0);
  await ada.ask("DELETE", `/texts/${text.id}/editions/2`);
  await page.goto(`${text.url}/editions`);
  await page.getByRole("button", { name: editions.correctButton }).click();
  await page.getByRole("heading", { level: 1, name: editions.reviewTitle }).waitFor();
  await page.getByLabel(reviewWords.en.changeBlock(3), { exact: true }).click();
  await page.getByRole("button", { name: reviewWords.en.drop }).locator("visible=true").first().click();
  await page.getByLabel(reviewWords.en.changeBlock(1), { exact: true }).click();
  const box = page.getByRole("textbox", { name: reviewWords.en.words }).locator("visible=true");
  const said = await box.inputValue();
  // A slip keeps what was written.
  faults.expect(/^422 POST/);
  await box.fill(`${said}${" and on".repeat(4_000)}`);
  await page.getByRole("button", { name: reviewWords.en.reword }).locator("visible=true").click();
  await page.locator(".error-summary").waitFor();
  expect(await box.inputValue()).toHaveLength(said.length + 28_000);
  await box.fill(said.replace("fields", "meadows"));
  await page.getByRole("button", { name: reviewWords.en.reword }).locator("visible=true").click();
  await page.locator(".review-block", { hasText: "meadows" }).first().waitFor();
  await page.getByRole("button", { name: editions.compare }).click();
  await page.getByText(editions.none).waitFor();
  await page.getByRole("link", { name: editions.differences }).click();
  await page.getByText(editions.facts({ changed: 1, added: 0, gone: 1, moved: 0 })).waitFor();
  await page.goBack();
  await page.getByRole("link", { name: editions.putAway }).click();
  await page.getByRole("button", { name: editions.putAwayButton }).click();
  await page.getByRole("button", { name: editions.correctButton }).waitFor();
});

test("a thread is dragged onto a paragraph, and hung on the whole text by a choice", async () => {
  const ada = await signUp(suiteUrl(), "Ada");
  const group = await ada.group("private");
  const text = await ada.text(group.slug, first);
  const miller = await ada.say(text, 3, "Why did nobody ask him?");
  await ada.ask("POST", `/texts/${text.id}/editions`, { content: second, format: "markdown" });
  const { page } = await open({ as: ada });
  const line = page.locator(`#thread-${miller.id}`);
  await page.goto(`${text.url}/editions/2/report`);
  await line.getByRole("link").last().click();
  await page.getByText(editions.dragHint).waitFor();
  const { width } = page.viewportSize() ?? { width: 1280 };
  for (const size of [390, width]) {
    await page.setViewportSize({ width: size, height: 900 });
    expect([size, await violations(page, { tags: allRules })]).toEqual([size, []]);
  }
  await page.locator(".placing .moves").dragTo(page.locator(".placing .text .para").nth(1));
  await line.filter({ hasText: editions.byHand }).waitFor();
  const places = () =>
    ada.ask<{ threads: { id: string; to: { number: number | null; place: string } | null }[] }>(
      "GET",
      `/texts/${text.id}/editions/2/report`,
    );
  expect(JSON.stringify(await places())).toContain('"number":2');
  await line.getByRole("link").last().click();
  await page.getByRole("combobox", { name: editions.placeChoice }).selectOption("text");
  await page.getByRole("button", { name: editions.placeButton, exact: true }).click();
  await line.filter({ hasText: words.wholeText }).waitFor();
});
