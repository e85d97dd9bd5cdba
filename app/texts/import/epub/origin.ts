/** Where a book says that it comes from. @see https://www.w3.org/TR/epub-33/#sec-pkg-metadata */
import type { OriginSaid } from "../../origin";
import { addressOf } from "../addresses";
import { dateOf } from "../dates";
import { licenceOf } from "../front-matter";
import { tidyLine } from "../html/tree";
import { named } from "./xml";

/** @param metadata of the package: `dc:date`, `dc:source`, `dc:identifier`, `dc:rights` */
export function originOfBook(metadata: Element | Document): OriginSaid {
  const all = (name: string) => [...named(metadata, name)].map((element) => tidyLine(element.textContent ?? ""));
  const addresses = [...all("source"), ...all("identifier")].map((said) => addressOf(said));
  return {
    published: publicationOf(metadata),
    source: addresses.find((address) => address !== null) ?? null,
    licence: licenceOf(all("rights").filter(Boolean).join(" ")),
  };
}

/** EPUB 2 says of a date what happened then; EPUB 3 has the day of publication alone, and the last change elsewhere. */
function publicationOf(metadata: Element | Document): string | null {
  const plain = new Set<string>();
  for (const element of named(metadata, "date")) {
    const event = (element.getAttribute("opf:event") ?? element.getAttribute("event") ?? "").trim().toLowerCase();
    const date = dateOf(tidyLine(element.textContent ?? ""));
    if (date === null) continue;
    if (event === "publication") return date;
    if (event === "") plain.add(date);
  }
  // Of two that do not say what they are of, neither is certain.
  const [only] = plain;
  return plain.size === 1 && only !== undefined ? only : null;
}
