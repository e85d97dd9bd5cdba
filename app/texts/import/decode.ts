/** Bytes to text, without ever passing off noise as words. */
import { analyse } from "chardet";
import { importWords } from "../../words/import";
import { say } from "../../words/words";
import { unsupported } from "../../refusals";
import { isFileFormat } from "../text";
import { kindByBytes } from "./kinds";
import { oddShare } from "./odd";

/** `sure` is false when the encoding was guessed on thin evidence: the host is to be told. */
export type Decoded = { text: string; encoding: string; sure: boolean };

/**
 * Reads bytes as text: by byte order mark, as strict UTF-8, as UTF-16 without a mark, then by the statistics of the
 * letters (ISO 8859, windows-125x, KOI8, Mac and DOS Cyrillic, and the East Asian sets).
 *
 * @throws Refusal `unsupported` for anything that is no text, naming what to do instead.
 * @see https://encoding.spec.whatwg.org/
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes);
  if (marked) return requireText(marked);
  const kind = kindByBytes(bytes);
  if (kind) throw unsupported(say(importWords, (w) => (isFileFormat(kind) ? w.notAsText[kind] : w.later[kind])));
  const shifted = byEscapes(bytes);
  if (shifted) return requireText(shifted);
  const strict = tryDecode(bytes, "utf-8");
  if (strict !== null && !strict.includes("\0")) return requireText({ text: strict, encoding: "UTF-8", sure: true });
  const wide = byWidth(bytes);
  if (wide) return requireText(wide);
  if (bytes.includes(0)) throw binary();
  return requireText(byLetters(bytes));
}

function byMark(bytes: Uint8Array): Decoded | null {
  const starts = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) {
    throw unsupported(say(importWords, (w) => w.encoding.utf32));
  }
  for (const [mark, encoding] of [
    [[0xef, 0xbb, 0xbf], "UTF-8"],
    [[0xff, 0xfe], "UTF-16LE"],
    [[0xfe, 0xff], "UTF-16BE"],
  ] as const) {
    if (!starts(...mark)) continue;
    const text = tryDecode(bytes, encoding);
    if (text === null) throw unsupported(say(importWords, (w) => w.encoding.damaged));
    return { text, encoding, sure: true };
  }
  return null;
}

/** ISO-2022-JP is plain ASCII to the eye of UTF-8; only its escapes (to JIS X 0208 and back) give it away. */
function byEscapes(bytes: Uint8Array): Decoded | null {
  const at = bytes.indexOf(0x1b);
  if (at < 0 || bytes[at + 1] !== 0x24 || (bytes[at + 2] !== 0x42 && bytes[at + 2] !== 0x40)) return null;
  const text = tryDecode(bytes, "iso-2022-jp");
  return text === null ? null : { text, encoding: "ISO-2022-JP", sure: true };
}

/**
 * UTF-16 without a mark: in text of any script spaces, line ends and digits put their zero bytes on one side only,
 * and nothing but the right order gives words.
 */
function byWidth(bytes: Uint8Array): Decoded | null {
  const zeros = [0, 0];
  const sample = bytes.subarray(0, 65_536);
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2]!++;
  const [even, odd] = zeros as [number, number];
  // Even Chinese prose has its line ends; a program has zeros on both sides.
  if (even + odd < Math.max(1, sample.length / 500) || Math.min(even, odd) > (even + odd) / 50) return null;
  const encoding = odd > even ? "UTF-16LE" : "UTF-16BE";
  const text = tryDecode(bytes.length % 2 ? bytes.subarray(0, -1) : bytes, encoding);
  if (text === null || text.includes("\0") || bytes.length % 2) return null;
  const start = text.slice(0, 20_000);
  const wordly = start.match(/[\p{L}\p{M}\p{N}\p{P}\s]/gu)?.length ?? 0;
  if (wordly < [...start].length * 0.97) return null;
  return { text, encoding, sure: even + odd >= sample.length / 20 };
}

function byLetters(bytes: Uint8Array): Decoded {
  const guesses = analyse(sampleOf(bytes)).flatMap(({ name, confidence }) => {
    const label = labels[name] ?? name;
    return confidence > 0 ? [{ label, confidence }] : [];
  });
  const read = ({ label, confidence }: { label: string; confidence: number }) => {
    const text = tryDecode(bytes, label);
    return text === null ? [] : [{ text, encoding: label, confidence, odd: oddShare(text) }];
  };
  // Of five guesses: the first that the whole file bears out.
  const first = guesses.slice(0, 5).flatMap(read)[0];
  // What the statistics do not know they take for a neighbour, and it shows as signs inside words.
  const strangers =
    !first || first.odd > 0.01 ? unknownToStatistics.flatMap((label) => read({ label, confidence: 20 })) : [];
  const best = [...(first ? [first] : []), ...strangers].sort(
    (a, b) => a.odd - b.odd || b.confidence - a.confidence,
  )[0];
  if (!best || best.odd > 0.3) throw unsupported(say(importWords, (w) => w.encoding.damaged));
  return { text: best.text, encoding: best.encoding, sure: best.confidence >= 50 && best.odd < 0.02 };
}

/** Web names for what the statistics name, taking the larger set where two differ in unused places. */
const labels: Record<string, string> = {
  ASCII: "windows-1252",
  "ISO-8859-1": "windows-1252",
  "ISO-8859-9": "windows-1254",
  "KOI8-R": "koi8-u",
  "ISO-2022-KR": "euc-kr",
  "ISO-2022-CN": "gb18030",
};
const unknownToStatistics = ["macintosh", "x-mac-cyrillic", "ibm866"];

/**
 * Enough to judge by: only the lines that hold the letters in question. In pages of plain English a foreign line drowns,
 * and statistics call the whole English.
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const most = 131_072;
  const sample = new Uint8Array(Math.min(most, bytes.length));
  let filled = 0;
  for (let at = 0; at < bytes.length && filled < most;) {
    const foreign = bytes.subarray(at).findIndex((byte) => byte > 0x7f);
    if (foreign < 0) break;
    const start = Math.max(at, bytes.lastIndexOf(0x0a, at + foreign) + 1, at + foreign - 200);
    const next = bytes.indexOf(0x0a, at + foreign);
    const line = bytes.subarray(start, Math.min(next < 0 ? bytes.length : next + 1, start + most - filled));
    sample.set(line, filled);
    filled += line.length;
    at = start + line.length;
  }
  return sample.subarray(0, filled);
}

/** Strictly by one encoding; null where the bytes are not of it. */
export function tryDecode(bytes: Uint8Array, label: string): string | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return label === "windows-1252" ? text.replace(/[\x80-\x9F]/g, (c) => upper1252[c.charCodeAt(0) - 0x80]!) : text;
  } catch {
    return null;
  }
}

/**
 * Node 20 decodes windows-1252 as ISO 8859-1, which turns every curly quote into a control character.
 * @see https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const upper1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

/** A stray control character is a typist's; many are a program's. */
function requireText(decoded: Decoded): Decoded {
  // eslint-disable-next-line no-control-regex
  const controls = decoded.text.match(/[\0-\x08\x0E-\x1A\x1C-\x1F\x7F\uFFFE\uFFFF]/g)?.length ?? 0;
  if (controls > 4 && controls > decoded.text.length / 200) throw binary();
  return decoded;
}

const binary = () => unsupported(say(importWords, (w) => w.later.binary));
