/**
 * The last wall: with everything in front of comments taken away, the content security policy still lets no script run.
 * Takes a build of its own and some minutes.
 */
import fs from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { commentAttacks } from "../corpus/comment-attacks";
import { buildRaw } from "./raw/build";
import { launch, userAgentOf } from "./support/chromium";
import { signUp, type Person } from "./support/people";
import type { Server } from "./support/server";

let folder = "";
let server: Server;
let browser: Browser;
let host: Person;
const pages: string[] = [];

/** Of this file: what runs without a policy. If these did not run there, the rest would show nothing. */
const surely = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)></svg>",
  "<details open ontoggle=alert(1)>x</details>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "<body onload=alert(1)>",
  "<script src='data:text/javascript,alert(1)'></script>",
  "<object data='javascript:alert(1)'></object>",
  "<base href='https://evil.example/'><script src='/x.js'></script>",
];

beforeAll(async () => {
  folder = await buildRaw();
  process.env["LECTERN_ROOT"] = folder;
  const { startServer } = await import("./support/server");
  [server, browser] = await Promise.all([startServer(), launch()]);
  host = await signUp(server.url, "Mallory");
  const { slug } = await host.group("public", "Without walls");
  const text = await host.text(slug);
  const bodies = [...new Set([...surely, ...commentAttacks])];
  for (let at = 0; at < bodies.length; at += 8) {
    const posted = await Promise.all(
      bodies.slice(at, at + 8).map((body) =>
        host.ask<{ id: string; html: string }>("POST", `/texts/${text.id}/comments`, { body }).then(
          (comment) => (comment.html === body ? `/c/${comment.id}/delete` : null),
          // Control characters and the like are refused at the door.
          () => null,
        ),
      ),
    );
    pages.push(...posted.filter((path) => path !== null));
  }
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await server?.remove();
  if (folder) fs.rmSync(folder, { recursive: true, force: true });
});

/** Opens each page, touches all that is on it. @returns the pages on which a script ran */
async function ranOn(paths: string[], policy: "with" | "without"): Promise<string[]> {
  const context = await browser.newContext({
    baseURL: server.url,
    userAgent: userAgentOf(browser),
    bypassCSP: policy === "without",
  });
  await context.addCookies([{ ...host.cookie, httpOnly: true, sameSite: "Lax" }]);
  await context.route(
    (url) => url.origin !== server.url,
    (route) =>
      route.request().url().endsWith("/x.js")
        ? route.fulfill({ contentType: "text/javascript", body: "alert(1)" })
        : route.abort(),
  );
  // The page's own files change nothing here, and are most of what takes time.
  await context.route("**/assets/**", (route) => route.abort());
  const ran: string[] = [];
  const rest = [...paths];
  await Promise.all(
    [0, 1, 2].map(async () => {
      for (let path = rest.shift(); path !== undefined; path = rest.shift()) {
        const [page, here] = [await context.newPage(), path];
        page.on("dialog", (dialog) => {
          ran.push(here);
          void dialog.dismiss().catch(() => undefined);
        });
        await runsOn(page, path);
        await page.close({ runBeforeUnload: false }).catch(() => undefined);
      }
    }),
  );
  await context.close();
  return [...new Set(ran)];
}

async function runsOn(page: Page, path: string): Promise<void> {
  try {
    await page.goto(path, { waitUntil: "domcontentloaded", timeout: 15_000 });
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>("body *")) {
        const href = element.getAttribute("href") ?? "";
        for (const kind of ["mouseover", "pointerenter", "focus", "animationend", "toggle"])
          element.dispatchEvent(new Event(kind));
        if (!href.startsWith("/") && element.localName !== "button") element.click?.();
      }
    });
    await page.waitForTimeout(30);
  } catch {
    // Some of them lead the page away, or never let it load to its end.
  }
}

test("without a policy they run, so that it is the policy that is tested", async () => {
  expect((await ranOn(pages.slice(0, surely.length), "without")).length).toBeGreaterThanOrEqual(7);
});

test("with the policy none of them runs", { timeout: 900_000 }, async () => {
  expect(pages.length).toBeGreaterThan(600);
  expect(await ranOn(pages, "with")).toEqual([]);
});
