/** A session for whoever hears its pages, and for whoever has no script on a phone: what is said, and where one stands after a press. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { mintId } from "~/mint";
import { sessionAgendaWords } from "~/words/session-agenda";
import { besideWords } from "~/words/session-beside";
import { liveSessionWords } from "~/words/session-live";
import { runningWords } from "~/words/session-running";
import { button } from "./support/look";
import { signUp } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl, until } from "./support/stage";
import { tooWide } from "./support/targets";

const [words, beside, running, agenda] = [liveSessionWords.en, besideWords.en, runningWords.en, sessionAgendaWords.en];
const { open } = stage();

async function evening(name: string) {
  const [kofi, rosa] = [await signUp(suiteUrl(), "Kofi"), await signUp(suiteUrl(), "Rosa")];
  const { slug } = await kofi.group("private", name);
  const text = await kofi.text(slug);
  await rosa.joinBy(kofi, slug);
  return { kofi, rosa, text, ...(await planEvening(kofi, slug, text)) };
}

/** What is said politely, of what was on the page before. */
const says = (page: Page, said: string) =>
  until(
    () => page.locator("[role=status].visually-hidden").allTextContents(),
    (all) => all.includes(said),
    `“${said}” is said`,
  );

/** Whether a change in there is said at once: the nearest that says so counts. */
const liveness = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.closest("[aria-live]")?.getAttribute("aria-live") ?? null);

test("hands are told where it is run and to whom they belong; single votes to nobody", async () => {
  const { kofi, rosa, id, url } = await evening("Heard");
  await tell(kofi, id, { ask: "start" });
  const desk = (await open({ as: kofi, viewport: { width: 1440, height: 900 } })).page;
  const one = (await open({ as: rosa, ...phone })).page;
  await desk.goto(`${url}/run`);
  await one.goto(url);
  await button(one, new RegExp(words.raise)).click();
  await says(one, beside.handUp(1));
  await says(desk, beside.waiting(1, rosa.name));
  await desk.keyboard.press("s");
  // Called, the hand is down: what is said is the floor, and not that.
  await says(one, words.youSpeak);
  expect(await one.locator("[role=status]").allTextContents()).not.toContain(beside.handDown);

  // As many choices as a poll may have, from the page.
  await desk.getByText(words.openPoll).click();
  await desk.getByLabel(words.pollQuestion, { exact: true }).fill("Which chapter next?");
  await desk.getByLabel(words.pollKind, { exact: true }).selectOption("choice");
  const form = desk.locator("form.open-poll");
  await form.getByText(running.moreChoices).click();
  for (const at of [1, 2, 3, 4, 5, 12])
    await form.getByLabel(new RegExp(`^${words.pollChoice(at)}( |$)`)).fill(`Chapter ${at}`);
  await button(desk, words.pollOpenButton).click();
  for (const at of [1, 5, 12]) await button(one, `Chapter ${at}`).waitFor();
  expect(await liveness(one, ".open-polls h3")).toBe("polite");
  expect(await liveness(one, ".open-polls .poll > .faint")).toBe("off");
  expect(await liveness(desk, ".polls .came-of-it")).toBe("off");
  await button(one, "Chapter 12").click();
  await one.locator(".open-polls .tally").waitFor();
  expect(await liveness(one, ".open-polls .tally")).toBe("off");
  await button(desk, words.closePollLabel("Which chapter next?")).click();
  await one.locator("#polls").waitFor();
  expect(await liveness(one, ".tally")).toBe("polite");
});

test("an agenda put in order by the keyboard says so, and keeps the focus where a line was taken out", async () => {
  const { kofi, url } = await evening("In order");
  const { page } = await open({ as: kofi });
  await page.goto(`${url}/agenda`);
  const [first, second] = ["How the rule was kept", "What the hedges did"];
  await button(page, agenda.downOf(first)).focus();
  await page.keyboard.press("Enter");
  await says(page, agenda.told({ what: "moved", title: first, place: 2, of: 3 }));
  await button(page, agenda.removeOf(first)).focus();
  await page.keyboard.press("Enter");
  await says(page, agenda.told({ what: "removed", title: first }));
  await until(
    () => page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
    (label) => label === agenda.removeOf("Next reading, next facilitator"),
    "the focus is on the line that took its place",
  );
  await button(page, agenda.removeOf(second)).waitFor();
});

test("without a script each press comes back to its part, and nothing beside the text is out of sight", async () => {
  const { kofi, rosa, text, id, url } = await evening("Plain phones");
  await tell(kofi, id, { ask: "start" });
  await tell(kofi, id, { ask: "next", from: null, to: null });
  const plain = { ...phone, javaScriptEnabled: false };
  const desk = (await open({ as: kofi, ...plain })).page;
  const at = (page: Page) => page.url().replace(suiteUrl(), "");
  const inSight = (page: Page, selector: string) =>
    page.evaluate((selector) => {
      const { top = -1 } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
      return top >= 0 && top < innerHeight;
    }, selector);
  await desk.goto(`${url}/run`);
  await button(desk, words.paragraphAfter).click();
  await desk.waitForURL(`**${url}/run#where`);
  expect(await inSight(desk, "#where")).toBe(true);

  const poll = mintId();
  await tell(kofi, id, { ask: "open-poll", poll, kind: "yes-no", question: "On to ¶ 4?", isSecret: false });
  const one = (await open({ as: rosa, ...plain })).page;
  await one.goto(url);
  await button(one, "Yes").click();
  expect(at(one)).toBe(`${url}#poll-${poll}`);
  expect(await inSight(one, `#poll-${poll}`)).toBe(true);

  await tell(kofi, id, {
    ask: "move",
    spot: { textId: text.id, block: text.sections.flatMap(({ blocks }) => blocks)[6]?.id },
  });
  await one.goto(text.url);
  for (const name of [words.reload, beside.toSide])
    expect((await one.locator(".go-along").getByRole("link", { name }).boundingBox())?.x, name).toBeLessThan(300);
  expect(await tooWide(one)).toEqual([]);
  const strip = one.locator(".go-along .btns > *:visible");
  const edges = await strip.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
  expect(Math.max(...edges)).toBeLessThanOrEqual(390);
  await one.locator(".go-along .follow").click();
  const [under, from] = await one.evaluate(() => [
    document.querySelector(".go-along")?.getBoundingClientRect().bottom ?? 0,
    document.querySelector(".para:has(> .group-here)")?.getBoundingClientRect().top ?? 0,
  ]);
  expect(from).toBeGreaterThanOrEqual(under ?? 0);
});
