/** The words of a block and nothing else: what tells whether two blocks say the same. Pure. */
import { withoutMarks } from "./notes";

/** Small letters, one blank between words; punctuation, capitals and note marks do not count. Signs count only where there is nothing else. */
export function wording(text: string): string {
  const words = withoutMarks(text)
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words ? words.join(" ") : text.trim();
}
