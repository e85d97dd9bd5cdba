/** A text by its address: fetched as a stranger would see it, and handed on to the readers with what its server said. */
import type { SignedIn } from "../../accounts/user";
import { countTry } from "../../limits/limits.server";
import { fetchLimits, fetchOutside, type FetchFault, type FetchOptions } from "../../outside/fetch.server";
import { invalid, isRefusal, type Refusal } from "../../refusals";
import { addressWords } from "../../words/import-address";
import { say, type Language } from "../../words/words";
import { readingOf } from "./apart.server";
import type { Reading, Watched } from "./child.server";

/**
 * Fetches and reads. What is wrong is said of the field with the address, since there is no other.
 *
 * @param field of the form or the JSON, that a refusal names
 * @param chosen `format`: over what the server calls it. How much is there is told while it is fetched
 * @throws Refusal `invalid` with what is wrong with the address, its answer, or what was read there, and what to do;
 *   `too-many` after many in an hour
 * @throws the signal's reason, when it is cancelled
 */
export async function readAt(
  viewer: SignedIn,
  address: string,
  field: string,
  chosen: { format?: string | undefined; language?: Language } & Watched = {},
  options?: FetchOptions,
): Promise<Reading> {
  await countTry([["importByAddress", viewer.id]]);
  const { signal, onProgress } = chosen;
  onProgress?.({ stage: "fetching" });
  const onBytes = (at: number, of: number | null) =>
    onProgress?.({ stage: "fetching", at, ...(of === null ? {} : { of }) });
  const found = await fetchOutside(address.trim(), { signal, onBytes, ...options });
  signal?.throwIfAborted();
  if ("fault" in found) throw faulty(found.fault, field);
  const { bytes, charset, type } = found;
  const source = {
    ...{ bytes, charset, address: found.address, fileName: nameIn(found.address), language: chosen.language },
    format: chosen.format || formats[type],
  };
  try {
    return await readingOf(source, { who: viewer.id, signal, onProgress });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { file, ...others } = error.more.errors ?? {};
    throw invalid({ ...others, [field]: file ?? error.detail });
  }
}

/** What a server calls by these names is read so, whatever its address ends in; anything else is known by its look. */
const formats: Record<string, string> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/markdown": "markdown",
};

function nameIn(address: string): string {
  const last = new URL(address).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function faulty(fault: FetchFault, field: string): Refusal {
  return invalid({
    [field]: say(addressWords, (w) => (fault === "too-large" ? w.tooLarge(fetchLimits.bytes) : w.faults[fault])),
  });
}
