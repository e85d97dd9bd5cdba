/** A quote that was sent, held against the block it is said to stand in. Pure; kept out of the browser, which sends it. */
import { invalid } from "../refusals";
import { commentCheckWords } from "../words/comments-checks";
import { say } from "../words/words";
import { quoteLimits, type Quote } from "./anchor";
import { findQuote, quoteAt } from "./quote";

/**
 * A quote that somebody sent, exactly as it was sent (a missing prefix or suffix is filled in from the text).
 *
 * @throws invalid({quote}) if it is no quote, longer than `quoteLimits`, or not in this block
 */
export function checkQuote(value: unknown, blockText: string): Quote {
  const { exact, prefix, suffix } = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const isMissing = (side: unknown) => side === undefined || side === null;
  if (!isWords(exact) || exact.trim() === "" || ![prefix, suffix].every((side) => isMissing(side) || isWords(side)))
    throw invalid({ quote: say(commentCheckWords, (w) => w.quoteForm) });
  const length = [...exact].length;
  if (length > quoteLimits.exact)
    throw invalid({ quote: say(commentCheckWords, (w) => w.quoteTooLong(length, quoteLimits.exact)) });
  const given = { exact, prefix: isWords(prefix) ? prefix : "", suffix: isWords(suffix) ? suffix : "" };
  if ([given.prefix, given.suffix].some((side) => [...side].length > quoteLimits.context))
    throw invalid({ quote: say(commentCheckWords, (w) => w.quoteContextTooLong(quoteLimits.context)) });
  const found = findQuote(blockText, given);
  if (!found) throw invalid({ quote: say(commentCheckWords, (w) => w.quoteAbsent) });
  const around = quoteAt(blockText, found.start, found.end);
  return {
    exact,
    prefix: isMissing(prefix) ? around.prefix : given.prefix,
    suffix: isMissing(suffix) ? around.suffix : given.suffix,
  };
}

/** Text that a database keeps as it is: no lone surrogates, no NUL. */
const isWords = (value: unknown): value is string =>
  typeof value === "string" && !/\p{Surrogate}/u.test(value) && !value.includes("\0");
