/**
 * A page that is the same for everybody but for the nonce, compressed once: the parts between the nonces are deflated
 * ahead of time, each ended at a byte, and the nonces go between them uncompressed. Pure.
 *
 * @see RFC 1951 section 3.2.4 (stored blocks), RFC 1952 section 2.3 (the gzip member)
 */
import zlib from "node:zlib";

export type Pieces = {
  /** What stands before, between and after the holes. */
  plain: Buffer[];
  deflated: Buffer[];
  /** Bytes, holes not counted. */
  size: number;
};

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff]);
/** An empty stored block that says it is the last one. */
const last = Buffer.from([1, 0, 0, 0xff, 0xff]);

/** @param hole the text that is replaced each time; what stands between its occurrences is kept */
export function piecesOf(page: string, hole: string): Pieces {
  const plain = page.split(hole).map((piece) => Buffer.from(piece));
  const deflated = plain.map((piece) =>
    zlib.deflateRawSync(piece, { level: 9, finishFlush: zlib.constants.Z_FULL_FLUSH }),
  );
  return { plain, deflated, size: plain.reduce((sum, piece) => sum + piece.length, 0) };
}

/** The page with `filling` in its holes. */
export function filled({ plain }: Pieces, filling: Buffer): Buffer {
  return Buffer.concat(between(plain, filling));
}

/** The same as one gzip member. @param filling at most 65,535 bytes, the most a stored block holds */
export function filledGzip({ plain, deflated, size }: Pieces, filling: Buffer): Buffer {
  const stored = Buffer.alloc(5 + filling.length);
  stored.writeUInt16LE(filling.length, 1);
  stored.writeUInt16LE(~filling.length & 0xffff, 3);
  filling.copy(stored, 5);
  const trailer = Buffer.alloc(8);
  // Of nothing, zlib says 0 whatever the sum was.
  trailer.writeUInt32LE(
    between(plain, filling).reduce((sum, part) => (part.length > 0 ? zlib.crc32(part, sum) : sum), 0),
    0,
  );
  trailer.writeUInt32LE(size + filling.length * (plain.length - 1), 4);
  return Buffer.concat([header, ...between(deflated, stored), last, trailer]);
}

const between = (pieces: Buffer[], filling: Buffer) =>
  pieces.flatMap((piece, at) => (at === 0 ? [piece] : [filling, piece]));
