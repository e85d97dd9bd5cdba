/** Pictures among words: the one form in which they stand there, who may write it, and what is left where there is none. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sanitised, wordsOf } from "~/texts/import/safe-html";
import { isSign, picturesOnly, withPictures } from "~/texts/pictures/among-words";
import { hashesIn, pictureHtml, picturesIn, pictureUrl } from "~/texts/pictures/picture";
import type { DraftBlock } from "~/texts/text";

const hash = "ab".repeat(32);
const found = pictureHtml({ source: "https://example.org/a.png", alt: "a map" });
const kept = pictureHtml({ source: pictureUrl(hash), alt: "a map", width: 40, height: 20 });
const block = (html: string): DraftBlock => ({ kind: "paragraph", html, text: wordsOf(html) });

describe("the sanitiser", () => {
  test.each([
    ["of a page", found],
    ["of a file", pictureHtml({ source: "picture:12", alt: `"<b>" & more` })],
  ])("lets through what a reader found, %s", (_, html) => {
    expect(sanitised(`See ${html} here.`)).toBe(`See ${html} here.`);
  });
  test.each([
    ["an address of ours", kept],
    ["a program", `<img src="javascript:alert(1)" alt="x">`],
    ["data", `<img src="data:image/png;base64,AAAA" alt="x">`],
    ["another server by its name alone", `<img src="//evil.example/x.png" alt="x">`],
    ["a place on this one", `<img src="../account" alt="x">`],
    ["nowhere", `<img alt="x">`],
  ])("and nothing that names %s", (_, html) => {
    expect(sanitised(`See ${html} here.`)).toBe("See  here.");
  });
  test("and nothing else of it", () => {
    const html = `<img alt="x" src="https://example.org/a.png" srcset="https://evil.example/b.png 2x" onerror="alert(1)" style="position:fixed" class="x" id="y" width="9999" height="1">`;
    expect(sanitised(html)).toBe(pictureHtml({ source: "https://example.org/a.png", alt: "x" }));
  });
});

test("a picture says nothing where words are counted, and stands where it stood", () => {
  expect(wordsOf(`<ul><li>One ${kept}</li><li>${kept} two</li></ul>`)).toBe("One\ntwo");
  const html = `a${kept}b${found}`;
  const places = [...picturesIn(html)];
  expect(places.map(({ from, to }) => html.slice(from, to))).toEqual([kept, found]);
  expect(hashesIn([{ blocks: [block(html), block(kept)] }])).toEqual([hash]);
  expect(
    hashesIn([{ blocks: [{ kind: "code", html: `<pre><code>&lt;img src="/pictures/${hash}"`, text: "" }] }]),
  ).toEqual([]);
});

test.each([
  [`See ${found} here.`, "See a map here."],
  [`See${found}here`, "See a map here"],
  [`<em>See </em>${found}, here`, "<em>See </em>a map, here"],
  [`(${found})`, "(a map)"],
  [found, "a map"],
  [`<ul><li>One</li><li>${found}</li></ul>`, "<ul><li>One</li><li>a map</li></ul>"],
  [`One<br>${found}<br>two`, "One<br>a map<br>two"],
])("what is not to be had leaves its words: %s", (html, said) => {
  expect(withPictures(block(html), () => null)).toEqual(block(said));
});

test("and what says nothing leaves nothing", () => {
  const silent = pictureHtml({ source: "https://example.org/a.png", alt: "" });
  const left = (html: string) => withPictures(block(html), () => null)?.html ?? null;
  expect(left(`See ${silent} here`)).toBe("See here");
  expect(left(`<ul><li>One</li><li><em>${silent}</em></li></ul>`)).toBe("<ul><li>One</li></ul>");
  expect(left(`<table><tr><td>${silent}</td><td>One</td></tr></table>`)).toBe(
    "<table><tr><td></td><td>One</td></tr></table>",
  );
  expect(left(`<p>${silent}</p>`)).toBe(null);
});

test("nothing but pictures is a block for each", () => {
  expect(picturesOnly(`<em>${found}</em><br>${kept}`)?.map(({ kind, html }) => [kind, html])).toEqual([
    ["picture", found],
    ["picture", kept],
  ]);
  expect(picturesOnly(`${found} words`)).toBe(null);
  expect(picturesOnly("words")).toBe(null);
});

test.each([
  ["T", true],
  ["😀", true],
  ["👩‍👩‍👧", true],
  ["", false],
  ["a b", false],
  ["map", false],
])("a sign is its own word: %s", (alt, is) => expect(isSign(alt)).toBe(is));

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
test("no word is lost or said twice, whichever are shown", () => {
  const word = fc.stringMatching(/^[a-zéß]{3,7}$/);
  const piece = fc.oneof(
    word.map((said) => ({ html: `${said} `, said: [said], isShown: null })),
    word.map((said) => ({ html: `<em>${said}</em> `, said: [said], isShown: null })),
    fc.tuple(fc.array(word, { maxLength: 3 }), fc.boolean()).map(([alt, isShown]) => ({
      html: pictureHtml({ source: `https://example.org/${isShown ? "shown" : "gone"}`, alt: alt.join(" ") }),
      said: isShown ? [] : alt,
      isShown,
    })),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
      const made = withPictures(block(pieces.map(({ html }) => html).join("")), (shown) =>
        shown.source.endsWith("shown") ? shown : null,
      );
      const said = pieces.flatMap((each) => each.said);
      expect(words(made?.text ?? "")).toEqual(said);
      expect([...picturesIn(made?.html ?? "")]).toHaveLength(pieces.filter(({ isShown }) => isShown).length);
      expect(words((made?.html ?? "").replace(/<[^<>]*>/g, " "))).toEqual(said);
    }),
  );
});
