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
type Shown = { source: string; alt: string; width?: number; height?: number };

/** @returns a block that has no number, and says what the picture's description says */
export function pictureBlock({ source, alt, width, height }: Shown): DraftBlock {
  const text = alt.replace(/\s+/g, " ").trim().slice(0, pictureLimits.alt);
  const size = width && height ? ` width="${width}" height="${height}"` : "";
  return {
    kind: "picture",
    html: `<img src="${escapedValue(source)}" alt="${escapedValue(text)}"${size} loading="lazy" decoding="async">`,
    text,
  };
}

/** The picture of a block that has passed `pictureBlock`; null where that is none. */
export function shownIn({ kind, html, text }: DraftBlock): Shown | null {
  const [, source, width, height] =
    kind === "picture"
      ? (/^<img src="([^"<>]*)" alt="[^"<>]*"(?: width="(\d{1,5})" height="(\d{1,5})")? /.exec(html) ?? [])
      : [];
  if (source === undefined) return null;
  const size = width && height ? { width: Number(width), height: Number(height) } : {};
  return {
    source: source.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    alt: text,
    ...size,
  };
}

/** By what the same picture is known again; null where it is not kept. */
export function hashIn(block: DraftBlock): string | null {
  const source = shownIn(block)?.source ?? "";
  const hash = source.startsWith(pictureUrl("")) ? source.slice(pictureUrl("").length) : "";
  return isPictureHash(hash) ? hash : null;
}

/** Of all pictures that are kept for a text, each once. */
export function hashesIn(sections: readonly Pick<DraftSection, "blocks">[]): string[] {
  const hashes = new Set<string>();
  for (const { blocks } of sections)
    for (const block of blocks) {
      const hash = hashIn(block);
      if (hash) hashes.add(hash);
    }
  return [...hashes];
}

/** The same picture with another description; "" where it only adorns. */
export function described(block: DraftBlock, alt: string): DraftBlock | null {
  const shown = shownIn(block);
  return shown && pictureBlock({ ...shown, alt });
}
