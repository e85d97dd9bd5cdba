/** What a licence is called that is given by its address. */

/**
 * @returns the name that people know a Creative Commons licence by ("CC BY-SA 4.0"); anything else as it was said
 * @see https://creativecommons.org/share-your-work/cclicenses/
 */
export function licenceName(said: string): string {
  const line = said.trim();
  const [, kind, name, version] =
    /^https?:\/\/(?:www\.)?creativecommons\.org\/(licenses|publicdomain)\/([a-z-]{2,20})\/(\d\.\d)(?:\/\S{0,100})?$/i.exec(
      line,
    ) ?? [];
  if (name === undefined) return line;
  if (kind?.toLowerCase() === "licenses") return `CC ${name.toUpperCase()} ${version}`;
  return name === "zero" ? `CC0 ${version}` : name === "mark" ? "Public domain" : line;
}
