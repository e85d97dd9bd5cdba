/** Headings of pages that know none: short lines of their own in bold, as old programs and mail make them. */
import { hasPictures } from "../../pictures/among-words";
import { headingOf } from "../shapes";
import { wordsOf } from "../safe-html";
import type { Part } from "./parts";

/**
 * The parts with such lines as headings, where the page has no other heading and at least two of them, each with
 * something under it. A question in bold is somebody's question in an interview, as often as not, and stays.
 */
export function withBoldHeadings(parts: Part[]): Part[] {
  if (parts.some(({ kind }) => kind === "heading")) return parts;
  const found = parts.map((part, at) => boldLine(part, parts[at + 1]));
  if (found.filter((words) => words !== null).length < 2) return parts;
  return parts.map((part, at): Part => {
    const text = found[at];
    return text === null || text === undefined ? part : { kind: "heading", level: 1, text };
  });
}

function boldLine(part: Part, next: Part | undefined): string | null {
  if (part.kind !== "paragraph" || hasPictures(part.html) || !next || isBold(next) || !isBold(part)) return null;
  const words = wordsOf(part.html).trim();
  return !/[\n?]/.test(words) && headingOf(words) !== null ? words : null;
}

const isBold = (part: Part) =>
  part.kind === "paragraph" && /^<strong>(?:(?!<strong>).)*<\/strong>$/s.test(part.html.trim());
