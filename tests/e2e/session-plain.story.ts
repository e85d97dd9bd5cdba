/** The evening of a member whose browser runs no script: each press is a form, each look a reload. */
import { expect, test } from "vitest";
import { mintId } from "~/mint";
import { refusedFormWords } from "~/words/refused-form";
import { liveSessionWords } from "~/words/session-live";
import { signUp } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";

const [words, refused] = [liveSessionWords.en, refusedFormWords.en];
const { open } = stage();

test("raise a hand, be called, vote, type, write, read what is left", async () => {
  const [kofi, rosa] = await Promise.all(["Kofi", "Rosa"].map((name) => signUp(suiteUrl(), name)));
  if (!kofi || !rosa) throw new Error("nobody there");
  const { slug } = await kofi.group("private", "Plain Tuesdays");
  const text = await kofi.text(slug);
  await rosa.joinBy(kofi, slug);
  const { id, url } = await planEvening(kofi, slug, text);
  await tell(kofi, id, { ask: "start" });
  await tell(kofi, id, { ask: "next", from: null, to: null });

  const { page, faults } = await open({ as: rosa, ...phone, javaScriptEnabled: false });
  await page.goto(url);
  await page.getByText("Each family kept a few beasts there").waitFor();
  // No button that would do nothing.
  expect(await page.getByRole("button", { name: words.keys }).count()).toBe(0);
  await page.getByText(words.kinds.order).click();
  await page.getByLabel(words.raiseWords).fill("the window");
  await page.getByRole("button", { name: words.raise }).click();
  expect(new URL(page.url()).pathname).toBe(url);
  await page.getByText(words.myPlace(1, 1)).waitFor();
  expect(await page.locator(".queue-list").innerText()).toContain(words.because.order);

  await tell(kofi, id, { ask: "call", from: null, hand: null, turn: mintId() });
  await page.getByRole("link", { name: words.reload }).click();
  await page.getByText(words.youSpeak).first().waitFor();
  await page.getByRole("button", { name: words.endMine }).click();
  await page.getByText(words.nobodySpeaks).first().waitFor();

  const poll = mintId();
  await tell(kofi, id, { ask: "open-poll", poll, kind: "yes-no", question: "On to ¶ 3?", isSecret: true });
  await page.getByRole("link", { name: words.reload }).click();
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await page.getByText(words.votedSecretly).waitFor();
  await tell(kofi, id, { ask: "close-poll", poll });
  await page.getByRole("link", { name: words.reload }).click();
  expect(await page.locator(".tally").innerText()).toMatch(/Yes\s*1/);

  await page.getByRole("textbox", { name: words.line }).fill("q+ to ask what a stint was");
  await page.getByRole("button", { name: words.lineSend, exact: true }).click();
  await page.locator(".queue-list", { hasText: "to ask what a stint was" }).waitFor();
  await page.getByRole("button", { name: words.lower }).click();
  await page.getByText(words.nobodyWaits).waitFor();
  // What is refused says why, on a page with a way back.
  faults.expect(/^422 POST/);
  await page.getByRole("textbox", { name: words.line }).fill("good evening");
  await page.getByRole("button", { name: words.lineSend, exact: true }).click();
  await page.getByText(words.noSuchLine).first().waitFor();
  expect(await page.getByLabel(refused.written).inputValue()).toBe("good evening");
  await page.getByRole("link", { name: refused.back }).click();
  await page.getByText(words.writeNote).waitFor();
  expect(new URL(page.url()).pathname).toBe(url);
  await page.getByText(words.writeNote).click();
  await page.getByLabel(words.noteBody, { exact: true }).fill("Stints are worth an evening");
  await page.getByRole("button", { name: words.noteButton }).click();
  await page.locator(".notes-list", { hasText: "Stints are worth an evening" }).waitFor();

  await tell(kofi, id, { ask: "end" });
  await page.reload();
  await page.getByRole("heading", { name: words.decisions }).waitFor();
  await page.getByText("Stints are worth an evening").waitFor();
});

test("the facilitator's page works by forms too", async () => {
  const kofi = await signUp(suiteUrl(), "Kofi");
  const { slug } = await kofi.group("private", "Plain Wednesdays");
  const { url } = await planEvening(kofi, slug, await kofi.text(slug));
  const { page } = await open({ as: kofi, javaScriptEnabled: false });
  await page.goto(`${url}/run`);
  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" }).click();
  await press(words.start);
  await press(/^Begin/);
  await page.locator(".agenda-list .current", { hasText: "How the rule was kept" }).waitFor();
  await page.getByLabel(words.addPerson).fill("Old Marta");
  await press(words.addButton);
  await press(words.handLabel("Old Marta"));
  await press(words.callLabel("Old Marta"));
  await page.locator(".speaker", { hasText: "Old Marta" }).waitFor();
  await press(words.endTurn);
  await press(words.jumpLabel("Next reading, next facilitator"));
  await page.locator(".agenda-list .current", { hasText: "Next reading" }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`${url}/run`);
  await page.getByText(words.end, { exact: true }).click();
  await press(words.endConfirm);
  await page.getByRole("heading", { name: words.overTitle }).waitFor();
});

test("of two facilitators who press at once the second sees what the first did", async () => {
  const [kofi, ana] = await Promise.all(["Kofi", "Ana"].map((name) => signUp(suiteUrl(), name)));
  if (!kofi || !ana) throw new Error("nobody there");
  const { slug } = await kofi.group("private", "Two at the desk");
  await ana.joinBy(kofi, slug);
  const { id: anas } = await ana.ask<{ id: string }>("GET", "/me");
  await kofi.ask("PATCH", `/groups/${slug}/members/${anas}`, { role: "facilitator" });
  const { id, url } = await planEvening(kofi, slug, await kofi.text(slug));
  await tell(kofi, id, { ask: "start" });
  // Without a script the second page is as old as a page can be.
  const [one, two] = [await open({ as: kofi }), await open({ as: ana, javaScriptEnabled: false })];
  await one.page.goto(`${url}/run`);
  await two.page.goto(`${url}/run`);
  await one.page.getByRole("button", { name: /^Begin/ }).click();
  await one.page.locator(".agenda-list .current", { hasText: "How the rule was kept" }).waitFor();
  await two.page.getByRole("button", { name: /^Begin/ }).click();
  await two.page.locator(".agenda-list .current", { hasText: "How the rule was kept" }).waitFor();
  expect(await one.page.locator(".agenda-list .done, .agenda-list .skipped").count()).toBe(0);
  await two.page.getByRole("button", { name: /^Next/ }).first().click();
  await one.page.locator(".agenda-list .current", { hasText: "What the hedges did" }).waitFor();
});
