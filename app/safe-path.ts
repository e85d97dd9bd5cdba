/**
 * Where to go after a form: only ever a path of this server. An address from outside in `to` would let a link here send
 * people to a look-alike (CWE-601), and the browser reads more forms as another host than one would think.
 */
import { isUnpaired } from "./plain-line";

/** C0 and C1 controls, spaces, backslash and what turns or hides text: a browser drops or rewrites some of them. */
// eslint-disable-next-line no-control-regex
const strange = /[\u0000-\u0020\u007f-\u00a0\\\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

const base = "http://base.invalid";

/**
 * `to` if it is a path on this server (with search and hash), else `fallback`. A header holds no letters beyond ASCII,
 * so they come back percent-encoded.
 *
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser backslash as slash, tabs and newlines dropped
 */
export function safePath(to: unknown, fallback = "/"): string {
  if (typeof to !== "string" || to.length > 2048 || strange.test(to) || isUnpaired(to)) return fallback;
  if (!to.startsWith("/") || to.startsWith("//")) return fallback;
  if (!URL.canParse(to, base)) return fallback;
  const url = new URL(to, base);
  // Dots may climb to a second slash ("/.//host"), which the next reader would take for a host.
  if (url.origin !== base || url.pathname.startsWith("//")) return fallback;
  const path = to.replace(/[^\u0021-\u007e]+/g, encodeURIComponent);
  return path.length > 2048 ? fallback : path;
}
