/** WCAG 2.2, 1.4.3 and 1.4.11: 4.5 for text, 3 for what bounds a control or carries a meaning; in both themes. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../app/ui/tokens.css", import.meta.url), "utf8");

const pairs = new Map<string, [string, string]>([["white", ["#ffffff", "#ffffff"]]]);
for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
  pairs.set(name!, [light!, dark!]);
}
for (const [, name, colour] of css.matchAll(/--(person-\d): (#\w{6})/g)) pairs.set(name!, [colour!, colour!]);

const papers = ["paper", "paper-2", "paper-3"];
const washes = ["accent-wash", "live-wash", "warn-wash", "danger-wash"];
const heats = ["mark", "heat-1", "heat-2", "heat-3"];
const people = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `person-${n}`);

const each = (fronts: string[], grounds: string[], least: number) =>
  fronts.flatMap((front) => grounds.map((ground) => [front, ground, least] as const));

test.each([
  ...each(["ink", "ink-2", "ink-3", "accent", "live", "warn", "danger"], papers, 4.5),
  ...each(["ink", "ink-2"], washes, 4.5),
  ...each(["ink"], heats, 4.5),
  ...["accent", "live", "warn", "danger"].map((tone) => [tone, `${tone}-wash`, 4.5] as const),
  ["accent-ink", "accent", 4.5] as const,
  ...each(["paper"], ["ink", "ink-2", "danger"], 4.5),
  ...each(["white"], people, 4.5),
  ...each(["edge"], papers, 3),
  ...each(["accent"], heats, 3),
])("%s on %s: at least %s", (front, ground, least) => {
  for (const theme of [0, 1] as const) {
    expect(ratio(pairs.get(front)![theme], pairs.get(ground)![theme])).toBeGreaterThanOrEqual(least);
  }
});

test("only the tokens of talk are yellow", () => {
  const yellow = [...pairs].filter(([, both]) => both.some(isYellow)).map(([name]) => name);
  expect(yellow.sort()).toEqual(["heat-1", "heat-2", "heat-3", "mark", "mark-edge"]);
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function ratio(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Hue between orange and green, and more than a breath of colour. */
function isYellow(colour: string): boolean {
  const [r, g, b] = channels(colour) as [number, number, number];
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  if (span / most < 0.15 || span === 0) return false;
  const hue =
    most === r ? 60 * (((g - b) / span + 6) % 6) : most === g ? 60 * ((b - r) / span + 2) : 60 * ((r - g) / span + 4);
  return hue > 42 && hue < 72;
}

const channels = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
