/** Books made in memory, as programs make them. */
import { strToU8, zipSync, type Zippable } from "fflate";

export type BookParts = {
  /** Pages of the spine by name; `null` stands for none in the file. Names are those of the archive, under `OEBPS/`. */
  pages?: Record<string, string | Uint8Array | null>;
  /** Written into the package as they are. */
  metadata?: string;
  itemrefs?: string;
  items?: string;
  guide?: string;
  /** Inside of the list of `nav.xhtml`, or of the map of `toc.ncx`. */
  nav?: string;
  ncx?: string;
  /** More files, or others than would be made; `null` leaves one out. */
  files?: Record<string, string | Uint8Array | null>;
};

export const xhtml = (body: string, head = "<title>x</title>") =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>${head}</head><body>${body}</body></html>`;

const container = `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

const href = (name: string) => name.split("/").map(encodeURIComponent).join("/");

export function book({ pages = {}, metadata, itemrefs, items = "", guide = "", nav, ncx, files = {} }: BookParts) {
  const names = Object.keys(pages);
  const manifest = names
    .map((name, i) => `<item id="p${i}" href="${href(name)}" media-type="application/xhtml+xml"/>`)
    .join("");
  const spine = itemrefs ?? names.map((_, i) => `<itemref idref="p${i}"/>`).join("");
  const navItem =
    nav === undefined
      ? ""
      : `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav scripted"/>`;
  const ncxItem = ncx === undefined ? "" : `<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`;
  const about = metadata ?? "<dc:title>A Book</dc:title><dc:language>en</dc:language>";
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${about}</metadata><manifest>${navItem}${ncxItem}${manifest}${items}</manifest><spine${ncx === undefined ? "" : ` toc="ncx"`}>${spine}</spine>${guide}</package>`;
  const all: Record<string, string | Uint8Array | null> = {
    mimetype: "application/epub+zip",
    "META-INF/container.xml": container,
    "OEBPS/content.opf": opf,
    ...(nav === undefined
      ? {}
      : { "OEBPS/nav.xhtml": xhtml(`<nav epub:type="toc"><h1>Contents</h1><ol>${nav}</ol></nav>`) }),
    ...(ncx === undefined
      ? {}
      : {
          "OEBPS/toc.ncx": `<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://x/ncx.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${ncx}</navMap></ncx>`,
        }),
    ...Object.fromEntries(
      Object.entries(pages).map(([name, page]) => [`OEBPS/${name}`, typeof page === "string" ? xhtmlOf(page) : page]),
    ),
    ...files,
  };
  return zipped(all);
}

/** A whole document is left as it is. */
const xhtmlOf = (page: string) => (/^\s*<(?:\?xml|!DOCTYPE|html)/i.test(page) ? page : xhtml(page));

export function zipped(files: Record<string, string | Uint8Array | null>): Uint8Array {
  const packed: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    const bytes = typeof content === "string" ? strToU8(content) : content;
    packed[name] = name === "mimetype" ? [bytes, { level: 0 }] : bytes;
  }
  return zipSync(packed);
}

export const li = (title: string, to: string | null, inside = "") =>
  `<li>${to === null ? `<span>${title}</span>` : `<a href="${to}">${title}</a>`}${inside && `<ol>${inside}</ol>`}</li>`;
export const point = (title: string, to: string, inside = "") =>
  `<navPoint><navLabel><text>${title}</text></navLabel><content src="${to}"/>${inside}</navPoint>`;
