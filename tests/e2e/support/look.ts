/** What stories look at on a page: pictures for people, and what must hold of every page. */
import fs from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import type { Page } from "playwright-core";
import { allRules, colourRules, violations } from "./axe";
import { tooWide } from "./targets";

/** `STORY_SHOTS=folder` keeps pictures, for people to look at. */
const shots = process.env["STORY_SHOTS"];

type Look = {
  fullPage?: boolean;
  /** The page may move again afterwards; needs a script on it. Else it stays as for those who want no motion. */
  moves?: boolean;
};

/** Both colours, in which nothing moves: what changes its colour slowly has none of the two meanwhile. */
async function inBoth(
  page: Page,
  { moves = false }: Look,
  look: (colorScheme: "light" | "dark") => Promise<unknown>,
): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await look(colorScheme);
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (!moves) return;
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.emulateMedia({ reducedMotion: "no-preference" });
}

/** Kept only where pictures are asked for. */
export async function picture(page: Page, name: string, look: Look = {}): Promise<void> {
  if (!shots) return;
  fs.mkdirSync(shots, { recursive: true });
  const { fullPage = false } = look;
  await inBoth(page, look, (colorScheme) =>
    page.screenshot({ path: path.join(shots, `${name}-${colorScheme}.png`), fullPage }),
  );
}

/** Nothing that axe finds, in either colour, and nothing that sticks out sideways. */
export async function sound(page: Page, look: Look = {}): Promise<void> {
  await inBoth(page, look, async (colorScheme) => {
    const found = await violations(page, colorScheme === "light" ? { tags: allRules } : { rules: colourRules });
    // Where a page has been scrolled, something stands half under what sticks to its top: no fault of its size.
    expect(found.filter((line) => !(look.moves && line.includes("partially obscured")))).toEqual([]);
  });
  expect(await tooWide(page)).toEqual([]);
}

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
