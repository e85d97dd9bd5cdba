/** Somebody is out of line: a moderator hides it with a rule and a reason, its author is told; two moderators never act twice. */
import { expect, test } from "vitest";
import { actFormWords } from "~/words/act-form";
import { appealWords } from "~/words/appeals";
import { caseWords } from "~/words/cases";
import { moderatedWords } from "~/words/moderated";
import { actionWords } from "~/words/moderation-acts";
import { reportWords } from "~/words/reports";
import { allRules, violations } from "./support/axe";
import { picture, sound } from "./support/look";
import { signUp } from "./support/people";
import { phone, stage, suiteUrl } from "./support/stage";

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

test("reported, hidden, told, appealed against, decided by another: it stands again at its place, on a page that nobody loads anew", async () => {
  const { host, mod, ada, ben, slug, text, comment } = await circle();
  const appeals = appealWords.en;
  const reply = await ben.reply(text, comment, "Who is meant by that?");
  const reader = (await open({ as: ben })).page;
  await reader.goto(`${text.url}?p=2`);
  const place = reader.locator(`#c-${comment.id}`);
  await place.getByText("thistledown").waitFor();
  await reader.evaluate(() => void Object.assign(window, { stays: true }));
  const order = () => reader.locator("[id^=c-]").evaluateAll((all) => all.map(({ id }) => id));
  const before = await order();

  const reporter = (await open({ as: ben })).page;
  await reporter.goto(`/c/${comment.id}/report`);
  await reporter.getByRole("radio").first().check();
  await reporter.getByLabel(reportWords.en.words).fill("Personal.");
  await reporter.getByRole("button", { name: reportWords.en.send }).click();
  await reporter.getByText(reportWords.en.sent).waitFor();

  const acting = (await open({ as: mod })).page;
  await acting.goto(`/g/${slug}/moderation`);
  await acting.locator(".case a").first().click();
  await acting.locator('[data-act="hide"]').click();
  await acting.getByLabel(words.rule, { exact: true }).selectOption({ index: 1 });
  await acting.getByLabel(words.reason, { exact: true }).fill("It goes for the person.");
  await acting.getByRole("button", { name: acts.kinds.hide, exact: true }).click();
  await acting.getByRole("heading", { level: 1, name: words.statementTitle(1) }).waitFor();
  await place.getByText("thistledown").waitFor({ state: "detached" });
  await reader.locator(`#c-${reply.id}`).getByText("Who is meant by that?").waitFor();

  const author = (await open({ as: ada, ...phone })).page;
  await author.goto("/notices");
  await author.getByRole("link", { name: told.acted["hide"] ?? "" }).click();
  await author.getByRole("heading", { level: 1, name: words.statementTitle(1) }).waitFor();
  expect(await author.getByText(ben.name).count()).toBe(0);
  await sound(author);
  await picture(author, "appeal-object", { fullPage: true });
  await author.getByLabel(appeals.objectLabel).fill("I quoted the pamphlet.");
  await author.getByRole("button", { name: appeals.object, exact: true }).click();
  await author.getByRole("heading", { level: 1, name: appeals.title(1) }).waitFor();
  await sound(author);
  await picture(author, "appeal-author", { fullPage: true });

  await acting.goto(`/g/${slug}/moderation?why=appeal`);
  await acting.getByText(caseWords.en.noneFiltered).waitFor();
  const decider = await open({ as: host });
  const deciding = decider.page;
  decider.faults.expect(/^422 POST/);
  await deciding.goto(`/g/${slug}/moderation?why=appeal`);
  await deciding.locator(".case a").first().click();
  await deciding.getByRole("link", { name: caseWords.en.toAppeal }).click();
  await deciding.getByRole("heading", { level: 1, name: appeals.title(1) }).waitFor();
  await author.getByLabel(appeals.sayLabel).fill("It is on page four.");
  await author.getByRole("button", { name: appeals.say, exact: true }).click();
  await deciding.getByText("It is on page four.").waitFor();
  await sound(deciding);
  await deciding.setViewportSize({ width: 1440, height: 900 });
  await picture(deciding, "appeal-decide", { fullPage: true });
  await deciding.getByLabel(appeals.grant).check();
  await deciding.getByLabel(appeals.reason, { exact: true }).fill("    ");
  await deciding.getByRole("button", { name: appeals.decide, exact: true }).click();
  await deciding.locator(".error-summary").waitFor();
  // What is wrong stays until it is mended, also where there is news.
  await ada.ask("POST", `/appeals/${author.url().split("/").at(-1)}/messages`, { body: "And five." });
  await deciding.waitForTimeout(1000);
  expect(await deciding.locator(".error-summary").count()).toBe(1);
  await deciding.getByLabel(appeals.reason, { exact: true }).fill("It is a quotation.");
  await deciding.getByRole("button", { name: appeals.decide, exact: true }).click();
  await deciding.getByText("It is a quotation.").waitFor();

  await author.getByText("It is a quotation.").waitFor();
  await author.getByText(appeals.states.granted).first().waitFor();
  await picture(author, "appeal-granted", { fullPage: true });
  await place.getByText("thistledown").waitFor();
  expect(await order()).toEqual(before);
  expect(await reader.evaluate(() => "stays" in window)).toBe(true);
  await author.goto("/notices");
  await author.getByRole("link", { name: told.appealed["decided"] ?? "" }).waitFor();
});

test("without a script: objected, taken from those who acted, refused with a reason", async () => {
  const { host, mod, ada, slug, comment } = await circle();
  const appeals = appealWords.en;
  const input = { kind: "hide", comment: comment.id, rule: 1, reason: "It goes for the person." };
  const { id } = await mod.ask<{ id: string }>("POST", `/groups/${slug}/actions`, input);
  const author = await open({ as: ada, javaScriptEnabled: false });
  await author.page.goto(`/g/${slug}/actions/${id}`);
  author.faults.expect(/^422 POST/);
  await author.page.getByLabel(appeals.objectLabel).fill("      ");
  await author.page.getByRole("button", { name: appeals.object, exact: true }).click();
  await author.page.locator(".error").first().waitFor();
  await author.page.getByLabel(appeals.objectLabel).fill("I quoted the pamphlet.");
  await author.page.getByRole("button", { name: appeals.object, exact: true }).click();
  await author.page.getByRole("heading", { level: 1, name: appeals.title(1) }).waitFor();
  const deciding = (await open({ as: host, javaScriptEnabled: false })).page;
  await deciding.goto(author.page.url());
  await deciding.getByLabel(appeals.refuse).check();
  await deciding.getByLabel(appeals.reason, { exact: true }).fill("The pamphlet does not say so.");
  await deciding.getByRole("button", { name: appeals.decide, exact: true }).click();
  await deciding.getByText("The pamphlet does not say so.").waitFor();
  await author.page.reload();
  await author.page.getByText("The pamphlet does not say so.").waitFor();
  await author.page.getByText(appeals.states.refused).first().waitFor();
});
