/**
 * The article on the page, which React does not draw (see `article-html.ts`): badges, the chosen place, who is where,
 * passages. Everything is found by `data-place`. Browser only.
 */
import type { Person } from "../live/news";
import { personClass } from "../ui/avatar";
import type { ReadingWords } from "../words/reading";
import type { Place, Quote } from "./anchor";
import { heat } from "./heat";
import { findQuote, quoteAt } from "./quote";

const lineOf = (place: Place) => document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
const wayOf = (place: Place) => lineOf(place)?.querySelector<HTMLElement>(".talk") ?? null;
const placeOfLine = (line: Element | null | undefined) =>
  (line?.getAttribute("data-place") as Place | undefined) ?? null;
const lines = () => [...document.querySelectorAll<HTMLElement>(".text [data-place]")];

/** The place an element of the article stands in. */
export const placeAt = (element: Element | null) => placeOfLine(element?.closest("[data-place]"));

/** The place that `#p39`, `#s-…` or `#b-…` names on this page. */
export function placeOfHash(hash: string): Place | null {
  if (hash.length < 2) return null;
  try {
    return placeOfLine(document.getElementById(decodeURIComponent(hash.slice(1))));
  } catch {
    // Not an address that we wrote.
    return null;
  }
}

export function placeOfParam(param: string | null): Place | null {
  if (!param) return null;
  // The server has led here from the number of another edition.
  const [, number] = /^(\d+)(?:\.e\d+)?$/.exec(param) ?? [];
  if (number) return placeOfHash(`#p${number}`);
  return param === "text" || lineOf(param as Place) ? (param as Place) : null;
}

/** The address of a place on this page. */
export function hrefOf(place: Place): string {
  return place === "text" ? "?p=text" : (wayOf(place)?.getAttribute("href") ?? "?p=text");
}

/** What a place is called and how it begins. */
export function aboutOf(place: Place, words: ReadingWords): { name: string; excerpt: string } {
  if (place === "text") return { name: words.wholeText, excerpt: "" };
  const text = place.startsWith("block:") ? (lineOf(place)?.querySelector(".block")?.textContent ?? "") : "";
  return {
    name: wayOf(place)?.dataset["about"] ?? words.wholeText,
    excerpt: text.length > 140 ? `${text.slice(0, 140).replace(/\s+\S*$/u, "")}…` : text,
  };
}

export function numberOf(place: Place): number | null {
  const number = Number(/^p(\d+)$/.exec(lineOf(place)?.id ?? "")?.[1]);
  return number || null;
}

export function sectionOf(place: Place): string | null {
  return lineOf(place)?.closest<HTMLElement>("[data-section]")?.dataset["section"] ?? null;
}

export type Count = { count: number; unread: number };

export function countAt(place: Place): Count {
  const { count, unread } = wayOf(place)?.dataset ?? {};
  return { count: Number(count ?? 0), unread: Number(unread ?? 0) };
}

/** Writes a badge: how much is said there, how much of it is new. */
export function showCount(place: Place, { count, unread }: Count, words: ReadingWords): void {
  const way = wayOf(place);
  if (!way) return;
  const about = way.dataset["about"] ?? "";
  way.dataset["count"] = String(count);
  way.dataset["unread"] = String(unread);
  way.className = `talk${heat(count)}${unread ? " unread" : ""}`;
  way.textContent = count ? String(count) : "+";
  way.setAttribute("aria-label", count ? words.talkCount(count, about, unread) : words.talkAbout(about));
}

export function choose(place: Place | null): void {
  for (const line of document.querySelectorAll(".text [data-place][aria-current]"))
    line.removeAttribute("aria-current");
  if (place) lineOf(place)?.setAttribute("aria-current", "true");
}

/** Brings a passage into view without pulling the page when it is there already. */
export function reveal(place: Place): void {
  lineOf(place)?.scrollIntoView({ block: "nearest" });
}

/** To a comment in the pane, or, when it is not there, to the head of the discussion: never to nowhere. */
export function focusComment(id: string | undefined): void {
  const to = (id && document.getElementById(`c-${id}`)) || document.getElementById("talk-title");
  to?.focus({ preventScroll: true });
  to?.scrollIntoView({ block: "nearest" });
}

export const focusWay = (place: Place) => wayOf(place)?.focus({ preventScroll: true });

/** The next place after (or before) another, in the order of the text; unread ones only if asked. */
export function neighbour(from: Place | null, step: 1 | -1, unreadOnly = false): Place | null {
  const all = lines().filter((line) =>
    unreadOnly ? countAt(placeOfLine(line) as Place).unread > 0 : line.classList.contains("para"),
  );
  const at = from ? lineOf(from) : null;
  const ahead = at ? all.filter((line) => at.compareDocumentPosition(line) & (step > 0 ? 4 : 2)) : all;
  const next = step > 0 ? (ahead[0] ?? (unreadOnly ? all[0] : undefined)) : ahead.at(-1);
  return placeOfLine(next ?? null);
}

/** The first paragraph whose beginning or body is in view: where one is reading. */
export const placeInView = (): Place | null => placeOfLine(lineInView());

export function lineInView(): Element | undefined {
  const over = document.querySelector(".go-along") ?? document.querySelector(".bar");
  const top = (over?.getBoundingClientRect().bottom ?? 0) + 32;
  return [...document.querySelectorAll(".text .para")].find((each) => each.getBoundingClientRect().bottom > top);
}

/** Dots beside the paragraphs where people read. Names are for the list in the header; here they are a hint. */
export function showPeople(people: Person[]): void {
  for (const old of document.querySelectorAll(".text .here")) old.remove();
  const byBlock = groupByBlock(people);
  for (const [block, here] of byBlock) {
    const line = block ? lineOf(`block:${block}`) : null;
    if (!line) continue;
    const dots = document.createElement("span");
    dots.className = "here";
    dots.setAttribute("aria-hidden", "true");
    dots.title = here.map(({ name }) => name).join(", ");
    dots.append(
      ...here.slice(0, 3).map(({ id }) => Object.assign(document.createElement("i"), { className: personClass(id) })),
    );
    line.append(dots);
  }
}

function groupByBlock(people: Person[]): Map<string | null, Person[]> {
  const groups = new Map<string | null, Person[]>();
  for (const person of people) groups.set(person.block, [...(groups.get(person.block) ?? []), person]);
  return groups;
}

/** A selection inside one paragraph as a quotation, or null. */
export function selectedPassage(): { place: Place; quote: Quote; box: DOMRect } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = blockAt(range.startContainer);
  if (!from || from !== blockAt(range.endContainer)) return null;
  const place = placeAt(from);
  const before = document.createRange();
  before.selectNodeContents(from);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const quote = quoteAt(from.textContent ?? "", start, start + range.toString().length);
  return place && quote.exact.trim() ? { place, quote, box: range.getBoundingClientRect() } : null;
}

const blockAt = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest(".text .block") ?? null;

/** Paints passages that arrived after the page was served (those before are `<mark>` in it). No node is changed. */
export function paintPassages(name: "talk" | "chosen", passages: Array<{ place: Place; quote: Quote }>): void {
  if (typeof Highlight === "undefined") return;
  const ranges = passages.map(({ place, quote }) => rangeOf(place, quote)).filter((range) => range !== null);
  CSS.highlights.set(name, new Highlight(...ranges));
}

function rangeOf(place: Place, quote: Quote): Range | null {
  const block = lineOf(place)?.querySelector(".block");
  const span = block && findQuote(block.textContent ?? "", quote);
  if (!span) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let passed = 0, node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (span.start >= passed && span.start < passed + length) range.setStart(node, span.start - passed);
    if (span.end <= passed + length) {
      range.setEnd(node, span.end - passed);
      return range;
    }
    passed += length;
  }
  return null;
}
