/** Pictures of a text: how one stands in a block's HTML, and how many and how large they may be. Pure. */
import { escapedValue } from "../import/safe-html";
import type { DraftBlock, DraftSection } from "../text";

export const pictureLimits = {
  /** Bytes of a picture as it comes, and its pixels. */
  bytes: 10 * 1024 * 1024,
  pixels: 32_000_000,
  /** Pixels of what is kept: as wide as a column of text on a fine screen. */
  width: 1600,
  height: 4000,
  /** Pixels on a side below which it is a dot that counts visitors, or an ornament. */
  least: 16,
  /** Of one text, and bytes of all that is kept for it. */
  count: 1000,
  total: 100 * 1024 * 1024,
  /** Fetched from their addresses for one text, and milliseconds for all of them. */
  fetched: 60,
  patience: 30_000,
  /** Bytes of those that are fetched, before they are looked at: beyond, no more are fetched. */
  held: 40 * 1024 * 1024,
  /** Characters of a description. */
  alt: 2000,
} as const;

/** A picture as it is kept: its name is the SHA-256 of its bytes, as 64 hexadecimal digits. */
export type Picture = { hash: string; width: number; height: number; bytes: Uint8Array };

/** Everything is kept as this. */
export const pictureType = "image/webp";

export const isPictureHash = (name: string) => /^[0-9a-f]{64}$/.test(name);
export const pictureUrl = (hash: string) => `/pictures/${hash}`;

/** What it is and says, as the HTML of its block has it. `source`: where it is kept, or where it is to be had. */
export type Shown = { source: string; alt: string; width?: number; height?: number };

/** One line of words, as long as a description may be. */
const altOf = (words: string) => words.replace(/\s+/g, " ").trim().slice(0, pictureLimits.alt);

/** The one form in which a picture stands in a block's HTML, by itself or among words. Nothing else is taken for one. */
export function pictureHtml({ source, alt, width, height }: Shown): string {
  const size = width && height ? ` width="${width}" height="${height}"` : "";
  return `<img src="${escapedValue(source)}" alt="${escapedValue(altOf(alt))}"${size} loading="lazy" decoding="async">`;
}

/** @returns a block that has no number, and says what the picture's description says */
export const pictureBlock = (shown: Shown): DraftBlock => ({
  kind: "picture",
  html: pictureHtml(shown),
  text: altOf(shown.alt),
});

const written =
  /<img src="([^"<>]*)" alt="([^"<>]*)"(?: width="(\d{1,5})" height="(\d{1,5})")? loading="lazy" decoding="async">/g;

/** A picture in a block's HTML, and where it stands there. */
export type Placed = { shown: Shown; from: number; to: number };

/** The pictures of a block, in their order: the one that it is, or those among its words. */
export function* picturesIn(html: string): Generator<Placed> {
  if (!html.includes("<img ")) return;
  for (const { index, 0: whole, 1: source = "", 2: alt = "", 3: width, 4: height } of html.matchAll(written)) {
    const size = width && height ? { width: Number(width), height: Number(height) } : {};
    yield { shown: { source: unescaped(source), alt: unescaped(alt), ...size }, from: index, to: index + whole.length };
  }
}

const unescaped = (value: string) =>
  value.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** The picture of a block that is one and has passed `pictureBlock`; null where that is none. */
export function shownIn({ kind, html }: Pick<DraftBlock, "kind" | "html">): Shown | null {
  if (kind !== "picture") return null;
  const [first] = picturesIn(html);
  return first?.from === 0 ? first.shown : null;
}

/** By what the same picture is known again; null where it is not kept. */
export function hashOf({ source }: Shown): string | null {
  const hash = source.startsWith(pictureUrl("")) ? source.slice(pictureUrl("").length) : "";
  return isPictureHash(hash) ? hash : null;
}

/** The same of a block that is a picture. */
export function hashIn(block: DraftBlock): string | null {
  const shown = shownIn(block);
  return shown && hashOf(shown);
}

/** Of all pictures that are kept for a text, by themselves or among words, each once. */
export function hashesIn(sections: readonly Pick<DraftSection, "blocks">[]): string[] {
  const hashes = new Set<string>();
  for (const { blocks } of sections)
    for (const { html } of blocks)
      for (const { shown } of picturesIn(html)) {
        const hash = hashOf(shown);
        if (hash) hashes.add(hash);
      }
  return [...hashes];
}

/** The same picture with another description; "" where it only adorns. */
export function described(block: DraftBlock, alt: string): DraftBlock | null {
  const shown = shownIn(block);
  return shown && pictureBlock({ ...shown, alt });
}
