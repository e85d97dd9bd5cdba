/** The words of a block changed: the marks stay with the words that stay. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, sanitised, wordsOf } from "~/texts/import/safe-html";
import { rewordable, reworded } from "~/texts/review/reworded";
import type { DraftBlock } from "~/texts/text";

const block = (html: string, kind: DraftBlock["kind"] = "paragraph"): DraftBlock => ({
  kind,
  html,
  text: wordsOf(html),
});
const note = '<sup class="note-ref" id="note-ref-1"><a href="#note-1">1</a></sup>';

test.each([
  ["a word", "One <em>two</em> three.", "One <em>too</em> three.", "One too three."],
  ["before a mark", "One <em>two</em> three.", "One and <em>two</em> three.", "One and two three."],
  ["all of a mark gone", "One <em>two</em> three.", "One three.", "One three."],
  [
    "two places",
    "<em>One</em> two <strong>three</strong>.",
    "<em>Once</em> two <strong>thrice</strong>.",
    "Once two thrice.",
  ],
  ["behind a note", `Said${note} so.`, `Said${note} and done.`, "Said1 and done."],
  ["a note taken off", `Said${note}.`, "Said.", "Said."],
  ["a line break", "One two", "One<br>two", "One\ntwo"],
  ["a break taken out", "One<br>two", "One two", "One two"],
  ["signs of HTML", "One &amp; two", "One &amp; &lt;b&gt; &amp;amp; two", "One & <b> &amp; two"],
  ["at both ends", "two", "One two three", "One two three"],
  ["all other", "One <em>two</em>.", "Nothing of it", "Nothing of it"],
])("%s", (_, html, wanted, words) => {
  const made = reworded(block(html), words);
  expect(wordsOf(made?.html ?? "")).toBe(wordsOf(wanted));
  expect(made?.text).toBe(wordsOf(wanted));
  // Marks may stand around a blank more or less; what they stand around is the same.
  for (const [, tag, inside] of wanted.matchAll(/<(em|strong|sup)[^>]*>(.*?)<\/\1>/g))
    expect(made?.html).toMatch(new RegExp(`<${tag}[^>]*> ?${inside}</${tag}>`));
});

const picture = '<img src="/pictures/x" alt="a map" width="40" height="20" loading="lazy" decoding="async">';
test.each([
  ["its words", `One ${picture} two.`, "One  three.", `One ${picture} three.`],
  ["all of them", `One ${picture} two.`, "Else", `Else${picture}`],
  ["at both ends", `${picture} one ${picture}`, " two ", `${picture} two ${picture}`],
  ["in a mark", `One <em>two ${picture}</em> three.`, "One  three.", `One <em>${picture}</em> three.`],
])("a picture among words stays: %s", (_, html, words, wanted) => {
  const made = reworded(block(html), words);
  expect(made?.html.match(/<img [^<>]*>/g)).toEqual(html.match(/<img [^<>]*>/g));
  expect(wordsOf(made?.html ?? "").replace(/\s+/g, " ")).toBe(wordsOf(wanted).replace(/\s+/g, " "));
  expect(made?.text).toBe(wordsOf(made?.html ?? ""));
});

describe("what cannot be reworded", () => {
  test.each([
    ["a list", block("<ul><li>a</li></ul>", "list")],
    ["a quotation", block("<blockquote><p>a</p></blockquote>", "quote")],
    ["a table", block("<table><tr><td>a</td></tr></table>", "table")],
    ["a note", block('<aside class="note" id="note-1"><p>a</p></aside>', "footnote")],
  ])("%s", (_, one) => {
    expect(rewordable(one)).toBeNull();
    expect(reworded(one, "b")).toBeNull();
  });

  test("to nothing", () => {
    for (const words of ["", "  ", "\n\n"]) expect(reworded(block("One."), words)).toBeNull();
  });
});

/** Inline HTML as the importer writes it. */
const pieces = fc.array(
  fc.tuple(
    fc.constantFrom("", "em", "strong", "code", "s"),
    fc.array(fc.constantFrom("hedge", "goose", "law", "of", "the", "<", "&", "\u{1f986}"), {
      minLength: 1,
      maxLength: 4,
    }),
  ),
  { minLength: 1, maxLength: 6 },
);
const htmlOf = (marked: [string, string[]][]) =>
  marked
    .map(([tag, words]) => (tag ? `<${tag}>${escaped(words.join(" "))}</${tag}>` : escaped(words.join(" "))))
    .join(" ");
const some = fc.array(fc.constantFrom("hedge", "goose", "law", "common", "the", "<", "&", "\n", "\u{1f986}"), {
  minLength: 1,
  maxLength: 12,
});

test("it says exactly what was written, in HTML that the sanitiser leaves as it is", () => {
  fc.assert(
    fc.property(pieces, some, (marked, words) => {
      fc.pre(words.join("").trim() !== "");
      const wanted = words.join(" ");
      const made = reworded(block(htmlOf(marked)), wanted);
      const plain = (text: string) => text.replace(/\s+/g, " ").trim();
      expect(plain(made?.text ?? "")).toBe(plain(wanted));
      expect(sanitised(made?.html ?? "")).toBe(made?.html);
    }),
    { numRuns: 500 },
  );
});

test("the same words change nothing", () => {
  fc.assert(
    fc.property(pieces, (marked) => {
      const one = block(htmlOf(marked));
      expect(reworded(one, rewordable(one) ?? "")).toEqual(one);
    }),
  );
});
