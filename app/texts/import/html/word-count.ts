/** How many words an element holds. */
import { isBeside } from "./beside";
import { isElement, isText, isWordless, tagOf } from "./tree";

/** Counts words, and remembers those of each text: a page is asked for them as a whole and in parts. */
export class WordCount {
  private readonly known = new Map<Text, number>();

  /** @param which `running`: without links and what stands beside a text, since nobody reads a page for its lists of links */
  in(element: Element, which: "all" | "running"): number {
    let words = 0;
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (isText(node)) words += this.of(node);
      else if (isElement(node)) {
        const tag = tagOf(node);
        if (isWordless(tag) || (which === "running" && (isLinkAway(node, tag) || isBeside(node, tag)))) continue;
        words += this.in(node, which);
      }
    }
    return words;
  }

  private of(text: Text): number {
    let words = this.known.get(text);
    if (words === undefined) this.known.set(text, (words = countOf(text.data)));
    return words;
  }
}

/** How often `\S+` is found, without making the words of a whole page to count them. */
function countOf(text: string): number {
  let words = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isBlank = code < 0x80 ? code === 0x20 || (code >= 9 && code <= 13) : code >= 0xa0 && /\s/.test(text[at]!);
    if (!isBlank && !isInside) words++;
    isInside = !isBlank;
  }
  return words;
}

const isLinkAway = (element: Element, tag: string) =>
  tag === "a" && !(element.getAttribute("href") ?? "#").startsWith("#");
