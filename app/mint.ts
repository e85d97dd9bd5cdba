/**
 * Ids, minted where the row is thought of: in the browser for a comment, so that sending it twice is one comment.
 * `crypto.randomUUID` is missing in browsers on plain http; `getRandomValues` is not.
 */

/** Crockford's base 32 in lower case: no letters that are mistaken for digits. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** 26 characters, 48 bits of time before 80 of chance, so that neighbours in time are neighbours in the index (ULID). */
export function mintId(now = Date.now()): string {
  let time = "";
  for (let rest = now, at = 0; at < 10; at++, rest = Math.floor(rest / 32)) time = alphabet.charAt(rest % 32) + time;
  return time + chance(16);
}

/** Ids that callers mint: URL-safe, long enough not to meet by chance. */
export const mintedId = /^[A-Za-z0-9_-]{8,64}$/;

/** `length` characters of 5 bits each. Ten are enough for what is looked up under a permission. */
export const chance = (length: number): string => spelt(crypto.getRandomValues(new Uint8Array(length)));

/** 5 bits of each byte. */
export const spelt = (bytes: Uint8Array): string => Array.from(bytes, (byte) => alphabet.charAt(byte & 31)).join("");
