/**
 * `npm run picture`: a picture of the reading page as it is now, in light and dark, desk and phone, from a server of
 * its own with the sample text. Needs a Chromium (Debian: apt-get install chromium), or CHROMIUM=PATH.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const to = path.resolve(process.argv[2] ?? "picture");
const executablePath =
  process.env["CHROMIUM"] ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => fs.existsSync(file));
if (!executablePath) {
  console.error("No Chromium was found. Install one, or name it: CHROMIUM=/path/to/chromium npm run picture");
  process.exit(1);
}

const data = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-picture-"));
const server = spawn(process.execPath, ["build/server.js"], {
  env: { ...process.env, PORT: "0", HOST: "127.0.0.1", DATA_DIR: data, DATABASE_URL: "", LOG_LEVEL: "warn" },
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});
const port = await new Promise((resolve, reject) => {
  server.once("message", (said) => resolve(/** @type {{ listening: number }} */ (said).listening));
  server.once("exit", () => reject(new Error("The server did not start. Build first: npm run build")));
});
const browser = await chromium.launch({
  executablePath,
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
  ],
});
try {
  const site = `http://127.0.0.1:${port}`;
  const list = await (await fetch(`${site}/api/v1/groups/sample/texts`)).json();
  fs.mkdirSync(to, { recursive: true });
  for (const [name, width, height] of /** @type {const} */ ([
    ["desk", 1440, 900],
    ["phone", 390, 844],
  ])) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme });
      await page.goto(`${site}${list.items[0].url}#p6`);
      await page.locator("article.c").first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(to, `${name}-${colorScheme}.png`) });
      await page.close();
    }
  }
  console.log(`Four pictures are in ${to}`);
} finally {
  await browser.close();
  server.kill();
  fs.rmSync(data, { recursive: true, force: true });
}
