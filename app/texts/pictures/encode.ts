/**
 * Makes a picture of ours out of one from anywhere: decoded, turned upright, made smaller where it is larger than anybody
 * sees, and written anew as WebP, so that nothing of the file but what it shows is left (no EXIF, no place where it was
 * taken, no second file hidden behind it). What cannot be decoded is refused.
 *
 * @see https://sharp.pixelplumbing.com/
 */
import { createHash } from "node:crypto";
import type Sharp from "sharp";
import { pictureLimits, type Picture } from "./picture";

/** Why there is none: not a picture of a kind we take, damaged, too large; or so small that it is only there to adorn. */
export type NoPicture = "unreadable" | "too-large" | "ornament";

/** What the first bytes of each kind say. SVG is a program, and no picture here. */
const kinds: [kind: string, opening: RegExp][] = [
  ["jpeg", /^\xff\xd8\xff/],
  ["png", /^\x89PNG\r\n\x1a\n/],
  ["gif", /^GIF8[79]a/],
  ["webp", /^RIFF[^]{4}WEBP/],
  ["tiff", /^(?:II\*\0|MM\0\*)/],
  ["heif", /^[^]{4}ftypavi[fs]/],
];

let loaded: typeof Sharp | null = null;

/** Only now: it takes longer to load than most texts take to read. */
async function sharp(): Promise<typeof Sharp> {
  if (loaded) return loaded;
  const { default: made } = await import("sharp");
  // One picture at a time and nothing kept of it: the process that reads has a bound on its memory.
  made.concurrency(1);
  made.cache(false);
  made.block({ operation: ["VipsForeignLoadSvg", "VipsForeignLoadPdf", "VipsForeignLoadMagick"] });
  return (loaded = made);
}

/** @param bytes of a file from anywhere */
export async function encoded(bytes: Uint8Array): Promise<Picture | NoPicture> {
  if (bytes.length > pictureLimits.bytes) return "too-large";
  const opening = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString("latin1");
  const kind = kinds.find(([, starts]) => starts.test(opening))?.[0];
  if (!kind) return "unreadable";
  const make = await sharp();
  try {
    const source = make(bytes, { limitInputPixels: pictureLimits.pixels, failOn: "error", pages: 1, animated: false });
    const { format, width, height } = await source.metadata();
    // Its first bytes were one thing and its decoder says another.
    if (format !== kind) return "unreadable";
    if (width * height > pictureLimits.pixels) return "too-large";
    if (width < pictureLimits.least || height < pictureLimits.least) return "ornament";
    return await written(source.autoOrient(), kind === "png" || kind === "gif");
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? "too-large" : "unreadable";
  }
}

/** Rows from the top, each pixel as grey, as red, green, blue, or with how much of it covers what is behind. */
export type Pixels = { data: Uint8Array; width: number; height: number; channels: 1 | 3 | 4 };

/**
 * Of pixels that a reader had to decode itself.
 *
 * @param isFlipped whether its first row belongs at the foot
 * @param turn clockwise, in degrees, after that
 */
export async function encodedPixels(
  { data, width, height, channels }: Pixels,
  { isFlipped, turn }: { isFlipped: boolean; turn: 0 | 90 | 180 | 270 },
): Promise<Picture | NoPicture> {
  if (width * height > pictureLimits.pixels) return "too-large";
  if (width < pictureLimits.least || height < pictureLimits.least) return "ornament";
  if (data.length !== width * height * channels) return "unreadable";
  const make = await sharp();
  const source = make(data, { raw: { width, height, channels }, limitInputPixels: pictureLimits.pixels });
  return written((isFlipped ? source.flip() : source).rotate(turn), channels !== 3);
}

/** @param isDrawn drawings show each fault that a photograph hides */
async function written(source: ReturnType<typeof Sharp>, isDrawn: boolean): Promise<Picture> {
  const { data, info } = await source
    .resize({ width: pictureLimits.width, height: pictureLimits.height, fit: "inside", withoutEnlargement: true })
    .webp(isDrawn ? { nearLossless: true, quality: 60 } : { quality: 80, smartSubsample: true })
    .toBuffer({ resolveWithObject: true });
  const hash = createHash("sha256").update(data).digest("hex");
  return { hash, width: info.width, height: info.height, bytes: data };
}
