/** Pictures that are different in an edition, in words. */
import { expect, test } from "vitest";
import { contentOf } from "~/comments/crossing";
import { differences } from "~/comments/differences";
import { addTold, toldSlices, type ToldSection } from "~/texts/editions/told";
import { atOnce } from "~/texts/giving-way";
import { pictureHtml, pictureUrl } from "~/texts/pictures/picture";
import type { BlockKind } from "~/texts/text";

const picture = (letter: string, alt: string) => pictureHtml({ source: pictureUrl(letter.repeat(64)), alt });
type Block = { kind: BlockKind; html: string; text: string };

/** As the thread that compares is told of it. */
function told(block: Block) {
  const sections: ToldSection[] = [];
  const edition = { sections: [{ id: "s", heading: null, level: 1, blocks: [{ id: "b", ...block }] }] };
  for (const rows of toldSlices(edition)) addTold(sections, rows);
  return contentOf(sections);
}
const between = (old: Block, next: Block) =>
  atOnce(differences(told(old), told(next))).list.map(({ what, pieces }) => [
    what,
    ...pieces().map(({ is, text }) => `${is}:${text}`),
  ]);
const among = (html: string): Block => ({ kind: "list", html, text: "See  here." });

test.each<[string, Block, Block, string[][]]>([
  ["the same", among(`See ${picture("a", "a map")} here.`), among(`See ${picture("a", "a map")} here.`), []],
  [
    "another",
    among(`See ${picture("a", "a map")} here.`),
    among(`See ${picture("b", 'a "lift"')} here.`),
    [["changed", "same:See  here.", "left out: [a map]", 'added: [a "lift"]']],
  ],
  [
    "one gone that was not described",
    among(`See ${picture("a", "")} here.`),
    among("See  here."),
    [["changed", "same:See  here.", "left out: […]"]],
  ],
  [
    "another by itself, described as the one before",
    { kind: "picture", html: picture("a", "A map"), text: "A map" },
    { kind: "picture", html: picture("b", "A map"), text: "A map" },
    [["changed", "same:A map", "left out: [A map]", "added: [A map]"]],
  ],
  [
    "another description of one by itself",
    { kind: "picture", html: picture("a", "A map"), text: "A map" },
    { kind: "picture", html: picture("a", "A chart"), text: "A chart" },
    [["changed", "same:A", "left out: map", "added: chart"]],
  ],
])("%s", (_, old, next, expected) => expect(between(old, next)).toEqual(expected));
