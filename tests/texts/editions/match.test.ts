import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchBlocks, type Matchable } from "~/texts/editions/match";
import type { BlockKind } from "~/texts/text";

const p = (text: string): Matchable => ({ kind: "paragraph", text });
const as = (kind: BlockKind, text: string): Matchable => ({ kind, text });

const harbour = "The harbour master counted the boats at dusk and wrote their names into a grey book.";
const baker = "Nobody in the village had seen the baker since the flood had taken the lower bridge.";
const tax = "A tax on salt was the first thing that the new council agreed upon without a quarrel.";
const school = "Her school stood between two fields, and in winter the snow lay against its windows.";
const letter = "When the letter came at last, it held one line and a pressed flower from the marsh.";
const refrain = "Row, brothers, row, the tide is turning.";

const shown = (old: Matchable[], next: Matchable[]) =>
  matchBlocks(old, next).map(({ how, to, isMoved }) => `${how} ${to.join(",")}${isMoved ? " moved" : ""}`.trim());

describe("what became of each block", () => {
  test.each<[string, Matchable[], Matchable[], string[]]>([
    ["nothing changed", [p(harbour), p(baker)], [p(harbour), p(baker)], ["same 0", "same 1"]],
    ["both empty", [], [], []],
    ["everything deleted", [p(harbour), p(baker)], [], ["gone", "gone"]],
    ["everything new", [p(harbour), p(baker)], [p(tax), p(school), p(letter)], ["gone", "gone"]],
    [
      "punctuation, capitals, note marks and white space",
      [p(harbour), p(baker)],
      [p(harbour.toUpperCase().replace(" AT DUSK", ", at  dusk[12],")), p(`“${baker}”`)],
      ["same 0", "same 1"],
    ],
    ["a typo", [p(harbour), p(baker)], [p(harbour.replace("counted", "conuted")), p(baker)], ["changed 0", "same 1"]],
    ["one put in", [p(harbour), p(baker)], [p(harbour), p(tax), p(baker)], ["same 0", "same 2"]],
    ["one left out", [p(harbour), p(tax), p(baker)], [p(harbour), p(baker)], ["same 0", "gone", "same 1"]],
    ["one replaced", [p(harbour), p(tax), p(baker)], [p(harbour), p(letter), p(baker)], ["same 0", "gone", "same 2"]],
    [
      "one moved to the end",
      [p(harbour), p(baker), p(tax), p(school)],
      [p(baker), p(tax), p(school), p(harbour)],
      ["same 3 moved", "same 0", "same 1", "same 2"],
    ],
    [
      "one moved and changed",
      [p(harbour), p(baker), p(tax), p(school)],
      [p(baker), p(tax), p(school), p(harbour.replace("dusk", "dawn"))],
      ["changed 3 moved", "same 0", "same 1", "same 2"],
    ],
    [
      "one split in two",
      [p(harbour), p(`${baker} ${tax}`), p(school)],
      [p(harbour), p(baker), p(tax), p(school)],
      ["same 0", "split 1,2", "same 3"],
    ],
    [
      "a short sentence split off",
      [p(harbour), p(`${baker} He was gone. ${tax}`), p(school)],
      [p(harbour), p(baker), p("He was gone."), p(tax), p(school)],
      ["same 0", "split 1,2,3", "same 4"],
    ],
    [
      "two joined",
      [p(harbour), p(baker), p(tax), p(school)],
      [p(harbour), p(`${baker} ${tax}`), p(school)],
      ["same 0", "joined 1", "joined 1", "same 2"],
    ],
    [
      "three joined, one of them short",
      [p(baker), p("He was gone."), p(tax), p(school)],
      [p(`${baker} He was gone. ${tax}`), p(school)],
      ["joined 0", "joined 0", "joined 0", "same 1"],
    ],
    [
      "one split in two, beside one that is more like it than either",
      [p(`${harbour} ${baker}`), p(school)],
      [p(`${harbour} ${baker.replace("baker", "miller")}`), p(harbour), p(baker), p(school)],
      ["split 1,2", "same 3"],
    ],
    [
      "two joined, beside one that is more like the first",
      [p(harbour), p(baker), p(school)],
      [p(harbour.replace("dusk", "dawn")), p(`${harbour} ${baker}`), p(school)],
      ["joined 1", "joined 1", "same 2"],
    ],
    [
      "the same split in two twice",
      [p(`${harbour} ${baker}`), p(tax), p(`${harbour} ${baker}`)],
      [p(harbour), p(baker), p(tax), p(harbour), p(baker)],
      ["split 0,1", "same 2", "split 3,4"],
    ],
    ["cut to a sentence", [p(`${baker} ${tax} ${school}`), p(letter)], [p(tax), p(letter)], ["changed 0", "same 1"]],
    [
      "a row of stars left out",
      [p(harbour), p("* * *"), p(baker), p("* * *"), p(tax), p("* * *"), p(school)],
      [p(harbour), p("* * *"), p(baker), p(tax), p("* * *"), p(school)],
      ["same 0", "same 1", "same 2", "gone", "same 3", "same 4", "same 5"],
    ],
    [
      "a refrain that moves with its verse",
      [p(harbour), p(refrain), p(baker), p(refrain), p(tax), p(refrain)],
      [p(baker), p(refrain), p(tax), p(refrain), p(harbour), p(refrain)],
      ["same 4 moved", "same 5 moved", "same 0", "same 1", "same 2", "same 3"],
    ],
    [
      "a refrain left out here and put in twice there",
      [p(harbour), p(refrain), p(baker), p(refrain), p(tax), p(school), p(letter)],
      [p(harbour), p(baker), p(refrain), p(tax), p(refrain), p(school), p(refrain), p(letter)],
      ["same 0", "gone", "same 1", "same 2", "same 3", "same 5", "same 7"],
    ],
    [
      "empty captions",
      [as("caption", ""), p(harbour), as("caption", "")],
      [p(harbour), as("caption", "")],
      ["gone", "same 0", "same 1"],
    ],
    [
      "a paragraph that became a quotation",
      [p(harbour), p(baker)],
      [p(harbour), as("quote", baker)],
      ["same 0", "same 1"],
    ],
    [
      "a word corrected in a short line",
      [p("Introdution"), p(baker)],
      [p("Introduction"), p(baker)],
      ["changed 0", "same 1"],
    ],
    ["another short line", [p("Yes, he said."), p(baker)], [p("Nobody knew her."), p(baker)], ["gone", "same 1"]],
    [
      "signs that are words",
      [p("港の長は夕暮れに船を数えた。"), p("村の人は誰もパン屋を見なかった。")],
      [p("港の長は夜明けに船を数えた。"), p("村の人は誰もパン屋を見なかった。")],
      ["changed 0", "same 1"],
    ],
    [
      "most words in another place of the block",
      [p(`${harbour} ${baker}`)],
      [p(`${baker} ${harbour} ${tax}`)],
      ["changed 0"],
    ],
  ])("%s", (_, old, next, fates) => {
    expect(shown(old, next)).toEqual(fates);
  });

  test("likeness is the share of its words that are found", () => {
    const [cut] = matchBlocks([p(`${harbour} ${baker}`)], [p(harbour)]);
    expect(cut?.likeness).toBeCloseTo(0.5, 1);
    const [grown] = matchBlocks([p(harbour)], [p(`${harbour} ${baker}`)]);
    expect(grown).toMatchObject({ how: "changed", likeness: 1 });
  });
});

describe("whatever the editions", () => {
  const text = fc.oneof(
    fc.constantFrom("", "* * *", "Yes.", refrain, harbour, baker, `${harbour} ${baker}`, tax, `${tax} ${harbour}`),
    fc.array(fc.constantFrom("one", "two", "three", "four", "five", "six"), { maxLength: 14 }).map((w) => w.join(" ")),
    fc.string({ unit: "grapheme", maxLength: 30 }),
  );
  const block = fc.record({ kind: fc.constantFrom<BlockKind>("paragraph", "footnote", "caption"), text });
  const edition = fc.array(block, { maxLength: 14 });

  test("each old block has one fate, and each new block one that it came from, or several joined", () => {
    fc.assert(
      fc.property(edition, edition, (old, next) => {
        const fates = matchBlocks(old, next);
        expect(fates).toHaveLength(old.length);
        const from = new Map<number, string[]>();
        for (const { how, to, likeness } of fates) {
          expect(to).toEqual([...new Set(to)].sort((a, b) => a - b));
          expect(to.every((at) => at >= 0 && at < next.length)).toBe(true);
          expect(likeness).toBeGreaterThanOrEqual(0);
          expect(likeness).toBeLessThanOrEqual(1);
          expect({ gone: to.length === 0, split: to.length > 1 }[how as string] ?? to.length === 1).toBe(true);
          for (const at of to) from.set(at, [...(from.get(at) ?? []), how]);
        }
        for (const hows of from.values())
          expect(hows.length > 1 ? hows.every((how) => how === "joined") : hows[0] !== "joined").toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("an edition is itself, in order", () => {
    fc.assert(
      fc.property(edition, (blocks) => {
        expect(matchBlocks(blocks, blocks)).toEqual(
          blocks.map((_, at) => ({ how: "same", to: [at], likeness: 1, isMoved: false })),
        );
      }),
    );
  });
});
