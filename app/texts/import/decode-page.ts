/** The bytes of a web page to text: by what the page and its server say, unless the bytes themselves say otherwise. */
import sniffed from "html-encoding-sniffer";
import { decode, tryDecode, type Decoded } from "./decode";
import { oddShare } from "./odd";

/**
 * Byte order mark, then the server's word, then `meta`, then the letters. Bytes that are UTF-8 throughout are UTF-8
 * whatever is said of them; a set under which the letters make no sense is not believed.
 *
 * @param charset as the server's `Content-Type` gave it
 * @throws Refusal `unsupported` for what is no text
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodePage(bytes: Uint8Array, charset?: string): Decoded {
  const declared = sniffed(bytes, { transportLayerEncodingLabel: charset, defaultEncoding: nothing });
  if (declared === nothing || hasMark(bytes)) return decode(bytes);
  const strict = tryDecode(bytes, "utf-8");
  if (strict !== null && !strict.includes("\0")) return { text: strict, encoding: "UTF-8", sure: true };
  if (declared === "UTF-8") return mostly(bytes) ?? unsure(decode(bytes));
  const text = tryDecode(bytes, declared.toLowerCase());
  if (text === null || text.includes("\0") || oddShare(text) > 0.05) return unsure(decode(bytes));
  return { text, encoding: declared, sure: true };
}

/** No encoding has this name: nothing was declared. */
const nothing = "x-none";

const hasMark = ([first, second, third]: Uint8Array) =>
  (first === 0xef && second === 0xbb && third === 0xbf) ||
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff);

const unsure = (decoded: Decoded): Decoded => ({ ...decoded, sure: false });

/** UTF-8 with a few places damaged, as by a cut: better so than as another set throughout. */
function mostly(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const damaged = text.match(/\uFFFD/g)?.length ?? 0;
  // eslint-disable-next-line no-control-regex
  const foreign = text.match(/[^\0-\x7F]/g)?.length ?? 0;
  return damaged * 4 <= foreign - damaged && damaged * 200 <= text.length
    ? { text, encoding: "UTF-8", sure: false }
    : null;
}
