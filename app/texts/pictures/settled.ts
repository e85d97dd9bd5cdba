/** A draft whose pictures are all either kept or left out. */
import { isRefusal } from "../../refusals";
import { importWords } from "../../words/import";
import { say, type Language } from "../../words/words";
import { escaped } from "../import/safe-html";
import type { OnProgress } from "../import/progress";
import type { Draft, DraftBlock } from "../text";
import { encoded, type NoPicture } from "./encode";
import { isAway, type BytesOf } from "./embedded";
import { hasPictures, withPictures } from "./among-words";
import {
  hashOf,
  pictureBlock,
  pictureLimits,
  picturesIn,
  pictureUrl,
  shownIn,
  type Picture,
  type Shown,
} from "./picture";

/** What became of each picture, by where it was to be had. */
export type Became = Map<string, Pick<Picture, "hash" | "width" | "height"> | NoPicture>;

export type OnPicture = (picture: Picture) => void | Promise<void>;

/** Where the pictures of a draft are to be had, each once, in their order. */
export function sourcesIn({ sections }: Pick<Draft, "sections">, is: (source: string) => boolean): string[] {
  const sources = new Set<string>();
  for (const { blocks } of sections)
    for (const { html } of blocks)
      for (const { shown } of picturesIn(html)) if (is(shown.source)) sources.add(shown.source);
  return [...sources];
}

/**
 * Decodes the pictures that came with the file and writes them anew.
 *
 * @param onPicture takes each in, once
 * @returns the draft with them; those that are elsewhere stay as they are
 */
export async function withEmbedded(
  draft: Draft,
  bytesOf: BytesOf | undefined,
  {
    language,
    onPicture,
    onProgress,
  }: { language: Language; onPicture: OnPicture; onProgress?: OnProgress | undefined },
): Promise<Draft> {
  const sources = sourcesIn(draft, (source) => !isAway(source));
  const became: Became = new Map();
  const kept = new Set<string>();
  let total = 0;
  for (const [at, source] of sources.entries()) {
    if (at >= pictureLimits.count || total > pictureLimits.total) {
      became.set(source, "too-large");
      continue;
    }
    onProgress?.({ stage: "pictures", at: at + 1, of: sources.length });
    const bytes = readable(bytesOf, source);
    const picture = bytes instanceof Uint8Array ? await encoded(bytes) : (bytes ?? "unreadable");
    if (typeof picture === "string") became.set(source, picture);
    else {
      const { hash, width, height } = picture;
      became.set(source, { hash, width, height });
      if (kept.has(hash)) continue;
      kept.add(hash);
      total += picture.bytes.length;
      await onPicture(picture);
    }
  }
  return settled(draft, became, language, (source) => !isAway(source));
}

/** A damaged entry of an archive costs its picture, not the text. */
function readable(bytesOf: BytesOf | undefined, source: string): ReturnType<BytesOf> {
  try {
    return bytesOf?.(source) ?? null;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/**
 * Each picture as it is kept; in the place of one that is not, its description: as a caption, or among the words. How many were left out is said.
 *
 * @param is which pictures this is about; one of them that nothing is known of is left out
 */
export function settled(draft: Draft, became: Became, language: Language, is: (source: string) => boolean): Draft {
  let out = 0;
  /** null: it is left out. */
  const nowOf = (shown: Shown): Shown | null => {
    if (hashOf(shown) || !is(shown.source)) return shown;
    const now = became.get(shown.source);
    if (typeof now === "object")
      return { source: pictureUrl(now.hash), alt: shown.alt, width: now.width, height: now.height };
    if (now !== "ornament" || shown.alt !== "") out++;
    return null;
  };
  const blockOf = (block: DraftBlock, at: number, blocks: DraftBlock[]): DraftBlock[] => {
    if (block.kind !== "picture") {
      const now = hasPictures(block.html) ? withPictures(block, nowOf) : block;
      return now ? [now] : [];
    }
    const shown = shownIn(block);
    const now = shown && nowOf(shown);
    if (now) return [pictureBlock(now)];
    // A caption that says the same is the word for it.
    const next = blocks[at + 1];
    const isSaid = block.text === "" || (next?.kind === "caption" && next.text.includes(block.text));
    return isSaid ? [] : [{ kind: "caption", html: escaped(block.text), text: block.text }];
  };
  const sections = draft.sections.map((section) => ({ ...section, blocks: section.blocks.flatMap(blockOf) }));
  if (out === 0 && became.size === 0) return draft;
  const warnings = out > 0 ? [say(importWords, (w) => w.warning.picturesNotTaken(out))(language)] : [];
  return { ...draft, sections, warnings: [...draft.warnings, ...warnings] };
}
