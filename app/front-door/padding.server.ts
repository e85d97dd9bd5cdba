/** What React 18 writes between its pieces and no page means. */
import { Transform } from "node:stream";

/**
 * React 18 fills blocks of 2 KiB, and where a character of several bytes does not fit at the end of one it sends the block with
 * its unused rest: NUL bytes, which in an attribute a browser shows as U+FFFD. Nothing that is stored or shown has a NUL of its own.
 *
 * @see https://github.com/facebook/react/pull/26228 mended in React 19
 */
export function withoutPadding(): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
    // Each piece that React flushes goes on at once.
    flush: (done) => done(),
  });
}
