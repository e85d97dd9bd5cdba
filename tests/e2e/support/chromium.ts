/** The browser of the stories: Debian's Chromium or Chrome, started bare. */
import fs from "node:fs";
import { chromium, type Browser } from "playwright-core";

const wellKnown = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** @returns the path of a browser, or null when there is none here */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM"];
  if (named) return fs.existsSync(named) ? named : null;
  return wellKnown.find((path) => fs.existsSync(path)) ?? null;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? "",
    timeout: 60_000,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** What a reader's own browser of this version says it is; without this, bots' pages are what one would be shown. */
export const userAgentOf = (browser: Browser): string =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version().split(".")[0]}.0.0.0 Safari/537.36`;
