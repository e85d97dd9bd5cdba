/** Addresses of pages that are brought along in the address of ours: `?url=…`. Anybody may have written them. */
import { editionsUrl } from "./edition";
import { textLimits } from "./text";

/** For the box of the form; "" where it is no address of a page, which is said where one is asked to choose. */
export function broughtAddress(search: URLSearchParams): string {
  const said = (search.get("url") ?? "").trim();
  return said.length <= textLimits.address && /^https?:\/\//i.test(said) && URL.canParse(said) ? said : "";
}

/** The form of a group with that address filled in. */
export const formFor = (slug: string, address: string): string =>
  `/g/${slug}/texts/new${address && `?url=${encodeURIComponent(address)}`}`;

/** The form that an import came from, with the address in it that was to be fetched. */
export function formBehind({ fileName, editionOf }: { fileName: string; editionOf: string | null }, slug: string) {
  const address = broughtAddress(new URLSearchParams({ url: fileName }));
  if (editionOf === null) return formFor(slug, address);
  return `${editionsUrl(editionOf)}/new${address && `?url=${encodeURIComponent(address)}`}`;
}

/** What a bookmark does: leads to `/new` with where one is. @param origin of this server */
export const bookmarklet = (origin: string): string =>
  `javascript:location.href=${JSON.stringify(`${origin}/new?url=`)}+encodeURIComponent(location.href)`;
