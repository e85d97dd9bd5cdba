/** What an import would make, for people and programs to look over before anything is stored. */
import type { OriginSaid } from "../origin";
import { isNumbered, type BlockKind, type Draft, type DraftSection } from "../text";

/** One document of `lectern outline --json`, without `file`. */
export type Outline = Pick<Draft, "title" | "byline" | "language" | keyof OriginSaid> & {
  sections: {
    heading: string | null;
    level: number;
    blocks: { number: number | null; kind: BlockKind; text: string }[];
  }[];
};

/** The draft in outline, its paragraphs numbered through the text; captions and footnotes have no number. */
export function outlineOf(draft: Draft): Outline {
  const { title, byline, language, published, source, licence } = draft;
  const sections = numbered(draft.sections).map(({ heading, level, blocks }) => ({
    heading,
    level,
    blocks: blocks.map(({ number, kind, text }) => ({ number, kind, text })),
  }));
  return { title, byline, language, published, source, licence, sections };
}

/** The sections with the number of each block, counted through the text; whatever else the blocks carry stays. */
export function numbered<Block extends { kind: BlockKind }, Section extends { blocks: Block[] }>(
  sections: (Section & { blocks: Block[] })[],
): (Omit<Section, "blocks"> & { blocks: (Block & { number: number | null })[] })[] {
  let last = 0;
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => ({ ...block, number: isNumbered(block.kind) ? ++last : null })),
  }));
}

export type DraftCount = { sections: number; blocks: number; numbered: number; words: number };

/** Words as people count them: runs of signs between blanks that hold a letter or digit; headings count. */
export function countOf(draft: { sections: DraftSection[] }): DraftCount {
  const count: DraftCount = { sections: draft.sections.length, blocks: 0, numbered: 0, words: 0 };
  for (const { heading, blocks } of draft.sections) {
    count.words += wordCount(heading ?? "");
    for (const { kind, text } of blocks) {
      count.blocks++;
      if (isNumbered(kind)) count.numbered++;
      count.words += wordCount(text);
    }
  }
  return count;
}

function wordCount(text: string): number {
  let words = 0;
  for (const [word] of text.matchAll(/\S+/g)) if (/[\p{L}\p{N}]/u.test(word)) words++;
  return words;
}
