/** By what the same source is known again. */
import { createHash } from "node:crypto";
import { isFileFormat, type TextFormat } from "../text";
import { textOf, type ImportSource } from "./read";

/**
 * SHA-256, as hexadecimal digits: of the bytes of a book, a Word document or a PDF; of anything else, of its words as they
 * were decoded, so that a text is the same pasted and as a file, and whatever its line ends.
 */
export function sourceHashOf(source: ImportSource, format: TextFormat): string {
  const { bytes, content = "" } = source;
  const words = () => (bytes ? textOf(bytes, source).text : content).replace(/\r\n?/g, "\n");
  return createHash("sha256")
    .update(bytes && isFileFormat(format) ? bytes : words())
    .digest("hex");
}
