/** What a group does beforehand, as people meet it: a first post that waits, words one looks at again, slow mode; and not to see somebody. */
import { expect, test } from "vitest";
import { actFormWords } from "~/words/act-form";
import { blockWords } from "~/words/blocks";
import { caseWords } from "~/words/cases";
import { commentPageWords } from "~/words/comment-pages";
import { actionWords } from "~/words/moderation-acts";
import { preventionWords } from "~/words/prevention";
import { withheldWords } from "~/words/withheld";
import { allRules, violations } from "./support/axe";
import { signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();
const [acts, cases, blocks, beforehand] = [actFormWords.en, caseWords.en, blockWords.en, preventionWords.en];

async function circle() {
  const [host, ada, ben] = await Promise.all(["Hilda", "Ada", "Ben"].map((name) => signUp(suiteUrl(), name)));
  if (!host || !ada || !ben) throw new Error("nobody there");
  const { slug } = await host.group("public");
  for (const each of [ada, ben]) await each.joinBy(host, slug);
  return { host, ada, ben, slug, text: await host.text(slug) };
}

test("a newcomer's first post waits, is approved, and comes to an open page by itself", async () => {
  const { host, ada, ben, slug, text } = await circle();
  const { page: setting } = await open({ as: host });
  await setting.goto(`/g/${slug}/moderation/prevention`);
  await setting.getByRole("group", { name: beforehand.hold }).getByLabel(beforehand.holds.newcomers[0]).check();
  expect(await violations(setting, { tags: allRules })).toEqual([]);
  await setting.getByRole("button", { name: beforehand.save, exact: true }).click();
  await setting.getByText(beforehand.saved).waitFor();

  const [mine, others] = [reading((await open({ as: ada })).page), reading((await open({ as: ben })).page)];
  for (const each of [mine, others]) await each.open(text.url, "?p=2");
  await mine.pane.locator(".foot textarea").fill("My first remark here.");
  await mine.pane.locator(".foot textarea").press("Control+Enter");
  await mine.comment("My first remark here.").getByText(withheldWords.en.heldMine).waitFor();
  expect(await others.pane.getByText("My first remark here.").count()).toBe(0);

  await setting.goto(`/g/${slug}/moderation`);
  await setting
    .getByText(cases.because["held-newcomer"] ?? "")
    .first()
    .waitFor();
  await setting
    .getByRole("link", { name: cases.kinds["comment"]?.(ada.name) ?? "" })
    .first()
    .click();
  await setting.locator("[data-act=approve]").click();
  await setting.getByLabel(acts.reason, { exact: true }).fill("Welcome.");
  await setting.getByRole("button", { name: actionWords.en.kinds.approve, exact: true }).click();
  await others.pane.getByRole("button", { name: words.fresh(1) }).click();
  await others.comment("My first remark here.").waitFor();
  await until(
    () => mine.comment("My first remark here.").getByText(withheldWords.en.heldMine).count(),
    (count) => count === 0,
    "its author sees that it does not wait any more",
  );
});

test("asked to look again: the words stay, and sent all the same they wait", async () => {
  const { host, ada, slug, text } = await circle();
  await host.ask("PATCH", `/groups/${slug}/prevention`, { list: [{ kind: "word", text: "scab*", does: "warn" }] });
  const { page, faults } = await open({ as: ada });
  faults.expect(/^422 POST/);
  const tab = reading(page);
  await tab.open(text.url, "?p=2");
  const box = tab.pane.locator(".foot textarea");
  await box.fill("Only scabs would.");
  await box.press("Control+Enter");
  await tab.pane.getByText(/“scabs”/).waitFor();
  expect(await violations(page, { tags: allRules })).toEqual([]);
  await tab.pane.getByRole("button", { name: words.sendAnyway }).click();
  await tab.comment("Only scabs would.").getByText(withheldWords.en.heldMine).waitFor();

  const plain = await open({ as: ada, javaScriptEnabled: false });
  plain.faults.expect(/^422 POST/);
  await plain.page.goto(`${text.url}?p=3`);
  await plain.page.locator(".foot textarea").fill("Scabs, all of them.");
  await plain.page.getByRole("button", { name: words.send, exact: true }).click();
  await plain.page.getByRole("heading", { level: 1, name: commentPageWords.en.lookAgain }).waitFor();
  expect(await plain.page.locator("textarea").inputValue()).toBe("Scabs, all of them.");
  await plain.page.getByRole("button", { name: words.sendAnyway }).click();
  await plain.page.getByText(withheldWords.en.heldMine).waitFor();
});

test("slow mode: told for how long, the words are kept, and the box takes them again", async () => {
  const { host, ada, text, slug } = await circle();
  await host.ask("POST", `/groups/${slug}/actions`, {
    ...{ kind: "slow", scope: "text", text: text.id, seconds: 10, reason: "It goes too fast." },
  });
  const { page, faults } = await open({ as: ada });
  faults.expect(/^429 POST/);
  const tab = reading(page);
  await tab.open(text.url, "?p=2");
  const box = tab.pane.locator(".foot textarea");
  await box.fill("The first.");
  await box.press("Control+Enter");
  await tab.comment("The first.").waitFor();
  await box.fill("The second.");
  await box.press("Control+Enter");
  await tab.pane
    .getByText(/You can write again at .*, in \d+ seconds?/)
    .last()
    .waitFor();
  expect(await box.inputValue()).toBe("The second.");
  await page.waitForTimeout(10_000);
  await box.press("Control+Enter");
  await tab.comment("The second.").waitFor();
});

test.each([true, false])("somebody one does not see any more (script: %s)", async (javaScriptEnabled) => {
  const { ada, ben, text } = await circle();
  const said = await ben.say(text, 2, "A remark of the thistledown sort.");
  await ada.reply(text, said, "An answer to that.");
  const { page } = await open({ as: ada, javaScriptEnabled });
  await page.goto(`${text.url}?p=2`);
  const comment = page.locator(`#c-${said.id}`);
  await comment.locator("details.more:not(.react) summary").click();
  await comment.getByRole("link", { name: blocks.link }).click();
  await page.getByRole("heading", { name: blocks.ask(ben.name) }).waitFor();
  if (javaScriptEnabled) expect(await violations(page, { tags: allRules })).toEqual([]);
  await page.getByRole("button", { name: blocks.block(ben.name) }).click();
  await page.getByRole("link", { name: blocks.back }).click();
  await comment.getByText(words.blocked).waitFor();
  await page.getByText("An answer to that.").waitFor();
  if (javaScriptEnabled) await reading(page).open(text.url, "?p=2");
  else await page.goto(`${text.url}?p=2`);
  expect(await page.content()).not.toContain("thistledown");
  expect(await page.content()).not.toContain(ben.name);
  if (javaScriptEnabled) {
    const later = await ben.say(text, 2, "More of the thistledown sort.");
    await page.locator(`#c-${later.id}`).getByText(words.blocked).waitFor();
    expect(await page.getByText(/thistledown/).count()).toBe(0);
    expect(await page.getByRole("button", { name: words.fresh(1) }).count()).toBe(0);
    // They read beside one, and write, and see who else is here; nothing says so to whom does not see them.
    const his = reading((await open({ as: ben })).page);
    await his.open(text.url, "?p=2");
    await his.page.getByText(words.readingNow(1)).waitFor();
    await his.box.pressSequentially("I write.");
    await page.waitForTimeout(2_500);
    await page.getByText(words.readingNow(0)).waitFor();
    expect(await page.content()).not.toContain(ben.name);
  }
  await page.goto("/account/blocked");
  await page.getByRole("button", { name: blocks.unblockWhom(ben.name) }).click();
  await page.getByText(blocks.ended).waitFor();
  await page.goto(`${text.url}?p=2`);
  await comment.getByText("thistledown").waitFor();
});
