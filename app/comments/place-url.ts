/**
 * The addresses of places: the reading page with the discussion of a place open. What people say aloud is what stands
 * there: `?p=39#p39` for ¶ 39; `?p=text`; `?p=section:ID#s-ID`; `?p=block:ID#b-ID` for a block without a number. A
 * number is one of an edition: from the second on it says of which, `?p=39.e2#p39`, so that the link of a paragraph
 * leads to that paragraph whatever its number is by then. Pure.
 */
import type { Place } from "./anchor";

/** What of an article an address is made of; an article itself will do. */
export type Numbering = {
  /** Its number. */
  edition: number;
  block(id: string): { number: number | null } | undefined;
};

/** What of an article an address is read by; an article itself will do. */
export type Finding = Numbering & {
  section(id: string): unknown;
  /** The id of the block ¶ n. */
  numbered(n: number): string | null;
};

/** The value of `?p=`. A block that this edition does not have is named by its id. */
export function placeParam(place: Place, article: Numbering): string {
  const number = numberOf(place, article);
  if (number === null) return place;
  return article.edition === 1 ? String(number) : `${number}.e${article.edition}`;
}

/** A paragraph by its number, and of which edition that is; null for what is no number. */
export function numberFromParam(param: string | null | undefined): { number: number; edition: number } | null {
  const [, number, edition = "1"] = /^([1-9]\d{0,6})(?:\.e([1-9]\d{0,4}))?$/.exec(param ?? "") ?? [];
  return number === undefined ? null : { number: Number(number), edition: Number(edition) };
}

/** The place that `?p=` names, or null when this edition has no such place; a number is one of this edition. */
export function placeFromParam(param: string | null | undefined, article: Finding): Place | null {
  if (!param) return null;
  if (param === "text") return "text";
  const numbered = numberFromParam(param);
  if (numbered) {
    const id = article.numbered(numbered.number);
    return id === null ? null : `block:${id}`;
  }
  const [, kind, id = ""] = /^(block|section):(.{1,200})$/su.exec(param) ?? [];
  if (kind === "block" && article.block(id)) return `block:${id}`;
  if (kind === "section" && article.section(id)) return `section:${id}`;
  return null;
}

/** The id of the element on the reading page, after `#`; "" for the whole text, which is the page. */
export function hashOf(place: Place, article: Numbering): string {
  if (place === "text") return "";
  const number = numberOf(place, article);
  if (number !== null) return `p${number}`;
  return place.startsWith("section:") ? `s-${place.slice(8)}` : `b-${place.slice(6)}`;
}

/** The address of a place, or of a comment in its discussion. */
export function placeHref(textId: string, place: Place, article: Numbering, commentId?: string): string {
  const hash = commentId ? `c-${commentId}` : hashOf(place, article);
  return `/t/${textId}?p=${encoded(placeParam(place, article))}${hash && `#${encoded(hash)}`}`;
}

function numberOf(place: Place, article: Numbering): number | null {
  return place.startsWith("block:") ? (article.block(place.slice(6))?.number ?? null) : null;
}

/** A colon may stand in a query (RFC 3986 section 3.4), and people read addresses. */
const encoded = (value: string) => encodeURIComponent(value).replaceAll("%3A", ":");
