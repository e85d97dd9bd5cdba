/** Where a thread's anchor went when a text got a new edition. Pure. */
import type { Carried, Heir } from "../texts/editions/carry";
import type { Quote } from "./anchor";
import type { PassageFinder } from "./passage-finder";
import { findQuote, quoteAt } from "./quote";

export type Found = {
  /** Id in the new edition. */
  block: string;
  /** Made anew from the new block's text; null for a thread on the whole block. */
  quote: Quote | null;
  how: "kept" | "moved" | "changed";
  /** 0 … 1 */
  score: number;
};

/** Where a thread's block or passage went, or null: it could not be found with confidence (an orphan). */
export function reanchored(
  at: { block: string; quote: Quote | null },
  _oldText: string,
  carried: { heirs: Map<string, Heir> },
  next: { text(id: string): string | undefined },
  _finder: PassageFinder,
): Found | null {
  const heir = carried.heirs.get(at.block);
  const [block] = heir?.to ?? [];
  if (!heir || block === undefined) return null;
  if (!at.quote) return { block, quote: null, how: "kept", score: heir.likeness };
  const text = next.text(block) ?? "";
  const span = findQuote(text, at.quote);
  return span && { block, quote: quoteAt(text, span.start, span.end), how: "kept", score: 1 };
}

/** Where a thread on a section went: the id in the new edition, or null where the section is gone. */
export function sectionReanchored(section: string, carried: Pick<Carried, "sectionHeirs">): string | null {
  return carried.sectionHeirs.get(section) ?? null;
}
