/** What a book says of itself: its title, who wrote it, its files, and in which order they are read. */
import { invalid } from "../../../refusals";
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import type { OriginSaid } from "../../origin";
import { tidyLine } from "../html/tree";
import type { Zip } from "../zip";
import { originOfBook } from "./origin";
import { decoded, type Places } from "./places";
import { decodeXml, localName, named, parsedXml } from "./xml";

export type BookFile = { name: string; type: string; properties: string[] };
export type BookPackage = OriginSaid & {
  title: string | null;
  creators: string[];
  language: string | null;
  /** The documents of the spine, each once. `inFlow`: false for what is only read where something leads to it. */
  spine: { name: string; inFlow: boolean }[];
  /** Pages of the book that its spine does not name. */
  others: string[];
  /** Of the spine, but not in the file. */
  missing: number;
  contents: { nav: string | null; ncx: string | null };
  cover: string | null;
};

const broken = () => invalid({ file: say(importWords, (w) => w.book.broken) });
const pageTypes = /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document|application\/x-dtbook\+xml)$/i;

/** @throws Refusal `invalid` when the book does not say what is in it */
export function packageOf(zip: Zip, places: Places): BookPackage {
  const at = packageName(zip, places);
  const { text } = decodeXml(zip.read(at)!);
  const document = parsedXml(text);
  const files = new Map<string, BookFile>();
  const fallbacks = new Map<string, string>();
  let missing = 0;
  for (const item of named(document, "item")) {
    const id = item.getAttribute("id") ?? "";
    fallbacks.set(id, item.getAttribute("fallback") ?? "");
    const place = places.find(item.getAttribute("href") ?? "", at);
    if (!place) continue;
    const properties = (item.getAttribute("properties") ?? "").split(/\s+/);
    files.set(id, { name: place.name, type: (item.getAttribute("media-type") ?? "").trim(), properties });
  }
  /** A picture in the spine has a page to show in its place. */
  const pageOf = (id: string, left = 8): string | null => {
    const file = files.get(id);
    if (file && (pageTypes.test(file.type) || /\.x?html?$/i.test(file.name))) return file.name;
    return left > 0 && fallbacks.get(id) ? pageOf(fallbacks.get(id)!, left - 1) : null;
  };
  const spine = new Map<string, boolean>();
  for (const itemref of named(document, "itemref")) {
    const id = itemref.getAttribute("idref") ?? "";
    const name = pageOf(id);
    if (name === null && !files.has(id)) missing++;
    const inFlow = itemref.getAttribute("linear")?.trim().toLowerCase() !== "no";
    if (name !== null) spine.set(name, spine.get(name) || inFlow);
  }
  if (![...spine.values()].includes(true)) for (const name of spine.keys()) spine.set(name, true);
  const all = [...files.values()];
  const nav = all.find(({ properties }) => properties.includes("nav"))?.name ?? null;
  const pages = all.filter(({ type, name }) => pageTypes.test(type) && name !== nav && !spine.has(name));
  const toc = [...named(document, "spine")][0]?.getAttribute("toc") ?? "";
  return {
    ...metadataOf(document),
    spine: [...spine].map(([name, inFlow]) => ({ name, inFlow })),
    others: [...new Set(pages.map(({ name }) => name))],
    missing,
    contents: {
      nav,
      ncx: files.get(toc)?.name ?? all.find(({ type }) => /^application\/x-dtbncx\+xml$/i.test(type))?.name ?? null,
    },
    cover: coverOf(document, at, places),
  };
}

function packageName(zip: Zip, places: Places): string {
  const container = zip.read("META-INF/container.xml");
  const roots = container ? [...named(parsedXml(decodeXml(container).text), "rootfile")] : [];
  const written = roots.map((file) => file.getAttribute("full-path") ?? "");
  const found = written.flatMap((path) => places.known(path) ?? places.known(decoded(path)) ?? [])[0];
  const name = found ?? zip.names.find((each) => /\.opf$/i.test(each));
  if (name === undefined) throw broken();
  return name;
}

function metadataOf(document: Document): Pick<BookPackage, "title" | "creators" | "language"> & OriginSaid {
  const metadata = [...named(document, "metadata")][0] ?? document;
  const all = (name: string) =>
    [...named(metadata, name)]
      .map((element) => ({ id: element.getAttribute("id"), text: tidyLine(element.textContent ?? "") }))
      .filter(({ text }) => text !== "");
  const main = [...named(metadata, "meta")].find(
    (meta) => meta.getAttribute("property") === "title-type" && (meta.textContent ?? "").trim() === "main",
  );
  const titles = all("title");
  const title = titles.find(({ id }) => id !== null && main?.getAttribute("refines") === `#${id}`) ?? titles[0];
  return {
    title: title?.text ?? null,
    creators: [...new Set(all("creator").map(({ text }) => text))],
    language: all("language")[0]?.text ?? null,
    ...originOfBook(metadata),
  };
}

/** The page that shows the cover (EPUB 2). In EPUB 3 it says so itself. */
function coverOf(document: Document, at: string, places: Places): string | null {
  for (const reference of named(document, "reference")) {
    if (localName(reference.parentElement ?? reference) !== "guide") continue;
    if (reference.getAttribute("type")?.toLowerCase() === "cover")
      return places.find(reference.getAttribute("href") ?? "", at)?.name ?? null;
  }
  return null;
}
