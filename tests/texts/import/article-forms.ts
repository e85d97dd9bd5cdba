/** The same text in other forms, as programs write them: for tests that a form changes nothing of it. */
import type { Told } from "./article";
import { book, li } from "./epub-support";
import { column, pdfOf, type Placed } from "./pdf-maker";
import { item, p, style, wordFile } from "../../support/word";
import { escaped } from "~/texts/import/safe-html";

const inHtml = ({ kind, text }: Told[number]["blocks"][number]) => {
  const words = escaped(text);
  if (kind === "caption") return `<figure><img src="x.jpg" alt=""/><figcaption>${words}</figcaption></figure>`;
  if (kind === "quote") return `<blockquote><p>${words}</p></blockquote>`;
  if (kind !== "list") return `<p>${words}</p>`;
  return `<ul>${words
    .split("\n")
    .map((line) => `<li>${line}</li>`)
    .join("")}</ul>`;
};

/** A page of a paper with all that stands around its text. */
export function pageOf(title: string, told: Told): string {
  const text = told
    .map(
      ({ heading, blocks }) =>
        (heading === null ? "" : `<h2>${escaped(heading)}</h2>\n`) + blocks.map(inHtml).join("\n"),
    )
    .join("\n");
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} - A Paper</title><meta property="og:title" content="${escaped(title)}"></head><body>
<header><a href="/">A Paper</a><nav><ul><li><a href="/news">News</a></li><li><a href="/theory">Theory</a></li></ul></nav></header>
<main><article><h1>${escaped(title)}</h1><ul class="share-bar"><li><a href="https://s.example/">Share</a></li></ul>
<div class="entry-content">${text}</div></article>
<aside class="related"><h2>Related</h2><ul><li><a href="/1">Another one</a></li></ul></aside></main>
<footer><p>All rights reserved.</p></footer></body></html>`;
}

/** A document with the styles of Word. */
export function documentOf(title: string, told: Told): Uint8Array {
  const styles = ["Title", "heading 1", "caption", "Quote"].map((name) => style(name.replace(" ", ""), name)).join("");
  const inWord = ({ kind, text }: Told[number]["blocks"][number]) => {
    if (kind === "list")
      return text
        .split("\n")
        .map((line) => item(escaped(line), 1))
        .join("");
    return p(escaped(text), kind === "caption" ? "caption" : kind === "quote" ? "Quote" : "");
  };
  const body = told.map(
    ({ heading, blocks }) => (heading === null ? "" : p(escaped(heading), "heading1")) + blocks.map(inWord).join(""),
  );
  return wordFile(p(escaped(title), "Title") + body.join(""), { styles });
}

/** A book with a page for each section, and a table of contents that leads to them. */
export function bookOf(title: string, told: Told): Uint8Array {
  const pages = told.map(({ heading, blocks }, i): [string, string] => [
    `${i}.xhtml`,
    (heading === null ? "" : `<h1>${escaped(heading)}</h1>`) + blocks.map(inHtml).join("\n"),
  ]);
  const nav = told.map(({ heading }, i) => (heading === null ? "" : li(escaped(heading), `${i}.xhtml`))).join("");
  const metadata = `<dc:title>${escaped(title)}</dc:title><dc:language>en</dc:language>`;
  return book({ pages: Object.fromEntries(pages), nav, metadata });
}

const foot = 70;

/** Pages with running heads and numbers, paragraphs a little apart, headings larger, and one line never alone with them. */
export function paperOf(title: string, told: Told): Uint8Array {
  const pages: Placed[][] = [[{ text: title, x: 72, y: 770, size: 22 }]];
  let y = 730;
  const turn = () => {
    pages.push([]);
    y = 770;
  };
  const set = (text: string, size: number) => {
    if (y < foot) turn();
    let { placed, rest, y: next } = column([text], { top: y, size, bottom: foot });
    pages.at(-1)!.push(...placed);
    while (rest.length > 0) {
      turn();
      ({ placed, rest, y: next } = column(rest, { top: y, size, bottom: foot }));
      pages.at(-1)!.push(...placed);
    }
    y = next;
  };
  for (const { heading, blocks } of told) {
    if (heading !== null) {
      if (y < foot + 80) turn();
      y -= 10;
      set(heading, 15);
    }
    for (const { kind, text } of blocks)
      for (const line of kind === "list" ? text.split("\n").map((each) => `• ${each}`) : [text]) set(line, 11);
  }
  const whole = pages.map((page, i) => [
    { text: title, x: 240, y: 815, size: 8 },
    ...page,
    { text: String(i + 1), x: 295, y: 30, size: 8 },
  ]);
  return pdfOf(whole, { info: `/Title (${title})` });
}
