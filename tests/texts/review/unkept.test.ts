/** What was typed on the page of a review goes along with other steps, to the block and the section it was typed in. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped } from "~/texts/import/safe-html";
import { withCorrection } from "~/texts/review/corrected";
import { correctionKinds, type Correction } from "~/texts/review/correction";
import { typedIn, unkeptIn, withoutStep, type Unkept } from "~/texts/review/unkept";
import type { Draft } from "~/texts/text";

const sizes = [2, 3, 1, 2];
const draft: Draft = {
  ...{ title: "T", byline: null, format: "markdown", language: "en", warnings: [] },
  sections: sizes.map((size, at) => ({
    heading: at === 0 ? null : `Heading ${at}`,
    level: 1 + (at % 2),
    blocks: Array.from({ length: size }, (_, nth) => {
      const text = `Block ${nth} of ${at}. It goes on.`;
      return { kind: "paragraph" as const, html: escaped(text), text };
    }),
  })),
} as unknown as Draft;

const places = fc.nat({ max: 7 });
const sections = fc.nat({ max: 3 });
const steps: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({ do: fc.constantFrom("join" as const, "heading" as const, "drop" as const), at: places }),
  fc.record({ do: fc.constant("split" as const), at: places, before: fc.constantFrom(6, 16) }),
  fc.record({ do: fc.constant("reword" as const), at: places, words: fc.constant("Other.") }),
  fc.record({ do: fc.constant("paragraph" as const), section: sections }),
  fc.record({ do: fc.constant("level" as const), section: sections, level: fc.constant(5) }),
  fc.record({ do: fc.constant("retitle" as const), section: sections, heading: fc.constant("Other") }),
  fc.record({ do: fc.constant("leave-out" as const), sections: fc.uniqueArray(sections, { minLength: 1 }) }),
);
const blocksIn = ({ sections: all }: Draft) => all.flatMap(({ blocks }) => blocks);

describe("withoutStep", () => {
  test("leads to the block that it was typed in, or says that the step made it", () => {
    fc.assert(
      fc.property(steps, places, (step, at) => {
        const after = withCorrection(draft, step);
        const typed = after && blocksIn(after)[at];
        if (!typed) return;
        const [moved] = withoutStep([{ do: "reword", at, words: "Typed." }], draft, step) ?? [];
        const was = blocksIn(draft).filter(({ text }) => text === typed.text);
        if (moved) expect(blocksIn(draft)[moved.at ?? -1]).toBe(typed);
        else expect(was).toEqual([]);
      }),
    );
  });

  test("leads to the section of the same heading", () => {
    fc.assert(
      fc.property(steps, sections, (step, section) => {
        const heading = withCorrection(draft, step)?.sections[section]?.heading;
        if (heading === undefined) return;
        const [moved] = withoutStep([{ do: "level", section, level: 2 }], draft, step) ?? [];
        const was = draft.sections.filter((each) => each.heading === heading);
        if (moved) expect(draft.sections[moved.section ?? -1]?.heading).toBe(heading);
        else expect(was).toEqual([]);
      }),
    );
  });

  test("names are of the whole text", () => {
    const names: Unkept = { do: "names", title: "Mine" };
    expect(withoutStep([names], draft, { do: "drop", at: 0 })).toEqual([names]);
  });
});

test.each(["{", "{}", "null", "[null]", '[{"do":"polish"}]', '[{"do":"drop","at":0}]', '["reword"]'])(
  "%s is no list of what was typed",
  (also) => expect(unkeptIn(also)).toBeNull(),
);

test("only what is typed is taken along", () => {
  const taken = correctionKinds.filter((kind) => unkeptIn(JSON.stringify([{ do: kind }])) !== null);
  expect(taken.toSorted()).toEqual(["level", "names", "retitle", "reword"]);
  expect(unkeptIn("")).toEqual([]);
});

test("a refused form shows what it sent and what went along", () => {
  const also = JSON.stringify([
    { do: "reword", at: 3, words: "Three." },
    { do: "level", section: 1, level: 2 },
    { do: "names", title: "Mine", byline: "" },
  ]);
  expect(typedIn({ version: "4", section: "2", heading: "Two", also })).toEqual({
    words: new Map([[3, "Three."]]),
    headings: new Map([[2, "Two"]]),
    levels: new Map([[1, 2]]),
    names: { title: "Mine", byline: "" },
  });
  expect(typedIn({ also: "{" }).words.size).toBe(0);
});
