import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Quote } from "~/comments/anchor";
import { passageFinder } from "~/comments/passage-finder";
import { findQuote, quoteAt } from "~/comments/quote";
import { reanchored, sectionReanchored, type Found } from "~/comments/reanchor";
import { carriedOver } from "~/texts/editions/carry";
import { identified } from "~/texts/import/ids";
import { asOld, chance, edits, laid, Writer } from "./edits";

const harbour = "The harbour master counted the boats at dusk. He wrote their names into a grey book.";
const baker = "Nobody had seen the baker since the flood. It had taken the lower bridge and two barns.";
const tax = "A tax on salt was the first thing that the council agreed upon. Nobody quarrelled over it.";
const school = "Her school stood between two fields. In winter the snow lay against its windows.";
const letter = "When the letter came at last, it held one line and a pressed flower from the marsh.";

const draftOf = (texts: string[]) => ({
  sections: [
    { heading: "One", level: 1, blocks: texts.map((text) => ({ kind: "paragraph" as const, html: text, text })) },
  ],
});

/** Where a passage of the old text number `at` went, with the number of the new text; null: an orphan. */
function went(old: string[], next: string[], at: number, passage: string | null) {
  const before = asOld(identified(draftOf(old), "t"));
  const carried = carriedOver(before, draftOf(next), "t", new Set());
  const blocks = carried.sections.flatMap((section) => section.blocks);
  const oldText = old[at] as string;
  const start = passage === null ? 0 : oldText.indexOf(passage);
  const quote = passage === null ? null : quoteAt(oldText, start, start + passage.length);
  const block = before.sections[0]?.blocks[at]?.id as string;
  const texts = { text: (id: string) => blocks.find((each) => each.id === id)?.text };
  const found = reanchored({ block, quote }, oldText, carried, texts, passageFinder(before, carried));
  return found && { ...found, at: blocks.findIndex(({ id }) => id === found.block) };
}

const shown = (found: (Found & { at: number }) | null) =>
  found && [found.how, found.at, ...(found.quote ? [found.quote.exact] : [])];

type Row = [name: string, old: string[], next: string[], at: number, passage: string | null, to: unknown[] | null];

describe("a passage", () => {
  test.each<Row>([
    ["nothing changed", [harbour, baker], [harbour, baker], 1, "the baker", ["kept", 1, "the baker"]],
    ["part of a word", [harbour, baker], [harbour, `So. ${baker}`], 1, "ake", ["kept", 1, "ake"]],
    ["a sentence put in before", [baker], [`It rained. ${baker}`], 0, "seen the baker", ["kept", 0, "seen the baker"]],
    [
      "a sentence put in between",
      [baker],
      [baker.replace("flood.", "flood. It was May.")],
      0,
      "the flood. It had",
      ["changed", 0, "the flood. It was May. It had"],
    ],
    ["its sentence left out", [harbour], ["He wrote their names into a grey book."], 0, "the boats", null],
    ["the next sentence left out", [harbour], ["He wrote their names into a grey book."], 0, "He", ["kept", 0, "He"]],
    ["a word of it misspelt before", [baker.replace("baker", "bakre")], [baker], 0, "bakre", ["changed", 0, "baker"]],
    [
      "a word of it replaced",
      [baker],
      [baker.replace("lower", "upper")],
      0,
      "the lower bridge",
      ["changed", 0, "the upper bridge"],
    ],
    ["all of it replaced", [baker], [baker.replace("baker", "miller")], 0, "baker", ["changed", 0, "miller"]],
    [
      "its sentence replaced",
      [baker],
      ["Nobody had seen the baker since the flood. Cows drank there."],
      0,
      "lower bridge",
      null,
    ],
    [
      "a word that the sentence in its stead has too",
      [baker],
      [baker.replace(/the lower.*/, "nothing that anyone missed.")],
      0,
      "It",
      ["changed", 0, "It"],
    ],
    [
      "three words that it has too",
      [baker],
      [baker.replace(/the lower.*/, "nothing that anyone missed.")],
      0,
      "It had taken",
      null,
    ],
    [
      "a comma more",
      [baker],
      [baker.replace("bridge", "bridge,")],
      0,
      "lower bridge and",
      ["kept", 0, "lower bridge, and"],
    ],
    [
      "straight marks",
      ["“Go,” she said – and went."],
      ['"Go," she said – and went.'],
      0,
      "“Go,” she",
      ["kept", 0, '"Go," she'],
    ],
    [
      "other blanks",
      ["Go on, she said, and sing."],
      ["Go\u00a0on,  she said, and sing."],
      0,
      "Go on, she",
      ["kept", 0, "Go\u00a0on,  she"],
    ],
    ["signs alone", ["Go – she said – and went."], ["So: go – she said – and went."], 0, "–", ["kept", 0, "–"]],
    ["signs that are gone", ["Go – she said – and went."], ["Go, she said – and went."], 0, "–", null],
    ["pictographs", [`${harbour} 👍🏽 ${baker}`], [`${baker} ${harbour} 👍🏽`], 0, "👍🏽", null],
    ["its block left out", [harbour, baker], [harbour], 1, "the lower bridge", null],
    ["its block replaced", [harbour, baker, tax], [harbour, school, tax], 1, "the", null],
    ["its block moved", [harbour, baker, tax], [baker, tax, harbour], 0, "the boats", ["moved", 2, "the boats"]],
    [
      "the lesser part of a split block",
      [`${harbour} ${baker}`],
      [harbour, baker],
      0,
      "grey book",
      ["moved", 0, "grey book"],
    ],
    [
      "the greater part of a split block",
      [`${harbour} ${baker}`, tax],
      [harbour, baker, tax],
      0,
      "two barns",
      ["kept", 1, "two barns"],
    ],
    [
      "over the cut of a split block",
      [`${harbour} ${baker}`],
      [harbour, baker],
      0,
      "into a grey book. Nobody had seen the baker",
      ["changed", 1, "Nobody had seen the baker"],
    ],
    ["joined blocks", [harbour, baker], [`${harbour} ${baker}`], 0, "grey book", ["moved", 0, "grey book"]],
    [
      "its sentence moved into another block",
      [harbour, baker, tax],
      ["The harbour master counted the boats at dusk.", baker, `${tax} He wrote their names into a grey book.`],
      0,
      "their names into a grey book",
      ["moved", 2, "their names into a grey book"],
    ],
    [
      "left out here, and said elsewhere all along",
      [`${harbour} He was not there.`, `${baker} He was not there.`],
      [harbour, `${baker} He was not there.`],
      0,
      "He was not there.",
      null,
    ],
    [
      "the second of two like it",
      ["A rose is a rose is a flower."],
      ["See: a rose is a rose is a flower."],
      0,
      "rose is a f",
      ["kept", 0, "rose is a f"],
    ],
    [
      "signs without blanks",
      ["港の長は夕暮れに船を数えた。"],
      ["港の長は、夕暮れに船を数えた。雨。"],
      0,
      "夕暮れに",
      ["kept", 0, "夕暮れに"],
    ],
    ["everything left out", [harbour, baker], [], 0, "the boats", null],
    ["everything new", [harbour, baker], [tax, school, letter], 0, "the", null],
  ])("%s", (_, old, next, at, passage, to) => {
    expect(shown(went(old, next, at, passage))).toEqual(to);
  });

  test("that its own block does not have is nowhere", () => {
    const before = asOld(identified(draftOf([harbour]), "t"));
    const carried = carriedOver(before, draftOf([harbour]), "t", new Set());
    const finder = passageFinder(before, carried);
    const ask = (block: string, quote: Quote) =>
      reanchored({ block, quote }, harbour, carried, { text: () => harbour }, finder);
    expect(ask(before.sections[0]?.blocks[0]?.id ?? "", { exact: "absent", prefix: "", suffix: "" })).toBeNull();
    expect(ask("b-unknown", quoteAt(harbour, 0, 11))).toBeNull();
  });
});

describe("a whole block", () => {
  test.each<Row>([
    ["the same", [harbour, baker], [harbour, tax, baker], 1, null, ["kept", 2]],
    ["moved", [harbour, baker, tax], [baker, tax, harbour], 0, null, ["moved", 2]],
    [
      "a short one moved",
      [school, harbour, "He left.", baker, tax],
      ["He left.", school, harbour, baker, tax],
      2,
      null,
      ["changed", 0],
    ],
    ["corrected", [harbour, baker], [harbour, baker.replace("two", "three")], 1, null, ["changed", 1]],
    ["split", [`${harbour} ${baker} ${tax}`], [harbour, `${baker} ${tax}`], 0, null, ["changed", 1]],
    ["joined", [harbour, `${baker} ${tax}`], [`${harbour} ${baker} ${tax}`], 0, null, ["changed", 0]],
    ["replaced", [harbour, baker], [harbour, letter], 1, null, null],
    ["left out", [harbour, baker], [harbour], 1, null, null],
    [
      "one of several rows of stars left out",
      ["* * *", harbour, "* * *", baker],
      [harbour, "* * *", baker],
      0,
      null,
      null,
    ],
  ])("%s", (_, old, next, at, passage, to) => {
    expect(shown(went(old, next, at, passage))).toEqual(to);
  });
});

test("a section is where its heir is", () => {
  const carried = {
    sectionHeirs: new Map([
      ["s1", "s1"],
      ["s2", null],
    ]),
  };
  expect(["s1", "s2", "s3"].map((id) => sectionReanchored(id, carried))).toEqual(["s1", null, null]);
});

describe("whatever the edit", () => {
  const kinds = Object.entries(edits);

  test("what is found is there, and kept only with the same words", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(kinds.length - 1), fc.nat(), fc.nat(), (seed, kind, from, length) => {
        const writer = new Writer(chance(seed));
        const prose = writer.prose(2, 3);
        const old = laid(prose);
        kinds[kind]?.[1](prose, writer);
        const next = laid(prose);
        const at = from % old.texts.length;
        const text = old.texts[at] as string;
        // Any units, not whole words.
        const start = from % text.length;
        const end = Math.min(text.length, start + 1 + (length % 120));
        const before = asOld(identified(old.draft, "t"));
        const carried = carriedOver(before, next.draft, "t", new Set());
        const blocks = carried.sections.flatMap((section) => section.blocks);
        const texts = { text: (id: string) => blocks.find((each) => each.id === id)?.text };
        const block = before.sections.flatMap((section) => section.blocks)[at]?.id ?? "";
        const quote = quoteAt(text, start, end);
        const found = reanchored({ block, quote }, text, carried, texts, passageFinder(before, carried));
        if (!found) return;
        expect(found.score).toBeGreaterThanOrEqual(0.6);
        expect(found.score).toBeLessThanOrEqual(1);
        expect(found.quote?.exact).not.toBe("");
        expect(findQuote(texts.text(found.block) ?? "", found.quote as Quote)).not.toBeNull();
        if (found.how === "kept") expect(found.block).toBe(block);
        if (found.how !== "changed") expect(found.score).toBeGreaterThanOrEqual(0.8);
      }),
      { numRuns: 300 },
    );
  });

  test("an edition that is the same keeps every passage to the unit", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), (texts, a, b) => {
        const at = a % texts.length;
        const own = texts[at] as string;
        const [start, end] = [a % own.length, b % own.length].sort((x, y) => x - y) as [number, number];
        const quote = quoteAt(own, start, end + 1);
        const first = findQuote(own, quote);
        const found = went(texts, texts, at, null);
        expect(found).toMatchObject({ how: "kept", at });
        const before = asOld(identified(draftOf(texts), "t"));
        const carried = carriedOver(before, draftOf(texts), "t", new Set());
        const block = before.sections[0]?.blocks[at]?.id ?? "";
        const again = reanchored({ block, quote }, own, carried, { text: () => own }, passageFinder(before, carried));
        expect(again).toEqual({
          block,
          quote: quoteAt(own, first?.start ?? 0, first?.end ?? 0),
          how: "kept",
          score: 1,
        });
      }),
      { numRuns: 300 },
    );
  });
});
