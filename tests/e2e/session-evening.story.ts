/** An evening in fast time, four screens at once: who runs it at a desk, two members on phones, and the wall. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { ownSessionWords } from "~/words/own-sessions";
import { liveSessionWords } from "~/words/session-live";
import { runningWords } from "~/words/session-running";
import { button, picture, sound } from "./support/look";
import { signUp } from "./support/people";
import { planEvening } from "./support/sessions";
import { phone, stage, suiteUrl, until } from "./support/stage";
import { tooSmall, tooWide } from "./support/targets";

const [words, running] = [liveSessionWords.en, runningWords.en];
const { open } = stage();
test("a whole evening, on four screens", { timeout: 180_000 }, async () => {
  const [kofi, rosa, tomas] = await Promise.all(["Kofi", "Rosa", "Tomas"].map((name) => signUp(suiteUrl(), name)));
  if (!kofi || !rosa || !tomas) throw new Error("nobody there");
  const { slug } = await kofi.group("private", "Tuesday Circle");
  const text = await kofi.text(slug);
  await Promise.all([rosa.joinBy(kofi, slug), tomas.joinBy(kofi, slug)]);
  const evening = await planEvening(kofi, slug, text, "Tuesday Circle, meeting 6");

  const desk = (await open({ as: kofi, viewport: { width: 1440, height: 900 } })).page;
  const wall = (await open({ as: kofi, viewport: { width: 1440, height: 900 } })).page;
  const [one, other] = [(await open({ as: rosa, ...phone })).page, await open({ as: tomas, ...phone })];
  const two = other.page;
  await desk.goto(`${evening.url}/run`);
  await wall.goto(`${evening.url}/screen`);
  await wall.getByText("/join", { exact: false }).waitFor();
  await picture(wall, "wall-before");
  await picture(desk, "desk-before");
  await sound(desk);

  // It begins: one press at the desk, then the first item.
  await button(desk, words.start).click();
  await button(desk, new RegExp(words.begin("How the rule"))).waitFor();
  // The short address of the wall leads to what runs; so does the first page.
  await one.goto("/join");
  await one.waitForURL(`**${evening.url}`);
  await two.goto("/");
  await two.getByRole("link", { name: ownSessionWords.en.join }).click();
  await two.waitForURL(`**${evening.url}`);
  await desk.keyboard.press("n");
  await desk.locator(".agenda-list .current", { hasText: "How the rule was kept" }).waitFor();
  await wall.getByText("Each family kept a few beasts there").waitFor();
  for (const page of [one, two]) await page.locator(".item-now", { hasText: "How the rule was kept" }).waitFor();
  expect(await one.locator(".where").innerText()).toContain("¶ 2");

  // Hands: each with one tap; a question goes first once there is a point to ask about.
  await button(one, new RegExp(words.raise)).click();
  await one.getByText(words.myPlace(1, 1)).waitFor();
  await two.getByLabel(words.raiseWords).fill("the price of wool");
  await button(two, new RegExp(words.raise)).click();
  await two.getByText(words.myPlace(2, 2)).waitFor();
  await wall.locator("footer .coming", { hasText: rosa.name }).waitFor();
  await picture(one, "phone-hand");
  await picture(desk, "desk-queue");
  await sound(desk);
  await sound(two);
  expect(await tooSmall(two)).toEqual([]);

  await desk.keyboard.press("s");
  await one.getByText(words.youSpeak).first().waitFor();
  await two.getByText(words.myPlace(1, 1)).waitFor();
  await wall.locator("footer .who", { hasText: rosa.name }).waitFor();
  const shown = async (page: Page) => {
    const [, m = "0", s = "0"] =
      /(\d+):(\d\d)/.exec(await page.locator(".speaker .clock, footer .who .clock").innerText()) ?? [];
    return Number(m) * 60 + Number(s);
  };
  await until(
    async () => Promise.all([desk, one, two, wall].map(shown)),
    (clocks) => Math.min(...clocks) >= 1 && Math.max(...clocks) - Math.min(...clocks) <= 1,
    "all four show one clock",
  );
  await picture(one, "phone-speaking");
  await picture(wall, "wall-speaking");
  await button(one, words.endMine).click();
  await desk.getByText(words.nobodySpeaks).first().waitFor();

  // Somebody without a device.
  await desk.getByLabel(words.addPerson).fill("Old Marta");
  await button(desk, words.addButton).click();
  await button(desk, words.handLabel("Old Marta")).click();
  await desk.locator(".queue-list", { hasText: "Old Marta" }).waitFor();
  await button(desk, words.upLabel("Old Marta")).click();
  await desk.locator(".queue-list li").first().getByText(running.placedBy(kofi.name)).waitFor();
  await two.getByText(words.myPlace(2, 2)).waitFor();

  // A secret poll: who has voted is counted, what they chose is not to be found.
  await desk.getByText(words.openPoll).click();
  await desk.getByLabel(words.pollQuestion, { exact: true }).fill("Does ¶ 2 prove its claim?");
  await desk.getByRole("region", { name: words.polls }).getByLabel(words.secret, { exact: false }).check();
  await button(desk, words.pollOpenButton).click();
  await button(one, "Yes").click();
  await one.getByText(words.votedSecretly).waitFor();
  await button(two, "No").click();
  await desk.getByText(words.votedCount(2, 4)).waitFor();
  expect(await desk.locator(".tally").count()).toBe(0);
  await picture(two, "phone-poll");
  await picture(desk, "desk-poll");
  await sound(one);
  await button(desk, words.closePollLabel("Does ¶ 2 prove its claim?")).click();
  await one.locator(".tally").waitFor();
  expect(await one.locator(".tally").innerText()).toMatch(/Yes\s*1\s*No\s*1\s*Abstain\s*0/);

  // Open consent, with an objection that has to say why.
  await desk.getByText(words.openPoll).click();
  await desk.getByLabel(words.pollQuestion, { exact: true }).fill("We read chapter two next");
  await desk.getByLabel(words.pollKind, { exact: true }).selectOption("consent");
  await button(desk, words.pollOpenButton).click();
  other.faults.expect(/^409 POST/);
  await button(two, "Objection").click();
  await two.locator(".vote .refused").waitFor();
  await two.getByLabel(words.reason).fill("It is too long for one evening");
  await button(two, "Objection").click();
  await two.getByText(words.votedFor("Objection")).waitFor();

  // Words for later.
  const toWrite = desk.locator(".notes-panel > .note-form");
  await toWrite.getByText(words.noteKinds.decision).click();
  await toWrite.getByLabel(words.noteBody, { exact: true }).fill("Chapter two in two halves");
  await button(desk, words.noteButton).click();
  await one.locator(".notes-list", { hasText: "Chapter two in two halves" }).waitFor();
  await toWrite.getByText(words.noteKinds.task).click();
  await toWrite.getByLabel(words.noteBody, { exact: true }).fill("Bring the village book");
  await toWrite.getByLabel(words.notePerson, { exact: true }).selectOption({ label: rosa.name });
  await toWrite.getByLabel(words.noteDue, { exact: true }).fill("2027-01-12");
  await button(desk, words.noteButton).click();
  await one.locator(".notes-list", { hasText: "Bring the village book" }).waitFor();

  // Typing is as good as pressing.
  await one.getByRole("textbox", { name: words.line }).fill("q+ to ask what a stint was");
  await button(one, words.lineSend).click();
  await desk.locator(".queue-list", { hasText: "to ask what a stint was" }).waitFor();
  await one.getByRole("textbox", { name: words.line }).fill("hello");
  await button(one, words.lineSend).click();
  await one.getByText(words.noSuchLine).waitFor();

  // On a phone whoever runs it goes from one part to the next, each under the line of links.
  const inHand = (await open({ as: kofi, ...phone })).page;
  await inHand.goto(`${evening.url}/run`);
  await sound(inHand);
  for (const [id, name] of running.jumps.slice(0, 4)) {
    await inHand.locator(".run-jumps").getByRole("link", { name, exact: true }).tap();
    const [top, bar, focus] = await inHand.evaluate((id) => {
      const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      return [edge(`#${id}`)?.top ?? 0, edge(".run-top")?.bottom ?? 0, document.activeElement?.id];
    }, id);
    expect(top - bar, id).toBeGreaterThanOrEqual(0);
    expect(top - bar, id).toBeLessThan(60);
    expect(focus).toBe(id);
  }
  await inHand.locator(".change-note summary").first().tap();
  await picture(inHand, "run-phone", { fullPage: true });
  await sound(inHand);
  await inHand.close();

  // On, and over.
  await desk.locator("h1").first().click();
  await desk.keyboard.press("n");
  await wall.getByText("Of the 1. hedge").first().waitFor();
  await button(desk, words.extendLabel("What the hedges did")).click();
  await desk.locator(".agenda-list .current", { hasText: words.added(5) }).waitFor();

  // Paragraph by paragraph.
  await button(desk, words.paragraphAfter).click();
  await wall.getByText("Of the 2. hedge").first().waitFor();
  await one.locator(".where", { hasText: "¶ 5" }).waitFor();
  await desk.locator("h1").first().click();
  await desk.keyboard.press("k");
  await wall.getByText("Of the 1. hedge").first().waitFor();
  await desk.locator(".where", { hasText: "¶ 4" }).waitFor();
  await picture(desk, "desk-late");
  await picture(wall, "wall-item");
  await picture(one, "phone-late");
  await sound(wall);
  await wall.setViewportSize({ width: 320, height: 640 });
  expect(await tooWide(wall)).toEqual([]);
  await wall.setViewportSize({ width: 1440, height: 900 });
  await desk.getByText(words.end, { exact: true }).click();
  await button(desk, words.endConfirm).click();
  await one.getByRole("heading", { name: words.decisions }).waitFor();
  await wall.getByText(words.overTitle).waitFor();
  const left = await one.locator("main").innerText();
  for (const said of [
    "Chapter two in two halves",
    "Bring the village book",
    "Old Marta",
    "It is too long for one evening",
  ])
    expect(left).toContain(said);
  await picture(one, "phone-after");
  await desk.goto(evening.url);
  await picture(desk, "desk-after");
  await sound(desk);
  await sound(one);
});
