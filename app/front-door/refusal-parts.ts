/** What of a refusal goes into every kind of answer. */
import type { Refusal } from "../refusals";
import { saidInForm, type Language } from "../words/words";

/** The sentence of each field. */
export function inWords(error: Refusal, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(error.more.errors ?? {}).map(([name, message]) => [name, message(language)]),
  );
}

/** The same for people with a form before them. */
export function inFormWords(error: Refusal, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(error.more.errors ?? {}).map(([name, message]) => [name, saidInForm(message, language)]),
  );
}

export function headersOf(error: Refusal): Record<string, string> {
  return error.more.retryAfter === undefined ? {} : { "Retry-After": String(Math.ceil(error.more.retryAfter)) };
}
