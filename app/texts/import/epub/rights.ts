/** Books that only their seller's program may open. @see https://www.w3.org/TR/epub-33/#sec-container-metainf */
import { unsupported } from "../../../refusals";
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import type { Zip } from "../zip";
import { decodeXml } from "./xml";

/** Fonts alone may be scrambled: they are no words. */
const fontsOnly = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
/** Their presence says that somebody governs who may read. Apple's, Readium LCP's, Adobe's. */
const licences = ["META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml"];

/** @throws Refusal `unsupported` for a protected book */
export function requireOpen(zip: Zip): void {
  const locked = () => unsupported(say(importWords, (w) => w.book.locked));
  if (licences.some((name) => zip.names.includes(name))) throw locked();
  const list = zip.read("META-INF/encryption.xml");
  if (!list) return;
  const { text } = decodeXml(list);
  const ways = [...text.matchAll(/<(?:[\w-]{1,40}:)?EncryptionMethod\s[^>]{0,500}?\bAlgorithm\s*=\s*["']([^"']*)/gi)];
  const things = text.match(/<(?:[\w-]{1,40}:)?EncryptedData[\s>]/gi)?.length ?? 0;
  if (things > ways.length || ways.some(([, way]) => !fontsOnly.includes(way!.trim()))) throw locked();
}
