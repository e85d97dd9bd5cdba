import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carriedOver, type OldEdition } from "~/texts/editions/carry";
import { identified } from "~/texts/import/ids";
import type { Draft } from "~/texts/text";

type Sections = Draft["sections"];
const section = (heading: string | null, ...texts: string[]): Sections[number] => ({
  heading,
  level: 1,
  blocks: texts.map((text) => ({ kind: "paragraph", html: text, text })),
});
const stored = (sections: Sections): OldEdition => ({
  sections: identified({ sections }, "t").map(({ blocks, ...each }) => ({
    ...each,
    blocks: blocks.map(({ id, kind, text }) => ({ id, kind, text })),
  })),
});
const carried = (old: OldEdition, sections: Sections, taken: string[] = []) =>
  carriedOver(old, { sections }, "t", new Set(taken));
const idsOf = ({ sections }: { sections: { id: string; blocks: { id: string }[] }[] }) => ({
  sections: sections.map(({ id }) => id),
  blocks: sections.flatMap(({ blocks }) => blocks.map(({ id }) => id)),
});

const baker = "Nobody in the village had seen the baker since the flood had taken the lower bridge.";
const tax = "A tax on salt was the first thing that the new council agreed upon without a quarrel.";
const school = "Her school stood between two fields, and in winter the snow lay against its windows.";
const letter = "When the letter came at last, it held one line and a pressed flower from the marsh.";

describe("ids of blocks", () => {
  test("stay where the words are the same or corrected, wherever they stand", () => {
    const old = stored([section("One", baker, tax), section("Two", school)]);
    const [b, t, s] = idsOf(old).blocks as [string, string, string];
    const next = carried(old, [
      section("Two", school.replace("winter", "January")),
      section("One", baker, letter, tax),
    ]);
    const [first, second, fresh, third] = idsOf(next).blocks;
    expect([first, second, third]).toEqual([s, b, t]);
    expect([b, t, s]).not.toContain(fresh);
    expect(next.heirs.get(s)).toMatchObject({ how: "changed", to: [s] });
  });

  test("of a split block the greater part keeps it, of joined ones the one that gave most gives it", () => {
    const long = `${baker} ${tax}`;
    const old = stored([section("One", `It rained. ${long}`, letter)]);
    const [id] = idsOf(old).blocks as [string];
    const next = carried(old, [section("One", "It rained.", long, letter)]);
    expect(idsOf(next).blocks[1]).toBe(id);
    expect(next.heirs.get(id)).toMatchObject({ how: "split", to: [idsOf(next).blocks[0], id] });

    const two = stored([section("One", "It rained all day.", long, letter)]);
    const [small, great] = idsOf(two).blocks as [string, string];
    const joined = carried(two, [section("One", `It rained all day. ${long}`, letter)]);
    expect(idsOf(joined).blocks[0]).toBe(great);
    expect(joined.heirs.get(small)).toMatchObject({ how: "joined", to: [great] });
    expect(joined.heirs.get(great)).toMatchObject({ how: "joined", to: [great] });
  });

  test("that something else had are given to nothing new", () => {
    const old = stored([section("One", baker)]);
    const taken = identified({ sections: [section("Other", tax)] }, "t").flatMap(({ blocks }) =>
      blocks.map(({ id }) => id),
    );
    const next = carried(old, [section("One", baker, tax)], taken);
    expect(idsOf(next).blocks[1]).toBe(`${taken[0]}-2`);
    const again = carried(old, [section("One", baker, tax)], [...taken, `${taken[0]}-2`]);
    expect(idsOf(again).blocks[1]).toBe(`${taken[0]}-3`);
  });

  test("of a deleted block are not given to one that says the same", () => {
    const old = stored([section("One", "* * *", baker, "* * *", tax)]);
    const next = carried(old, [section("One", baker, "* * *", tax, "* * *")]);
    const [first, , second] = idsOf(old).blocks as string[];
    expect(next.heirs.get(first ?? "")).toMatchObject({ how: "gone", to: [] });
    expect(idsOf(next).blocks[1]).toBe(second);
    expect(idsOf(next).blocks).not.toContain(first);
  });
});

describe("ids of sections", () => {
  const places = (old: Sections, next: Sections) => {
    const before = stored(old);
    const { sectionHeirs, sections } = carried(before, next);
    return before.sections.map(({ id }) => {
      const heir = sectionHeirs.get(id) ?? null;
      return heir === null ? null : sections.findIndex((each) => each.id === heir);
    });
  };

  test.each<[string, Sections, Sections, (number | null)[]]>([
    ["the same heading", [section("One", baker)], [section("ONE.", tax)], [0]],
    ["none before the first heading", [section(null, baker), section("One", tax)], [section("One", tax)], [null, 0]],
    ["moved", [section("One", baker), section("Two", tax)], [section("Two", tax), section("One", baker)], [1, 0]],
    ["another heading over the same blocks", [section("One", baker, tax)], [section("First", baker, tax)], [0]],
    [
      "equal headings, by their blocks",
      [section("Notes", baker), section("Notes", tax), section("Notes", school)],
      [section("Notes", school), section("Notes", baker)],
      [1, null, 0],
    ],
    ["equal headings, in order", [section("Notes"), section("Notes")], [section("Notes"), section("Notes")], [0, 1]],
    ["a corrected heading over nothing", [section("The Frist Part")], [section("The First Part")], [0]],
    ["another heading over other blocks", [section("One", baker)], [section("Two", tax)], [null]],
    ["left out", [section("One", baker), section("Two", tax)], [section("Two", tax)], [null, 0]],
    ["all gone", [section("One", baker)], [], [null]],
  ])("%s", (_, old, next, expected) => {
    expect(places(old, next)).toEqual(expected);
  });
});

describe("whatever the editions", () => {
  const text = fc.oneof(
    fc.constantFrom("", "* * *", "Yes.", baker, tax, `${baker} ${tax}`, school, `${school} ${letter}`, letter),
    fc.array(fc.constantFrom("one", "two", "three", "four", "five"), { maxLength: 12 }).map((words) => words.join(" ")),
  );
  const heading = fc.option(fc.constantFrom("One", "Two", "Notes", "", "* * *"));
  const sections = fc.array(
    fc.tuple(heading, fc.array(text, { maxLength: 6 })).map(([title, texts]) => section(title, ...texts)),
    { maxLength: 5 },
  );

  test("ids are given once, old ones only to heirs, and every heir is there", () => {
    fc.assert(
      fc.property(sections, sections, fc.array(text, { maxLength: 3 }), (before, after, gone) => {
        const old = stored(before);
        const had = new Set([...idsOf(old).blocks, ...idsOf(old).sections]);
        const taken = identified({ sections: [section("Notes", ...gone)] }, "t")
          .flatMap(({ id, blocks }) => [id, ...blocks.map((block) => block.id)])
          .filter((id) => !had.has(id));
        const next = carried(old, after, taken);
        const ids = idsOf(next);
        const all = [...ids.blocks, ...ids.sections];
        expect(new Set(all).size).toBe(all.length);
        for (const id of taken) expect(all).not.toContain(id);
        expect([...next.heirs.keys()].sort()).toEqual(idsOf(old).blocks.sort());
        expect([...next.sectionHeirs.keys()].sort()).toEqual(idsOf(old).sections.sort());
        for (const { to } of next.heirs.values()) for (const id of to) expect(ids.blocks).toContain(id);
        for (const id of ids.blocks) if (had.has(id)) expect(next.heirs.get(id)?.to).toContain(id);
        for (const [from, to] of next.sectionHeirs) expect(to === null || to === from).toBe(true);
        expect(next.sections.map(({ heading: title, blocks }) => section(title, ...blocks.map((b) => b.text)))).toEqual(
          after,
        );
      }),
      { numRuns: 400 },
    );
  });

  test("the same draft gives the same ids, also in the edition after a change", () => {
    fc.assert(
      fc.property(sections, sections, (first, second) => {
        const next = carried(stored(first), second);
        const again = carried({ sections: next.sections }, second);
        expect(idsOf(again)).toEqual(idsOf(next));
        expect([...again.heirs].every(([id, { how, to, isMoved }]) => how === "same" && to[0] === id && !isMoved)).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });
});
