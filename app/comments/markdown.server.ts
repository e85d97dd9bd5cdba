/** What members write: checked, and rendered once when it is posted. `docs/decisions/011-comment-markdown.md`. */
import { invalid } from "../refusals";
import { commentCheckWords } from "../words/comments-checks";
import { say } from "../words/words";
import { commentLimits } from "./comment";
import { escapeText, renderMarkdown, visible, type Rendered } from "./markdown-render.server";
import { sanitiseComment } from "./markdown-sanitise.server";

export type RenderContext = {
  textId: string;
  /** Whose numbers are asked for; 1 where there is no text. */
  edition?: number;
  /** The block id of ¶ n in this text, null if there is none. */
  numbers: (n: number) => string | null;
  /** Who is called this, in whatever case; asked for one spelling at a time, the longest first (`namesIn`). */
  people: (name: string) => { id: string; name: string } | null;
};

/**
 * A comment as HTML that is safe to show, and the ids of the people it mentions (each once, at most
 * `commentLimits.mentions`). Never throws for a string, and never answers more than 20 times its length and 1,000
 * characters. What Markdown cannot show decently is shown as it was typed, without mentions.
 */
export function renderComment(body: string, context: RenderContext): Rendered {
  const longest = 20 * body.length + 1_000;
  // `checkBody` lets nothing longer through; a code point is at most two units.
  const rendered =
    body.length <= 2 * commentLimits.body
      ? renderMarkdown(body, remembering(context), { longest, mentions: commentLimits.mentions })
      : null;
  if (!rendered) return { html: asTyped(body), mentions: [] };
  const html = sanitiseComment(rendered.html);
  return html.length <= longest ? { html, mentions: rendered.mentions } : { html: asTyped(body), mentions: [] };
}

/**
 * The body of a comment as it will be kept: `\r\n` becomes `\n`, nothing else is changed.
 *
 * @throws invalid({body}) if it is not a string, shows nothing, is longer than `commentLimits.body` code points, or
 * contains what a database or a reader would choke on (C0 controls, lone surrogates).
 */
export function checkBody(body: unknown): string {
  if (typeof body !== "string" || body === "") throw invalid({ body: say(commentCheckWords, (w) => w.bodyMissing) });
  const kept = body.replaceAll("\r\n", "\n");
  const length = lengthOf(kept);
  if (length > commentLimits.body)
    throw invalid({ body: say(commentCheckWords, (w) => w.bodyTooLong(length, commentLimits.body)) });
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\0-\x08\x0b-\x1f]/.test(kept)) throw invalid({ body: say(commentCheckWords, (w) => w.bodyControl) });
  if (/\p{Surrogate}/u.test(kept)) throw invalid({ body: say(commentCheckWords, (w) => w.bodyBroken) });
  if (!visible.test(kept)) {
    const isBlank = kept.trim() === "";
    throw invalid({ body: say(commentCheckWords, (w) => (isBlank ? w.bodyMissing : w.bodyInvisible)) });
  }
  return kept;
}

/** Code points, as people count characters. */
function lengthOf(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length - 1; at += 1)
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) pairs += 1;
  return text.length - pairs;
}

/** Ten thousand times the same name is one question. */
function remembering({ numbers, people, edition = 1 }: RenderContext): Omit<RenderContext, "textId"> {
  const blocks = new Map<number, string | null>();
  const persons = new Map<string, { id: string; name: string } | null>();
  const once =
    <Key, Value>(known: Map<Key, Value>, ask: (key: Key) => Value) =>
    (key: Key): Value => {
      const answer = known.has(key) ? (known.get(key) as Value) : ask(key);
      known.set(key, answer);
      return answer;
    };
  return { edition, numbers: once(blocks, numbers), people: once(persons, people) };
}

/** Paragraphs of escaped text. */
function asTyped(body: string): string {
  return body
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p dir="auto">${escapeText(paragraph).replaceAll("\n", "<br />")}</p>`)
    .join("\n");
}
