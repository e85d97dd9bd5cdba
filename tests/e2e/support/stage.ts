/** The stage of a story file: one browser, a fresh profile for each window, and no fault that goes unnoticed. */
import { afterAll, afterEach, beforeAll, expect, onTestFailed } from "vitest";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launch, userAgentOf } from "./chromium";
import { watch, type Faults } from "./faults";
import type { Person } from "./people";

/** How long anything may take to come true on a machine that does other things too. Milliseconds. */
export const patience = 20_000;

export type Window = { page: Page; context: BrowserContext; faults: Faults };

export type WindowOptions = BrowserContextOptions & {
  /** Signed in as. */
  as?: Person | null;
  url?: string;
};

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

/** Where the suite's server answers. */
export const suiteUrl = () => process.env["STORY_SERVER"] ?? "";

export function stage() {
  let browser: Browser;
  let windows: Window[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const faults = windows.flatMap(({ faults }) => faults.found);
    await Promise.all(windows.map(({ context }) => context.close()));
    windows = [];
    expect(faults, "faults that the browser saw").toEqual([]);
  });

  return {
    /** A window of its own profile; its pages are watched. */
    async open({ as = null, url = as?.url ?? suiteUrl(), ...options }: WindowOptions = {}): Promise<Window> {
      const context = await browser.newContext({
        baseURL: url,
        userAgent: userAgentOf(browser),
        viewport: { width: 1280, height: 800 },
        locale: "en",
        ...options,
      });
      context.setDefaultTimeout(patience);
      context.setDefaultNavigationTimeout(patience);
      if (as) await context.addCookies([{ ...as.cookie, httpOnly: true, sameSite: "Lax" }]);
      const faults = await watch(context);
      const page = await context.newPage();
      const window = { page, context, faults };
      windows.push(window);
      onTestFailed(() => void faults.found.forEach((fault) => console.error(fault)));
      return window;
    },
  };
}

/**
 * Waits until `ask` answers what is expected: for what a locator cannot wait for by itself.
 *
 * @param within milliseconds, for what comes late by design
 */
export async function until<Answer>(
  ask: () => Promise<Answer> | Answer,
  wanted: (answer: Answer) => boolean,
  what: string,
  within = patience,
): Promise<Answer> {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what}: still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
