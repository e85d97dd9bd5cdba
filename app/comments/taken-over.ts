/** Words that somebody began to write at one place, and that go on at another. Pure. */
import type { Draft } from "./drafts";
import { findQuote } from "./quote";

/**
 * @param there what is begun at the other place: it stays, and these words come below it
 * @param text what the other place says: a passage that it has is kept as one, of others the words are quoted
 */
export function takenOver(draft: Draft, there: Draft | null, text: string): Draft {
  const { quote, body } = draft;
  const isThere = there !== null && (there.body !== "" || there.quote !== null);
  if (!isThere && (!quote || findQuote(text, quote))) return draft;
  const words = quote ? `${quoted(quote.exact)}\n\n${body}` : body;
  if (!isThere) return { ...draft, quote: null, body: words };
  return { ...there, body: [there.body, words].filter((each) => each.trim() !== "").join("\n\n") };
}

/** As Markdown has it. */
const quoted = (said: string): string =>
  said
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join("\n");
