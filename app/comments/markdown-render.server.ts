/** From tokens to HTML. Only the elements named here can come out; everything else is text. */
import type { Token } from "markdown-it";
import { deepest, parseMarkdown } from "./markdown-parser.server";
import { splitText, type Lookup } from "./markdown-names.server";
import { outwardRel, paragraphLink } from "./markdown-sanitise.server";

export type Rendered = { html: string; mentions: string[] };

/** Anything that leaves ink: not spaces, controls, zero-width and filler characters (Unicode: Default_Ignorable). */
export const visible = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u;

/**
 * The comment as HTML, not yet sanitised. null where Markdown would do the writer a disservice: nested deeper than is
 * read, swollen past `longest` characters, or nothing left to see (`#`, `&#8203;`).
 */
export function renderMarkdown(
  body: string,
  lookup: Lookup,
  limits: { longest: number; mentions: number },
): Rendered | null {
  const page: Page = { html: "", mentions: new Set(), seen: false, lookup, limits };
  for (const token of parseMarkdown(body)) {
    // At this depth markdown-it has left out what stands below: nothing that was written may vanish.
    if (token.nesting === 1 && token.level >= deepest - 1) return null;
    if (!renderBlock(token, page) || page.html.length > limits.longest) return null;
  }
  return page.seen ? { html: page.html.trimEnd(), mentions: [...page.mentions] } : null;
}

/** Plain text for HTML text and attribute values alike, and exactly as the sanitiser writes it. */
export const escapeText = (text: string) => text.replace(/[&<>]/g, (character) => escaped[character] ?? "");
const escapeValue = (value: string) => escapeText(value).replaceAll('"', "&quot;");
const escaped: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

type Page = {
  html: string;
  mentions: Set<string>;
  seen: boolean;
  lookup: Lookup;
  limits: { longest: number; mentions: number };
};

const blockTags = new Set(["p", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"]);

/** Answers whether the depth was bearable. */
function renderBlock(token: Token, page: Page): boolean {
  // Each outermost block finds its own direction, so that a comment's bidi characters end where the block ends
  // (Unicode Bidirectional Algorithm, UAX 9 section 3.3.1). Inner ones follow it, as a list's marks follow the list.
  const dir = token.level === 0 ? ' dir="auto"' : "";
  const end = token.level === 0 ? "\n" : "";
  switch (token.type) {
    case "inline":
      return renderInline(token.children ?? [], token.level, page);
    case "fence":
    case "code_block":
      // The name of its language is not shown: a class of the writer's choosing would be.
      page.html += `<pre${dir}><code>${escapeText(token.content)}</code></pre>${end}`;
      page.seen ||= visible.test(token.content);
      return true;
    case "hr":
      page.html += `<hr />${end}`;
      page.seen = true;
      return true;
    // A heading of a comment is no heading of the page.
    case "heading_open":
      page.html += `<p${dir}><strong>`;
      return true;
    case "heading_close":
      page.html += `</strong></p>${end}`;
      return true;
  }
  if (token.hidden || !blockTags.has(token.tag)) return true;
  if (token.nesting === -1) page.html += `</${token.tag}>${end}`;
  else page.html += `<${token.tag}${blockAttributes(token)}${dir}>`;
  return true;
}

function blockAttributes(token: Token): string {
  if (token.tag === "ol") {
    const start = Number(token.attrGet("start") ?? 1);
    return Number.isSafeInteger(start) && start !== 1 ? ` start="${start}"` : "";
  }
  const alignment = token.attrs && /^text-align:(left|center|right)$/.exec(String(token.attrGet("style")))?.[1];
  return alignment ? ` class="align-${alignment}"` : "";
}

const inlineTags = new Set(["strong", "em", "s"]);

function renderInline(tokens: Token[], level: number, page: Page): boolean {
  let link: "none" | "open" | "refused" = "none";
  /** What stands before the next text, as far as names need to know. */
  let before = "";
  for (const [index, token] of tokens.entries()) {
    if (token.level + level > deepest) return false;
    const next = tokens[index + 1];
    switch (token.type) {
      case "text": {
        // `![picture](address)`: the mark of a picture goes, its description stays as the link's words.
        const isPicture = next?.type === "link_open" && next.info !== "auto" && token.content.endsWith("!");
        const text = isPicture ? token.content.slice(0, -1) : token.content;
        renderText(text, before, link === "none", page);
        before = text.slice(-2);
        continue;
      }
      case "text_special":
        renderText(token.content, before, false, page);
        before = token.content.slice(-2);
        continue;
      case "code_inline":
        page.html += `<code>${escapeText(token.content)}</code>`;
        page.seen ||= visible.test(token.content);
        break;
      case "softbreak":
      case "hardbreak":
        page.html += "<br />";
        break;
      case "link_open": {
        const href = String(token.attrGet("href") ?? "");
        // The parser let no other address through than allowed ones, and none at all: `[words]()`.
        link = href ? "open" : "refused";
        if (link === "open") page.html += `<a href="${escapeValue(href)}" rel="${outwardRel}">`;
        // A link without words shows where it goes.
        if (next?.type === "link_close") renderText(href, "", false, page);
        break;
      }
      case "link_close":
        if (link === "open") page.html += "</a>";
        link = "none";
        break;
      default:
        if (inlineTags.has(token.tag)) page.html += token.nesting === -1 ? `</${token.tag}>` : `<${token.tag}>`;
    }
    before = "";
  }
  return true;
}

function renderText(text: string, before: string, mayName: boolean, page: Page): void {
  page.seen ||= visible.test(text);
  const pieces = mayName ? splitText(text, before, page.lookup) : null;
  if (!pieces) {
    page.html += escapeText(text);
    return;
  }
  for (const piece of pieces) {
    if (piece.is === "text") page.html += escapeText(piece.text);
    else if (piece.is === "paragraph")
      page.html += `<a class="para-ref" href="${escapeValue(paragraphLink(piece.number, page.lookup.edition ?? 1))}">${escapeText(piece.text)}</a>`;
    else if (page.mentions.has(piece.id) || page.mentions.size < page.limits.mentions) {
      page.mentions.add(piece.id);
      page.html += `<span class="mention" data-user="${escapeValue(piece.id)}">@${escapeText(piece.name)}</span>`;
    } else page.html += `@${escapeText(piece.name)}`;
  }
}
