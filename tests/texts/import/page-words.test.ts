/** The first law of an import: no word of a page is lost, none is said twice, and their order stays. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWebPage } from "~/texts/import/html/web-page";
import type { Draft } from "~/texts/text";

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const wordsOf = (draft: Draft) =>
  draft.sections.flatMap(({ heading, blocks }) => words([heading ?? "", ...blocks.map(({ text }) => text)].join(" ")));

const word = fc.stringMatching(/^[a-zéßж]{2,9}$/);
const line = fc.array(word, { minLength: 3, maxLength: 12 }).map((all) => all.join(" "));

/** Words with marks among them, and how they are read. */
const inline: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      line,
      line.map((text) => `<em>${text}</em>`),
      line.map((text) => `<a href="https://example.org/x">${text}</a>`),
      line.map((text) => `<span class="share"><b>${text}</b></span>`),
      line.map((text) => `<code>${text}</code>`),
      line.map((text) => `${text}<br>`),
      line.map((text) => `${text}<br><br>`),
      line.map((text) => `<sub>${text}</sub><!-- nothing -->`),
      // Shown where it stands, it says nothing among the words.
      line.map((text) => `${text} <img src="https://example.org/a.png" alt="a picture of it">${text}`),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(" "));

/** A page of links is no text; with these words beside them a few are. */
const prose = `<p>${"and then a sentence of plain words ".repeat(30)}</p>`;

const { block } = fc.letrec<{ block: string; inside: string }>((tie) => ({
  inside: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((all) => all.join("\n")),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    inline.map((text) => `<p>${text}</p>`),
    inline,
    line.map((text) => `<h2>${text}</h2>`),
    line.map((text) => `<h4 id="social">${text}</h4>`),
    fc
      .array(inline, { minLength: 1, maxLength: 4 })
      .map((all) => `<ul>${all.map((item) => `<li>${item}</li>`).join("")}</ul>`),
    fc.array(line, { minLength: 2, maxLength: 4 }).map((all) => `<pre>${all.join("\n")}</pre>`),
    fc
      .array(fc.tuple(inline, line), { minLength: 1, maxLength: 3 })
      .map((rows) => `<table>${rows.map(([a, b]) => `<tr><td>${a}</td><th>${b}</th></tr>`).join("")}</table>`),
    fc.tuple(line, inline).map(([term, meaning]) => `<dl><dt>${term}</dt><dd>${meaning}</dd></dl>`),
    tie("inside").map((text) => `<div class="content">${text}</div>`),
    tie("inside").map((text) => `<section>${text}</section>`),
    tie("inside").map((text) => `<blockquote>${text}</blockquote>`),
    tie("inside").map((text) => `<ol start="3"><li>${text}</li></ol>`),
    tie("inside").map((text) => `<a href="#x">${text}</a>`),
    tie("inside").map((text) => `<details><summary>${text}</summary>${text.length}</details>`),
    tie("inside").map((text) => `<table role="presentation"><tr><td>${text}</td></tr></table>`),
  ),
}));

describe("a page that is nothing but text", () => {
  test("keeps every word, once, in order", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        const body = [...blocks, prose].join("\n");
        const source = `<!doctype html><html><body>${body}</body></html>`;
        const said = words(body.replace(/<!--.*?-->/g, " ").replace(/<[^<>]*>/g, " "));
        expect(wordsOf(readWebPage(source))).toEqual(said);
      }),
      { numRuns: 150 },
    );
  });

  test("says in the HTML of each block what it says in its words", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        for (const section of readWebPage(`<html><body>${blocks.join("\n")}</body></html>`).sections) {
          for (const { html, text } of section.blocks)
            expect(words(html.replace(/<[^<>]*>/g, " "))).toEqual(words(text));
        }
      }),
      { numRuns: 60 },
    );
  });
});
