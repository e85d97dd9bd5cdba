/** What the converter made, as a tree: pictures by their descriptions, lists by their numbers, notes where they are called for. */
import { elementsOf, isElement, isHeading, isText, lineOf, nodesOf, tagOf } from "../html/tree";
import { parseHtml } from "../parser";
import { marks } from "./story";

/** `titles`: lines of the title, which stand in the tree as its first headings. `authors` do not. */
export type WordTree = { root: Element; titles: string[]; authors: string[] };

export function treeOf(html: string, media: readonly string[]): WordTree {
  const document = parseHtml(`<!doctype html><html><body>${html}</body></html>`);
  const root = document.body;
  numberLists(root, document);
  describePictures(root, document, media);
  placeNotes(root, document);
  return { root, ...headOf(root) };
}

const numberMark = new RegExp(`${marks.number}(\\d{1,9})${marks.numberEnd}`);

/** An item whose number does not follow the one before begins a list of its own. */
function numberLists(box: Element, document: Document) {
  for (const element of [...elementsOf(box)]) {
    if (tagOf(element) === "ol") {
      let list = element;
      let next: number | null = null;
      for (const item of [...elementsOf(element)]) {
        const number = takeNumber(item);
        if (number === null) continue;
        if (next === null) list.setAttribute("start", String(number));
        else if (number !== next) {
          const rest = document.createElement("ol");
          rest.setAttribute("start", String(number));
          for (let at: Element | null = item; at;) {
            const following: Element | null = at.nextElementSibling;
            rest.appendChild(at);
            at = following;
          }
          list.after(rest);
          list = rest;
        }
        next = number + 1;
      }
    }
    numberLists(element, document);
  }
}

/** Takes the number off the first words of an item. */
function takeNumber(item: Element): number | null {
  for (let node: Node | null = item.firstChild; node; node = node.firstChild) {
    if (!isText(node)) continue;
    const number = numberMark.exec(node.data);
    if (!number) return null;
    node.data = node.data.replace(numberMark, "");
    return Number(number[1]);
  }
  return null;
}

/** What the addresses of a document's own parts start from. Of no host: nothing is ever fetched from it. */
export const documentBase = "document://here/";

function describePictures(root: Element, document: Document, media: readonly string[]) {
  for (const span of [...root.querySelectorAll("span.picture")]) {
    const picture = document.createElement("img");
    const [, at = "", ...words] = (span.textContent ?? "").split(marks.picture);
    picture.setAttribute("alt", words.join(""));
    const name = at === "" ? undefined : media[Number(at)];
    if (name !== undefined) picture.setAttribute("src", documentBase + encodeURIComponent(name));
    span.replaceWith(picture);
  }
}

const isNoteId = (id: string | null | undefined) => /^footnote-\d+$/.test(id ?? "");

/** The converter puts all notes into one list at the end; they belong to the section that calls for them. */
function placeNotes(root: Element, document: Document) {
  const list = root.lastElementChild;
  // Without notes there is no such list, and the last one is the text's own.
  if (!list || tagOf(list) !== "ol" || !isNoteId(list.firstElementChild?.getAttribute("id"))) return;
  const notes = new Map<string, Element>();
  for (const item of [...elementsOf(list)]) {
    const id = item.getAttribute("id") ?? "";
    // The converter writes a note once for each call.
    if (!notes.has(id)) notes.set(id, item);
    item.remove();
  }
  list.remove();
  let due = document.createElement("ol");
  const place = (before: Element | null) => {
    if (!due.firstChild) return;
    root.insertBefore(due, before);
    due = document.createElement("ol");
  };
  const called = (element: Element) => {
    const href = tagOf(element) === "a" ? element.getAttribute("href") : null;
    const id = href?.startsWith("#") ? href.slice(1) : "";
    // It counts calls where we count notes.
    if (isNoteId(id)) element.textContent = `[${id.slice(id.indexOf("-") + 1)}]`;
    const note = notes.get(id);
    notes.delete(id);
    if (note) due.appendChild(note);
    for (const child of elementsOf(element)) called(child);
  };
  for (const element of [...elementsOf(root)]) {
    if (isHeading(tagOf(element))) place(element);
    called(element);
  }
  place(null);
}

/** The title's lines stand together, before any heading; whoever wrote the text stands below them. */
function headOf(root: Element): { titles: string[]; authors: string[] } {
  const titles: string[] = [];
  const authors: string[] = [];
  for (const node of [...nodesOf(root)]) {
    if (!isElement(node)) continue;
    const tag = tagOf(node);
    const isTitle = tag === "h1" && node.getAttribute("class") === "title";
    if (isTitle) titles.push(withoutCalls(node));
    else if (titles.length > 0 && node.getAttribute("class") === "author") {
      authors.push(lineOf(node));
      node.remove();
    } else if (titles.length > 0 || isHeading(tag)) break;
  }
  return { titles: titles.filter(Boolean), authors: authors.filter(Boolean) };
}

/** The words of a heading without the marks of its notes. */
function withoutCalls(heading: Element): string {
  const copy = heading.cloneNode(true) as Element;
  for (const call of [...copy.querySelectorAll('a[href^="#footnote-"]')]) call.remove();
  return lineOf(copy);
}
