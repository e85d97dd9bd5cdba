/** An EPUB book to sections and blocks. */
import type { Language } from "../../../words/words";
import type { Draft } from "../../text";
import { openZip } from "../zip";

export function readBook(bytes: Uint8Array, _language: Language = "en"): Draft {
  openZip(bytes);
  return { format: "epub", title: null, byline: null, language: null, sections: [], warnings: [] };
}
