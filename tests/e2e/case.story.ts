/** One case: told of its own changes alone, gone through by single keys, and what is refused there stays there with what was typed. */
import { expect, test } from "vitest";
import { caseWords } from "~/words/cases";
import { actionWords } from "~/words/moderation-acts";
import { caseLimits } from "~/moderation/queue";
import { allRules, violations } from "./support/axe";
import { signUp } from "./support/people";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();
const words = caseWords.en;

async function waiting() {
  const [host, mod, ada, ben] = await Promise.all(
    ["Hilda", "Mo", "Ada", "Ben"].map((name) => signUp(suiteUrl(), name)),
  );
  if (!host || !mod || !ada || !ben) throw new Error("nobody there");
  const { slug } = await host.group("public");
  for (const each of [mod, ada, ben]) await each.joinBy(host, slug);
  await host.ask("PATCH", `/groups/${slug}/members/${await mod.id()}`, { role: "moderator" });
  const text = await host.text(slug);
  const cases: string[] = [];
  for (const body of ["The first of them.", "The second of them."]) {
    const { id } = await ada.say(text, 2, body);
    await ben.ask("POST", `/comments/${id}/reports`, { rule: 1, words: "Rude." });
  }
  const { items } = await mod.ask<{ items: Array<{ id: string }> }>("GET", `/groups/${slug}/reports`);
  cases.push(...items.map(({ id }) => id));
  const [first = "", second = ""] = cases;
  return { host, mod, ada, slug, first, second, here: `/g/${slug}/moderation` };
}

test("told of its own changes, not of another's; the keys lead on, back, and to where one writes", async () => {
  const { host, mod, first, second, here } = await waiting();
  const { page } = await open({ as: mod });
  const joined = page.waitForEvent("websocket");
  await page.goto(`${here}/${first}`);
  await joined;
  const bar = page.getByText(words.changed);
  await page.locator("textarea[name=note]").waitFor();
  await page.waitForFunction(() => document.querySelector(".needs-script, [data-single]") !== null);
  await host.ask("PATCH", `/cases/${second}`, { note: "About the other one." });
  await host.ask("PATCH", `/cases/${first}`, { note: "About this one." });
  await bar.waitFor();
  await page.getByRole("link", { name: words.showNow }).click();
  await page.getByText("About this one.").waitFor();
  await page.locator("textarea[name=note]").fill("Mine.");
  await page.getByRole("button", { name: words.addNote }).click();
  await page.locator(".said", { hasText: "Mine." }).waitFor();
  await host.ask("PATCH", `/cases/${second}`, { note: "Once more about the other." });
  // The queue in another window has heard it by then.
  const queue = (await open({ as: mod })).page;
  await queue.goto(here);
  await queue.locator("li.case").nth(1).waitFor();
  expect(await bar.count()).toBe(0);

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog");
  for (const [, does] of words.keys) await keys.getByText(does, { exact: true }).waitFor();
  expect(await violations(page, { tags: allRules })).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("note");
  await page.keyboard.type("u");
  expect(await page.locator("textarea[name=note]").inputValue()).toBe("u");
  await page.locator("textarea[name=note]").blur();
  await page.keyboard.press("d");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("dismiss-reason");
  await page.locator("#dismiss-reason").blur();
  await page.keyboard.press("j");
  await page.waitForURL(`**${here}/${second}`);
  // The address changes a moment before the page does, and a key belongs to the page that is shown.
  await page.getByText("About the other one.").waitFor();
  await page.keyboard.press("k");
  await page.waitForURL(`**${here}/${first}`);
  await page.getByText("About this one.").waitFor();
  await page.keyboard.press("u");
  await page.waitForURL(`**${here}`);
  await page.locator("li.case").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("h");
  await page.waitForURL("**kind=hide");
  await page.getByRole("heading", { level: 1, name: actionWords.en.kinds.hide }).waitFor();
});

test.each([true, false])(
  "what is refused stays on the page with what was typed (script: %s)",
  async (javaScriptEnabled) => {
    const { host, mod, first, here } = await waiting();
    const { page, faults } = await open({ as: mod, javaScriptEnabled });
    faults.expect(/^(409|422) POST/);
    await page.goto(`${here}/${first}`);
    const note = page.locator("textarea[name=note]");
    const long = "x".repeat(caseLimits.note.max + 1);
    await note.fill(long);
    await page.getByRole("button", { name: words.addNote }).click();
    await page.locator(".error").first().waitFor();
    expect(await note.inputValue()).toBe(long);
    await page.getByRole("heading", { name: words.notes }).waitFor();
    if (javaScriptEnabled) expect(await violations(page, { tags: allRules })).toEqual([]);

    await page.goto(`${here}/${first}`);
    await page.locator("#dismiss-reason").fill("Sharp, and allowed.");
    await host.ask("PATCH", `/cases/${first}`, { claim: true });
    await page.getByRole("button", { name: words.dismiss, exact: true }).click();
    await page.locator(".errors, [role=alert]").first().waitFor();
    expect(await page.locator("#dismiss-reason").inputValue()).toBe("Sharp, and allowed.");

    await note.fill("What I know of it.");
    await host.ask("POST", here.replace("/g/", "/groups/").replace("/moderation", "/actions"), {
      ...{ kind: "hide", case: first, rule: 1, reason: "Rude." },
    });
    await page.getByRole("button", { name: words.addNote }).click();
    await page.getByText(words.keptHelp).waitFor();
    expect(await page.getByLabel(words.keptLabel).inputValue()).toBe("What I know of it.");
  },
);
