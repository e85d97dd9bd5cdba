/** The only two ways to HTML that may be shown: escaped text, and the sanitiser's allowlist. And the way back to words. */
import sanitizeHtml from "sanitize-html";

/** For text between tags. */
export const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** For the value of an attribute in double quotes. */
export const escapedValue = (text: string) => escaped(text).replaceAll('"', "&quot;");

/** Where links may lead. Anything else a link could name (scripts, files, other programs) is dropped, its words stay. */
export const isAllowedLink = (address: string) =>
  address.length <= 2000 && (/^https?:\/\//i.test(address) ? URL.canParse(address) : /^mailto:[^\s]+$/i.test(address));

/**
 * Passes what our own renderer made of Markdown through an allowlist once more, so that a fault in the renderer is no
 * hole. No ids and classes but the ones given here: they cannot clobber `document` or borrow the page's looks.
 */
export function sanitised(html: string): string {
  return html.includes("<")
    ? sanitizeHtml(html, allowed).replaceAll("<br />", "<br>").replaceAll('decoding="async" />', 'decoding="async">')
    : html;
}

const allowed: sanitizeHtml.IOptions = {
  // prettier-ignore
  allowedTags: [
    "p", "br", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "sub", "sup", "aside", "span",
    "table", "thead", "tbody", "tr", "th", "td", "img",
  ],
  allowedAttributes: {
    a: ["href", "rel", "class"],
    ol: ["start"],
    sup: ["class", "id"],
    aside: ["class", "id"],
    span: ["class", "id", "data-page"],
    th: ["class"],
    td: ["class"],
    img: ["src", "alt", "loading", "decoding"],
  },
  allowedClasses: {
    a: ["note-back"],
    sup: ["note-ref"],
    aside: ["note"],
    span: ["print-page"],
    th: ["center", "right"],
    td: ["center", "right"],
  },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["http", "https", "picture"] },
  allowProtocolRelative: false,
  disallowedTagsMode: "escape",
  enforceHtmlBoundary: false,
  transformTags: {
    a: (tagName, attribs): sanitizeHtml.Tag => {
      const { href = "", class: name } = attribs;
      if (/^#note(-ref)?-\d{1,7}$/.test(href)) return { tagName, attribs: name ? { href, class: name } : { href } };
      return { tagName, attribs: { ...(isAllowedLink(href) ? { href } : {}), rel: "noopener noreferrer nofollow" } };
    },
    img: picture,
    sup: ownId,
    aside: ownId,
    // Where a page of the print begins, and nothing else.
    span: (tagName, { class: name = "", id = "", "data-page": page = "" }): sanitizeHtml.Tag => {
      const isPage = name === "print-page" && pageId.exec(id)?.[1] === page;
      return { tagName, attribs: isPage ? { class: name, id, "data-page": page } : {} };
    },
    ol: (tagName, attribs) => ({ tagName, attribs: /^\d{1,9}$/.test(attribs["start"] ?? "") ? attribs : {} }),
  },
  // What no picture of a reader's finding is.
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs["src"],
};

/**
 * A picture as a reader found it and `pictureHtml` wrote it: where it is to be had. An address of our own is none: which
 * pictures are kept, and under which names, is for the server alone to say, once it has looked at their bytes.
 */
function picture(tagName: string, { src = "", alt = "" }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const isFound =
    /^picture:\d{1,7}$/.test(src) || (/^https?:\/\//i.test(src) && src.length <= 2000 && URL.canParse(src));
  return { tagName, attribs: isFound ? { src, alt, loading: "lazy", decoding: "async" } : {} };
}

/** `page-12`, `page-iv`; of a number that is there twice, `page-12-2`. */
const pageId = /^page-(\d{1,5}|[ivxlc]{1,8})(?:-\d{1,5})?$/;

function ownId(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { id, ...others } = attribs;
  return { tagName, attribs: id && /^note(-ref)?-\d{1,7}(-\d{1,7})?$/.test(id) ? attribs : others };
}

/**
 * The words that a block's HTML says: a line for each line, item and row, a tab between cells. Only for HTML from this
 * folder, whose entities are the few that `escaped` and the sanitiser write.
 */
export function wordsOf(html: string): string {
  return html
    .replace(/<(?:br|\/?(?:p|li|ul|ol|tr|pre|table|blockquote|aside))(?: [^<>]*)?>/g, "\n")
    .replace(/<\/t[dh]>\n?(?=<t[dh])/g, "\t")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof entities) => entities[name])
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

const entities = { amp: "&", lt: "<", gt: ">", quot: '"' };
