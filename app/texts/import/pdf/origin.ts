/** Where a PDF says that its text comes from. When the file was made, which nearly all say, is not when the text was published. */
import type { OriginSaid } from "../../origin";
import { addressOf } from "../addresses";
import { dateOf } from "../dates";
import { licenceOf } from "../front-matter";

/**
 * @param said a property of the document's own description (XMP), by its name in small letters
 * @see https://www.w3.org/submissions/2020/SUBM-prism-20200910/prism-basic.html
 */
export function originOfPdf(said: (name: string) => unknown): OriginSaid {
  const lineOf = (name: string) => {
    const value = said(name);
    return typeof value === "string" ? value : "";
  };
  return {
    published: dateOf(lineOf("prism:publicationdate").trim()),
    source: addressOf(lineOf("prism:url")),
    licence: licenceOf(lineOf("dc:rights")),
  };
}
