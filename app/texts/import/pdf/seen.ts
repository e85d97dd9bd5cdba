/** Which of the pictures on a page belong to its text: a guess from their sizes and what stands on them. */
import type { Pixels } from "../../pictures/encode";
import type { Box } from "./drawn";
import type { Item } from "./items";

/** Pixels, where they stand, and how they are turned there. */
export type Raw = Box & { pixels: Pixels; isFlipped: boolean; turn: 0 | 90 | 180 | 270 };

/** Points, and pixels, on a side below which it is an ornament, or a rule. */
const least = { points: 20, pixels: 32 };
/** Of the page: what covers more is its paper, or all of the page as a scanner saw it. */
const most = 0.7;
/** Letters that may stand on a picture, such as names on a map. */
const letters = 150;

/** Whether its place says already that it is none: outside the page, the page itself, or the ground of words. Parts of one may be small. */
export function isTold(box: Box, page: { width: number; height: number }, items: Item[]): boolean {
  const { x, y, width, height } = box;
  const across = Math.min(x + width, page.width) - Math.max(x, 0);
  const up = Math.min(y + height, page.height) - Math.max(y, 0);
  if (!(width > 0 && height > 0) || across < width / 2 || up < height / 2) return true;
  if (across * up > page.width * page.height * most || width < least.points) return true;
  let on = 0;
  for (const item of items) {
    const middle = item.x + item.width / 2;
    if (middle > x && middle < x + width && item.y > y && item.y < y + height) on += item.text.length;
  }
  return on > letters;
}

export function isOfTheText({ width, height, pixels }: Raw): boolean {
  const [less, more] = [Math.min(width, height), Math.max(width, height)];
  if (less < least.points || more > less * 15) return false;
  return Math.min(pixels.width, pixels.height) >= least.pixels && !isPlain(pixels);
}

/** One colour and nothing else. */
function isPlain({ data, channels }: Pixels): boolean {
  for (let at = channels; at < data.length; at++) if (data[at] !== data[at - channels]) return false;
  return true;
}

/** Many programs cut a picture into strips, from the top down: those that touch are one again. */
export function joined(found: Raw[]): Raw[] {
  const whole: Raw[][] = [];
  for (const raw of found) {
    const strips = whole.at(-1);
    const last = strips?.at(-1);
    if (strips && last && touches(last, raw)) strips.push(raw);
    else whole.push([raw]);
  }
  return whole.map((strips) => (strips.length === 1 ? strips : [stacked(strips)])).flat();
}

const touches = (above: Raw, below: Raw) =>
  isUpright(above) &&
  isUpright(below) &&
  above.pixels.width === below.pixels.width &&
  above.pixels.channels === below.pixels.channels &&
  Math.abs(above.x - below.x) < 1 &&
  Math.abs(above.width - below.width) < 1 &&
  Math.abs(above.y - (below.y + below.height)) < 1;

const isUpright = ({ isFlipped, turn }: Raw) => !isFlipped && turn === 0;

function stacked(strips: Raw[]): Raw {
  const [first] = strips as [Raw, ...Raw[]];
  const last = strips.at(-1) ?? first;
  const data = Buffer.concat(strips.map(({ pixels }) => pixels.data));
  const height = strips.reduce((sum, { pixels }) => sum + pixels.height, 0);
  return { ...first, y: last.y, height: first.y + first.height - last.y, pixels: { ...first.pixels, data, height } };
}
