import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markQuotes, plainText } from "~/comments/mark-quotes";

const stripped = (html: string) => html.replaceAll('<mark class="quote">', "").replaceAll("</mark>", "");
const markedTextOf = (html: string) =>
  plainText((html.replaceAll("<br />", "").match(/<mark class="quote">.*?<\/mark>/gs) ?? []).join(""));

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const word = fc
  .string({ unit: fc.constantFrom("a", "é", "👍", "&", "<", ">", '"', "“", "\u00a0", "x"), minLength: 1, maxLength: 8 })
  .map(escape);
/** Inline HTML of a paragraph: nested elements, references, breaks. */
const { paragraph } = fc.letrec<{ paragraph: string; node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    word,
    fc.constantFrom("<br />", "&#128077;", "&nbsp;", " ", "&copy;"),
    tie("paragraph").map((html) => `<em>${html}</em>`),
    tie("paragraph").map((html) => `<a href="https://x.org/?a=1&amp;b=2" title="a &gt; b">${html}</a>`),
  ),
  paragraph: fc.array(tie("node"), { maxLength: 6 }).map((nodes) => nodes.join("")),
}));
const ranges = fc.array(
  fc.tuple(fc.nat(40), fc.nat(20)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 4 },
);

describe("markQuotes", () => {
  test("changes nothing but the marks", () => {
    fc.assert(
      fc.property(paragraph, ranges, (html, wanted) => {
        expect(stripped(markQuotes(html, wanted))).toBe(html);
        expect(plainText(markQuotes(html, wanted))).toBe(plainText(html));
      }),
      { numRuns: 700 },
    );
  });

  test("marks the passage itself, whatever elements it crosses", () => {
    fc.assert(
      fc.property(paragraph, fc.nat(40), fc.nat(40), (html, a, length) => {
        const text = plainText(html);
        const isHalf = (at: number) => /[\udc00-\udfff]/.test(text.charAt(at));
        const start = isHalf(a) ? a + 1 : a;
        const end = isHalf(a + length) ? a + length + 1 : a + length;
        expect(markedTextOf(markQuotes(html, [{ start, end }]))).toBe(text.slice(start, end).replaceAll("\n", ""));
      }),
      { numRuns: 700 },
    );
  });

  test("opens and closes its marks inside one text, never across a tag", () => {
    fc.assert(
      fc.property(paragraph, ranges, (html, wanted) => {
        for (const [, inside] of markQuotes(html, wanted).matchAll(/<mark class="quote">(.*?)<\/mark>/gs))
          expect(inside).toMatch(/^[^<]+$/);
      }),
    );
  });

  test.each([
    ["a word", "one two three", [{ start: 4, end: 7 }], 'one <mark class="quote">two</mark> three'],
    [
      "across an element",
      "a <em>b c</em> d",
      [{ start: 0, end: 3 }],
      '<mark class="quote">a </mark><em><mark class="quote">b</mark> c</em> d',
    ],
    ["a reference as one", "a &amp; b", [{ start: 2, end: 3 }], 'a <mark class="quote">&amp;</mark> b'],
    [
      "overlapping ranges as one",
      "abcdef",
      [
        { start: 3, end: 5 },
        { start: 1, end: 4 },
      ],
      'a<mark class="quote">bcde</mark>f',
    ],
    [
      "touching ranges as one",
      "abcd",
      [
        { start: 0, end: 2 },
        { start: 2, end: 3 },
      ],
      '<mark class="quote">abc</mark>d',
    ],
    [
      "around a break",
      "a<br />b",
      [{ start: 0, end: 3 }],
      '<mark class="quote">a</mark><br /><mark class="quote">b</mark>',
    ],
    ["whole characters only", "a👍b", [{ start: 2, end: 3 }], 'a<mark class="quote">👍</mark>b'],
    [
      "nothing beyond the text",
      "ab",
      [
        { start: -3, end: 0 },
        { start: 2, end: 9 },
        { start: 1, end: 1 },
      ],
      "ab",
    ],
    [
      "items",
      "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
      [{ start: 2, end: 5 }],
      '<ul>\n<li>on<mark class="quote">e</mark></li>\n<li><mark class="quote">t</mark>wo</li>\n</ul>',
    ],
    ["a reference of two units", "a&#128077;b", [{ start: 1, end: 3 }], 'a<mark class="quote">&#128077;</mark>b'],
  ])("marks %s", (_, html, wanted, expected) => {
    expect(markQuotes(html, wanted)).toBe(expected);
  });
});

describe("the text of a block", () => {
  test.each([
    ["items are lines", "<ul>\n<li>one</li>\n<li>two <b>x</b></li>\n</ul>", "one\ntwo x"],
    ["an inner list starts a line", "<ol><li>one<ul><li>two</li></ul></li><li>three</li></ol>", "one\ntwo\nthree"],
    ["quoted paragraphs are lines", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>", "a\nb"],
    ["cells and rows", "<table><tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>2</td></tr></table>", "a\tb\n1\t2"],
    ["breaks", "a<br>\nb<br />c", "a\nb\nc"],
    ["code keeps its space", "<pre><code>a\n\n  b\n</code></pre>", "a\n\n  b\n"],
    ["space between inline elements counts", "<em>a</em> <b>c</b>", "a c"],
    ["references", "&lt;&#65;&#x42;&nbsp;&quot;&copy;", '<AB\u00a0"&copy;'],
  ])("%s", (_, html, text) => {
    expect(plainText(html)).toBe(text);
  });

  test("as stored may differ in white space", () => {
    const mark = (html: string, text: string, words: string) => {
      const start = text.indexOf(words);
      return markQuotes(html, [{ start, end: start + words.length }], text);
    };
    expect(mark("<table><tr><td>a</td><td>b</td></tr></table>", "a b", "b")).toContain(
      '<td><mark class="quote">b</mark></td>',
    );
    expect(mark("<pre><code>  a\n  b\n</code></pre>", "a\n  b", "b")).toBe(
      '<pre><code>  a\n  <mark class="quote">b</mark>\n</code></pre>',
    );
    expect(mark("one\n   two three", "one two three", "one two")).toBe('<mark class="quote">one\n   two</mark> three');
    expect(mark("<p>a</p><p>b</p>", "a\n\nb", "b")).toBe('<p>a</p><p><mark class="quote">b</mark></p>');
  });
});
