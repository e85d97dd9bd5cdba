/** What holds on every page: no fault that axe knows of, in both sets of colours, wide and narrow; nothing sideways. */
import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { allRules, colourRules, violations } from "./support/axe";
import type { Person } from "./support/people";
import { stage } from "./support/stage";
import { tooWide } from "./support/targets";
import { tour, type Stop } from "./support/tour";

const { open } = stage();
/** `STORY_SHOTS=folder` keeps a picture of every page, for people to look at. */
const shots = process.env["STORY_SHOTS"];

let host: Person;
let stops: Stop[];
beforeAll(async () => ({ host, stops } = await tour()));

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

async function look(page: Page, name: string, shape: "1440" | "390", colorScheme: "light" | "dark"): Promise<void> {
  await page.setViewportSize(shape === "390" ? narrow : wide);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  if (shots) await page.screenshot({ path: path.join(shots, `${name}-${shape}-${colorScheme}.png`) });
}

async function check(signedIn: boolean): Promise<string[]> {
  if (shots) fs.mkdirSync(shots, { recursive: true });
  const { page, faults } = await open({ as: signedIn ? host : null, viewport: wide, reducedMotion: "reduce" });
  const wrong: string[] = [];
  for (const stop of stops.filter((each) => each.signedIn === signedIn)) {
    if (stop.faults) faults.expect(stop.faults);
    const note = (shape: string, lines: string[]) =>
      wrong.push(...lines.map((line) => `${stop.name} ${shape}: ${line}`));
    await page.setViewportSize(wide);
    await page.emulateMedia({ colorScheme: "light" });
    await stop.go(page);
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

test("for whoever comes by", { timeout: 300_000 }, async () => {
  expect(await check(false)).toEqual([]);
});

test("for a host", { timeout: 300_000 }, async () => {
  expect(await check(true)).toEqual([]);
});
