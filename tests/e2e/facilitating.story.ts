/** What those who run an evening do with their hands on the keyboard, and what the others see of it. */
import { beforeAll, expect, test } from "vitest";
import { mintId } from "~/mint";
import type { TextView } from "~/texts/text";
import { sessionEndWords } from "~/words/session-end";
import { modeWords } from "~/words/session-modes";
import { liveSessionWords } from "~/words/session-live";
import { runningWords } from "~/words/session-running";
import { button, picture, sound } from "./support/look";
import { signUp, type Person } from "./support/people";
import { planEvening, tell, type Evening } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";
import { tooWide } from "./support/targets";

const modes = modeWords.en;
const [words, running, ends] = [liveSessionWords.en, runningWords.en, sessionEndWords.en];
const { open } = stage();
const wide = { viewport: { width: 1440, height: 900 } };

let kofi: Person;
let rosa: Person;
let slug: string;
let text: TextView;

beforeAll(async () => {
  [kofi, rosa] = (await Promise.all(["Kofi", "Rosa"].map((name) => signUp(suiteUrl(), name)))) as [Person, Person];
  ({ slug } = await kofi.group("private", "Tuesday Circle"));
  text = await kofi.text(slug);
  await rosa.joinBy(kofi, slug);
});

async function evening(): Promise<Evening> {
  const made = await planEvening(kofi, slug, text);
  await tell(kofi, made.id, { ask: "start" });
  return made;
}

test("by keyboard the floor goes to anybody who is here, and all see who gave it", async () => {
  const { id, url } = await evening();
  await tell(kofi, id, { ask: "come", person: mintId(), name: "Old Marta" });
  await rosa.ask("POST", `/sessions/${id}/queue`, { kind: "point" });
  const { page } = await open({ as: kofi, ...wide });
  const { page: hers } = await open({ as: rosa, ...phone });
  await Promise.all([page.goto(`${url}/run`), hers.goto(url)]);
  await page.locator(".queue-list", { hasText: rosa.name }).waitFor();
  await page.locator("h1").first().click();

  await page.keyboard.press("f");
  const who = page.getByLabel(running.giveFloorWho);
  await expect.poll(() => who.evaluate((field) => field === document.activeElement)).toBe(true);
  await who.selectOption({ label: `Old Marta (${words.noDevice})` });
  await page.getByLabel(running.giveFloorAs).selectOption("question");
  await picture(page, "floor-choosing");
  await sound(page);
  await button(page, running.giveFloorButton).press("Enter");
  const why = running.givenUnasked(kofi.name, 1);
  await page.locator(".speaking", { hasText: "Old Marta" }).getByText(why).waitFor();
  await hers.locator(".speaking", { hasText: "Old Marta" }).getByText(why).waitFor();
  await hers.getByText(words.myPlace(1, 1)).waitFor();
  await picture(hers, "floor-given-phone");
  await sound(hers);

  // Whose turn it is by the rule speaks without a word about it.
  await page.locator("h1").first().click();
  await page.keyboard.press("s");
  await page.locator(".speaker", { hasText: rosa.name }).waitFor();
  expect(await page.locator(".speaker .placed").count()).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText(running.giveFloor).click();
  await picture(page, "floor-phone");
  expect(await tooWide(page)).toEqual([]);
});

test("without a script the floor is given just so", async () => {
  const { id, url } = await evening();
  await tell(kofi, id, { ask: "come", person: mintId(), name: "Old Marta" });
  const { page } = await open({ as: kofi, javaScriptEnabled: false });
  await page.goto(`${url}/run`);
  await page.getByText(running.giveFloor).click();
  await page.getByLabel(running.giveFloorWho).selectOption({ label: `Old Marta (${words.noDevice})` });
  await button(page, running.giveFloorButton).click();
  await page.locator(".speaking", { hasText: "Old Marta" }).getByText(running.givenUnasked(kofi.name, 0)).waitFor();
});

test("a text is added where one is, on the agenda and while it runs, and what was typed stays", async () => {
  const { id, url } = await evening();
  const more = await kofi.text(slug, "# The other book\n\nA first paragraph of it.");
  const { page } = await open({ as: kofi, ...wide });
  await page.goto(`${url}/run`);
  await page.locator("#note-body").fill("Not sent yet");
  await page.getByText(ends.addText, { exact: true }).first().click();
  await page.getByLabel(ends.whichText).selectOption(more.id);
  await picture(page, "add-text-run");
  await button(page, ends.addText).click();
  await page.getByText(ends.textAdded).waitFor();
  expect(await page.locator("#note-body").inputValue()).toBe("Not sent yet");
  // At once the group can go there.
  await page.locator("#to-text option", { hasText: "The other book" }).waitFor({ state: "attached" });
  await sound(page);

  const third = await kofi.text(slug, "# The third book\n\nA first paragraph of it.");
  await page.goto(`/s/${id}/agenda`);
  await page.locator("#add").getByRole("textbox").first().fill("An item that is not sent yet");
  await page.getByText(ends.addText, { exact: true }).first().click();
  await page.getByLabel(ends.whichText).selectOption(third.id);
  await picture(page, "add-text-agenda", { fullPage: true });
  await button(page, ends.addText).click();
  await page.locator("#add option", { hasText: "The third book" }).first().waitFor({ state: "attached" });
  expect(await page.locator("#add").getByRole("textbox").first().inputValue()).toBe("An item that is not sent yet");
  await sound(page);
});

test("on the text whoever runs the session has the way there; nobody else", async () => {
  await evening();
  const { page } = await open({ as: kofi, ...wide });
  await page.goto(text.url);
  const strip = page.locator(".go-along");
  await picture(page, "strip-run");
  const { page: hers } = await open({ as: rosa, ...phone });
  await hers.goto(text.url);
  await hers.locator(".go-along").waitFor();
  expect(await hers.locator(".go-along").getByRole("link", { name: words.toRun }).count()).toBe(0);
  const { page: small } = await open({ as: kofi, ...phone });
  await small.goto(text.url);
  await small.locator(".go-along").waitFor();
  await picture(small, "strip-run-phone");
  expect(await tooWide(small)).toEqual([]);
  await strip.getByRole("link", { name: words.toRun }).click();
  await page.locator("main.run").waitFor();
});

test.each([
  [1920, 1080],
  [1280, 720],
])("on a wall of %i × %i the words and what is asked of them stand side by side", async (width, height) => {
  const { id, url } = await evening();
  await tell(kofi, id, { ask: "next", from: null, to: null });
  const [long, poll] = [text.sections.flatMap(({ blocks }) => blocks).find(({ number }) => number === 2), mintId()];
  const { page } = await open({ as: kofi, viewport: { width, height } });
  await page.goto(`${url}/screen`);
  await page.locator("blockquote.words").waitFor();
  const question = "Shall we read the next chapter in two halves, and who brings the map?";
  await tell(kofi, id, {
    ...{ ask: "open-poll", poll, kind: "choice", question },
    choices: ["In two halves, with the map", "In one go", "Not at all, another book", "I do not mind"],
  });
  await page.locator(".wall-poll", { hasText: question }).waitFor();
  const seen = await page.locator("blockquote.words, .wall-poll").evaluateAll((all) =>
    all.map((each) => ({
      isCut: each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1,
      size: parseFloat(getComputedStyle(each).fontSize) / innerHeight,
      words: each.textContent ?? "",
      box: each.getBoundingClientRect().toJSON() as DOMRect,
    })),
  );
  const [first, second] = seen;
  expect(seen.map(({ isCut }) => isCut)).toEqual([false, false]);
  expect(first?.words).toContain(long?.text.slice(0, 60));
  for (const each of seen) expect(each.size).toBeGreaterThanOrEqual(0.03);
  expect(first?.box.right).toBeLessThanOrEqual(second?.box.left ?? 0);
  await picture(page, `wall-both-${width}`);
  await sound(page);
  await tell(kofi, id, { ask: "vote", poll, person: await kofi.id(), choice: 1 });
  await tell(kofi, id, { ask: "close-poll", poll });
  await page.locator(".wall-poll .bars").waitFor();
  expect(await page.locator("blockquote.words").count()).toBe(1);
  await picture(page, `wall-result-${width}`);
});

test("a go-round, pairs and a planned poll, each with one press, on every screen", async () => {
  const { id, url } = await evening();
  const marta = mintId();
  await tell(kofi, id, { ask: "come", person: marta, name: "Old Marta" });
  const { page } = await open({ as: kofi, ...wide });
  const { page: hers } = await open({ as: rosa, ...phone });
  const { page: wall } = await open({ as: kofi, viewport: { width: 1280, height: 720 } });
  await Promise.all([page.goto(`${url}/run`), hers.goto(url), wall.goto(`${url}/screen`)]);
  await button(hers, words.iAmHere).click();
  await page.locator(".people-list", { hasText: rosa.name }).waitFor();

  // Planned on the agenda page: a poll of choices, which says there what it asks with; and a round, and pairs.
  await page.goto(`${url}/agenda`);
  const form = page.locator("#add form").first();
  await form.getByLabel("Title").fill("Shall we read it in halves?");
  expect(await form.getByLabel(modes.pollWith).isVisible()).toBe(false);
  await form.getByLabel("How", { exact: true }).selectOption("poll");
  await form.getByLabel(modes.pollWith).selectOption("choice");
  await form.getByLabel(words.pollChoice(1), { exact: true }).fill("In two halves");
  await form.getByLabel(words.pollChoice(2), { exact: true }).fill("In one go");
  await picture(page, "agenda-poll", { fullPage: true });
  await sound(page);
  await button(page, "Add").click();
  await page.locator("ol.agenda", { hasText: "Shall we read it in halves?" }).waitFor();
  const items: string[] = [mintId(), mintId()];
  for (const [at, [title, mode]] of [
    ["What brought you here?", "go-round"],
    ["In pairs", "small-groups"],
  ].entries())
    await tell(kofi, id, { ask: "add-item", item: { id: items[at], title, mode, minutes: 10 } });

  await page.goto(`${url}/run`);
  await tell(kofi, id, { ask: "next", from: null, to: items[0] });
  await page.getByText(modes.roundLead).waitFor();
  await page.getByLabel(modes.roundFirst).selectOption({ label: "Old Marta" });
  await page.locator("h1").first().click();
  await page.keyboard.press("g");
  await button(page, new RegExp(modes.roundNext("Old Marta"))).waitFor();
  await hers.getByText(modes.roundYouAfter(1)).waitFor();
  await page.keyboard.press("g");
  await hers.getByText(modes.roundYouNext).waitFor();
  await wall.locator("footer .coming", { hasText: rosa.name }).waitFor();
  await picture(page, "round-desk");
  await picture(hers, "round-phone", { fullPage: true });
  await picture(wall, "round-wall");
  await sound(page);
  await sound(hers);
  await page.keyboard.press("g");
  await hers.getByText(modes.roundYours).waitFor();
  await button(hers, modes.roundHandOn(kofi.name)).click();
  await page.locator(".speaker", { hasText: kofi.name }).waitFor();
  await page.getByText(modes.roundOver).waitFor();
  await button(page, new RegExp(modes.roundLast)).click();
  await button(page, new RegExp(modes.roundBegin)).waitFor();

  await page.locator("h1").first().click();
  await page.keyboard.press("n");
  await button(page, modes.groupsDraw).click();
  await page.locator(".group-list li").first().waitFor();
  // Three are here: nobody is left alone.
  expect(await page.locator(".group-list li").count()).toBe(1);
  await hers.getByText(/^You are with/).waitFor();
  await wall.locator(".wall-groups", { hasText: "Old Marta" }).waitFor();
  await tell(kofi, id, { ask: "come", person: mintId(), name: "Late Lena" });
  await button(page, modes.groupsAgain).click();
  await expect.poll(() => page.locator(".group-list li").count()).toBe(2);
  await tell(kofi, id, { ask: "come", person: mintId(), name: "Later Liu" });
  await page.getByLabel(modes.groupsJoinLabel("Later Liu")).waitFor();
  await picture(page, "groups-desk");
  await picture(hers, "groups-phone", { fullPage: true });
  await picture(wall, "groups-wall");
  await sound(page);
  await sound(wall);
  await button(page, modes.groupsJoinButton).click();
  await page.getByLabel(modes.groupsJoinLabel("Later Liu")).waitFor({ state: "detached" });
  expect(await tooWide(hers)).toEqual([]);

  await page.locator("h1").first().click();
  await page.locator(".agenda-list li", { hasText: "Shall we read it" }).locator(".jump").click();
  await button(page, new RegExp(/^Open: Shall we read it/.source)).waitFor();
  await picture(page, "poll-planned-desk");
  await sound(page);
  await page.locator("h1").first().click();
  await page.keyboard.press("o");
  await button(hers, "In two halves").click();
  await hers.getByText(words.votedFor("In two halves")).waitFor();
});

test("without a script: a round with a quiet pass, and pairs", async () => {
  const { id, url } = await evening();
  const item = mintId();
  await tell(kofi, id, { ask: "add-item", item: { id: item, title: "Round", mode: "go-round", minutes: 5 } });
  await tell(kofi, id, { ask: "next", from: null, to: item });
  const { page } = await open({ as: kofi, javaScriptEnabled: false });
  const { page: hers } = await open({ as: rosa, ...phone, javaScriptEnabled: false });
  await hers.goto(url);
  await button(hers, words.iAmHere).click();
  await tell(kofi, id, { ask: "come", person: await kofi.id(), name: kofi.name });
  await page.goto(`${url}/run`);
  await button(page, new RegExp(modes.roundBegin)).click();
  await hers.goto(url);
  await button(hers, modes.roundPass).click();
  expect(await hers.getByRole("button", { name: modes.roundPass }).count()).toBe(0);
  await page.goto(`${url}/run`);
  await button(page, new RegExp(modes.roundNext(kofi.name))).click();
  await page.locator(".speaker", { hasText: kofi.name }).waitFor();
});

test("what another facilitator takes away takes nobody's focus with it", async () => {
  const { id, url } = await evening();
  const [marta, tom] = [mintId(), mintId()];
  const hands = [mintId(), mintId()];
  for (const [at, [person, name]] of [
    [marta, "Old Marta"],
    [tom, "Old Tom"],
  ].entries()) {
    await tell(kofi, id, { ask: "come", person, name });
    await tell(kofi, id, { ask: "raise", hand: hands[at], person });
  }
  const { page } = await open({ as: kofi, ...wide });
  await page.goto(`${url}/run`);
  const focus = () =>
    page.evaluate(() => {
      const { activeElement: now } = document;
      return `${now?.tagName} ${now?.id} ${now?.getAttribute("aria-label") ?? now?.textContent ?? ""}`;
    });
  // The one who was to be called is called by somebody else: the same button of whoever stands there now.
  await page.getByRole("button", { name: words.callLabel("Old Marta") }).focus();
  const first = mintId();
  await tell(kofi, id, { ask: "call", from: null, hand: hands[0], turn: first });
  await page.locator(".speaker", { hasText: "Old Marta" }).waitFor();
  await expect.poll(focus).toContain(words.callLabel("Old Tom"));
  // The last one goes: the heading of the queue.
  await tell(kofi, id, { ask: "lower", hand: hands[1] });
  await page.getByText(words.nobodyWaits).waitFor();
  await expect.poll(focus).toContain("H2 queue");
  // A button that can do nothing any more.
  await button(page, words.endTurn).focus();
  await tell(kofi, id, { ask: "end-turn", turn: first });
  await page.locator(".speaker", { hasText: words.nobodySpeaks }).waitFor();
  await expect.poll(focus).toContain("H2 speaking");
  // A poll that is closed.
  const poll = mintId();
  await tell(kofi, id, { ask: "open-poll", poll, kind: "yes-no", question: "So?" });
  await page.getByRole("button", { name: words.closePollLabel("So?") }).focus();
  await tell(kofi, id, { ask: "close-poll", poll });
  await page.locator(".tally, .polls-panel .faint", { hasText: words.noVotes }).first().waitFor();
  await expect.poll(focus).toContain("H2 polls");
  // Whoever leaves a button of their own accord is not brought back.
  await page.getByRole("button", { name: words.floorLabel("Old Tom") }).focus();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await tell(kofi, id, { ask: "leave", person: tom });
  await page.locator(".people-list .gone", { hasText: "Old Tom" }).waitFor();
  expect(await focus()).toContain("BODY");
  // Somebody who goes while one is at their line: whoever stands there now.
  await page.getByRole("button", { name: words.floorLabel("Old Marta") }).focus();
  await tell(kofi, id, { ask: "leave", person: marta });
  await page.locator(".people-list .gone", { hasText: "Old Marta" }).waitFor();
  await expect.poll(focus).toContain(running.isBackLabel("Old Tom"));
});
