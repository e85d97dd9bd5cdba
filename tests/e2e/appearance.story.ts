/** Colours that can be switched, paper, and little motion. */
import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import type { TextView } from "~/texts/text";
import { commonWords } from "~/words/common";
import { signUp, type Person } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();
let host: Person;
let text: TextView;
beforeAll(async () => {
  host = await signUp(suiteUrl(), "Thea");
  text = await host.text((await host.group("public")).slug);
  await host.say(text, 2, "A remark");
});

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test("colours follow the system, until one chooses; the choice stays, and so does the open discussion", async () => {
  const { page } = await open({ as: host, colorScheme: "light" });
  const here = reading(page);
  await here.open(text.url, "?p=2");
  const light = await ground(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground(page);
  expect(dark).not.toBe(light);
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByRole("button", { name: commonWords.en.menuOf(host.name) }).click();
  await page.getByRole("button", { name: commonWords.en.themes.dark }).click();
  await until(
    () => ground(page),
    (now) => now === dark,
    "dark",
  );
  await here.comment("A remark").waitFor();
  expect(await page.locator("#p2 > .block").innerText()).toContain("Each family");
  await here.reload();
  expect(await ground(page)).toBe(dark);
  await page.getByRole("button", { name: commonWords.en.menuOf(host.name) }).click();
  await page.getByRole("button", { name: commonWords.en.themes.system }).click();
  await until(
    () => ground(page),
    (now) => now === light,
    "light",
  );
});

test("on paper there is the text with its numbers, and nothing to press", async () => {
  const { page } = await open({ as: host });
  const here = reading(page);
  await here.open(text.url, "?p=2");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("#p2 > .block").isVisible()).toBe(true);
  expect(await page.locator("#p2 > .no").isVisible()).toBe(true);
  expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
  const pressed = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        ".bar, nav, aside, button, summary, input, textarea, .btn, .talk, .skip, .toast",
      ),
    ]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );
  expect(pressed).toEqual([]);
  expect(await page.evaluate(() => document.querySelector(".text")!.scrollWidth <= innerWidth)).toBe(true);
});

test("who asked for little motion gets none", async () => {
  const { page } = await open({ as: host, reducedMotion: "reduce" });
  const here = reading(page);
  await here.open(text.url, "?p=2");
  await here.pane.getByText(words.addReaction).waitFor();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .map((element) => ({ element, style: getComputedStyle(element) }))
      .filter(
        ({ style }) =>
          style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0) ||
          style.animationName !== "none" ||
          style.scrollBehavior === "smooth",
      )
      .map(({ element }) => `${element.tagName}.${element.className}`),
  );
  expect(moving).toEqual([]);
});
