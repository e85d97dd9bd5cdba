/** Addresses at which texts were published, from what people and files say. */
import { textLimits, type Draft } from "../text";
import { isAllowedLink } from "./safe-html";

/** As it is kept and linked to: http or https, whole, without a name and password in it. null for anything else. */
export function sourceIn(said: string): string | null {
  if (!/^https?:\/\//i.test(said) || !isAllowedLink(said)) return null;
  const url = new URL(said);
  if (url.username !== "" || url.password !== "" || url.hostname === "") return null;
  return url.href.length <= textLimits.source.max ? url.href : null;
}

/** What a file calls its address, which may start from the file's own: without the place in the page, and what only counts visitors. */
export function addressOf(said: string, base?: string): string | null {
  const line = said.trim();
  if (line === "" || !URL.canParse(line, base)) return null;
  const url = new URL(line, base);
  url.hash = "";
  for (const name of [...url.searchParams.keys()]) if (counts.test(name)) url.searchParams.delete(name);
  return sourceIn(url.href);
}

/**
 * The address something was fetched from, as its source. Not where it carries what looks like somebody's key: those who
 * read the text see it.
 */
export function fetchedFrom(address: string): string | null {
  const found = addressOf(address);
  return found !== null && [...new URL(found).searchParams.keys()].some((name) => opens.test(name)) ? null : found;
}

/** A draft that does not say where it was published, from the address it was fetched at. */
export function withSource<Some extends Draft>(draft: Some, address: string | undefined): Some {
  return draft.source === null && address !== undefined ? { ...draft, source: fetchedFrom(address) } : draft;
}

const counts = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id)$/i;
const opens =
  /token|secret|signature|credential|passw|session|ticket|auth(?!or)|^(?:api[-_]?)?key$|^(?:sig|sid|code)$/i;
