/** The second wall: whatever stands in front of it, only the elements and attributes named here come out. */
import sanitizeHtml from "sanitize-html";

/** What a comment may consist of. Attributes are checked value by value in `attributesOf`. */
const tags = [
  ...["p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li"],
  ...["table", "thead", "tbody", "tr", "th", "td", "a", "span"],
];

const topLevel = new Set(["p", "pre", "blockquote", "ul", "ol", "table"]);
const alignments = new Set(["align-left", "align-center", "align-right"]);

/** The only relative address in a comment: a paragraph of the text it belongs to, by its number in this edition. */
export const paragraphLink = (number: number, edition: number) =>
  `?p=${number}${edition === 1 ? "" : `.e${edition}`}#p${number}`;
const isParagraphLink = (href: string) => /^\?p=([1-9]\d{0,5})(?:\.e[1-9]\d{0,4})?#p\1$/.test(href);

/** Outward links tell the other side nothing of us, and lend it no standing (HTML section 4.6.7, link types). */
export const outwardRel = "noopener noreferrer nofollow ugc";

/**
 * May a comment link there? An allowlist: absolute http and https without a user in front of the host (made to look
 * like another site), and mailto. Denylists let `feed:`, `jar:`, `blob:`, `intent:` and the next invention pass.
 */
export function isAllowedLink(href: string): boolean {
  if (href.length > 2_000) return false;
  if (/^mailto:[^\s\p{Cc}@]+@[^\s\p{Cc}@]+$/iu.test(href)) return true;
  if (!/^https?:\/\/[^\s\p{Cc}/\\]/iu.test(href)) return false;
  // The authority ends at the first of these (RFC 3986 section 3.2), and at a backslash as browsers read it.
  const authority = /^[^/?#\\]*/.exec(href.slice(href.indexOf("//") + 2))?.[0] ?? "";
  return !authority.includes("@") && URL.canParse(href);
}

/** Makes any HTML safe to show as a comment. Sanitising its own output changes nothing. */
export function sanitiseComment(html: string): string {
  return sanitizeHtml(html, rules);
}

const rules: sanitizeHtml.IOptions = {
  allowedTags: tags,
  disallowedTagsMode: "discard",
  nonTextTags: ["script", "style", "textarea", "option", "xmp", "noscript", "iframe", "title"],
  // Which of them on which element, and with what value, is for `attributesOf` to say.
  allowedAttributes: { "*": ["href", "rel", "class", "data-user", "start", "dir"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesAppliedToAttributes: ["href"],
  allowProtocolRelative: false,
  selfClosing: ["br", "hr"],
  parseStyleAttributes: false,
  transformTags: { "*": (tagName, attribs) => ({ tagName, attribs: attributesOf(tagName, attribs) }) },
};

function attributesOf(tag: string, given: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const kept: sanitizeHtml.Attributes = {};
  const value = (name: string) => (Object.hasOwn(given, name) ? given[name] : undefined);
  if (tag === "a") return linkAttributes(value("href"));
  if (tag === "span" && value("class") === "mention") {
    kept.class = "mention";
    const user = value("data-user");
    if (user && /^[\w.:-]{1,128}$/.test(user)) kept["data-user"] = user;
  }
  const start = value("start");
  if (tag === "ol" && start && /^\d{1,9}$/.test(start)) kept.start = start;
  const alignment = value("class");
  if ((tag === "th" || tag === "td") && alignment && alignments.has(alignment)) kept.class = alignment;
  if (topLevel.has(tag) && value("dir") === "auto") kept.dir = "auto";
  return kept;
}

function linkAttributes(href: string | undefined): sanitizeHtml.Attributes {
  if (href && isParagraphLink(href)) return { class: "para-ref", href };
  return href && isAllowedLink(href) ? { href, rel: outwardRel } : {};
}
