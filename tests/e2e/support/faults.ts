/** What a browser complains of. A story in which it does fails, unless it said beforehand that this would come. */
import type { BrowserContext, Page } from "playwright-core";

export type Faults = {
  found: string[];
  /** From now on these are part of the story: a cut line, an address that is gone. */
  expect(...patterns: RegExp[]): void;
};

/** Of a cut line: each may come at any moment, from the page itself or from its socket. */
export const cutLine = [/net::ERR_/, /WebSocket connection to/];

export async function watch(context: BrowserContext): Promise<Faults> {
  const expected: RegExp[] = [];
  const found: string[] = [];
  const note = (fault: string) => {
    if (!expected.some((pattern) => pattern.test(fault))) found.push(fault);
  };
  // Announced by the browser as an event only; as a console error it is noted with all others.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`),
    );
  });
  context.on("page", (page) => watchPage(page, note));
  return { found, expect: (...patterns) => void expected.push(...patterns) };
}

function watchPage(page: Page, note: (fault: string) => void): void {
  page.on("pageerror", (error) => note(`error on ${page.url()}: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    // An answer is noted below, with its address.
    if (message.type() !== "error" || /^Failed to load resource: the server responded/.test(text)) return;
    note(`console on ${page.url()}: ${text} (${message.location().url})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) note(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
}
