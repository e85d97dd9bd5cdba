/** When and where a web page says that its text was published, and under what terms. */
import type { OriginSaid } from "../../origin";
import { addressOf, fetchedFrom } from "../addresses";
import { dateOf } from "../dates";
import { licenceOf } from "../front-matter";
import { articleData } from "./article-data";
import { lineOf } from "./tree";

/** `source`: the page as text. `address`: where it was fetched. `base`: where its links start. */
type Page = { source: string; address: string | undefined; base: string };

/** @param document as it was parsed, whole */
export function originOfPage(document: Document, page: Page): OriginSaid {
  const metas = metasOf(document);
  const data = articleData(document, page.source);
  return {
    published: publishedOf(document, page.source, metas) ?? dateOf(data.published ?? ""),
    source: sourceOf(document, metas, page),
    licence: licenceOn(document, page.source, metas) ?? licenceOf(data.licence ?? ""),
  };
}

type Metas = Map<string, string[]>;

/** By `name` and `property`, in small letters. */
function metasOf(document: Document): Metas {
  const found: Metas = new Map();
  for (const meta of document.querySelectorAll("meta")) {
    const content = meta.getAttribute("content")?.trim();
    const name = (meta.getAttribute("name") ?? meta.getAttribute("property") ?? "").trim().toLowerCase();
    if (!content || name === "") continue;
    found.set(name, [...(found.get(name) ?? []), content]);
  }
  return found;
}

const dates = [
  ...["article:published_time", "og:article:published_time", "citation_publication_date", "citation_date"],
  ...["citation_online_date", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date"],
];

function publishedOf(document: Document, source: string, metas: Metas): string | null {
  for (const name of dates)
    for (const said of metas.get(name) ?? []) {
      const date = dateOf(said);
      if (date !== null) return date;
    }
  // A page without such words in it need not be looked through.
  if (/datePublished/i.test(source)) {
    const marked = [...document.querySelectorAll("[itemprop~=datePublished i]")].filter(
      (element) => !isOfOthers(element),
    );
    const date = onlyOne(marked.map(dateIn));
    if (date !== null) return date;
  }
  return /pubdate/i.test(source) ? onlyOne([...document.querySelectorAll("time[pubdate]")].map(dateIn)) : null;
}

const dateIn = (element: Element) =>
  dateOf(element.getAttribute("content") ?? element.getAttribute("datetime") ?? lineOf(element));

/** Comments and reviews under an article are dated as well. */
const isOfOthers = (element: Element) =>
  /Comment|Review|Answer/i.test(element.closest("[itemtype]")?.getAttribute("itemtype") ?? "");

/** Where a page gives two, it lists articles, and neither is certain. */
function onlyOne(found: (string | null)[]): string | null {
  const [only = null, ...others] = new Set(found.filter((each) => each !== null));
  return others.length === 0 ? only : null;
}

/**
 * What the page calls its address, else where it was fetched. A page that was fetched speaks for its own site only: no
 * other may pass for one that is trusted more. And some name their front page on every page.
 */
function sourceOf(document: Document, metas: Metas, { source, address, base }: Page): string | null {
  const links = [...document.querySelectorAll("link[rel~=canonical i]")].map((link) => link.getAttribute("href") ?? "");
  const saved = /<!--\s{0,9}saved from url=\(\d{1,6}\)(https?:\/\/\S{1,2000}?)\s{0,9}-->/i.exec(source.slice(0, 4000));
  const said = [...links, ...(metas.get("og:url") ?? []), ...(saved?.[1] ? [saved[1]] : [])];
  const own = said
    .map((each) => addressOf(each, base))
    .filter((each) => each !== null)
    .filter((each) => address === undefined || siteOf(each) === siteOf(address));
  const inside = own.find((each) => !isFront(each));
  if (inside !== undefined) return inside;
  return address === undefined ? (own[0] ?? null) : fetchedFrom(address);
}

/** The same pages for telephones and the like stand on hosts beside it. */
const siteOf = (address: string) =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^(?:www|m|mobile|amp)\./, "") : "";

function isFront(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === "/" && search === "";
}

function licenceOn(document: Document, source: string, metas: Metas): string | null {
  for (const name of ["dcterms.license", "dcterms.rights", "dc.rights"]) {
    const licence = licenceOf(metas.get(name)?.[0] ?? "");
    if (licence !== null) return licence;
  }
  if (!/license/i.test(source)) return null;
  const found = new Map<string, string>();
  for (const link of document.querySelectorAll("link[rel~=license i],a[rel~=license i]")) {
    const address = (link.getAttribute("href") ?? "").trim();
    const named = licenceOf(address);
    // By the words of the link, where the address is not that of a licence people know.
    const words = licenceOf(lineOf(link));
    const licence = named !== address ? named : (words ?? (/^https?:/i.test(address) ? named : null));
    if (licence !== null && !found.has(address)) found.set(address, licence);
  }
  return onlyOne([...found.values()]);
}
