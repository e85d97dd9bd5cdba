/** With the keyboard alone: from the top of the page into a discussion, and back to where one read. */
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
  host = await signUp(suiteUrl(), "Kay");
  text = await host.text((await host.group("private")).slug);
});

/** What has the focus: where it is, what it is called, and whether one sees that it has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement!;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const inBox = getComputedStyle(element.closest(".compose") ?? element).boxShadow;
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return {
      tag: element.tagName,
      name: element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "",
      line: element.closest(".para, .head")?.id ?? null,
      seen: (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none" || inBox !== "none",
      inView: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    };
  });

test("skip link, paragraphs by j and k, c, Ctrl+Enter, Escape", async () => {
  const { page } = await open({ as: host });
  const here = reading(page);
  await here.open(text.url);
  await page.keyboard.press("Tab");
  expect((await focused(page)).name).toBe(commonWords.en.skip);
  expect((await focused(page)).inView).toBe(true);
  await page.keyboard.press("Enter");
  await until(
    () => page.evaluate(() => document.activeElement?.id),
    (id) => id === "main",
    "the skip link leads to the text",
  );

  await page.keyboard.press("j");
  const first = (await focused(page)).line;
  await page.keyboard.press("j");
  const second = (await focused(page)).line;
  expect([first, second]).toEqual([expect.stringMatching(/^p[12]$/), expect.stringMatching(/^p[23]$/)]);
  expect(second).not.toBe(first);
  await page.keyboard.press("k");
  expect((await focused(page)).line).toBe(first);
  expect(await focused(page)).toMatchObject({ seen: true, inView: true });

  await page.keyboard.press("c");
  await until(
    () => focused(page),
    ({ tag }) => tag === "TEXTAREA",
    "the box",
  );
  expect((await focused(page)).seen).toBe(true);
  // Letters are letters here.
  await page.keyboard.type("jack c. kept it");
  await page.keyboard.press("Control+Enter");
  await here.comment("jack c. kept it").waitFor();
  await page.keyboard.press("Escape");
  await until(
    () => focused(page),
    ({ line }) => line === first,
    "back to the paragraph",
  );
  expect(await focused(page)).toMatchObject({ seen: true, inView: true });
});

test("the outline leads to its sections; no control holds the focus, each shows that it has it", async () => {
  const { page } = await open({ as: host });
  const here = reading(page);
  await here.open(text.url, "?p=2");
  await page.getByRole("navigation", { name: words.sections }).getByRole("link", { name: "What was lost" }).focus();
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { level: 2, name: "What was lost" });
  await until(
    async () => (await heading.boundingBox())?.y ?? -1,
    (y) => y > 0 && y < 400,
    "the section in view",
  );

  await here.open(text.url, "?p=2");
  const seen: Array<Awaited<ReturnType<typeof focused>>> = [];
  for (let steps = 0; steps < 150; steps++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now.tag === "BODY") break;
    seen.push(now);
  }
  expect(seen.filter((each) => !each.seen)).toEqual([]);
  expect(seen.filter((each) => !each.inView)).toEqual([]);
  expect(seen.map(({ tag }) => tag)).toContain("TEXTAREA");
  expect(seen.length).toBeGreaterThan(20);
  expect(seen.length).toBeLessThan(150);
});

test("the single keys can be switched off, and stay off", async () => {
  const { page } = await open({ as: host });
  const here = reading(page);
  await here.open(text.url);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: words.keys });
  await dialog.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await here.reload();
  await page.keyboard.press("c");
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  expect(await page.locator("textarea").count()).toBe(0);
  expect(await dialog.isVisible()).toBe(false);
  // The list itself is still there for whoever wants them back.
  await page.getByRole("button", { name: words.keys }).press("Enter");
  await dialog.getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await here.box.waitFor();
});

test("after a page change and after a form the focus is on the heading, and the title is said", async () => {
  const { page } = await open({ as: host });
  const group = await host.group("private");
  await page.goto("/");
  await page.getByRole("link", { name: group.name }).first().press("Enter");
  await page.waitForURL(`**/g/${group.slug}`);
  await until(
    () => focused(page),
    ({ tag, name }) => tag === "H1" && name.includes(group.name),
    "the heading of the group",
  );
  expect(await page.locator("body > [aria-live=polite]").textContent()).toBe(await page.title());

  await page.goto(`/g/${group.slug}/invites`);
  await page.locator("main form[method=post] button").first().press("Enter");
  await page.locator("main form[action$=revoke] button").first().press("Enter");
  await until(
    () => focused(page),
    ({ tag }) => tag === "H1",
    "not lost with the button that is gone",
  );
});
