/** The wall of a room: all of a long paragraph, what is asked, and what a stranger with a camera finds. */
import { expect, test } from "vitest";
import { mintId } from "~/mint";
import { liveSessionWords } from "~/words/session-live";
import { joinWords } from "~/words/session-join";
import { wallWords } from "~/words/session-wall";
import { allRules, violations } from "./support/axe";
import { cutLine } from "./support/faults";
import { block, signUp } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";
import { tooWide } from "./support/targets";

const { open } = stage();
const shots = process.env["SHOTS"];

const languages: Array<[string, string]> = [
  ["en", "The commons were not owned by nobody; they were kept by those who used them, under rules they had made. "],
  ["de", "Die Allmende gehörte nicht niemandem; gehütet wurde sie von denen, die sie nutzten, nach eigenen Regeln. "],
  ["el", "Τα κοινά δεν ήταν κτήμα κανενός· τα φύλαγαν όσοι τα χρησιμοποιούσαν, με κανόνες που έφτιαξαν οι ίδιοι. "],
  ["ar", "لم تكن المشاعات ملكًا لأحد، بل كان يحفظها من يستعملها وفق قواعد وضعوها بأنفسهم. "],
];

test("a long paragraph is read whole on a wall, in parts that whoever runs the session turns", async () => {
  const host = await signUp(suiteUrl(), "Wanda");
  const { slug } = await host.group("private");
  const content = ["# Long ones", "", ...languages.flatMap(([, words]) => [words.repeat(26).trim(), ""])].join("\n");
  const text = await host.text(slug, content);
  const { id, url } = await planEvening(host, slug, text, "An evening with a wall");
  await tell(host, id, { ask: "start" });
  await tell(host, id, { ask: "next", from: null, to: null });
  const desk = (await open({ as: host })).page;
  await desk.goto(`${url}/run`);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ]) {
    const { page } = await open({ as: host, viewport: size });
    await page.goto(`${url}/screen`);
    for (const [at, [language, words]] of languages.entries()) {
      await tell(host, id, { ask: "move", spot: { textId: text.id, block: block(text, at + 1) } });
      await page
        .locator(".where b", { hasText: liveSessionWords.en.paragraph(at + 1) })
        .first()
        .waitFor();
      await page.locator(".where .part").waitFor();
      const of = Number((await page.locator(".where .part").innerText()).split(" ").at(-1));
      let read = "";
      for (let part = 1; part <= of; part++) {
        // By the button of whoever runs it, or a clicker at the machine that shows it.
        if (part === 2) await desk.getByRole("button", { name: wallWords.en.turnOn }).click();
        else if (part > 2) await page.keyboard.press("PageDown");
        await page.locator(".where .part", { hasText: wallWords.en.part(part, of) }).waitFor();
        const shown = page.locator("blockquote.words");
        const seen = await shown.evaluate((element) => ({
          isCut: element.scrollHeight > element.clientHeight + 1,
          size: parseFloat(getComputedStyle(element).fontSize) / innerHeight,
          words: element.textContent ?? "",
        }));
        expect([language, part, seen.isCut]).toEqual([language, part, false]);
        expect(seen.size).toBeGreaterThanOrEqual(size.height * 1.4 > size.width ? 0.034 : 0.038);
        read += seen.words;
        if (shots && part === 1 && at === 0) await desk.screenshot({ path: `${shots}-run.png`, fullPage: true });
        if (shots && part === 1) await page.screenshot({ path: `${shots}-${size.width}-${language}.png` });
      }
      expect(read.trim()).toBe(words.repeat(26).trim());
    }
  }
});

test("without a script nothing is cut off either; whoever reads aloud turns it from a phone", async () => {
  const host = await signUp(suiteUrl(), "Wilma");
  const reader = await signUp(suiteUrl(), "Rudi");
  const { slug } = await host.group("private");
  await reader.joinBy(host, slug);
  const content = languages.flatMap(([, words]) => [words.repeat(26).trim(), ""]).join("\n");
  const text = await host.text(slug, `# Long ones\n\n${content}`);
  const { id, url } = await planEvening(host, slug, text, "An evening read aloud");
  await tell(host, id, { ask: "start" });
  await tell(host, id, { ask: "next", from: null, to: null });
  const { page } = await open({ as: host, viewport: { width: 1280, height: 720 }, javaScriptEnabled: false });
  for (const [at, [language]] of languages.entries()) {
    await tell(host, id, { ask: "move", spot: { textId: text.id, block: block(text, at + 1) } });
    await page.goto(`${url}/screen`);
    const box = await page.locator("blockquote.words").boundingBox();
    const words = await page.locator("blockquote.words > *").boundingBox();
    expect([language, (words?.height ?? 0) <= (box?.height ?? 0) + 1]).toEqual([language, true]);
  }
  const { id: person } = await reader.ask<{ id: string }>("GET", "/me");
  const [reading, first] = [mintId(), block(text, 1)];
  await tell(host, id, { ask: "add-reading", reading, passage: { textId: text.id, from: first, to: first } });
  await tell(reader, id, { ask: "take-reading", reading, person });
  const mobile = (await open({ as: reader, ...phone })).page;
  await mobile.goto(url);
  await mobile.getByText(liveSessionWords.en.live).first().waitFor();
  expect(await mobile.getByRole("button", { name: wallWords.en.turnOn }).count()).toBe(0);
  await tell(host, id, { ask: "begin-reading", reading });
  await mobile.getByRole("button", { name: wallWords.en.turnOn }).click();
  await mobile.getByText(/Part 2 of \d+/).waitFor();
  if (shots) await mobile.screenshot({ path: `${shots}-reader.png` });
  await page.goto(`${url}/screen`);
  await page.locator(".where .part", { hasText: /^2 of/ }).waitFor();
  const dark = (await open({ as: host, ...phone, colorScheme: "dark" })).page;
  await dark.goto(`${url}/screen`);
  await dark.locator(".where .part", { hasText: /^2 of/ }).waitFor();
  if (shots) await dark.screenshot({ path: `${shots}-phone-dark.png`, fullPage: true });
});

test("a room reads the question, what a poll asks and how it ended; no number before", async () => {
  const host = await signUp(suiteUrl(), "Werner");
  const { slug } = await host.group("private");
  const text = await host.text(slug);
  const { id, url } = await planEvening(host, slug, text, "An evening with polls");
  const { page, faults } = await open({ as: host, viewport: { width: 1280, height: 720 } });
  await page.goto(`${url}/screen`);
  await page.getByText(wallWords.en.beginsIn).waitFor();
  if (shots) await page.screenshot({ path: `${shots}-before.png` });
  await tell(host, id, { ask: "start" });
  await tell(host, id, { ask: "next", from: null, to: null });
  await page.getByText("Who kept the rule, and against whom?").waitFor();
  await page.getByText(wallWords.en.of("¶ 2 to 3")).waitFor();
  if (shots) await page.screenshot({ path: `${shots}-prompt.png` });
  const poll = mintId();
  const { id: me } = await host.ask<{ id: string }>("GET", "/me");
  const question = "Shall we read the next chapter in two halves?";
  await tell(host, id, { ask: "open-poll", poll, kind: "yes-no", question });
  await page.getByText(question).waitFor();
  await tell(host, id, { ask: "vote", poll, person: me, choice: 0 });
  await page.locator(".wall-poll", { hasText: wallWords.en.voted(1, 1) }).waitFor();
  expect(await page.locator(".wall-poll svg").count()).toBe(0);
  if (shots) await page.screenshot({ path: `${shots}-poll.png` });
  await tell(host, id, { ask: "move", spot: { textId: text.id, block: block(text, 4) } });
  await page.locator(".poll-band", { hasText: question }).waitFor();
  if (shots) await page.screenshot({ path: `${shots}-band.png` });
  await tell(host, id, { ask: "move", spot: { textId: text.id, block: block(text, 2) } });
  await tell(host, id, { ask: "close-poll", poll });
  await page.locator(".wall-poll .bars b").first().waitFor();
  expect(await page.locator(".wall-poll .bars b").allInnerTexts()).toEqual(["1", "0", "0"]);
  if (shots) await page.screenshot({ path: `${shots}-result.png` });
  expect(await violations(page, { tags: allRules })).toEqual([]);
  faults.expect(...cutLine);
  await page.context().setOffline(true);
  await page.getByRole("alert").getByText(wallWords.en.lost).waitFor();
  if (shots) await page.screenshot({ path: `${shots}-offline.png` });
  await page.context().setOffline(false);
  await tell(host, id, { ask: "end" });
  await page.getByText(wallWords.en.overWhat).waitFor();
  if (shots) await page.screenshot({ path: `${shots}-over.png` });

  const stranger = (await open(phone)).page;
  await stranger.goto(`/join/${id}`);
  await stranger.getByRole("heading", { level: 1, name: joinWords.en.title }).waitFor();
  expect(await stranger.content()).not.toContain("An evening with polls");
  if (shots) await stranger.screenshot({ path: `${shots}-stranger.png` });
  const outsider = (await open({ ...phone, as: await signUp(suiteUrl(), "Otto") })).page;
  await outsider.goto(`/join/${id}`);
  await outsider.getByRole("heading", { level: 1, name: joinWords.en.notIn }).waitFor();
  for (const each of [page, stranger, outsider])
    for (const colorScheme of ["light", "dark"] as const) {
      await each.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await violations(each, { tags: allRules })).toEqual([]);
      expect(await tooWide(each)).toEqual([]);
    }
  if (shots) await outsider.screenshot({ path: `${shots}-outsider.png` });
});
