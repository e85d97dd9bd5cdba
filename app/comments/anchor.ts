/** Where a comment hangs: the whole text, a section, a block, or a passage inside a block. */

/** A passage by its words: W3C Web Annotation Data Model, section 4.2.4 (TextQuoteSelector). */
export type Quote = { exact: string; prefix: string; suffix: string };

/** At most one of block and section; a quote only with a block; none of them: the whole text. */
export type Anchor = { block?: string; section?: string; quote?: Quote };

/** The anchor without its quote in one word, as stored and indexed. */
export type Place = "text" | `section:${string}` | `block:${string}`;

export function placeOf(anchor: { block?: string | undefined; section?: string | undefined }): Place {
  if (anchor.block) return `block:${anchor.block}`;
  if (anchor.section) return `section:${anchor.section}`;
  return "text";
}

export function anchorOf(place: string, quote: Quote | null): Anchor {
  if (place.startsWith("block:")) return quote ? { block: place.slice(6), quote } : { block: place.slice(6) };
  if (place.startsWith("section:")) return { section: place.slice(8) };
  return {};
}

/** Characters. Prefix and suffix are context that tells equal passages apart. */
export const quoteLimits = { exact: 2000, context: 64 } as const;

/** Characters of a place as an address names it. */
export const placeLimits = { name: 200 } as const;
