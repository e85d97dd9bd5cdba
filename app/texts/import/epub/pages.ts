/** The pages of a book as trees, less what is no text in them: the words of page numbers of the printed book, tables of contents. */
import { parsedPage } from "../html/web-page";
import { elementsOf, lineOf, tagOf } from "../html/tree";
import type { Page } from "../html/notes";
import type { Zip } from "../zip";
import { isContents } from "./contents";
import { addressOf, type Places } from "./places";
import { asHtml, decodeXml } from "./xml";

/** `size`: characters of its source. `links`: the files that its links with a `#` lead to. */
export type BookPage = Page & { name: string; size: number; sure: boolean; links: Set<string> };

export function pageOf(zip: Zip, name: string, places: Places): BookPage | null {
  const bytes = zip.read(name);
  if (!bytes) return null;
  const { text, sure } = decodeXml(bytes);
  const document = parsedPage(asHtml(text));
  const root = document.documentElement;
  const links = new Set<string>();
  for (const element of all(root)) {
    if (isPageBreak(element)) withoutLabel(element);
    else if (tagOf(element) === "a") settleLink(element, name, places, links);
    else if (isContents(element)) element.remove();
    else if (tagOf(element) === "svg") withPicture(element);
  }
  return { root, base: addressOf(name), name, size: text.length, sure, links };
}

const all = (root: Element): Element[] => {
  const found: Element[] = [];
  const walk = (box: Element) => {
    for (const element of elementsOf(box)) {
      found.push(element);
      walk(element);
    }
  };
  walk(root);
  return found;
};

/** A picture in a drawing that only fits it to the page, as programs write covers and plates. */
function withPicture(drawing: Element) {
  const [image, another] = all(drawing).filter((element) => tagOf(element) === "image");
  const source = image && !another ? (image.getAttribute("xlink:href") ?? image.getAttribute("href")) : null;
  if (!source) return;
  const picture = drawing.ownerDocument.createElement("img");
  picture.setAttribute("src", source);
  const title = all(drawing).find((element) => tagOf(element) === "title");
  picture.setAttribute("alt", drawing.getAttribute("aria-label") ?? (title && lineOf(title)) ?? "");
  drawing.replaceWith(picture);
}

const typesOf = (element: Element) =>
  `${element.getAttribute("epub:type") ?? ""} ${element.getAttribute("role") ?? ""}`;
const isPageBreak = (element: Element) => /\b(?:doc-)?pagebreak\b/.test(typesOf(element));

/** "[Page 12]", "xiv": no words of the text, and kept aside. What is longer is text that somebody put there by mistake. */
function withoutLabel(element: Element) {
  const label = lineOf(element);
  if (label.length > 20) return;
  element.textContent = "";
  if (label !== "") element.setAttribute("title", label);
}

/** Written as the archive has it, so that notes are found however their address was spelt. */
function settleLink(link: Element, from: string, places: Places, links: Set<string>) {
  const href = link.getAttribute("href");
  if (!href?.includes("#")) return;
  const place = places.find(href, from);
  if (!place?.fragment) return;
  if (place.name !== from) links.add(place.name);
  link.setAttribute("href", `${addressOf(place.name)}#${encodeURIComponent(place.fragment)}`);
}

/** @param cover the name of the page that the book calls its cover */
export const isCover = ({ root, name }: BookPage, cover: string | null) =>
  name === cover ||
  /(?:^|\/)cover[^/]*$/i.test(name) ||
  [...root.querySelectorAll("body,section,div")].slice(0, 3).some((element) => /\bcover\b/.test(typesOf(element)));
