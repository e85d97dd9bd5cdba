import { strToU8, zipSync, type Zippable } from "fflate";
import { describe, expect, test } from "vitest";
import { openZip, zipLimits } from "~/texts/import/zip";
import { isRefusal, type RefusalKind } from "~/refusals";

const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);
const words = strToU8("Words that are packed, and packed, and packed again. ".repeat(20));
const zip = (files: Zippable) => zipSync(files);

/** The bytes with a number of each entry in the list at the end changed. `offset`: within an entry of the list. */
function forged(bytes: Uint8Array, offset: number, value: number, width: 16 | 32 = 32): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const [count, list] = [view.getUint16(copy.length - 12, true), view.getUint32(copy.length - 6, true)];
  for (let i = 0, at = list; i < count; i++) {
    if (width === 16) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
  }
  return copy;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const renamed = (bytes: Uint8Array, from: string, to: string) => {
  const binary = Buffer.from(bytes).toString("latin1").replaceAll(from, to);
  return new Uint8Array(Buffer.from(binary, "latin1"));
};

describe("an archive", () => {
  test("gives its files by name, packed or not", () => {
    const opened = openZip(zip({ "a/é.txt": words, "b.txt": [words, { level: 0 }], empty: new Uint8Array() }));
    expect(opened.names).toEqual(["a/é.txt", "b.txt", "empty"]);
    expect(text(opened.read("a/é.txt"))).toBe(text(words));
    expect(text(opened.read("b.txt"))).toBe(text(words));
    expect(opened.read("empty")).toHaveLength(0);
    expect([opened.read("c"), opened.read("__proto__"), opened.read("constructor")]).toEqual([null, null, null]);
  });

  test("with nothing in it has no names", () => expect(openZip(zip({})).names).toEqual([]));

  test("is found before a comment and whatever was appended", () => {
    const whole = zip({ a: words });
    const view = new DataView(whole.buffer);
    view.setUint16(whole.length - 2, 9, true);
    expect(openZip(joined(whole, strToU8("a comment"), strToU8("\n\n\n"))).names).toEqual(["a"]);
  });

  test("of two files with one name the later counts", () => {
    const opened = openZip(renamed(zip({ "1.txt": strToU8("old"), "2.txt": strToU8("new") }), "1.txt", "2.txt"));
    expect([opened.names, text(opened.read("2.txt"))]).toEqual([["2.txt"], "new"]);
  });

  test.each(["../../e", "/etc/pwd", "a/../../", "C:/win.i", "a\\..\\..", "ab\0cd.tx", "folder1/"])(
    "never goes by the name %j",
    (name) => {
      const opened = openZip(
        renamed(zip({ ["x".repeat(name.length)]: words, b: words }), "x".repeat(name.length), name),
      );
      expect([opened.names, opened.read(name)]).toEqual([["b"], null]);
    },
  );

  test("whose numbers stand in the wide fields is read", () => {
    const plain = zip({ a: words });
    const view = new DataView(plain.buffer);
    const [size, packed] = [words.length, view.getUint32(18, true)];
    const list = view.getUint32(plain.length - 6, true);
    const entry = plain.slice(list, plain.length - 22);
    const wideEntry = joined(entry, Uint8Array.from([1, 0, 16, 0]), longs(size, packed));
    const at = new DataView(wideEntry.buffer);
    at.setUint32(20, 0xffffffff, true);
    at.setUint32(24, 0xffffffff, true);
    at.setUint16(30, 20, true);
    const wideEnd = joined(
      Uint8Array.from([0x50, 0x4b, 6, 6]),
      longs(44),
      new Uint8Array(12),
      longs(1, 1, wideEntry.length, list),
    );
    const place = joined(
      Uint8Array.from([0x50, 0x4b, 6, 7, 0, 0, 0, 0]),
      longs(list + wideEntry.length),
      new Uint8Array(4),
    );
    const end = plain.slice(-22).fill(0xff, 8, 20);
    const opened = openZip(joined(plain.slice(0, list), wideEntry, wideEnd, place, end));
    expect(text(opened.read("a"))).toBe(text(words));
  });
});

const longs = (...values: number[]) => new Uint8Array(new BigUint64Array(values.map(BigInt)).buffer);

describe("what is refused before anything is unpacked", () => {
  const many = () =>
    zip(Object.fromEntries(Array.from({ length: zipLimits.entries + 1 }, (_, i) => [`f${i}`, stored(0)])));
  const stored = (length: number): [Uint8Array, { level: 0 }] => [new Uint8Array(length), { level: 0 }];
  const whole = zip({ "a.txt": words, "b.txt": words });
  test.each<[string, () => Uint8Array, RefusalKind, RegExp]>([
    ["too many files", many, "too-large", /5,000 files/],
    [
      "too many files that call themselves few",
      () => {
        const bytes = many();
        new DataView(bytes.buffer).setUint16(bytes.length - 12, 1, true);
        return bytes;
      },
      "too-large",
      /5,000 files/,
    ],
    ["a file that unpacks a thousandfold", () => zip({ a: new Uint8Array(2_000_000) }), "too-large", /far larger/],
    ["a file too large", () => forged(zip({ a: words }), 24, 101 * 1024 * 1024), "too-large", /far larger/],
    [
      "files too large together",
      () => forged(zip({ a: stored(1_000_000), b: stored(1_000_000), c: stored(1_000_000) }), 24, 80 * 1024 * 1024),
      "too-large",
      /200 MB/,
    ],
    ["a password", () => forged(whole, 8, 1, 16), "unsupported", /password/],
    ["no archive", () => strToU8("PK\x03\x04 and nothing more"), "invalid", /damaged/],
    ["nothing", () => new Uint8Array(), "invalid", /damaged/],
    ["a file cut off", () => whole.subarray(0, whole.length - 30), "invalid", /damaged/],
    ["a file with its middle lost", () => joined(whole.subarray(0, 40), whole.subarray(200)), "invalid", /damaged/],
    ["content behind the end", () => forged(whole, 42, 0xfffffff0), "invalid", /damaged/],
    ["wide numbers that stand nowhere", () => forged(whole, 24, 0xffffffff), "invalid", /damaged/],
  ])("%s", (_, make, kind, sentence) => saysNo(() => openZip(make()), kind, sentence));
});

describe("what is refused when it is read", () => {
  const whole = zip({ "a.txt": words });
  test.each<[string, Uint8Array, RefusalKind, RegExp]>([
    ["more than the list says", forged(whole, 24, 100), "invalid", /damaged/],
    ["less than the list says", forged(whole, 24, words.length + 1), "invalid", /damaged/],
    ["other bytes", forged(whole, 16, 1), "invalid", /damaged/],
    ["another way of packing", forged(whole, 10, 14, 16), "unsupported", /another program/],
    ["content that stands elsewhere", forged(whole, 42, 1), "invalid", /damaged/],
    ["packed bytes that are none", forged(whole, 20, 3), "invalid", /damaged/],
  ])("%s", (_, bytes, kind, sentence) => saysNo(() => openZip(bytes).read("a.txt"), kind, sentence));
});

function saysNo(action: () => unknown, kind: RefusalKind, sentence: RegExp) {
  const error = caught(action);
  if (!isRefusal(error)) throw error;
  expect([error.kind, error.more.errors?.["file"]?.("en") ?? error.detail("en")]).toEqual([
    kind,
    expect.stringMatching(sentence),
  ]);
}

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return new Error("nothing was refused");
}
