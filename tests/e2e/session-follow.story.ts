/** The group moves through its text, and readers go along: one who follows, one who scrolls away and returns, one who comes late. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { mintId } from "~/mint";
import { besideWords } from "~/words/session-beside";
import { followWords } from "~/words/session-follow";
import { liveSessionWords } from "~/words/session-live";
import { button, picture, sound } from "./support/look";
import { block, signUp } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl, until } from "./support/stage";
import { tooSmall } from "./support/targets";

const words = followWords.en;
const { open } = stage();
/** Going along is to be seen as it moves. */
const moves = { moves: true };
/** The group's passage stands in the upper part of the window, below the strip. */
const standsAt = (page: Page, number: number) =>
  until(
    () =>
      page.evaluate((id) => {
        const line = document.getElementById(id);
        const edge = document.querySelector(".go-along")?.getBoundingClientRect().bottom ?? 0;
        const top = line?.getBoundingClientRect().top ?? -1;
        const isMarked = line?.querySelector("#group") !== null;
        return { isMarked, isThere: top >= edge && top < edge + innerHeight * 0.3 };
      }, `p${number}`),
    ({ isMarked, isThere }) => isMarked && isThere,
    `¶ ${number} at the top`,
  );
const scrolledTo = (page: Page) => page.evaluate(() => Math.round(scrollY));

test("one follows, one scrolls away and returns, one comes late", { timeout: 180_000 }, async () => {
  const [kofi, rosa, tomas, ana] = await Promise.all(
    ["Kofi", "Rosa", "Tomas", "Ana"].map((name) => signUp(suiteUrl(), name)),
  );
  if (!kofi || !rosa || !tomas || !ana) throw new Error("nobody there");
  const { slug } = await kofi.group("public", "Going along");
  const text = await kofi.text(slug);
  const other = await kofi.text(slug, "# Another\n\nWords.\n\nMore words.", "Another text");
  await Promise.all(
    [rosa, tomas, ana].map((each) => each.ask("POST", `/groups/${slug}/join`).catch(() => each.joinBy(kofi, slug))),
  );
  const { id, url } = await planEvening(kofi, slug, text, "Commons, meeting 6");
  const move = (number: number) =>
    tell(kofi, id, { ask: "move", spot: { textId: text.id, block: block(text, number) } });

  // The pages are open before it begins: who has not begun to read comes along by itself.
  const one = (await open({ as: rosa, viewport: { width: 1440, height: 900 } })).page;
  const two = (await open({ as: tomas, ...phone })).page;
  const stranger = (await open()).page;
  for (const page of [one, two, stranger]) await page.goto(`/t/${text.id}`);
  await one.locator(".readers:not(.away)").waitFor();
  await two.locator(".readers:not(.away)").waitFor();
  expect(await one.locator(".go-along").count()).toBe(0);
  await tell(kofi, id, { ask: "start" });
  await one.locator(".go-along", { hasText: words.at(2) }).waitFor();
  await two.locator(".go-along", { hasText: words.at(2) }).waitFor();
  await button(one, words.following).waitFor();
  await move(6);
  await one.locator(".go-along", { hasText: words.at(6) }).waitFor();
  await standsAt(one, 6);
  await standsAt(two, 6);
  await picture(one, "follow", moves);
  await picture(two, "follow-phone", moves);
  await sound(one, moves);
  await sound(two, moves);
  expect(await tooSmall(two)).toEqual([]);

  // One scrolls away: the page stays.
  await two.mouse.move(150, 500);
  await two.evaluate(() => scrollBy({ top: 2500, behavior: "instant" }));
  await button(two, words.back(6)).waitFor();
  const away = await scrolledTo(two);
  await move(7);
  await button(two, words.back(7)).waitFor();
  await standsAt(one, 7);
  expect(await scrolledTo(two)).toBe(away);
  await picture(two, "away-phone", moves);
  await sound(two, moves);
  await button(two, words.back(7)).click();
  await standsAt(two, 7);
  await button(two, words.following).waitFor();

  // A wheel, and keys, are a person's; the focus is nobody else's.
  await one.mouse.move(700, 500);
  await one.mouse.wheel(0, 1800);
  await button(one, words.back(7)).waitFor();
  await button(one, words.back(7)).focus();
  await one.keyboard.press("Enter");
  await standsAt(one, 7);
  expect(await one.evaluate(() => document.activeElement?.textContent)).toBe(words.following);
  await one.keyboard.press("End");
  await button(one, words.back(7)).waitFor();
  await button(one, words.back(7)).click();
  await standsAt(one, 7);

  // Whoever writes is not moved.
  await one.locator("#p7 > .talk").click();
  await one.locator(".foot textarea").fill("What I think of");
  await move(12);
  await button(one, words.back(12)).waitFor();
  expect(await one.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  await one.locator(".foot textarea").press("Control+Enter");
  await one.locator("article.c", { hasText: "What I think of" }).waitFor();

  // Whoever comes late stands where the group is; whoever was sent elsewhere stands there.
  const late = (await open({ as: ana, viewport: { width: 1440, height: 900 } })).page;
  await late.goto(`/t/${text.id}`);
  await standsAt(late, 12);
  await late.goto(`/t/${text.id}?p=2#p2`);
  await button(late, words.back(12)).waitFor();
  expect(await scrolledTo(late)).toBeLessThan(600);

  // On other pages a line says so; it leads there.
  await late.goto(`/g/${slug}`);
  await late.locator(".running-line", { hasText: words.atOf(12, text.title) }).waitFor();
  await move(13);
  await late.locator(".running-line", { hasText: words.atOf(13, text.title) }).waitFor();
  await picture(late, "line", moves);
  await sound(late, moves);
  await late.goto(`/t/${other.id}`);
  await late.getByRole("link", { name: words.atOf(13, text.title) }).click();
  await standsAt(late, 13);

  // One's hand, from the text.
  await button(two, words.raise).click();
  await button(two, words.lowerAt(1)).click();
  await button(two, words.raise).waitFor();

  // The baton, from the text.
  await tell(kofi, id, { ask: "hand-baton", person: await tomas.id() });
  await button(two, words.afterLabel).click();
  await standsAt(two, 14);
  await standsAt(late, 14);
  // Whoever leads goes along, however far.
  for (const at of [15, 16, 17]) {
    // The line moves before the button does, and a press belongs to what the button leads to.
    const next = `.moves input[name="spot.block"][value="${block(text, at)}"]`;
    await two.locator(next).first().waitFor({ state: "attached" });
    await button(two, words.afterLabel).click();
    await standsAt(two, at);
  }
  await picture(two, "baton-phone", moves);
  await sound(two, moves);
  await two.evaluate(() => document.getElementById("p3")?.scrollIntoView({ block: "center" }));
  await until(
    () => two.locator(".moves").textContent(),
    (said) => /Bring the group to ¶ [1-3](?!\d)/.test(said ?? ""),
    "one may bring the group",
  );
  await button(two, words.bringShort).click();
  await late.locator(".go-along .at", { hasText: /^We are at ¶ [1-3]$/ }).waitFor();

  // From the session's own page: to a number that was said, and to the text at the place, going along.
  await two.goto(url);
  await two.getByLabel(words.toNumber).fill("11");
  await button(two, words.go).click();
  await standsAt(late, 11);
  await picture(two, "member-baton-phone", moves);
  await sound(two, moves);
  await two.getByRole("link", { name: liveSessionWords.en.openThere }).click();
  await standsAt(two, 11);
  await button(two, words.following).waitFor();
  await move(10);
  await standsAt(two, 10);

  // Strangers read a public text as ever; what is kept for them tells nothing.
  await stranger.reload();
  expect(await stranger.content()).not.toContain("Commons, meeting 6");
  expect(await stranger.locator(".go-along, .running-line, #group").count()).toBe(0);

  await tell(kofi, id, { ask: "end" });
  await one.locator(".go-along", { hasText: words.over }).waitFor();
  expect(await one.locator("#group").count()).toBe(0);
  await one.getByRole("link", { name: words.left }).click();
  await one.waitForURL(url);
});

test(
  "beside the text: what is at hand, who speaks, a hand, a vote, by pointer, keys and thumb",
  { timeout: 180_000 },
  async () => {
    const [kofi, rosa, tomas] = await Promise.all(["Kofi", "Rosa", "Tomas"].map((name) => signUp(suiteUrl(), name)));
    if (!kofi || !rosa || !tomas) throw new Error("nobody there");
    const { slug } = await kofi.group("private", "Beside the text");
    const text = await kofi.text(slug);
    await Promise.all([rosa.joinBy(kofi, slug), tomas.joinBy(kofi, slug)]);
    const { id } = await planEvening(kofi, slug, text, "Commons, meeting 7");
    await tell(kofi, id, { ask: "start" });
    await tell(kofi, id, { ask: "next", from: null, to: null });
    await tell(kofi, id, { ask: "move", spot: { textId: text.id, block: block(text, 6) } });
    const [beside, live] = [besideWords.en, liveSessionWords.en];
    const desk = (await open({ as: rosa, viewport: { width: 1440, height: 900 } })).page;
    const hand = (await open({ as: tomas, ...phone })).page;
    await Promise.all([desk.goto(`/t/${text.id}`), hand.goto(`/t/${text.id}`)]);
    const side = desk.locator(".session-side");
    await side.getByText("Who kept the rule, and against whom?").waitFor();
    await desk.locator(".go-along .item", { hasText: "How the rule was kept" }).waitFor();
    await side.locator(".agenda-list .current", { hasText: "How the rule was kept" }).waitFor();
    await standsAt(desk, 6);

    // That one is here, once; the focus stays in the strip.
    const here = desk.locator(".go-along").getByRole("button", { name: live.iAmHere });
    await here.focus();
    await desk.keyboard.press("Enter");
    await here.waitFor({ state: "detached" });
    const focusIn = () => desk.evaluate(() => Boolean(document.activeElement?.closest(".go-along")));
    await expect.poll(focusIn).toBe(true);

    // A key raises the hand and lowers it, wherever one reads; the list of keys says so.
    await desk.locator("h1").first().click();
    await desk.keyboard.press("h");
    await side.getByText(live.myPlace(1, 1)).waitFor();
    await desk.keyboard.press("?");
    await desk.locator("dialog.keys dd", { hasText: "raise or lower your hand" }).waitFor();
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("h");
    await side.getByText(live.nobodyWaits).waitFor();
    // By the button: the focus goes to the one in its place.
    await side.locator('form[data-single="h"] button').first().focus();
    await desk.keyboard.press("Enter");
    await side.getByRole("button", { name: live.lower }).waitFor();
    await expect.poll(() => desk.evaluate(() => document.activeElement?.textContent)).toBe(live.lower);

    // A poll: the strip says so, and leads there, also from a discussion.
    const poll = mintId();
    await desk.locator("#p7 > .talk").click();
    await desk.locator(".talkpane:not(.idle)").waitFor();
    await side.waitFor({ state: "hidden" });
    await tell(kofi, id, { ask: "open-poll", poll, kind: "yes-no", question: "On to ¶ 8?", isSecret: false });
    await desk.getByRole("link", { name: beside.pollIsOpen }).click();
    await side.getByRole("heading", { name: "On to ¶ 8?" }).waitFor();
    await picture(desk, "beside-desk", moves);
    await sound(desk, moves);
    await side.getByRole("button", { name: "Yes", exact: true }).click();
    await desk.getByRole("link", { name: beside.pollIsOpen }).waitFor({ state: "detached" });
    await side.getByText(live.votedFor("Yes")).waitFor();

    // With a thumb: two lines, and a sheet.
    await hand.getByRole("link", { name: beside.pollIsOpen }).waitFor();
    const comes = hand.locator(".go-along").getByRole("button", { name: live.iAmHere });
    await comes.click();
    await comes.waitFor({ state: "detached" });
    await tell(kofi, id, { ask: "hand-baton", person: await tomas.id() });
    await button(hand, words.afterLabel).waitFor();
    await picture(hand, "beside-phone-strip", moves);
    expect(await hand.evaluate(() => document.querySelector(".go-along")?.clientHeight)).toBeLessThan(100);
    await hand.getByRole("link", { name: beside.pollIsOpen }).click();
    await picture(hand, "beside-phone-sheet", moves);
    await sound(hand, moves);
    expect(await tooSmall(hand)).toEqual([]);
    await hand.locator(".session-side").getByRole("button", { name: "No", exact: true }).click();
    await hand.locator(".session-side").getByText(live.votedFor("No")).waitFor();
    await hand.getByRole("link", { name: beside.close }).click();
    await hand.locator(".session-side").waitFor({ state: "hidden" });
    await hand.getByRole("link", { name: beside.toSide }).click();
    await hand.locator(".session-side .queue-list", { hasText: rosa.name }).waitFor();
  },
);

test("without a script: where the group is, the way there, a hand, the baton", async () => {
  const [kofi, rosa] = await Promise.all(["Kofi", "Rosa"].map((name) => signUp(suiteUrl(), name)));
  if (!kofi || !rosa) throw new Error("nobody there");
  const { slug } = await kofi.group("private", "Going along by hand");
  const text = await kofi.text(slug);
  await rosa.joinBy(kofi, slug);
  const { id } = await planEvening(kofi, slug, text);
  await tell(kofi, id, { ask: "start" });
  await tell(kofi, id, { ask: "move", spot: { textId: text.id, block: block(text, 9) } });
  const { page } = await open({ as: rosa, ...phone, javaScriptEnabled: false });
  await page.goto(`/g/${slug}`);
  await page.getByRole("link", { name: words.atOf(9, text.title) }).click();
  await page.locator(".go-along", { hasText: words.at(9) }).waitFor();
  await page.goto(`/t/${text.id}`);
  await page.getByRole("link", { name: words.goTo(9) }).click();
  expect(new URL(page.url()).hash).toBe("#group");
  await page.locator("#p9 > #group").waitFor();
  await page.getByRole("button", { name: words.raise }).click();
  await page.getByRole("button", { name: words.lowerAt(1) }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/t/${text.id}`);
  // What stands beside the text opens by its address; a vote comes back to the text.
  const poll = mintId();
  await tell(kofi, id, { ask: "open-poll", poll, kind: "yes-no", question: "Shall we stop?", isSecret: false });
  await page.getByRole("link", { name: words.reload }).click();
  await page.getByRole("link", { name: besideWords.en.pollIsOpen }).click();
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await page.getByRole("link", { name: besideWords.en.pollIsOpen }).waitFor({ state: "detached" });
  expect(new URL(page.url()).pathname).toBe(`/t/${text.id}`);
  await tell(kofi, id, { ask: "hand-baton", person: await rosa.id() });
  await page.getByRole("link", { name: words.reload }).click();
  await page.getByRole("button", { name: words.afterLabel }).click();
  await page.locator(".go-along", { hasText: words.at(10) }).waitFor();
});
