/** What holds on every page: no fault that axe knows of, in both sets of colours, wide and narrow; nothing sideways. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { allRules, colourRules, violations } from "./support/axe";
import { openProvider, type Provider } from "../support/provider";
import { everyPage, pageAt } from "./support/pages";
import { signedInAnew, type Person } from "./support/people";
import { startServer, type Server } from "./support/server";
import { stage, type Window } from "./support/stage";
import { tooWide } from "./support/targets";
import { tour, type Stop } from "./support/tour";
import { accountStops, becomeOperator, guestStops, operatorStops, unsubscribeStop } from "./support/tour-account";

const { open } = stage();
/** `STORY_SHOTS=folder` keeps a picture of every page, for people to look at. */
const shots = process.env["STORY_SHOTS"];

const outbox = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-tour-"));
let provider: Provider;
let server: Server;
let host: Person;
let stops: Stop[], account: Stop[];
let last: Stop;
const seen = new Set<string>();

beforeAll(async () => {
  provider = await openProvider();
  server = await startServer({
    DATA_DIR: outbox,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_NAME: "The Guild",
  });
  provider.state.login = { sub: "new", email: "new@example.org", email_verified: true, name: "Nora of the Guild" };
  last = await unsubscribeStop(server, path.join(outbox, "outbox"));
  const found = await tour(server.url);
  const accounts = await accountStops(server, path.join(outbox, "outbox"), "The Guild");
  host = found.host;
  account = accounts.filter(({ signedIn }) => signedIn);
  stops = [...found.stops, ...accounts.filter(({ signedIn }) => !signedIn), ...guestStops(found.forGuests)];
});
afterAll(async () => {
  await server.remove();
  await provider.close();
  fs.rmSync(outbox, { recursive: true, force: true });
});

/** Leads on to another host at once; the page it has for when that fails is the one of the way back. */
const seenElsewhere = ["/sign-in/oidc"];

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

async function look(page: Page, name: string, shape: "1440" | "390", colorScheme: "light" | "dark"): Promise<void> {
  await page.setViewportSize(shape === "390" ? narrow : wide);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // What a page was scrolled to, such as a group's passage, may stand half under what sticks to its top: no fault of its size.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  if (shots) await page.screenshot({ path: path.join(shots, `${name}-${shape}-${colorScheme}.png`) });
}

async function check({ page, faults }: Window, along: Stop[]): Promise<string[]> {
  if (shots) fs.mkdirSync(shots, { recursive: true });
  const wrong: string[] = [];
  for (const stop of along) {
    if (stop.faults) faults.expect(stop.faults);
    const note = (shape: string, lines: string[]) =>
      wrong.push(...lines.map((line) => `${stop.name} ${shape}: ${line}`));
    await page.setViewportSize(wide);
    await page.emulateMedia({ colorScheme: "light" });
    await stop.go(page);
    if (!stop.isGone) seen.add(new URL(page.url()).pathname);
    await look(page, stop.name, "1440", "light");
    note("wide, light", await violations(page, { tags: allRules }));
    await look(page, stop.name, "1440", "dark");
    note("wide, dark", await violations(page, { rules: colourRules }));
    await look(page, stop.name, "390", "light");
    note("narrow, light", await violations(page, { rules: colourRules }));
    await look(page, stop.name, "390", "dark");
    note("narrow, dark", await violations(page, { tags: allRules }));
    await page.setViewportSize({ width: 320, height: 640 });
    note("320 px", await tooWide(page));
  }
  return wrong;
}

const window = (as: Person | null) => open({ as, url: server.url, viewport: wide, reducedMotion: "reduce" });

test("for whoever comes by", { timeout: 1_200_000 }, async () => {
  const along = stops.filter(({ signedIn }) => !signedIn);
  expect(await check(await window(null), along)).toEqual([]);
});

test("for a host", { timeout: 1_200_000 }, async () => {
  const along = stops.filter(({ signedIn }) => signedIn);
  expect(await check(await window(host), along)).toEqual([]);
});

test("for a host, of their account", { timeout: 1_200_000 }, async () => {
  expect(await check(await window(await signedInAnew(host)), account)).toEqual([]);
});

test("for whoever runs the server", { timeout: 1_200_000 }, async () => {
  const olga = await window(null);
  await becomeOperator(olga.page, server);
  expect(await check(olga, [...operatorStops, last])).toEqual([]);
});

test("no page of the build was left out", () => {
  const pages = everyPage();
  const found = new Set([...seen].map((pathname) => pageAt(pages, pathname)));
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.filter((page) => !found.has(page) && !seenElsewhere.includes(page))).toEqual([]);
});
