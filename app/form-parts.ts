/** How many parts a large form may have: the parser's time grows with them, and an honest one has four or five. Pure. */

export const mostParts = 20;
/** Of an ordinary form: of a list with a box for each line, too. */
export const mostFields = 500;

/**
 * Counted before any parser sees the form.
 *
 * @param type the `Content-Type`
 * @returns null for a multipart form that does not say where its parts end
 */
export function hasTooManyParts(bytes: Buffer, type: string, most = mostParts): boolean | null {
  const mark = markOf(type);
  if (mark === null) return null;
  let marks = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length))
    if (++marks > most + 1) return true;
  return false;
}

/** What stands between the parts. */
function markOf(type: string): string | null {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return "&";
  const boundary = /boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  return mark ? `--${mark}` : null;
}
