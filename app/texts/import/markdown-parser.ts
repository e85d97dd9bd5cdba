/** markdown-it as this project uses it: no HTML in, few pictures, few links, and a bound on all work. */
import MarkdownIt, { type Env, type RendererRule, type StateCore, type StateInline, type Token } from "markdown-it";
import footnote from "markdown-it-footnote";
import { importWords } from "../../words/import";
import { say } from "../../words/words";
import { invalid, tooLarge } from "../../refusals";
import { escaped, escapedValue, isAllowedLink } from "./safe-html";
import { noteMark } from "./notes";
import { isSign } from "../pictures/among-words";
import { Embedded, nothingBeside } from "../pictures/embedded";
import { pictureHtml } from "../pictures/picture";

/**
 * Parser and renderer are linear in what is bounded here (`filled`: lines that are not blank), but a line of five million brackets takes seconds, a tower of
 * `>` would be cut off in silence, and short references to a long address swell to gigabytes.
 */
export const markdownLimits = {
  marks: 300_000,
  lines: 300_000,
  filled: 150_000,
  depth: 50,
  columns: 100,
  swell: 10,
} as const;

/** One reading: what is left of the output it may make, and what it had to leave out. */
export class Work implements Env {
  [key: string | symbol]: unknown;
  footnotes?: { list?: Note[] };
  /** The tokens of each note that was written out, by label; a second one of the same label under a key of its own. */
  written = new Map<string, Token[]>();
  /** Of which only the description stays. */
  pictures = 0;
  readonly embedded = new Embedded(nothingBeside);
  links = 0;
  readonly openLinks: boolean[] = [];
  private left: number;

  constructor(source: string) {
    this.left = source.length * markdownLimits.swell + 20_000;
  }

  /** @throws Refusal `too-large` when the output passes its share. */
  spend(characters: number) {
    this.left -= characters;
    if (this.left < 0) throw tooLarge(say(importWords, (w) => w.swells));
  }
}

/** As markdown-it-footnote lists them, in the order of their first marks: written out by label, or in place. */
export type Note = { label?: string; tokens?: Token[]; content?: string };

/**
 * The tokens of a Markdown source; notes are taken out into `work.written`.
 *
 * @throws Refusal when the source would keep a parser busy, or nests deeper than can be shown.
 */
export function parsed(source: string, work: Work): Token[] {
  requireModest(source);
  const tokens = parser.parse(source, work);
  // At the limit the parser drops what stands inside, so there must be nothing at the limit.
  for (const token of tokens) {
    const isTooDeep = token.nesting === 1 && token.level >= markdownLimits.depth - 1;
    if (isTooDeep || deepest(token.children ?? []) > markdownLimits.depth) {
      throw invalid({ content: say(importWords, (w) => w.tooDeep(markdownLimits.depth / 2)) });
    }
  }
  return tokens;
}

/** The parser sets no bound to emphasis within emphasis, and a tower of 100,000 takes the sanitiser half a minute. */
function deepest(inline: Token[]): number {
  let depth = 0;
  let most = 0;
  for (const { nesting } of inline) most = Math.max(most, (depth += nesting));
  return most;
}

export const rendered = (tokens: Token[], work: Work): string => parser.renderer.render(tokens, parser.options, work);
export const renderedInline = (tokens: Token[], work: Work): string =>
  parser.renderer.renderInline(tokens, parser.options, work);

function requireModest(source: string) {
  let marks = 0;
  let lines = 0;
  let filled = 0;
  let isBlank = true;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 10) {
      lines++;
      if (!isBlank) filled++;
      isBlank = true;
      continue;
    }
    if (code !== 32) isBlank = false;
    if (code < 127 && isMark[code]) marks++;
  }
  if (lines > markdownLimits.lines || filled > markdownLimits.filled) {
    throw tooLarge(say(importWords, (w) => w.tooManyLines(markdownLimits.filled)));
  }
  if (marks > markdownLimits.marks) throw tooLarge(say(importWords, (w) => w.tooManyMarks(markdownLimits.marks)));
}

const isMark = Array.from({ length: 127 }, (_, code) => "!&*<>[\\]^_`|~".includes(String.fromCharCode(code)));

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: markdownLimits.depth });
parser.use(footnote as unknown as (md: InstanceType<typeof MarkdownIt>) => void);
// The plugin's own tail copies all tokens once for each note: 10,000 notes took 13 s.
parser.core.ruler.at("footnote_tail", takeOutNotes);
parser.inline.ruler.before("autolink", "br", lineBreak);
parser.core.ruler.after("inline", "tasks", tickBoxes);
// Which links stay is decided when they are rendered: refused here, their source would stand in the text.
// A picture within the source has an address of any length.
parser.validateLink = (address) => address.length <= 2000 || /^data:image\//i.test(address);

/** `<br>` is the one tag that Markdown has no other word for, in tables above all. */
function lineBreak(state: StateInline, silent: boolean): boolean {
  const tag = /^<br[ \t]{0,8}\/?>/i.exec(state.src.slice(state.pos, state.pos + 16))?.[0];
  if (!tag) return false;
  if (!silent) {
    state.pending = state.pending.replace(/ {1,100}$/, "");
    state.push("hardbreak", "br", 0);
  }
  state.pos += tag.length;
  // The end of the source's line says the same once more.
  while (state.src[state.pos] === " ") state.pos++;
  if (state.src[state.pos] === "\n") state.pos++;
  while (state.src[state.pos] === " ") state.pos++;
  return true;
}

/** `- [ ]` and `- [x]`: a box that cannot be ticked, as it stands in a text. */
function tickBoxes({ tokens }: StateCore) {
  tokens.forEach((token, i) => {
    if (token.type !== "inline" || tokens[i - 2]?.type !== "list_item_open") return;
    const first = token.children?.[0];
    if (first?.type === "text")
      first.content = first.content.replace(/^\[([ xX])\](?=\s)/, (_, mark: string) => (mark === " " ? "☐" : "☑"));
  });
}

function takeOutNotes(state: StateCore) {
  const work = state.env as Work;
  const kept: Token[] = [];
  const open: Token[][] = [];
  for (const token of state.tokens) {
    if (token.type === "footnote_reference_open") {
      const label = String((token.meta as { label: string }).label);
      const tokens: Token[] = [];
      work.written.set(work.written.has(label) ? `${label} ${work.written.size}` : label, tokens);
      open.push(tokens);
    } else if (token.type === "footnote_reference_close") open.pop();
    else (open.at(-1) ?? kept).push(token);
  }
  state.tokens = kept;
}

const rules: Record<string, RendererRule> = {
  link_open: (tokens, i, _options, env) => {
    const work = env as Work;
    const href = String(tokens[i]!.attrGet("href") ?? "");
    const isKept = isAllowedLink(href);
    work.openLinks.push(isKept);
    if (!isKept) {
      work.links++;
      return "";
    }
    work.spend(href.length + 50);
    return `<a href="${escapedValue(href)}">`;
  },
  link_close: (_tokens, _i, _options, env) => ((env as Work).openLinks.pop() ? "</a>" : ""),
  image: (tokens, i, _options, env) => {
    const work = env as Work;
    const alt = pictureWords(tokens[i]!);
    const source = isSign(alt) ? null : work.embedded.sourceOf(String(tokens[i]!.attrGet("src") ?? ""));
    if (source === null) {
      work.pictures++;
      return escaped(alt);
    }
    const html = pictureHtml({ source, alt });
    work.spend(html.length);
    return html;
  },
  footnote_ref: (tokens, i, _options, env) => {
    const { id, subId = 0 } = tokens[i]!.meta as { id: number; subId?: number };
    (env as Work).spend(100);
    return noteMark(id + 1, subId + 1);
  },
  softbreak: () => " ",
  hardbreak: () => "<br>",
  text: (tokens, i) => escaped(tokens[i]!.content.replace(/ {2,}/g, " ")),
  code_inline: (tokens, i) => `<code>${escaped(tokens[i]!.content)}</code>`,
  fence: (tokens, i) => codeHtml(tokens[i]!.content),
  code_block: (tokens, i) => codeHtml(tokens[i]!.content),
  hr: () => "",
  // Only inside lists and quotations: the headings of the text are taken as sections.
  heading_open: () => "<p><strong>",
  heading_close: () => "</strong></p>",
  th_open: (tokens, i) => cell("th", tokens[i]!),
  td_open: (tokens, i) => cell("td", tokens[i]!),
};
Object.assign(parser.renderer.rules, rules);

export const codeHtml = (code: string) => `<pre><code>${escaped(code.replace(/\n$/, ""))}</code></pre>`;

/** Alignment comes as a style, which the page's security policy forbids. */
function cell(tag: string, token: Token): string {
  const side = /right|center/.exec(String(token.attrGet("style") ?? ""))?.[0];
  return side ? `<${tag} class="${side}">` : `<${tag}>`;
}

/** What stands for a picture: its description, and its title where that says more. */
export function pictureWords(token: Token): string {
  const alt = inlineWords(token.children ?? []).trim();
  const title = String(token.attrGet("title") ?? "").trim();
  return [alt, title === alt ? "" : title].filter(Boolean).join(" — ");
}

/** The words of a line without any mark-up, for headings and descriptions. */
export function inlineWords(tokens: Token[]): string {
  let words = "";
  for (const token of tokens) {
    if (token.type === "text" || token.type === "code_inline" || token.type === "text_special") words += token.content;
    else if (token.type === "softbreak" || token.type === "hardbreak") words += " ";
    else if (token.type === "image") words += pictureWords(token);
  }
  return words;
}
