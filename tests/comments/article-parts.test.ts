/** A long text in parts: what stands on its page from the start, and that nothing is lost or doubled. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { articleHtml, partHtml } from "~/comments/article-html";
import { laterParts, partLimits, partsOf, partWith, stepsOf } from "~/comments/article-parts";
import { editionHtml } from "~/comments/edition-html";
import type { Place } from "~/comments/anchor";
import type { BlockView, SectionView } from "~/texts/text";
import { articleWords } from "~/words/article";

let number = 0;
const block = (): BlockView => {
  number += 1;
  return { id: `b${number}`, number, kind: "paragraph", html: `Words ${number}.`, text: `Words ${number}.` };
};
const book = (sizes: number[]): SectionView[] => {
  number = 0;
  return sizes.map((size, at) => ({
    ...{ id: `s${at}`, heading: `Chapter ${at}`, level: 2 },
    blocks: Array.from({ length: size }, block),
  }));
};
const about = {
  ...{ talk: { byPlace: new Map<string, number>(), quotes: new Map() }, unread: new Map<string, number>(), edition: 1 },
  ...{ language: "en", words: articleWords.en, chosen: null },
};
const idsIn = (html: string) => [...html.matchAll(/data-place="block:(b\d+)"/g)].map(([, id]) => id);

test("a text that is not long is shown whole", () => {
  expect(laterParts(book([partLimits.whole]), [null])).toBeNull();
  expect(laterParts(book([]), [null])).toBeNull();
  expect(laterParts(book([partLimits.whole + 1]), [null])).not.toBeNull();
});

describe("of a long one there stand", () => {
  const chapters = book(Array.from({ length: 40 }, () => 50));
  const shownFor = (...places: Array<Place | null>) =>
    idsIn(articleHtml(chapters, { ...about, later: laterParts(chapters, places) }));

  test("the beginning, where nothing is named", () => {
    const shown = shownFor(null);
    expect(shown.slice(0, 2)).toEqual(["b1", "b2"]);
    expect(shown).toHaveLength(150);
  });

  test("what is named, with what stands before it, and where the group is", () => {
    const shown = shownFor("block:b1010", "block:b1990");
    expect(shown).toContain("b1010");
    expect(shown[0]).toBe("b951");
    expect(shown).toContain("b1990");
    expect(shown).not.toContain("b1");
  });

  test("a section that is named, and the beginning where what is named is not there", () => {
    expect(shownFor("section:s20")).toContain("b1001");
    expect(shownFor("block:nothing")).toContain("b1");
  });

  test("every heading, and a way to each part for whoever has no script", () => {
    const html = articleHtml(chapters, { ...about, later: laterParts(chapters, [null]) });
    expect(html.match(/<h2 /g)).toHaveLength(40);
    expect(html).toContain('<a href="?p=151#p151">Paragraphs 151 to 200</a>');
  });
});

test("an earlier edition of a long text has a way to each part, and all of it for whoever asks", () => {
  const sections = book([500, 400]);
  const shown = { chosen: "block:b700" as const, words: articleWords.en, edition: 2, language: "en" };
  const html = editionHtml(sections, { ...shown, later: laterParts(sections, ["block:b700"]) });
  expect(html).toContain('<a href="?p=1.e2#p1">Paragraphs 1 to 100</a>');
  expect(html.match(/class="para"/g)?.length).toBeLessThanOrEqual(300);
  expect(html).toContain('id="p700"');
  expect(editionHtml(sections, shown).match(/class="para"/g)).toHaveLength(900);
});

test("whatever is named, the parts that come later and those that stand there are the whole text, once and in order", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 450 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, fc.nat(5000), (chapters, named) => {
      const sections = book(chapters);
      const all = sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
      const later = laterParts(sections, [`block:b${named}`]);
      let html = articleHtml(sections, { ...about, later });
      for (const first of later ?? []) {
        const part = partWith(partsOf(sections), first);
        expect(part?.blocks[0]?.id).toBe(first);
        expect(part?.blocks.length).toBeLessThanOrEqual(partLimits.part);
        const placeholder = new RegExp(`<p class="later[^>]*data-later="${first}".*?</p>`);
        expect(html).toMatch(placeholder);
        html = html.replace(placeholder, () => partHtml(part?.blocks ?? [], about));
      }
      expect(idsIn(html)).toEqual(all);
      expect(html).toBe(articleHtml(sections, about));
      if (later && all.includes(`b${named}`)) expect(later.has(`b${named}`)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [0, 1],
  [500, 1],
  [10_000, 8],
  [1_000_000, 64],
])("a part of %i signs is %i steps high", (signs, steps) => {
  expect(stepsOf([{ ...block(), text: "x".repeat(signs) }])).toBe(steps);
});
