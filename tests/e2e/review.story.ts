/** Looking a draft over: what is typed in one place outlives a step in another, and taking back leads to where it was. */
import { expect, test } from "vitest";
import { reviewWords } from "~/words/review";
import { signUp } from "./support/people";
import { phone, stage, suiteUrl, until } from "./support/stage";

const { open } = stage();
const words = reviewWords.en;

const brought = `# Of hedges

The commons were fields that nobody owned.

Each family kept a few beasts there.

And no more than a few.

The law took the side of the hedges.
`;

test.each([
  ["at a desk", {}],
  ["on a phone", phone],
])("%s", async (_, size) => {
  const ada = await signUp(suiteUrl(), "Ada");
  const draft = await ada.draft((await ada.group("private")).slug, brought);
  const { page, faults } = await open({ as: ada, ...size });
  await page.goto(draft);
  const tools = (number: number) => page.getByLabel(words.changeBlock(number), { exact: true });
  const block = (at: number) => page.locator(`#b-${at}`);
  const focused = (id: string) =>
    until(
      () => page.evaluate(() => document.activeElement?.id),
      (now) => now === id,
      `the focus at ${id}`,
    );

  // Title and words are typed, and not kept; then two other paragraphs are joined.
  await page.getByRole("textbox", { name: words.fieldTitle }).fill("Of hedges and law");
  await tools(1).click();
  await block(0).getByRole("textbox", { name: words.words }).fill("The commons were meadows that nobody owned.");
  await tools(3).click();
  await block(2).getByRole("button", { name: words.join }).click();
  await page.waitForURL(/#b-1$/);
  await focused("b-1");
  await block(1).getByText("Each family kept a few beasts there. And no more than a few.").first().waitFor();
  await block(0).getByText("The commons were meadows that nobody owned.").first().waitFor();
  expect(await page.getByRole("textbox", { name: words.fieldTitle }).inputValue()).toBe("Of hedges and law");

  // Taking back keeps as well what is typed below.
  await tools(3).click();
  await block(2).getByRole("textbox", { name: words.words }).fill("The law took no side.");
  await page.getByRole("button", { name: words.undo }).click();
  await page.waitForURL(/undone=join.*#b-2$/);
  await focused("b-2");
  await page.getByRole("status").getByText(words.undone(words.undoOf.join)).waitFor({ state: "attached" });
  await block(3).getByText("The law took no side.").first().waitFor();

  // Where a step is refused everything stands in its box, and goes along with the next.
  await tools(2).click();
  await block(1).getByRole("textbox", { name: words.words }).fill("A few beasts each.");
  await tools(1).click();
  await block(0).getByRole("textbox", { name: words.words }).fill(" ");
  faults.expect(/^422 POST/);
  await block(0).getByRole("button", { name: words.reword }).click();
  await page.locator(".error-summary").waitFor();
  expect(await block(1).getByRole("textbox", { name: words.words }).inputValue()).toBe("A few beasts each.");
  await block(0).getByRole("textbox", { name: words.words }).fill("The commons were fields.");
  await block(0).getByRole("button", { name: words.reword }).click();
  await page.waitForURL(/#b-0$/);
  await block(1).getByText("A few beasts each.").first().waitFor();

  // The browser asks before a link loses what is typed; adding the text keeps it.
  await tools(4).click();
  await block(3).getByRole("textbox", { name: words.words }).fill("No side was taken.");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.locator(".crumbs a").first().click();
  await until(
    () => asked,
    (all) => all.length === 1 && all[0] === "beforeunload",
    "the question",
  );
  await page.getByRole("button", { name: words.publish, exact: true }).click();
  // Whoever is alone in a group is shown the next step first.
  await page.waitForURL(/added=/);
  await page.goto(`/t/${new URL(page.url()).searchParams.get("added")}`);
  await page.getByText("No side was taken.").first().waitFor();
});

test("without a script it is said that one thing is kept at a time", async () => {
  const ada = await signUp(suiteUrl(), "Ada");
  const draft = await ada.draft((await ada.group("private")).slug, brought);
  const { page } = await open({ as: ada, javaScriptEnabled: false });
  await page.goto(draft);
  expect(await page.locator("noscript p", { hasText: words.keepFirst }).isVisible()).toBe(true);
  await page.getByLabel(words.changeBlock(3), { exact: true }).click();
  await page.locator("#b-2").getByRole("button", { name: words.drop }).click();
  await page.getByRole("button", { name: words.undo }).click();
  await page.waitForURL(/undone=drop#b-2$/);
  await page.locator("#b-2", { hasText: "And no more than a few." }).waitFor();
});
