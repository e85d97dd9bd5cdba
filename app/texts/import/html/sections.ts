/** From the parts of a page or a book to sections of blocks, shown only through the sanitiser. */
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import { tooLarge } from "../../../refusals";
import { textLimits, type DraftBlock, type DraftSection } from "../../text";
import { noteHtml } from "../notes";
import { sanitised, wordsOf } from "../safe-html";
import { picturesOnly } from "../../pictures/among-words";
import { described } from "../../pictures/picture";
import type { Part } from "./parts";
import { tidyLine } from "./tree";

/** @throws Refusal `too-large` for more sections or blocks than a text may have */
export function sectionsOf(parts: Part[]): DraftSection[] {
  const sections: DraftSection[] = [];
  let count = 0;
  for (const part of withoutEmptyLevels(withoutTwins(parts.flatMap(withPicturesOut)))) {
    if (part.kind === "heading") {
      sections.push({ heading: part.text, level: part.level, blocks: [] });
      if (sections.length > textLimits.sections)
        throw tooLarge(say(importWords, (w) => w.tooManySections(textLimits.sections)));
      continue;
    }
    const block = blockOf(part);
    if (!block) continue;
    if (sections.length === 0) sections.push({ heading: null, level: 1, blocks: [] });
    sections.at(-1)!.blocks.push(block);
    if (++count > textLimits.blocks) throw tooLarge(say(importWords, (w) => w.tooManyBlocks(textLimits.blocks)));
  }
  return sections;
}

/** Where nothing but pictures stands, each is a block of its own. */
function withPicturesOut(part: Part): Part[] {
  const pictures = part.kind === "heading" || part.kind === "picture" ? null : picturesOnly(part.html);
  return pictures?.map(({ html, text }) => ({ kind: "picture", html, text })) ?? [part];
}

function blockOf(part: Exclude<Part, { kind: "heading" }>): DraftBlock | null {
  // Written by ourselves out of what is escaped; the sanitiser lets none through.
  if (part.kind === "picture") return { kind: part.kind, html: part.html, text: part.text ?? "" };
  const html = sanitised(part.kind === "footnote" ? noteHtml(part.number, part.html) : part.html).trim();
  const text = ("text" in part ? part.text : undefined) ?? wordsOf(html);
  return text === "" ? null : { kind: part.kind, html, text };
}

/** Programs write the caption of a picture into its description as well: said twice, a caption goes, a description is left empty. */
const withoutTwins = (parts: Part[]) =>
  parts.map(withoutSaid).filter((part, i) => {
    const next = parts[i + 1];
    return part.kind !== "caption" || next?.kind !== "caption" || wordsOf(part.html) !== wordsOf(next.html);
  });

function withoutSaid(part: Part, i: number, parts: Part[]): Part {
  const next = parts[i + 1];
  if (part.kind !== "picture" || next?.kind !== "caption" || part.text !== tidyLine(wordsOf(next.html))) return part;
  const left = described({ kind: part.kind, html: part.html, text: part.text }, "");
  return left ? { kind: "picture", html: left.html, text: left.text } : part;
}

/** Pages whose headings begin at the third level, or leave one out, nest no deeper for it. */
function withoutEmptyLevels(parts: Part[]): Part[] {
  const used = [...new Set(parts.flatMap((part) => (part.kind === "heading" ? [part.level] : [])))].sort(
    (a, b) => a - b,
  );
  return parts.map((part) => (part.kind === "heading" ? { ...part, level: used.indexOf(part.level) + 1 } : part));
}
