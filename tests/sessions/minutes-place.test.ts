/** Where minutes speak of a passage, however they were changed by hand. */
import { expect, test } from "vitest";
import { markPassage } from "~/sessions/minutes-place";

const part = (html: string) => ({ level: 2, heading: "Course", html });
const marked = (htmls: string[], number: number, title: string | null = null) =>
  markPassage(htmls.map(part), number, title).map(
    ({ html }) => /<\w+ id="passage"[^>]*>([^<]*)/.exec(html)?.[1] ?? null,
  );

test.each<[string, string[], number, string | null, Array<string | null>]>([
  ["in the passage of an item", ["<ol><li>A, ¶ 1 to 3</li><li>B, ¶ 4 to 9</li></ol>"], 5, null, ["B, ¶ 4 to 9"]],
  ["at its end", ['<ul dir="auto"><li>A, ¶ 1 to 3</li></ul>'], 3, null, ["A, ¶ 1 to 3"]],
  ["one paragraph alone", ['<p dir="auto">Of ¶ 7 much was said.</p>'], 7, null, ["Of ¶ 7 much was said."]],
  ["the shortest of several", ["<p>¶ 1 to 90</p>", "<p>¶ 38 to 40</p>"], 39, null, [null, "¶ 38 to 40"]],
  ["nowhere", ["<p>¶ 1 to 3</p>", "<p>12 people</p>"], 12, null, [null, null]],
  [
    "not of another text",
    ["<li>A, Hay ¶ 1 to 3</li><li>B, Wool &amp; I ¶ 1 to 3</li>"],
    2,
    "Wool & I",
    ["B, Wool &amp; I ¶ 1 to 3"],
  ],
  ["not where there is nothing to mark", ["¶ 1 to 3"], 2, null, [null]],
])("%s", (_, htmls, number, title, expected) => expect(marked(htmls, number, title)).toEqual(expected));
