/** Joining and parting the HTML of blocks, which has passed the importer's sanitiser: only what that lets through is known here. */
import { wordsOf } from "../import/safe-html";
import type { DraftBlock } from "../text";

export type Token = { html: string; said: string; tag: string | null; isEnd: boolean };

/** Tags, entities, and runs of other signs. */
export function* tokensOf(html: string): Generator<Token> {
  for (const [token] of html.matchAll(/<[^<>]*>|&(?:amp|lt|gt|quot);|[^<&]+|[<&]/g)) {
    const name = /^<(\/?)([a-z0-9]+)/.exec(token);
    if (!name) yield { html: token, said: entities[token] ?? token, tag: null, isEnd: false };
    else yield { html: token, said: name[2] === "br" ? "\n" : "", tag: name[2] ?? null, isEnd: name[1] === "/" };
  }
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** What a paragraph's HTML says, sign by sign; places to part it count in this. A line break is one sign. */
export function saidBy(html: string): string {
  let said = "";
  for (const token of tokensOf(html)) said += token.said;
  return said;
}

/**
 * Parts a paragraph. Marks that are open there are closed, and opened again behind it.
 *
 * @param before the sign of `saidBy` that the second part begins with
 * @returns null where that is no place to part it: at an end, inside a sign, or inside the mark of a note
 */
export function parted(html: string, before: number): [DraftBlock, DraftBlock] | null {
  const parts = ["", ""] as [string, string];
  const open: { start: string; tag: string }[] = [];
  let said = 0;
  let last = "";
  let isBehind = false;
  const part = () => {
    isBehind = true;
    parts[0] += [...open]
      .reverse()
      .map(({ tag }) => `</${tag}>`)
      .join("");
    parts[1] += open.map(({ start }) => start).join("");
    // The address of a note's mark would be there twice.
    return open.every(({ start }) => !start.includes(" id="));
  };
  for (const token of tokensOf(html)) {
    if (token.tag !== null && token.tag !== "br") {
      // What ends there ends in the first part; what begins there begins in the second.
      if (!isBehind && said === before && !token.isEnd && !part()) return null;
      if (token.isEnd) open.pop();
      else if (token.tag !== "img") open.push({ start: token.html, tag: token.tag });
      parts[isBehind ? 1 : 0] += token.html;
      continue;
    }
    if (!isBehind && before < said + token.said.length) {
      const cut = before - said;
      const rest = token.said.slice(cut);
      if (/^(?:\p{M}|\u200d|[\udc00-\udfff])/u.test(rest) || /\u200d$/.test(cut > 0 ? token.said.slice(0, cut) : last))
        return null;
      const isWhole = cut === 0;
      if (!isWhole) parts[0] += token.html.slice(0, cut);
      if (!part()) return null;
      parts[1] += isWhole ? token.html : rest;
    } else parts[isBehind ? 1 : 0] += token.html;
    said += token.said.length;
    last = token.said;
  }
  const [first, second] = parts.map(tidied);
  if (!isBehind || first === undefined || second === undefined) return null;
  const blocks = [first, second].map((part): DraftBlock => ({ kind: "paragraph", html: part, text: wordsOf(part) }));
  return blocks.every(({ text }) => text !== "") ? (blocks as [DraftBlock, DraftBlock]) : null;
}

/**
 * Without blanks and breaks at its ends, and without marks that nothing stands in any more. By hand, since an expression that
 * looks for the last run of breaks takes the square of their number.
 */
export function tidied(html: string): string {
  let now = html;
  for (let round = 0; round < 20; round++) {
    const before = now;
    now = now.replace(/<(a|em|strong|s|code|sup|sub)(?: [^<>]*)?><\/\1>/g, "");
    const start = /^(?:<(?!br>|img )[a-z]+(?: [^<>]*)?>)*/.exec(now)?.[0].length ?? 0;
    let first = start;
    for (let step = blankAt(now, first); step > 0; step = blankAt(now, first)) first += step;
    const end = now.length - (/(?:<\/[a-z]+>)*$/.exec(now)?.[0].length ?? 0);
    let last = end;
    for (let step = blankBefore(now, last); step > 0 && last > first; step = blankBefore(now, last)) last -= step;
    now = now.slice(0, start) + now.slice(first, Math.max(first, last)) + now.slice(end);
    if (now === before) break;
  }
  return now;
}

/** How many signs of the HTML are a blank or a break there. */
const blankAt = (html: string, at: number) => (html.startsWith("<br>", at) ? 4 : /\s/.test(html.charAt(at)) ? 1 : 0);
const blankBefore = (html: string, at: number) =>
  html.endsWith("<br>", at) ? 4 : /\s/.test(html.charAt(at - 1)) ? 1 : 0;

/** What the HTML says, with blanks for what may not be parted: the marks of notes. As long as `saidBy`. */
export function partableBy(html: string): string {
  let said = "";
  const open: boolean[] = [];
  for (const token of tokensOf(html)) {
    if (token.tag === null || token.tag === "br")
      said += open.includes(true) ? " ".repeat(token.said.length) : token.said;
    else if (token.isEnd) open.pop();
    else if (token.tag !== "img") open.push(token.html.includes(" id="));
  }
  return said;
}

/**
 * Joins a block to the one before it.
 *
 * @returns null for two that are not of one kind, and for kinds that have an order or a place of their own
 */
export function joined(first: DraftBlock, second: DraftBlock): DraftBlock | null {
  const html = first.kind === second.kind ? joinedHtml(first, second) : null;
  return html === null ? null : { kind: first.kind, html, text: wordsOf(html) };
}

export const canJoin = (first: DraftBlock, second: DraftBlock): boolean =>
  first.kind === second.kind && joinedHtml(first, second) !== null;

function joinedHtml({ kind, html }: DraftBlock, { html: more }: DraftBlock): string | null {
  if (kind === "paragraph") return `${html} ${more}`;
  if (kind === "verse") return `${html}<br>${more}`;
  if (kind !== "quote" && kind !== "list") return null;
  // One element around all of it, of the same name in both.
  const [start = "", tag = ""] = outerOf(more);
  if (tag === "" || outerOf(html)[1] !== tag || !isOne(html, tag) || !isOne(more, tag)) return null;
  return html.slice(0, -`</${tag}>`.length) + more.slice(start.length);
}

const outerOf = (html: string) => /^<(blockquote|ul|ol)(?: [^<>]*)?>/.exec(html) ?? [];

/** Whether the element that begins the HTML is the one that ends it. */
function isOne(html: string, tag: string): boolean {
  if (!html.endsWith(`</${tag}>`)) return false;
  let depth = 0;
  for (const { index, 0: found, 1: slash } of html.matchAll(new RegExp(`<(/?)${tag}(?: [^<>]*)?>`, "g"))) {
    depth += slash ? -1 : 1;
    if (depth === 0) return index + found.length === html.length;
  }
  return false;
}
