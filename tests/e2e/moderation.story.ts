/** Somebody is out of line: a moderator hides it with a rule and a reason, its author is told; two moderators never act twice. */
import { expect, test } from "vitest";
import { actFormWords } from "~/words/act-form";
import { moderatedWords } from "~/words/moderated";
import { actionWords } from "~/words/moderation-acts";
import { allRules, violations } from "./support/axe";
import { signUp } from "./support/people";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();
const [words, told, acts] = [actFormWords.en, moderatedWords.en, actionWords.en];

async function circle() {
  const [host, mod, ada, ben] = await Promise.all(
    ["Hilda", "Mo", "Ada", "Ben"].map((name) => signUp(suiteUrl(), name)),
  );
  if (!host || !mod || !ada || !ben) throw new Error("nobody there");
  const { slug } = await host.group("public");
  for (const each of [mod, ada, ben]) await each.joinBy(host, slug);
  await host.ask("PATCH", `/groups/${slug}/members/${await mod.id()}`, { role: "moderator" });
  const text = await host.text(slug);
  const comment = await ada.say(text, 2, "You are all fools of the thistledown sort.");
  return { host, mod, ada, ben, slug, text, comment };
}

test.each([true, false])("hidden with a reason, told to its author, undone (script: %s)", async (javaScriptEnabled) => {
  const { mod, ada, ben, slug, text, comment } = await circle();
  const { page } = await open({ as: mod, javaScriptEnabled });
  if (javaScriptEnabled) {
    await page.goto(`${text.url}?p=2`);
    await page.locator(`#c-${comment.id} details.more:not(.react) summary`).click();
    await page.locator(`#c-${comment.id}`).getByRole("link", { name: words.title }).click();
  } else await page.goto(`/g/${slug}/moderation/act?comment=${comment.id}`);
  await page.getByRole("heading", { level: 1, name: words.title }).waitFor();
  await page.getByRole("link", { name: acts.kinds.hide, exact: true }).click();
  await page.getByLabel(words.rule, { exact: true }).selectOption({ index: 1 });
  await page.getByLabel(words.reason, { exact: true }).fill("It goes for the person, not the argument.");
  if (!javaScriptEnabled) await page.getByRole("button", { name: words.preview }).click();
  const preview = page.getByRole("region", { name: words.previewTitle });
  await preview.getByText(told.acted["hide"] ?? "").waitFor();
  await preview.getByText("It goes for the person, not the argument.").waitFor();
  if (javaScriptEnabled) expect(await violations(page, { tags: allRules })).toEqual([]);
  await page.getByRole("button", { name: acts.kinds.hide, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: words.statementTitle(1) }).waitFor();
  await expect(ben.ask("GET", `/comments/${comment.id}`)).rejects.toThrow("404");

  const authors = await open({ as: ada, javaScriptEnabled });
  await authors.page.goto("/notices");
  await authors.page.getByRole("link", { name: told.acted["hide"] ?? "" }).click();
  await authors.page.getByText("It goes for the person, not the argument.").waitFor();
  await authors.page.getByText("thistledown").waitFor();
  expect(await authors.page.getByText(mod.name).count()).toBe(0);
  await authors.page.getByRole("link", { name: words.toStanding }).click();
  await authors.page.getByRole("heading", { level: 1, name: words.standingTitle }).waitFor();

  await page.getByLabel(words.afterReason, { exact: true }).last().fill("I was too strict.");
  await page.getByRole("button", { name: words.undo, exact: true }).click();
  await page.getByText("I was too strict.").first().waitFor();
  expect(await ben.ask("GET", `/comments/${comment.id}`)).toMatchObject({ state: "visible" });
});

test("two moderators at once: the second is shown what the first did, and keeps the words", async () => {
  const { host, mod, slug, comment } = await circle();
  const windows = [await open({ as: host }), await open({ as: mod })];
  const [first, second] = windows.map(({ page }) => page);
  if (!first || !second) throw new Error("no window");
  for (const page of [first, second]) {
    const kind = page === first ? "remove" : "hide";
    await page.goto(`/g/${slug}/moderation/act?comment=${comment.id}&kind=${kind}`);
    await page.getByLabel(words.rule, { exact: true }).selectOption({ index: 1 });
    await page.getByLabel(words.reason, { exact: true }).fill(`To ${kind} it is right.`);
  }
  await first.getByRole("button", { name: acts.kinds.remove, exact: true }).click();
  await first.getByRole("heading", { level: 1, name: words.statementTitle(1) }).waitFor();
  windows[1]?.faults.expect(/^409 POST/);
  await second.getByRole("button", { name: acts.kinds.hide, exact: true }).click();
  await second.getByText(words.conflictTitle).waitFor();
  await second.getByRole("link", { name: words.conflictDid(1, acts.kinds.remove, host.name) }).waitFor();
  expect(await second.getByLabel(words.reason, { exact: true }).inputValue()).toBe("To hide it is right.");
  expect(await host.ask("GET", `/groups/${slug}/actions`)).toMatchObject({ items: [{ kind: "remove" }] });
});
