/** The same comment edited in two tabs: the second is told, and has both wordings. */
import { expect, test } from "vitest";
import { commentPageWords } from "~/words/comment-pages";
import { signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();

test("the second to save sees what stands, and keeps its own words", async () => {
  const ada = await signUp(suiteUrl(), "Ada");
  const text = await ada.text((await ada.group("private")).slug);
  await ada.say(text, 2, "As it was");
  const { page, context, faults } = await open({ as: ada });
  faults.expect(/^409 PATCH/);
  const [one, two] = [reading(page), reading(await context.newPage())];
  for (const tab of [one, two]) {
    await tab.open(text.url, "?p=2");
    await tab.act("As it was", words.edit);
  }
  const boxOf = (tab: typeof one) => tab.pane.locator(".thread form.compose textarea");
  await boxOf(two).fill("As the second wants it");
  await boxOf(one).fill("As the first wants it");
  await boxOf(one).press("Control+Enter");
  await one.comment("As the first wants it").waitFor();
  // The news of it reaches the second tab before it saves.
  await two.page.waitForTimeout(1_000);
  expect(await boxOf(two).inputValue()).toBe("As the second wants it");
  await boxOf(two).press("Control+Enter");
  await two.pane.getByText(words.conflict).waitFor();
  expect(await boxOf(two).inputValue()).toBe("As the second wants it");
  await two.pane.locator(".thread form.compose").getByText("As the first wants it").waitFor();

  // Having seen both, saving again is a decision.
  await boxOf(two).fill("As both want it");
  await boxOf(two).press("Control+Enter");
  await until(
    () => one.bodies(),
    (bodies) => bodies.some((body) => body.includes("As both want it")),
    "the first tab has it",
  );
});

test("the same on pages of their own, without JavaScript", async () => {
  const ada = await signUp(suiteUrl(), "Ada");
  const text = await ada.text((await ada.group("private")).slug);
  const comment = await ada.say(text, 2, "As it was");
  const { page, faults } = await open({ as: ada, javaScriptEnabled: false });
  faults.expect(/^409 POST/);
  await page.goto(`/c/${comment.id}/edit`);
  await page.getByLabel(commentPageWords.en.body).fill("As the second wants it");
  await ada.ask("PATCH", `/comments/${comment.id}`, { body: "As the first wants it", version: comment.version });
  await page.getByRole("button", { name: commentPageWords.en.save }).click();
  await page.getByRole("heading", { name: commentPageWords.en.conflictTitle }).waitFor();
  await page.getByText("As the first wants it").first().waitFor();
  expect(await page.getByLabel(commentPageWords.en.together).inputValue()).toBe("As the second wants it");
});
