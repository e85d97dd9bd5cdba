/** What happened, for whoever was not there: along a line by keyboard, and without a script by links and a list. */
import { beforeAll, expect, test } from "vitest";
import { mintId } from "~/mint";
import { catchUpWords } from "~/words/session-catch-up";
import { liveSessionWords } from "~/words/session-live";
import { picture, sound } from "./support/look";
import { block, signUp, type Person } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";
import { tooWide } from "./support/targets";

const words = catchUpWords.en;
const { open } = stage();

let rosa: Person;
let url: string;
let id: string;

beforeAll(async () => {
  const [kofi, missed] = await Promise.all(["Kofi", "Rosa"].map((name) => signUp(suiteUrl(), name)));
  if (!kofi || !missed) throw new Error("nobody there");
  rosa = missed;
  const { slug } = await kofi.group("private", "Tuesday Circle");
  const text = await kofi.text(slug);
  await rosa.joinBy(kofi, slug);
  ({ id, url } = await planEvening(kofi, slug, text, "The evening that Rosa missed"));
  const me = await kofi.id();
  const [marta, turn] = [mintId(), mintId()];
  await tell(kofi, id, { ask: "start" });
  await tell(kofi, id, { ask: "come", person: marta, name: "Old Marta" });
  await tell(kofi, id, { ask: "next", from: null, to: null });
  await tell(kofi, id, { ask: "raise", hand: mintId(), person: me, words: "who kept the rule" });
  await tell(kofi, id, { ask: "give-floor", from: null, person: marta, turn, kind: "point" });
  await kofi.say(text, 2, "It says “kept”, and not by whom.");
  await tell(kofi, id, { ask: "call", from: turn, hand: null, turn: mintId() });
  await tell(kofi, id, { ask: "move", spot: { textId: text.id, block: block(text, 3) } });
  const poll = mintId();
  await tell(kofi, id, { ask: "open-poll", poll, kind: "yes-no", question: "On to the hedges?" });
  await tell(kofi, id, { ask: "vote", poll, person: me, choice: 0 });
  await tell(kofi, id, { ask: "close-poll", poll });
  await tell(kofi, id, { ask: "note", note: mintId(), kind: "decision", body: "On to the hedges, with the map." });
});

test("along the line by keyboard; the address remembers where", async () => {
  const { page } = await open({ as: rosa, viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.getByRole("heading", { name: "The evening that Rosa missed" }).waitFor();
  // It has run for seconds: nobody is told that they missed something. The page stands for whoever wants it.
  expect(await page.getByRole("link", { name: words.missed }).count()).toBe(0);
  await page.goto(`${url}/catch-up`);
  const line = page.getByRole("slider", { name: words.line });
  await line.waitFor();
  // One that runs opens at its newest moment.
  const count = Number(await line.getAttribute("max"));
  expect(await line.inputValue()).toBe(String(count));
  await page.locator(".moment-now", { hasText: "On to the hedges, with the map." }).waitFor();

  await line.focus();
  await page.keyboard.press("Home");
  await page.locator(".scrub-now", { hasText: words.momentOf(1, count) }).waitFor();
  await page.locator(".moment-now", { hasText: words.started }).waitFor();
  const told: string[] = [];
  for (let at = 2; at <= count; at++) {
    await page.keyboard.press("ArrowRight");
    await page.locator(".scrub-now", { hasText: words.momentOf(at, count) }).waitFor();
    told.push(((await line.getAttribute("aria-valuetext")) ?? "") + (await page.locator(".moment-now").innerText()));
  }
  expect(told.some((each) => /¶ 2, How the rule was kept, Old Marta has the floor/.test(each))).toBe(true);
  expect(told.some((each) => each.includes("It says “kept”, and not by whom."))).toBe(true);
  expect(told.some((each) => /¶ 3, How the rule was kept, Kofi .* has the floor/.test(each))).toBe(true);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => new URL(page.url()).searchParams.get("at")).toBe(String(count - 1));
  await page.reload();
  expect(await page.getByRole("slider").inputValue()).toBe(String(count - 1));

  // The items lead to where they began, and so does the list.
  await page.getByRole("navigation", { name: words.itemsOf }).getByRole("link").first().click();
  await page.locator(".moment-now", { hasText: "How the rule was kept" }).waitFor();
  expect(await page.locator(".moments li").count()).toBeGreaterThan(6);
  await picture(page, "catch-up-wide", { fullPage: true });
  await sound(page);
});

test("without a script: a form, links, and a list in order; on a phone", async () => {
  const { page } = await open({ as: rosa, ...phone, javaScriptEnabled: false });
  await page.goto(`${url}/catch-up?at=1`);
  await page.locator(".moment-now", { hasText: words.started }).waitFor();
  await page.getByRole("link", { name: words.after }).click();
  expect(new URL(page.url()).searchParams.get("at")).toBe("2");
  await page.locator(".moment-now", { hasText: "How the rule was kept" }).waitFor();
  await page.locator(".moments").getByText("It says “kept”, and not by whom.").waitFor();
  await page
    .locator(".moments")
    .getByRole("link", { name: /^\d\d:\d\d$/ })
    .last()
    .click();
  await page.locator(".moment-now", { hasText: "On to the hedges, with the map." }).waitFor();
  await page.getByRole("slider").focus();
  await page.keyboard.press("Home");
  await page.getByRole("button", { name: words.go }).click();
  expect(new URL(page.url()).searchParams.get("at")).toBe("1");
  await picture(page, "catch-up-plain-phone", { fullPage: true });
});

test("on a phone nothing is too wide", async () => {
  const { page } = await open({ as: rosa, ...phone });
  await page.goto(`${url}/catch-up?at=4`);
  await page.getByRole("slider").waitFor();
  expect(await tooWide(page)).toEqual([]);
  await picture(page, "catch-up-phone", { fullPage: true });
  await page.goto(url);
  await page.getByRole("heading", { name: "The evening that Rosa missed" }).waitFor();
  expect(await page.getByText(liveSessionWords.en.overTitle).count()).toBe(0);
});
