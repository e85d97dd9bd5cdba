import zlib from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { filled, filledGzip, piecesOf } from "~/front-door/gzip-with-holes";

const hole = "NONCE-7f3a";

test("what is filled is the page with another nonce, compressed and not", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", maxLength: 300 }), { minLength: 1, maxLength: 6 }),
      fc.base64String({ minLength: 1, maxLength: 40 }),
      (parts, nonce) => {
        const pieces = piecesOf(parts.join(hole), hole);
        const expected = parts.join(hole).replaceAll(hole, nonce);
        expect(filled(pieces, Buffer.from(nonce)).toString()).toBe(expected);
        // gunzip checks the length and the CRC-32 of the trailer itself.
        expect(zlib.gunzipSync(filledGzip(pieces, Buffer.from(nonce))).toString()).toBe(expected);
      },
    ),
  );
});

test("a large page stays well compressed", () => {
  const page = `<script nonce="${hole}">${"words of a paragraph ".repeat(5000)}</script>`;
  expect(filledGzip(piecesOf(page, hole), Buffer.from("abc")).length).toBeLessThan(page.length / 50);
});
