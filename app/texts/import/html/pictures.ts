/** Where a picture on a page is to be had: browsers are told so in several ways, and programs that load late have their own. */
import { escaped } from "../safe-html";
import { isSign, isTiny } from "../../pictures/among-words";
import { pictureBlock, pictureHtml } from "../../pictures/picture";
import { isElement, isWordless, nodesOf, tagOf } from "./tree";
import type { Part, Walk } from "./parts";
import type { PageWork } from "./work";

/** The pictures of a run that holds nothing else, links around them aside. */
export function picturesAlone(run: Node[]): Element[] | null {
  const pictures: Element[] = [];
  const only = (node: Node): boolean => {
    if (!isElement(node)) return (node.textContent ?? "").trim() === "" || node.nodeType === 8;
    const tag = tagOf(node);
    if (tag === "img") return pictures.push(node) > 0;
    if (tag === "br" || isWordless(tag)) return true;
    return ["a", "span", "picture", "center", "b", "i", "em", "strong"].includes(tag) && [...nodesOf(node)].every(only);
  };
  return run.every(only) && pictures.length > 0 ? pictures : null;
}

/**
 * The run without the pictures at its two ends, which stand before and behind its words on the page. What is described by
 * a single word there is a sign among words: a letter drawn large, a smiling face.
 */
export function picturesAtEnds(run: Node[]): { before: Element[]; words: Node[]; after: Element[] } {
  const [before, after]: [Element[], Element[]] = [[], []];
  let [first, last] = [0, run.length];
  const at = (node: Node | undefined): Element[] | "blank" | null => {
    if (!node) return null;
    if (!isElement(node)) return (node.textContent ?? "").trim() === "" || node.nodeType === 8 ? "blank" : null;
    if (tagOf(node) === "br") return "blank";
    const pictures = picturesAlone([node]);
    return pictures?.every(isLarge) ? pictures : null;
  };
  for (let found = at(run[first]); found && first < last; found = at(run[++first]))
    if (found !== "blank") before.push(...found);
  if (before.length === 0) first = 0;
  for (let found = at(run[last - 1]); found && last > first; found = at(run[--last - 1]))
    if (found !== "blank") after.unshift(...found);
  if (after.length === 0) last = run.length;
  return { before, words: run.slice(first, last), after };
}

function isLarge(picture: Element): boolean {
  const described = altOf(picture);
  if (described !== "" && !described.includes(" ")) return false;
  if (/\b(?:emoji|smil(?:ey|ie)|math|tex|latex|icon|avatar)\b/i.test(picture.getAttribute("class") ?? "")) return false;
  return sidesOf(picture).every((side) => side >= 64);
}

/** In pixels, as far as the page says. */
const sidesOf = (picture: Element): number[] =>
  ["width", "height"]
    .map((side) => picture.getAttribute(side) ?? "")
    .flatMap((said) => (/^\d/.test(said) && !said.includes("%") ? [Number.parseInt(said, 10)] : []));

/** A block for each that is to be had; of the others the description, where nothing else stands for it. */
export function pictureParts(pictures: Element[], { work, base }: Walk): Part[] {
  const parts: Part[] = [];
  const words: string[] = [];
  for (const picture of pictures) {
    const alt = altOf(picture);
    const source = sourceOf(picture, base);
    const shown = source === null ? null : work.embedded.sourceOf(source);
    if (shown !== null) {
      const { html, text } = pictureBlock({ source: shown, alt });
      work.spend(html.length);
      parts.push({ kind: "picture", html, text });
      continue;
    }
    work.pictures++;
    if (alt !== "") words.push(alt);
  }
  return words.length > 0 ? [...parts, { kind: "caption", html: escaped(words.join(" · ")) }] : parts;
}

/** The HTML of a picture among words; null where its description is the word for it, or it is not to be had. */
export function pictureAmongWords(picture: Element, work: PageWork, base: string): string | null {
  const alt = altOf(picture);
  const names = picture.getAttribute("class") ?? "";
  const isOrnament = isTiny(sidesOf(picture)) || /\b(?:emoji|smil(?:ey|ie))\b/i.test(names);
  if (isOrnament || isSign(alt) || (alt === "" && /\b(?:icon|avatar|spacer)\b/i.test(names))) return null;
  const address = sourceOf(picture, base);
  const source = address === null ? null : work.embedded.sourceOf(address);
  return source === null ? null : pictureHtml({ source, alt });
}

export const altOf = (picture: Element) =>
  (picture.getAttribute("alt") ?? "").slice(0, 2000).replace(/\s+/g, " ").trim();

const late = ["data-src", "data-original", "data-lazy-src", "data-orig-file", "data-full-url"];
/** What stands there until the picture is loaded is small: a dot, a blur. */
const placeholder = 4000;

function sourceOf(picture: Element, base: string): string | null {
  const own = picture.getAttribute("src")?.trim() ?? "";
  const isPlaceholder = own === "" || (own.startsWith("data:") && own.length < placeholder);
  const others = late.map((name) => picture.getAttribute(name)?.trim() ?? "");
  const sets = [
    picture,
    ...(picture.parentElement && tagOf(picture.parentElement) === "picture"
      ? [...nodesOf(picture.parentElement)].filter(isElement)
      : []),
  ];
  const listed = sets
    .flatMap((element) => [element.getAttribute("srcset"), element.getAttribute("data-srcset")])
    .map(largestOf);
  const written = [isPlaceholder ? "" : own, ...others, ...listed, own].find((each) => each !== "" && each !== null);
  if (!written) return null;
  if (written.startsWith("data:")) return written;
  try {
    return new URL(written, base).href;
  } catch {
    return null;
  }
}

/** The widest of a list of candidates (HTML Standard 4.8.4.3.1). */
function largestOf(list: string | null): string | null {
  if (!list || list.length > 20_000) return null;
  let best: { url: string; size: number } | null = null;
  for (const [, url = "", size = "1"] of list.matchAll(
    /(?:^|[\s,])([^\s,][^\s]*[^\s,])(?:\s+(\d{1,6}(?:\.\d{1,3})?)[wx])?(?=\s*(?:,|$))/g,
  ))
    if (best === null || Number(size) > best.size) best = { url, size: Number(size) };
  return best?.url ?? null;
}
