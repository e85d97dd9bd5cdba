/** What stands in the place of a text and is none of it. */
import { classOf, elementsOf, isElement, tagOf } from "./tree";

export const roleOf = (element: Element) => (element.hasAttributes() ? element.getAttribute("role") : null);

export function hasBeside(box: Element): boolean {
  for (let node = box.firstChild; node; node = node.nextSibling)
    if (isElement(node) && (isBeside(node, tagOf(node)) || hasBeside(node))) return true;
  return false;
}

const besideTags = new Set("nav form footer button iframe dialog".split(" "));
/** Whose names say what they are for; a word or a paragraph with such a name is words all the same. */
const boxes = new Set("div section header ul ol table".split(" "));
const besideRoles = new Set(["navigation", "complementary", "search", "dialog"]);
const besideWords =
  /(?:^|[\s_-])(?:related|share|sharing|social|comments?|disqus|newsletter|subscribe|subscription|promo|sidebar|breadcrumbs?|advert(?:isement)?|ads?|cookie|paywall|recommended|pagination|toolbar|menu|mw-editsection|noprint|navbox|toc)(?:$|[\s_-])/i;

/** What stands in the place of the text and is none of it: further reading, forms, comments, menus. */
export function isBeside(element: Element, tag: string): boolean {
  if (besideTags.has(tag)) return true;
  if (!element.hasAttributes()) return tag === "aside";
  const role = element.getAttribute("role");
  if (role !== null && (besideRoles.has(role) || (role === "button" && tag === "a"))) return true;
  if (tag === "aside") return !/^doc-(?:foot|end)notes?$/.test(role ?? "");
  const called = `${classOf(element)} ${element.getAttribute("id") ?? ""}`;
  if (called.length < 3) return false;
  return boxes.has(tag) ? besideWords.test(called) : /(?:^|\s)(?:mw-editsection|noprint)(?:\s|$)/.test(called);
}

export function withoutOthers(box: Element) {
  for (const element of [...elementsOf(box)]) {
    if (isBeside(element, tagOf(element))) element.remove();
    else withoutOthers(element);
  }
}
