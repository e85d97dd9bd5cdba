/** Addresses as the router reads them, for whoever asks which part of the product one belongs to. Pure. */

/**
 * In small letters and with escapes undone, segment by segment, as Remix matches them: `/%61ccount` and `/Account` lead
 * where `/account` leads. For comparing only: ids and secrets keep their case. What cannot be decoded stays as it is.
 */
export function plainPath(pathname: string): string {
  return decodedPath(pathname).toLowerCase();
}

/** Escapes undone, but for a slash inside a segment. */
export function decodedPath(pathname: string): string {
  try {
    return pathname
      .split("/")
      .map((segment) => decodeURIComponent(segment).replaceAll("/", "%2F"))
      .join("/");
  } catch {
    return pathname;
  }
}
