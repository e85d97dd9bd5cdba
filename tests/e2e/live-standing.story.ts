/** What one may do changes while one reads: the box closes and opens with the reason, and what was typed is still there. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { ruleWords } from "~/words/rules";
import { allRules, violations } from "./support/axe";
import { signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();

async function circle() {
  const [host, ada, ben] = await Promise.all(["Hilda", "Ada", "Ben"].map((name) => signUp(suiteUrl(), name)));
  if (!host || !ada || !ben) throw new Error("nobody there");
  const { slug } = await host.group("public");
  for (const each of [ada, ben]) await each.joinBy(host, slug);
  return { host, ada, ben, slug, text: await host.text(slug) };
}

/** Without loading the page anew. */
async function staying(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => void Object.assign(window, { stays: true }));
  return () => page.evaluate(() => "stays" in window);
}

test("locked, muted, only answers: the box goes with the reason and comes back with what was typed", async () => {
  const { host, ada, ben, slug, text } = await circle();
  const question = await host.say(text, 2, "Whose beasts were they?", { kind: "question" });
  const { page } = await open({ as: ada });
  const tab = reading(page);
  await tab.open(text.url, "?p=2");
  const stays = await staying(page);
  expect(await tab.pane.getByRole("link", { name: ruleWords.en.ofGroup }).first().getAttribute("href")).toBe(
    `/g/${slug}/rules`,
  );
  await tab.box.fill("What I had begun to say of the thistledown.");
  const tomorrow = new Date(Date.now() + 3_600_000 * 24).toISOString();
  const acts: object[] = [
    { kind: "lock", scope: "text", text: text.id, reason: "We all go to bed." },
    { kind: "mute", user: await ada.id(), rule: 1, until: tomorrow, reason: "Loud." },
    { kind: "answers", scope: "text", text: text.id, question: question.id, reason: "One thing at a time." },
  ];
  for (const input of acts) {
    await tab.box.focus();
    const { id } = await host.ask<{ id: string }>("POST", `/groups/${slug}/actions`, input);
    await tab.box.waitFor({ state: "detached" });
    const reason = tab.pane.locator(".foot .outside");
    expect((await reason.innerText()).length).toBeGreaterThan(20);
    expect(await page.locator("p[role=status].visually-hidden").last().innerText()).toBe(await reason.innerText());
    expect(await tab.pane.locator(".kept textarea").inputValue()).toContain("thistledown");
    await until(
      () => page.evaluate(() => document.activeElement?.id),
      (id) => id === "talk-title",
      "a focus that is somewhere",
    );
    if (input === acts[0]) expect(await violations(page, { tags: allRules })).toEqual([]);
    await host.ask("POST", `/actions/${id}/undo`, { reason: "Go on." });
    await tab.box.waitFor();
    expect(await tab.box.inputValue()).toContain("thistledown");
  }
  expect(await page.locator(".toast").count()).toBe(0);
  expect(await stays()).toBe(true);
  await tab.box.press("Control+Enter");
  await tab.comment("thistledown").waitFor();
  expect(await ben.ask("GET", `/texts/${text.id}/standing`)).toMatchObject({ may: { comment: true } });
});

test("a thread is closed while one answers in it: the words stay in the box, and go once it is open", async () => {
  const { host, ada, ben, slug, text } = await circle();
  const said = await ben.say(text, 2, "Nobody owned them.");
  const { page } = await open({ as: ada });
  const tab = reading(page);
  await tab.open(text.url, "?p=2");
  await tab.comment("Nobody owned them.").getByText(words.reply, { exact: true }).click();
  const box = tab.pane.locator(".thread form.compose textarea");
  await box.fill("Somebody always did.");
  const send = tab.pane.locator(".thread form.compose button:last-child").last();
  const lock = { kind: "lock", scope: "thread", thread: said.id, reason: "Enough of this for tonight." };
  const { id } = await host.ask<{ id: string }>("POST", `/groups/${slug}/actions`, lock);
  await tab.pane.getByText("Enough of this for tonight.").waitFor();
  expect(await send.isDisabled()).toBe(true);
  expect(await box.inputValue()).toBe("Somebody always did.");
  await box.press("Control+Enter");
  await host.ask("POST", `/actions/${id}/undo`, { reason: "Go on." });
  await tab.pane.getByText("Enough of this for tonight.").waitFor({ state: "detached" });
  await box.press("Control+Enter");
  await tab.comment("Somebody always did.").waitFor();
});

test("slow mode that begins is said beside the box at once", async () => {
  const { host, ada, slug, text } = await circle();
  const { page } = await open({ as: ada });
  const tab = reading(page);
  await tab.open(text.url, "?p=2");
  await tab.box.fill("Half a thought");
  const slow = { kind: "slow", scope: "text", text: text.id, seconds: 600, reason: "It goes too fast." };
  await host.ask("POST", `/groups/${slug}/actions`, slow);
  await tab.pane.locator(".foot .seen", { hasText: /once in 10 minutes/i }).waitFor();
  expect(await tab.box.inputValue()).toBe("Half a thought");
});

test("somebody one blocks is gone from one's other windows at once, and nobody else's", async () => {
  const { ada, ben, host, text } = await circle();
  const said = await ben.say(text, 2, "A remark of the thistledown sort.");
  const windows = [await open({ as: ada }), await open({ as: host })].map(({ page }) => reading(page));
  const [hers, hosts] = windows;
  if (!hers || !hosts) throw new Error("no window");
  for (const tab of windows) {
    await tab.open(text.url, "?p=2");
    await tab.comment("thistledown").waitFor();
  }
  const stays = await staying(hers.page);
  await ada.ask("PUT", `/blocks/${await ben.id()}`);
  await hers.page.locator(`#c-${said.id}`).getByText(words.blocked).waitFor();
  expect(await hers.pane.getByText(/thistledown/).count()).toBe(0);
  expect(await stays()).toBe(true);
  await hosts.comment("thistledown").waitFor();
});
