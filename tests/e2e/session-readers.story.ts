/** Reading aloud, and a private line to whoever runs it: at a desk, on a phone, on the wall. */
import { expect, test } from "vitest";
import { liveSessionWords } from "~/words/session-live";
import { messageWords } from "~/words/session-messages";
import { contestedWords } from "~/words/session-offers";
import { readingWords } from "~/words/session-readings";
import { button, picture, sound } from "./support/look";
import { signUp } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";
import { tooSmall } from "./support/targets";

const [words, live, lines, offered] = [readingWords.en, liveSessionWords.en, messageWords.en, contestedWords.en];
const { open } = stage();
test("who reads what, a quiet pass, and a line for few", { timeout: 180_000 }, async () => {
  const [kofi, rosa, tomas] = await Promise.all(["Kofi", "Rosa", "Tomas"].map((name) => signUp(suiteUrl(), name)));
  if (!kofi || !rosa || !tomas) throw new Error("nobody there");
  const { slug } = await kofi.group("private", "Readers");
  const text = await kofi.text(slug);
  await Promise.all([rosa.joinBy(kofi, slug), tomas.joinBy(kofi, slug)]);
  const { id, url } = await planEvening(kofi, slug, text, "Reading aloud on Tuesday");
  await tell(kofi, id, { ask: "start" });
  await tell(kofi, id, { ask: "next", from: null, to: null });

  const desk = (await open({ as: kofi, viewport: { width: 1440, height: 900 } })).page;
  const wall = (await open({ as: kofi, viewport: { width: 1440, height: 900 } })).page;
  const one = (await open({ as: rosa, ...phone })).page;
  const two = (await open({ as: tomas, ...phone, javaScriptEnabled: false })).page;
  await Promise.all([desk.goto(`${url}/run`), wall.goto(`${url}/screen`), one.goto(url), two.goto(url)]);

  // Members say that they are here; the list of who has come is theirs too.
  await button(one, live.iAmHere).click();
  await button(one, live.iAmHere).waitFor({ state: "detached" });
  await one.locator("summary", { hasText: live.people }).click();
  await one.locator(".people-list", { hasText: rosa.name }).waitFor();
  await button(two, live.iAmHere).click();
  await desk.getByLabel(live.addPerson).fill("Old Marta");
  await button(desk, live.addButton).click();
  await one.locator(".people-list", { hasText: live.noDevice }).waitFor();

  // One press: each paragraph of the item is a passage to read.
  await button(desk, words.split("¶ 2 to 3")).first().click();
  await desk.locator(".readings-list li").nth(1).waitFor();
  await button(one, words.takeLabel("¶ 2")).click();
  await one.getByText(words.youAreNext("¶ 2")).waitFor();
  await button(desk, words.share).click();
  await expect.poll(() => desk.locator(".readings-list").innerText()).not.toContain(words.free);
  await picture(desk, "readers-desk", { fullPage: true });
  await picture(one, "readers-phone-next", { fullPage: true });
  await sound(desk);
  // What stands half under the bar of a page that is scrolled is no smaller for it.
  await one.evaluate(() => scrollTo(0, 0));
  await sound(one);
  expect(await tooSmall(one)).toEqual([]);

  // By the keyboard; the wall says who reads, and who is next.
  await desk.locator("h1").first().click();
  await desk.keyboard.press("r");
  await one.getByText(words.youRead("¶ 2")).waitFor();
  await wall.locator("footer .who", { hasText: rosa.name }).waitFor();
  await wall.locator("footer .coming", { hasText: "¶ 3" }).waitFor();
  await picture(wall, "readers-wall", { fullPage: true });
  await picture(one, "readers-phone-reads", { fullPage: true });
  await sound(wall);
  // Also in the last moment: nobody is told, and the passage is free again.
  await button(one, words.pass).click();
  await desk.locator(".readings-list li", { hasText: words.free }).waitFor();

  // Without a script.
  await two.reload();
  await button(two, words.takeLabel("¶ 2")).click();
  await desk.locator(".readings-list li", { hasText: tomas.name }).first().waitFor();
  await desk.locator("summary", { hasText: words.assign }).click();
  await desk.getByLabel(words.assignPerson).selectOption({ label: "Old Marta" });
  await button(desk, words.assignButton).click();
  await desk.locator(".readings-list li", { hasText: "Old Marta" }).first().waitFor();
  // Passages by number.
  await desk.locator("summary", { hasText: words.add }).click();
  await desk.getByLabel(words.from, { exact: true }).fill("4");
  await desk.locator(".add-readings").getByRole("button", { name: words.addButton }).first().click();
  await desk.locator(".readings-list li", { hasText: "¶ 4" }).waitFor();
  await button(desk, words.removeLabel("¶ 4")).click();
  await desk.locator(".readings-list li", { hasText: "¶ 4" }).waitFor({ state: "detached" });

  // A line for those who run it, and for nobody else.
  await one.getByLabel(lines.box).fill("It is too loud for me to say so aloud");
  await button(one, lines.send).click();
  await one.locator(".messages-list", { hasText: "too loud" }).waitFor();
  await desk.locator(".messages-list", { hasText: "too loud" }).waitFor();
  await two.getByLabel(lines.box).fill("Could we stop at nine?");
  await button(two, lines.send).click();
  await desk.locator(".messages-list", { hasText: "stop at nine" }).waitFor();
  expect(await two.locator("main").innerText()).not.toContain("too loud");
  await picture(desk, "readers-desk-lines", { fullPage: true });
  await picture(one, "readers-phone-lines", { fullPage: true });
  await sound(desk);
  await sound(one);
  await button(desk, lines.raiseLabel(rosa.name)).click();
  await one.getByText(live.myPlace(1, 1)).waitFor();
  await button(desk, lines.putAwayLabel(rosa.name)).click();
  await desk.locator(".messages-list", { hasText: "too loud" }).waitFor({ state: "detached" });
  await button(two, lines.takeBackLabel("Could we stop at nine?")).click();
  await desk.getByText(lines.none).waitFor();
  expect(await wall.locator("main").innerText()).not.toContain("loud");

  // Typing and pressing: withdraw, pass, yield.
  await one.getByRole("textbox", { name: live.line }).fill("q-");
  await button(one, live.lineSend).click();
  await button(one, new RegExp(live.raise)).waitFor();
  await tell(rosa, id, {
    ask: "note",
    note: "a-question-for-later",
    kind: "question",
    body: "What was a stint worth?",
  });
  await tell(kofi, id, { ask: "end" });

  // The next agenda offers what was parked; it is put in order by a finger.
  const next = await planEvening(kofi, slug, text, "The Tuesday after");
  const { page: hand, context } = await open({ as: kofi, ...phone });
  await hand.goto(`${next.url}/agenda`);
  await button(hand, offered.addLabel("What was a stint worth?")).click();
  await hand.locator("ol.agenda li", { hasText: "What was a stint worth?" }).waitFor();
  await button(hand, offered.addLabel("What was a stint worth?")).waitFor({ state: "detached" });
  await picture(hand, "readers-agenda-phone", { fullPage: true });
  await sound(hand);
  const titles = () => hand.locator("ol.agenda li b").allInnerTexts();
  const handle = hand.locator("ol.agenda .handle");
  await handle.nth(1).scrollIntoViewIfNeeded();
  const boxOf = async (at: number) => (await handle.nth(at).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [from, to] = [await boxOf(1), await hand.locator("ol.agenda li").first().boundingBox()];
  const finger = await context.newCDPSession(hand);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y = 0) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: from.x + from.width / 2, y }],
    });
  const middle = from.y + from.height / 2;
  await touch("touchStart", middle);
  for (const part of [0.3, 0.6, 1]) await touch("touchMove", middle + ((to?.y ?? 0) + 6 - middle) * part);
  await hand.locator("ol.agenda li.dropped-before").waitFor();
  await picture(hand, "readers-agenda-dragging", { fullPage: true });
  await touch("touchEnd");
  await expect.poll(async () => (await titles())[0], { timeout: 20_000 }).toBe("What the hedges did");
});
