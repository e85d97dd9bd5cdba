/** What HTML elements are to a text: which stand for themselves, which belong to a line, which are no words at all. */

/** Not by `nodeName`, which the parser's tree spells in capitals anew each time it is asked. */
export const tagOf = (node: Node): string => (node as Element).localName.toLowerCase();
export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3;

const setOf = (names: string) => new Set(names.split(" "));

/** HTML Standard 4.3, 4.4 and 4.9, and what older pages use in their place. */
const blockTags = setOf(
  "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section " +
    "summary table tbody td tfoot th thead tr ul",
);
/** Never words of the text: programs, controls, and what is shown in their place. */
const wordless = setOf(
  "applet audio base basefont bgsound button canvas col colgroup datalist embed frame head iframe input link map meta " +
    "meter noembed noframes noscript object param progress rp script select source style svg template textarea title " +
    "track video",
);

export const isWordless = (tag: string) => wordless.has(tag);
export const isHeading = (tag: string) => tag.length === 2 && tag[0] === "h" && tag[1]! >= "1" && tag[1]! <= "6";

/** The names of an element's class. Not by `getAttribute`, which makes a list of them first, and keeps it. */
export const classOf = (element: Element): string => element.getAttributeNode("class")?.value ?? "";

/** The nodes inside, without the detour of a live list. */
export function* nodesOf(parent: Node): Generator<Node> {
  for (let node = parent.firstChild; node; node = node.nextSibling) yield node;
}

export function* elementsOf(parent: Node): Generator<Element> {
  for (const node of nodesOf(parent)) if (isElement(node)) yield node;
}

/** The first element within that is of a kind, as a selector finds it (none in a template), and faster by far. */
export function firstIn(box: ParentNode, test: (element: Element) => boolean): Element | null {
  // Not from `firstChild`: of a document that is its doctype, from which nothing leads on.
  for (let node: Node | null = box.firstElementChild; node; node = node.nextSibling) {
    if (!isElement(node)) continue;
    if (test(node)) return node;
    const found = tagOf(node) === "template" ? null : firstIn(node, test);
    if (found) return found;
  }
  return null;
}

/** All of a kind, in the order of the page, as `firstIn` finds them. @param which `outermost`: none within another */
export function allIn(box: ParentNode, test: (element: Element) => boolean, which: "each" | "outermost"): Element[] {
  const found: Element[] = [];
  const look = (within: ParentNode) => {
    for (let node: Node | null = within.firstElementChild; node; node = node.nextSibling) {
      if (!isElement(node)) continue;
      const isOne = test(node);
      if (isOne) found.push(node);
      if (!(isOne && which === "outermost") && tagOf(node) !== "template") look(node);
    }
  };
  look(box);
  return found;
}

/** What a reader of the page would not see. (HTML Standard 6.1; `display: none` written on the element itself.) */
export function isHidden(element: Element): boolean {
  if (!element.hasAttributes()) return false;
  if (element.hasAttribute("hidden") && element.getAttribute("hidden") !== "until-found") return true;
  const style = element.getAttribute("style");
  return style !== null && /(?:^|[;\s])(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)/i.test(style);
}

/** Whether an element stands for itself: a block by name, or a link or span around one. Answers are remembered. */
export class Blocks {
  private readonly known = new WeakMap<Element, boolean>();

  has(element: Element): boolean {
    const tag = tagOf(element);
    if (blockTags.has(tag)) return true;
    if (wordless.has(tag)) return false;
    const known = this.known.get(element);
    if (known !== undefined) return known;
    let found = false;
    for (let child = element.firstChild; child && !found; child = child.nextSibling)
      found = isElement(child) && this.has(child);
    this.known.set(element, found);
    return found;
  }

  /** Whether anything inside stands for itself. */
  inside(element: Element): boolean {
    for (let child = element.firstChild; child; child = child.nextSibling)
      if (isElement(child) && !isHidden(child) && this.has(child)) return true;
    return false;
  }
}

/** The words of an element on one line, with its breaks as blanks. */
export function lineOf(element: Node): string {
  let line = "";
  const add = (node: Node) => {
    if (isText(node)) line += node.data;
    else if (isElement(node)) {
      const tag = tagOf(node);
      if (tag === "br") line += " ";
      else if (tag === "img") line += ` ${node.getAttribute("alt") ?? ""} `;
      else if (!isWordless(tag) && !isHidden(node)) addAll(node);
    }
  };
  const addAll = (box: Node) => {
    for (let node = box.firstChild; node; node = node.nextSibling) add(node);
  };
  addAll(element);
  return tidyLine(line);
}

/** HTML's white space and the no-break space to one blank; soft hyphens and marks of width nothing go. */
export function tidyLine(text: string): string {
  const words = text.replace(/[\u00ad\u200b\u2060\ufeff]+/g, "");
  // Most lines are tidy, and asking is faster than writing each blank anew.
  return (/[^\S ]| {2}/.test(words) ? words.replace(/\s+/g, " ") : words).trim();
}
