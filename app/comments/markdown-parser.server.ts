/** How a comment's Markdown is read: markdown-it with the doors closed that members do not need. */
import MarkdownItParser, { type MarkdownIt, type StateInline, type Token } from "markdown-it";
import { isAllowedLink } from "./markdown-sanitise.server";

/** Block and inline levels together; deeper writing is shown as it was typed, since markdown-it drops what is below. */
export const deepest = 32;

/** More cells than this and a table is shown as it was typed. Short rows are filled up: 20 KB can make 65,000 cells. */
const mostCells = 4_000;

/** Markdown as tokens, in time that grows with its length. */
export function parseMarkdown(body: string): Token[] {
  return (mayHaveManyCells(body) ? withoutTables : withTables).parse(body, {});
}

/** The widest row of dashes, were every line of the comment a row below it. */
function mayHaveManyCells(body: string): boolean {
  if (!body.includes("|")) return false;
  const lines = body.split("\n");
  const widths = lines.map((line) => (/^[\s>|:*+\d.)-]+$/.test(line) ? line.split("|").length : 0));
  return widths.reduce((most, width) => Math.max(most, width), 0) * lines.length > mostCells;
}

const withTables = newParser();
const withoutTables = newParser();
withoutTables.disable("table");

/**
 * CommonMark 0.31 with tables and strikethrough (GitHub Flavored Markdown), and a line break where one was typed.
 *
 * Off: HTML; reference definitions (20 KB of them swell to 12.6 MB of HTML); images (they would tell a reader's address
 * to strangers, and nested ones recurse without bound: `markdown-render.server.ts` makes them links); linkify-it
 * (it guesses; `bareLink` takes only what is written with its scheme).
 */
function newParser(): MarkdownIt {
  const parser = new MarkdownItParser({ html: false, linkify: false, typographer: false, maxNesting: deepest });
  parser.disable(["html_block", "html_inline", "reference", "image", "linkify", "replacements", "smartquotes"]);
  // Escaped characters stay apart from the text around them, so that `\@Ann` and `\![a](b)` mean what they say.
  parser.disable("text_join");
  parser.inline.ruler.after("text", "bare_link", bareLink);
  parser.validateLink = isAllowedLink;
  // An address is shown as it was written: decoded it could show what it is not (percent-encoded bidi, punycode).
  parser.normalizeLinkText = (url) => url;
  return parser;
}

/** Where a bare address can end. Brackets end it, so that it cannot swallow the end of a link around it. */
const address = /\/\/[^\s\p{Cc}<>"`[\]]+/uy;

/** `https://…` in running text is a link: "Autolinks (extension)" of GFM 0.29, section 6.9, for http and https only. */
function bareLink(state: StateInline, silent: boolean): boolean {
  if (silent || state.linkLevel > 0 || !state.src.startsWith("://", state.pos)) return false;
  const scheme = /(?<![\p{L}\p{N}_])https?$/iu.exec(state.pending.slice(-7))?.[0];
  if (!scheme) return false;
  address.lastIndex = state.pos + 1;
  const rest = address.exec(state.src)?.[0];
  if (!rest) return false;
  const written = `${scheme}:${withoutClosing(rest)}`;
  const href = written.length > 2_000 ? "" : state.md.normalizeLink(written);
  const start = state.pos;
  state.pos += written.length - scheme.length;
  if (!isAllowedLink(href)) {
    // Taken as words in one piece: read again from each colon in it, it would cost its length squared.
    state.pending += state.src.slice(start, state.pos);
    return true;
  }
  state.pending = state.pending.slice(0, -scheme.length);
  const open = state.push("link_open", "a", 1);
  open.attrs = [["href", href]];
  open.info = "auto";
  state.push("text", "", 0).content = written;
  state.push("link_close", "a", -1).info = "auto";
  return true;
}

/** Punctuation behind an address belongs to the sentence; a closing parenthesis only if it was not opened inside. */
function withoutClosing(rest: string): string {
  let end = rest.length;
  let surplus = (rest.match(/\)/g)?.length ?? 0) - (rest.match(/\(/g)?.length ?? 0);
  for (; end > 2; end -= 1) {
    const last = rest.charAt(end - 1);
    if (last === ")" && surplus > 0) surplus -= 1;
    else if (!/[.,;:!?'*_~|}»”’…]/.test(last)) break;
  }
  return rest.slice(0, end);
}
