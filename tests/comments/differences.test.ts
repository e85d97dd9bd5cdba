/** What is different in an edition. */
import { describe, expect, test } from "vitest";
import { contentOf } from "~/comments/crossing";
import { differences, pageOf } from "~/comments/differences";
import { atOnce } from "~/texts/giving-way";

type Section = [id: string, heading: string | null, ...blocks: [id: string, text: string][]];

const edition = (...sections: Section[]) =>
  contentOf(
    sections.map(([id, heading, ...blocks]) => ({
      ...{ id, heading, level: 1 },
      blocks: blocks.map(([block, text]) => ({ id: block, kind: "paragraph" as const, text })),
    })),
  );
const different = (old: Section[], next: Section[]) => atOnce(differences(edition(...old), edition(...next)));
const lines = (old: Section[], next: Section[]) =>
  different(old, next).list.map(({ what, from, to, pieces }) => [
    ...[what, from, to],
    pieces()
      .map(({ is, text }) => `${is === "same" ? "=" : is === "added" ? "+" : "-"}${text}`)
      .join(""),
  ]);

const hedge: [string, string] = ["b1", "Then came the hedges."];
const goose: [string, string] = ["b2", "The goose is remembered."];

describe("a paragraph that became a heading", () => {
  test("is one change, and so is the way back", () => {
    const old: Section[] = [["s0", null, hedge, ["b3", "The law"], goose]];
    const next: Section[] = [
      ["s0", null, hedge],
      ["s1", "The law", goose],
    ];
    expect(lines(old, next)).toEqual([["isHeading", "b3", "s1", "=The law"]]);
    expect(lines(next, old)).toEqual([["isParagraph", "s1", "b3", "=The law"]]);
    expect(different(old, next).facts).toEqual({ changed: 1, added: 0, gone: 0, moved: 0 });
  });

  test("shows which of its words are others", () => {
    const old: Section[] = [["s0", null, hedge, ["b3", "The law of hedges"], goose]];
    const next: Section[] = [
      ["s0", null, hedge],
      ["s1", "The laws of hedges", goose],
    ];
    expect(lines(old, next)).toEqual([["isHeading", "b3", "s1", "=The- law+ laws= of hedges"]]);
  });

  test("over a section that had another heading leaves that one out", () => {
    const old: Section[] = [["s1", "On geese", hedge, ["b3", "The law"], goose]];
    const next: Section[] = [["s1", "The law", hedge, goose]];
    expect(lines(old, next)).toEqual([
      ["heading", "s1", null, "-On geese"],
      ["isHeading", "b3", "s1", "=The law"],
    ]);
  });

  test("is that although another paragraph is somewhat like it, and a section stayed by what stands under it", () => {
    const old: Section[] = [["s0", "One", hedge, ["b3", "The law of hedges"], goose]];
    const next: Section[] = [
      ["s0", "One", hedge, ["b3", "The law of hedges and of much else"]],
      ["s1", "The law of hedges", goose],
    ];
    expect(lines(old, next)).toEqual([
      ["added", null, "b3", "+The law of hedges and of much else"],
      ["isHeading", "b3", "s1", "=The law of hedges"],
    ]);
    const under: Section[] = [["s1", "Another heading", ["b7", "The law of hedges"], goose]];
    expect(lines([["s1", "The law of hedges", goose]], under)).toEqual([
      ["heading", null, "s1", "+Another heading"],
      ["isParagraph", "s1", "b7", "=The law of hedges"],
    ]);
  });

  test("twice in the same words is one heading and one that is left out", () => {
    const old: Section[] = [["s0", null, hedge, ["b3", "The law"], ["b4", "The law"], goose]];
    const next: Section[] = [
      ["s0", null, hedge],
      ["s1", "The law", goose],
    ];
    expect(lines(old, next).map(([what, from]) => [what, from])).toEqual([
      ["gone", "b4"],
      ["isHeading", "b3"],
    ]);
  });
});

test("what is changed, new, left out and moved, in the order of the new edition, some at a time", () => {
  const old: Section[] = [["s0", "One", hedge, ["b3", "A third."], goose]];
  const next: Section[] = [["s0", "One", goose, ["b1", "Then came the fences."], ["b5", "Wholly new words here."]]];
  const all = different(old, next);
  expect(all.list.map(({ what }) => what)).toEqual(["moved", "changed", "gone", "added"]);
  expect(all.facts).toEqual({ changed: 1, added: 1, gone: 1, moved: 1 });
  expect(atOnce(pageOf(all, 0, 3))).toMatchObject({ list: [{}, {}, {}], next: 3 });
  expect(atOnce(pageOf(all, 3, 3))).toMatchObject({ list: [{ pieces: [{ is: "added" }] }], next: null });
});
