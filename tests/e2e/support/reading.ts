/** The reading page as a reader handles it. Words come from the catalogue, so that a better word breaks no story. */
import { expect } from "vitest";
import type { Locator, Page } from "playwright-core";
import { readingWords } from "~/words/reading";
import { until } from "./stage";

export const words = readingWords.en;

export type Reading = ReturnType<typeof reading>;

export function reading(page: Page) {
  const joins = countJoins(page);
  const pane = page.locator("aside.talkpane");

  return {
    page,
    pane,
    /** Opens a text and waits until news arrive here. `path` without the text's own: "?p=2". */
    async open(url: string, rest = ""): Promise<void> {
      const before = joins();
      await page.goto(url + rest);
      await until(joins, (count) => count > before, "listening");
    },
    async reload(): Promise<void> {
      const before = joins();
      await page.reload();
      await until(joins, (count) => count > before, "listening");
    },
    joins,
    /** ¶ n with its margins. */
    line: (number: number) => page.locator(`#p${number}`),
    /** The count beside ¶ n: as seen, and how many of it are unread. */
    async countAt(number: number): Promise<{ count: number; unread: number }> {
      const way = page.locator(`#p${number} > .talk`);
      const [count, unread] = await Promise.all([way.getAttribute("data-count"), way.getAttribute("data-unread")]);
      return { count: Number(count), unread: Number(unread) };
    },
    /** Opens the discussion of ¶ n by a press on the paragraph itself. */
    async press(number: number): Promise<void> {
      await page.locator(`#p${number} > .block`).click({ position: { x: 8, y: 8 } });
      await pane.getByRole("heading", { name: words.paragraph(number) }).waitFor();
    },
    box: pane.locator(".foot form.compose textarea"),
    /** Writes into the box at the foot and sends it. */
    async say(body: string): Promise<void> {
      await pane.locator(".foot form.compose textarea").fill(body);
      await pane.locator(".foot form.compose").getByRole("button", { name: words.send, exact: true }).click();
      await this.comment(body).waitFor();
    },
    comment: (body: string): Locator =>
      pane.locator("article.c").filter({ has: page.locator(".body", { hasText: body }) }),
    /** One of what stands in the menu of a comment. */
    async act(body: string, name: string): Promise<void> {
      const comment = this.comment(body);
      await comment.locator("summary", { hasText: "⋯" }).or(comment.getByLabel(words.moreActions)).first().click();
      await comment.locator(".more-list").getByText(name, { exact: true }).click();
    },
    /** All that is said, top to bottom. */
    bodies: () => pane.locator("article.c .body").allInnerTexts(),
    fresh: pane.locator(".new-bar button"),
  };
}

/** @returns how often this page was told that it now hears a room (the acknowledgement of `join`) */
function countJoins(page: Page): () => number {
  let joins = 0;
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (/^43\d+\[\{"ok":true,"seq":\d+,"missed"/.test(String(payload))) joins++;
    }),
  );
  return () => joins;
}

/** Where an element stands in the window, to the pixel. */
export async function placeOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("not to be seen");
  return box;
}

/** Where one reads: how far the page and the discussion are scrolled, and where a line of the text stands. */
export function stillness(page: Page, number: number) {
  return page.evaluate((id) => {
    const { x, y, width, height } = document.getElementById(id)!.getBoundingClientRect();
    return {
      scrollTop: document.documentElement.scrollTop,
      talk: document.querySelector(".talkpane .scroll")?.scrollTop ?? 0,
      x,
      y,
      width,
      height,
    };
  }, `p${number}`);
}

export async function expectCounts(readings: Reading[], number: number, count: number): Promise<void> {
  for (const each of readings) {
    const seen = await until(
      () => each.countAt(number),
      (now) => now.count === count,
      `comments at ¶ ${number}`,
    );
    expect(seen.count).toBe(count);
  }
}
