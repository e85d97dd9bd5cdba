/** On a phone: a tap opens the sheet, and the sheet never covers what it is about. */
import { beforeAll, expect, test } from "vitest";
import type { TextView } from "~/texts/text";
import { signUp, type Person } from "./support/people";
import { placeOf, reading, words } from "./support/reading";
import { phone, stage, suiteUrl, until } from "./support/stage";
import { tooSmall } from "./support/targets";

const { open } = stage();
let host: Person;
let text: TextView;
beforeAll(async () => {
  host = await signUp(suiteUrl(), "Pia");
  text = await host.text((await host.group("private")).slug);
  for (let number = 1; number <= 25; number++)
    await host.say(text, 5, `Comment ${number} of a long thread, which goes on for a line or two.`);
});

/** ¶ n stands whole between the bar and the sheet. */
async function expectAbove(here: ReturnType<typeof reading>, number: number) {
  await until(
    async () => {
      const [line, sheet] = [await placeOf(here.line(number)), await placeOf(here.pane)];
      return { bottom: line.y + line.height, sheet: sheet.y, top: line.y };
    },
    ({ bottom, sheet, top }) => bottom <= sheet && top >= 0,
    `¶ ${number} above the sheet`,
  );
}

test("a tap opens the discussion below the passage: in the middle, at the end, on a caption's line", async () => {
  const { page } = await open({ as: host, ...phone });
  const here = reading(page);
  await here.open(text.url);
  const last = text.sections.flatMap(({ blocks }) => blocks).filter(({ number }) => number !== null).length;
  for (const number of [2, 3, last]) {
    await here.line(number).locator(".block").scrollIntoViewIfNeeded();
    await here
      .line(number)
      .locator(".block")
      .tap({ position: { x: 20, y: 12 } });
    await here.pane.getByRole("heading", { name: words.paragraph(number), exact: true }).waitFor();
    await expectAbove(here, number);
    await here.pane.getByLabel(words.close, { exact: true }).tap();
    await here.pane.waitFor({ state: "hidden" });
  }
});

test("a long thread scrolls inside the sheet, the text stays", async () => {
  const { page } = await open({ as: host, ...phone });
  const here = reading(page);
  await here.open(text.url, "?p=5");
  await here.comment("Comment 1 of").waitFor();
  const scroll = here.pane.locator(".scroll");
  const { room, content } = await scroll.evaluate((element) => ({
    room: element.clientHeight,
    content: element.scrollHeight,
  }));
  expect(room).toBeGreaterThan(100);
  expect(content).toBeGreaterThan(room);
  const before = await page.evaluate(() => scrollY);
  await scroll.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await here.comment("Comment 25 of").waitFor();
  expect(await placeOf(here.comment("Comment 25 of"))).toMatchObject({ height: expect.any(Number) });
  expect(await page.evaluate(() => scrollY)).toBe(before);

  // Writing: the box and its button are above the edge of the screen.
  await here.box.tap();
  const send = here.pane.locator(".foot").getByRole("button", { name: words.send, exact: true });
  for (const body of ["A long one. ".repeat(200), "From the tram"]) {
    await here.box.fill(body);
    const [button, sheet] = [await placeOf(send), await placeOf(here.pane)];
    expect(button.y + button.height).toBeLessThanOrEqual(844);
    expect(button.y).toBeGreaterThan(sheet.y);
  }
  await send.tap();
  await here.comment("From the tram").waitFor();
});

test("what one presses is large enough for a finger", async () => {
  const { page } = await open({ as: host, ...phone });
  const here = reading(page);
  await here.open(text.url);
  expect(await tooSmall(page)).toEqual([]);
  await here
    .line(5)
    .locator(".block")
    .tap({ position: { x: 20, y: 12 } });
  await here.comment("Comment 1 of").waitFor();
  expect(await tooSmall(page)).toEqual([]);
});
