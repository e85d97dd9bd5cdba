/**
 * Archives (EPUB, Word) as bytes in memory: what is in them, and each entry when it is asked for. Everything is measured
 * by the list at the archive's end before anything is unpacked, and unpacking stops where an entry grows past what the
 * list said of it. Nothing is ever written anywhere, so a name is only a name.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
import { inflateRawSync } from "node:zlib";
import { importWords } from "../../words/import";
import { say } from "../../words/words";
import { invalid, tooLarge, unsupported } from "../../refusals";

/** Bytes; `ratio`: unpacked to packed, of an entry of more than `ratioFrom`. */
export const zipLimits = {
  unpacked: 200 * 1024 * 1024,
  entry: 100 * 1024 * 1024,
  entries: 5_000,
  ratio: 100,
  ratioFrom: 1024 * 1024,
} as const;

export type Zip = {
  /** Of files, with `/` between folders; without those that lead out of the archive or into a folder of the machine. */
  names: string[];
  /**
   * Unpacks one entry; null when there is none of the name.
   *
   * @throws Refusal `invalid` when it is damaged, `unsupported` when it is packed in another way than people do
   */
  read(name: string): Uint8Array | null;
};

type Entry = { method: number; crc: number; packed: number; size: number; at: number };

/**
 * Opens an archive.
 *
 * @throws Refusal `invalid` (broken, cut off), `unsupported` (with a password), `too-large` (`zipLimits`)
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(bytes, view);
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      return entry ? unpacked(entry, bytes, view) : null;
    },
  };
}

const broken = () => invalid({ file: say(importWords, (w) => w.archive.broken) });

/** The list of entries: its place, its length in bytes, and how many it says there are. */
type List = { at: number; size: number; count: number };

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const widePlaceMark = 0x07064b50;
const wideEndMark = 0x06064b50;
/** Stands where a number did not fit its field, and stands elsewhere (ZIP64). */
const elsewhere = 0xffffffff;

/** From the back: a comment, and what careless programs append, may stand behind the end. */
function listOf(view: DataView): List {
  const last = view.byteLength - 22;
  for (let end = last; end >= 0 && end >= last - 0xffff; end--) {
    if (view.getUint32(end, true) !== endMark) continue;
    const list = wideList(view, end) ?? {
      at: view.getUint32(end + 16, true),
      size: view.getUint32(end + 12, true),
      count: view.getUint16(end + 10, true),
    };
    if (list.count === 0 && list.size === 0) return list;
    if (list.at + list.size <= end && list.size >= 46 && view.getUint32(list.at, true) === entryMark) return list;
  }
  throw broken();
}

function wideList(view: DataView, end: number): List | null {
  if (end < 20 || view.getUint32(end - 20, true) !== widePlaceMark) return null;
  const at = wide(view, end - 12);
  if (at > view.byteLength - 56 || view.getUint32(at, true) !== wideEndMark) return null;
  return { at: wide(view, at + 48), size: wide(view, at + 40), count: wide(view, at + 32) };
}

/** Numbers of 64 bits: past 2^53 only that they are too large counts. */
const wide = (view: DataView, at: number) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;

function entriesOf(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const list = listOf(view);
  const tooMany = () => tooLarge(say(importWords, (w) => w.archive.tooMany(zipLimits.entries)));
  if (list.count > zipLimits.entries) throw tooMany();
  const entries = new Map<string, Entry>();
  const end = list.at + list.size;
  let total = 0;
  let count = 0;
  for (let at = list.at; at + 46 <= end && view.getUint32(at, true) === entryMark; count++) {
    // The list itself is counted: one that says it is short may be long.
    if (count >= zipLimits.entries) throw tooMany();
    const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end) throw broken();
    const flags = view.getUint16(at + 8, true);
    if (flags & encrypted) throw unsupported(say(importWords, (w) => w.archive.locked));
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
    const entry = entryOf(view, at, at + 46 + nameLength, extraLength);
    total += entry.size;
    requireModest(entry, total);
    if (entry.at + 30 + entry.packed > view.byteLength) throw broken();
    // Of two with one name the later is the one that was meant: programs correct an archive by appending to it.
    if (isFileName(name)) entries.set(name, entry);
    at = next;
  }
  if (count < list.count) throw broken();
  return entries;
}

/** Bits 0, 6 and 13: by password, strongly, and with its names. */
const encrypted = 0b10_0000_0100_0001;

function entryOf(view: DataView, at: number, extra: number, extraLength: number): Entry {
  const entry: Entry = {
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
  const missing = (["size", "packed", "at"] as const).filter((field) => entry[field] === elsewhere);
  if (missing.length === 0) return entry;
  for (let field = extra; field + 4 <= extra + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    const end = Math.min(extra + extraLength, field + 4 + view.getUint16(field + 2, true));
    missing.forEach((name, i) => {
      if (field + 12 + i * 8 > end) throw broken();
      entry[name] = wide(view, field + 4 + i * 8);
    });
    return entry;
  }
  throw broken();
}

function requireModest({ size, packed }: Entry, total: number) {
  const swells = size > zipLimits.ratioFrom && size > packed * zipLimits.ratio;
  if (swells || size > zipLimits.entry || total > zipLimits.unpacked)
    throw tooLarge(say(importWords, (w) => w.archive.tooLarge(zipLimits.unpacked / 1024 / 1024)));
}

/** UTF-8, whether it says so or not; else as it comes, since it is only compared. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

/** Not folders, and no name that would be a path out of the archive if anybody took it for one. */
const isFileName = (name: string) =>
  name !== "" &&
  !name.endsWith("/") &&
  !/^\/|^[a-z]:/i.test(name) &&
  // eslint-disable-next-line no-control-regex
  !/[\\\0-\x1f\x7f]/.test(name) &&
  !name.split("/").includes("..");

function unpacked(entry: Entry, bytes: Uint8Array, view: DataView): Uint8Array {
  if (view.getUint32(entry.at, true) !== localMark) throw broken();
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw broken();
  const content = entry.method === 0 ? packed : inflated(packed, entry);
  if (content.length !== entry.size || crcOf(content) !== entry.crc) throw broken();
  return content;
}

function inflated(packed: Uint8Array, { method, size }: Entry): Uint8Array {
  if (method !== 8) throw unsupported(say(importWords, (w) => w.archive.packedOddly));
  try {
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }));
  } catch {
    throw broken();
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
