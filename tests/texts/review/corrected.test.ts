/** What a host changes of a draft before it is published: tables of each step, and what holds for any number of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readText } from "~/texts/import/read";
import { sanitised, wordsOf } from "~/texts/import/safe-html";
import { corrected, correctedInTurns, withCorrection } from "~/texts/review/corrected";
import { correctionIn, placeOf, type CorrectionKind, withUnder, type Correction } from "~/texts/review/correction";
import { parted, saidBy } from "~/texts/review/inline";
import { openingsIn } from "~/texts/review/sentences";
import type { Draft, DraftBlock } from "~/texts/text";

const read = (content: string) => readText({ content, format: "markdown" });
/** Sections as `#level heading`, blocks as what they say. */
const shape = ({ sections }: Draft) =>
  sections.flatMap(({ heading, level, blocks }) => [
    ...(heading === null ? [] : [`#${level} ${heading}`]),
    ...blocks.map(({ text }) => text),
  ]);

const essay =
  "# Of Studies\n\nOne.\n\nTwo.\n\n## Use\n\nThree. *Four, and* five.\n\n### Deep\n\nSix.\n\n## Abuse\n\n- a\n- b\n";

describe("a picture among words", () => {
  const picture = '<img src="https://example.org/a.png" alt="a map id=" loading="lazy" decoding="async">';
  const draft = () => read("# T\n\nOne. See ![a map id=](https://example.org/a.png) it. Two.\n\nThree.");
  const htmls = (now: Draft | null) => now?.sections.flatMap(({ blocks }) => blocks.map(({ html }) => html)) ?? null;
  test("stays where it stands when its paragraph is parted and joined", () => {
    expect(openingsIn(draft().sections[0]?.blocks[0] as DraftBlock, "en").map(({ says }) => says)).toEqual([
      "See it.",
      "Two.",
    ]);
    const two = withCorrection(draft(), { do: "split", at: 0, before: 5 });
    expect(htmls(two)).toEqual(["One.", `See ${picture} it. Two.`, "Three."]);
    const [three] = [withCorrection(draft(), { do: "split", at: 0, before: 14 })];
    expect(htmls(three)).toEqual([`One. See ${picture} it.`, "Two.", "Three."]);
    expect(htmls(withCorrection(draft(), { do: "join", at: 1 }))).toEqual([`One. See ${picture} it. Two. Three.`]);
  });
  test("goes with the word it stands before, and never makes a paragraph alone", () => {
    expect(parted(`One. ${picture}Two.`, 5)?.map(({ html }) => html)).toEqual(["One.", `${picture}Two.`]);
    expect(parted(`${picture} one.`, 1)).toBeNull();
    expect(parted(`<em>One ${picture} two</em>`, 5)?.map(({ html }) => html)).toEqual([
      `<em>One ${picture}</em>`,
      "<em>two</em>",
    ]);
  });
  test("is in no heading", () => {
    expect(withCorrection(draft(), { do: "heading", at: 0 })).toBeNull();
  });
});

describe("one step", () => {
  test.each<[string, Correction, string[] | null]>([
    [
      "join",
      { do: "join", at: 1 },
      ["One. Two.", "#2 Use", "Three. Four, and five.", "#3 Deep", "Six.", "#2 Abuse", "a\nb"],
    ],
    ["nothing before it", { do: "join", at: 0 }, null],
    ["the one before it in another section", { do: "join", at: 2 }, null],
    ["no such block", { do: "join", at: 5 }, null],
    [
      "split",
      { do: "split", at: 2, before: 7 },
      ["One.", "Two.", "#2 Use", "Three.", "Four, and five.", "#3 Deep", "Six.", "#2 Abuse", "a\nb"],
    ],
    ["a list", { do: "split", at: 4, before: 1 }, null],
    [
      "heading",
      { do: "heading", at: 1 },
      ["One.", "#1 Two.", "#2 Use", "Three. Four, and five.", "#3 Deep", "Six.", "#2 Abuse", "a\nb"],
    ],
    ["a list as heading", { do: "heading", at: 4 }, null],
    [
      "the first block as heading",
      { do: "heading", at: 0 },
      ["#1 One.", "Two.", "#2 Use", "Three. Four, and five.", "#3 Deep", "Six.", "#2 Abuse", "a\nb"],
    ],
    [
      "paragraph",
      { do: "paragraph", section: 2 },
      ["One.", "Two.", "#2 Use", "Three. Four, and five.", "Deep", "Six.", "#2 Abuse", "a\nb"],
    ],
    ["no heading", { do: "paragraph", section: 0 }, null],
    [
      "level",
      { do: "level", section: 2, level: 6 },
      ["One.", "Two.", "#2 Use", "Three. Four, and five.", "#6 Deep", "Six.", "#2 Abuse", "a\nb"],
    ],
    ["level 7", { do: "level", section: 2, level: 7 }, null],
    ["level 0", { do: "level", section: 2, level: 0 }, null],
    [
      "drop",
      { do: "drop", at: 3 },
      ["One.", "Two.", "#2 Use", "Three. Four, and five.", "#3 Deep", "#2 Abuse", "a\nb"],
    ],
    ["leave out", { do: "leave-out", sections: [1, 2] }, ["One.", "Two.", "#2 Abuse", "a\nb"]],
    ["no such section", { do: "leave-out", sections: [1, 9] }, null],
  ])("%s", (_, step, expected) => {
    const draft = read(essay);
    const before = JSON.stringify(draft);
    const next = withCorrection(draft, step);
    expect(next && shape(next)).toEqual(expected);
    expect(JSON.stringify(draft)).toBe(before);
  });

  test("marks that turn the direction stay out of headings, however they come there", () => {
    const block = { kind: "paragraph" as const, html: "Up", text: "Up" };
    const draft = { ...read(essay), sections: [{ heading: "One", level: 1, blocks: [block] }] };
    const now = corrected(draft, [
      { do: "reword", at: 0, words: "Up \u202edown\u202c\u2066 again" },
      { do: "heading", at: 0 },
      { do: "retitle", section: 0, heading: "\u2067Two\u2069" },
    ]);
    expect(now.sections.map(({ heading }) => heading)).toEqual(["Two", "Up down again"]);
    expect(withCorrection(draft, { do: "retitle", section: 0, heading: "\u202e" })).toBeNull();
  });

  test("a heading at the very beginning becomes what stands before the first", () => {
    const draft = { ...read(essay), sections: [{ heading: "A & B", level: 2, blocks: [] }] };
    expect(withCorrection(draft, { do: "paragraph", section: 0 })?.sections).toEqual([
      { heading: null, level: 1, blocks: [{ kind: "paragraph", html: "A &amp; B", text: "A & B" }] },
    ]);
  });

  test("steps one after the other, each at the places that the one before has left", async () => {
    const steps: Correction[] = [
      { do: "join", at: 1 },
      { do: "paragraph", section: 1 },
      { do: "drop", at: 1 },
    ];
    expect(shape(corrected(read(essay), steps)).slice(0, 3)).toEqual([
      "One. Two.",
      "Three. Four, and five.",
      "#3 Deep",
    ]);
    expect(corrected(read(essay), [])).toEqual(read(essay));
    expect(await correctedInTurns(read(essay), steps)).toEqual(corrected(read(essay), steps));
    await expect(correctedInTurns(read(essay), [{ do: "drop", at: 99 }])).rejects.toThrow("cannot be done");
    expect(() => corrected(read(essay), [{ do: "drop", at: 99 }])).toThrow("cannot be done");
  });

  test("title and byline", () => {
    const next = withCorrection(read(essay), { do: "names", title: "Of Reading", byline: "" });
    expect([next?.title, next?.byline]).toEqual(["Of Reading", null]);
  });

  test("quotations, lists and verse join inside their element, and only with their like", () => {
    const block = (kind: DraftBlock["kind"], html: string): DraftBlock => ({ kind, html, text: wordsOf(html) });
    const join = (one: DraftBlock, two: DraftBlock) =>
      withCorrection(
        { ...read(essay), sections: [{ heading: null, level: 1, blocks: [one, two] }] },
        { do: "join", at: 1 },
      )?.sections[0]?.blocks;
    const quote = (words: string) => block("quote", `<blockquote><p>${words}</p></blockquote>`);
    expect(join(quote("a"), quote("b"))).toEqual([block("quote", "<blockquote><p>a</p><p>b</p></blockquote>")]);
    expect(
      join(block("list", '<ol start="3"><li>a</li></ol>'), block("list", "<ol><li>b<ol><li>c</li></ol></li></ol>")),
    ).toEqual([block("list", '<ol start="3"><li>a</li><li>b<ol><li>c</li></ol></li></ol>')]);
    expect(join(block("verse", "a<br>b"), block("verse", "c"))).toEqual([block("verse", "a<br>b<br>c")]);
    const two = block("list", "<ul><li>a</li></ul><ul><li>b</li></ul>");
    for (const [one, other] of [
      [block("list", "<ul><li>a</li></ul>"), block("list", "<ol><li>b</li></ol>")],
      [two, block("list", "<ul><li>c</li></ul>")],
      [quote("a"), block("paragraph", "b")],
      [block("code", "<pre><code>a</code></pre>"), block("code", "<pre><code>b</code></pre>")],
    ] as const)
      expect(join(one, other)).toBeUndefined();
  });
});

describe("parting a paragraph", () => {
  test.each<[string, string, number, [string, string] | null]>([
    ["between sentences", "One. Two.", 5, ["One.", "Two."]],
    ["at the blank", "One. Two.", 4, ["One.", "Two."]],
    ["inside emphasis", "<em>One. Two.</em> Three.", 5, ["<em>One.</em>", "<em>Two.</em> Three."]],
    [
      "inside a link",
      '<a href="https://x.org/?a&amp;b" rel="nofollow">One. Two.</a>',
      5,
      [
        '<a href="https://x.org/?a&amp;b" rel="nofollow">One.</a>',
        '<a href="https://x.org/?a&amp;b" rel="nofollow">Two.</a>',
      ],
    ],
    [
      "marks within marks",
      "<strong>a <em>b c</em></strong>",
      4,
      ["<strong>a <em>b</em></strong>", "<strong><em>c</em></strong>"],
    ],
    ["where emphasis begins", "a <em>b</em>", 2, ["a", "<em>b</em>"]],
    ["where emphasis ends", "<em>a</em> b", 1, ["<em>a</em>", "b"]],
    ["at a break", "a<br>b", 1, ["a", "b"]],
    ["entities are one sign", "&lt;a&gt; b &amp; c", 4, ["&lt;a&gt;", "b &amp; c"]],
    [
      "before a note's mark it goes along",
      'a<sup class="note-ref" id="note-ref-1"><a href="#note-1">[1]</a></sup> b',
      5,
      ['a<sup class="note-ref" id="note-ref-1"><a href="#note-1">[1]</a></sup>', "b"],
    ],
    ["inside a note's mark", 'a<sup class="note-ref" id="note-ref-1"><a href="#note-1">[1]</a></sup> b', 2, null],
    ["inside a sign of two halves", "a\u{1f986}b", 2, null],
    ["between a letter and its accent", "ae\u0301b", 2, null],
    ["inside signs that are one", "👩\u200d🚀 x", 3, null],
    ["at the beginning", "a b", 0, null],
    ["before the first word", "<em> </em>a b", 1, null],
    ["at the end", "a b", 3, null],
    ["beyond it", "a b", 99, null],
  ])("%s", (_, html, before, expected) => {
    expect(parted(html, before)?.map((block) => block.html) ?? null).toEqual(expected);
  });
});

test.each<[CorrectionKind, Record<string, string[]>, Correction | null]>([
  ["join", { at: ["3"] }, { do: "join", at: 3 }],
  ["join", {}, null],
  ["join", { at: ["-1"] }, null],
  ["drop", { at: ["1e3"] }, null],
  ["split", { at: ["3"], before: ["14"] }, { do: "split", at: 3, before: 14 }],
  ["split", { at: ["3"] }, null],
  ["level", { section: ["3"], level: ["2"] }, { do: "level", section: 3, level: 2 }],
  ["leave-out", { section: ["3", "4", "3"] }, { do: "leave-out", sections: [3, 4] }],
  ["leave-out", { section: ["3", "x"] }, null],
  ["leave-out", {}, null],
  ["leave-out", { section: Array.from({ length: 5001 }, (_, n) => String(n)) }, null],
  ["names", { title: ["A"] }, { do: "names", title: "A", byline: "" }],
  [
    "names",
    { title: ["A"], published: ["1921"], source: [""] },
    { do: "names", title: "A", byline: "", published: "1921", source: "" },
  ],
])("a form that asks for %s with %j", (kind, sent, expected) => {
  expect(correctionIn(kind, (name) => sent[name] ?? [])).toEqual(expected);
});

test("what stands under a section", () => {
  const sections = read(essay).sections;
  expect([0, 1, 2, 3, 9].map((section) => withUnder(sections, section))).toEqual([[0], [1, 2], [2], [3], []]);
});

describe("where a paragraph may be parted", () => {
  const paragraph = (html: string): DraftBlock => ({ kind: "paragraph", html, text: wordsOf(html) });
  const says = (html: string, language: string | null = "en") =>
    openingsIn(paragraph(html), language).map((opening) => opening.says);
  const mark = (label: string) => `<sup class="note-ref" id="note-ref-1"><a href="#note-1">[${label}]</a></sup>`;

  test.each<[string, string, string[]]>([
    ["one sentence", "Only one.", []],
    ["three", "One. Two? Three.", ["Two?", "Three."]],
    ["marks between", "One. <em>Two. Three.</em>", ["Two.", "Three."]],
    ["the mark of a note goes with its sentence", `One.${mark("1")} Two.${mark("*")} Three.`, ["Two.[*]", "Three."]],
    ["lines", "One line<br>and another", ["and another"]],
    ["without blanks between", "第一句。第二句。", ["第二句。"]],
    ["entities", "A &amp; B. C &lt; D.", ["C < D."]],
  ])("%s", (_, html, expected) => expect(says(html)).toEqual(expected));

  test("long sentences by how they begin; of many the first; a language that is none is no harm", () => {
    expect(says(`One. ${"Two ".repeat(100)}end.`)[0]).toMatch(/^(?:Two ){14}Two\s?…$|^(?:Two ){15}…$/);
    expect(says("Word. ".repeat(100).trim())).toHaveLength(40);
    expect(says("One. Two.", "not a language")).toEqual(["Two."]);
    expect(openingsIn({ ...paragraph("One. Two."), kind: "caption" }, "en")).toEqual([]);
  });

  test("each that is offered can be done", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        for (const block of blocksOf(draft))
          for (const { before } of openingsIn(block, "en")) expect(parted(block.html, before)).not.toBeNull();
      }),
    );
  });
});

test("a hundred thousand breaks in a row are parted at once", () => {
  const breaks = "<br>".repeat(100_000);
  const html = `a${breaks}b${breaks}c`;
  expect(parted(html, 50_000)?.map((block) => block.html.length)).toEqual([1, 400_002]);
});

const signs = (draft: Draft) =>
  shape(draft)
    .map((line) => line.replace(/^#\d /, ""))
    .join("")
    .replace(/\s+/gu, "");
const words = (draft: Draft) => shape(draft).flatMap((line) => line.replace(/^#\d /, "").split(/\s+/u));
const blocksOf = (draft: Draft) => draft.sections.flatMap(({ blocks }) => blocks);

const word = fc.constantFrom(
  ..."alpha beta. **gamma** *delta epsilon* [zeta](https://x.org/?a&b) `eta` <i> &amp; \u{1f986} e\u0301 word[^1] ~~theta iota~~ line\\\nbreak".split(
    " ",
  ),
);
const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(" "));
const passage = fc
  .tuple(fc.constantFrom("", "", "", "# ", "## ", "### ", "- ", "> "), line)
  .map(
    ([start, said]) =>
      start + (/^#/.test(start) ? said.replace(/\\\n/g, " ") : said.replace(/\n/g, start.trim() ? "\n  " : "\n")),
  );
const drafts = fc
  .array(passage, { minLength: 2, maxLength: 20 })
  .map((passages) => read(`A beginning.\n\n${passages.join("\n\n")}\n\n[^1]: A note.\n`));
const step: fc.Arbitrary<(draft: Draft) => Correction> = fc
  .tuple(
    fc.constantFrom("join", "split", "heading", "paragraph", "level", "drop"),
    fc.nat(),
    fc.nat(),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([kind, one, two, level]) => (draft) => {
    const at = one % Math.max(1, blocksOf(draft).length);
    const section = one % Math.max(1, draft.sections.length);
    if (kind === "split")
      return { do: kind, at, before: two % (1 + saidBy(placeOf(draft, at)?.block.html ?? "").length) };
    if (kind === "level") return { do: kind, section, level };
    return kind === "paragraph" ? { do: kind, section } : { do: kind as "join", at };
  });

test("no step but leaving out loses, doubles or moves a word; html says what text says, and stays what the sanitiser lets through", () => {
  const done = new Map<string, number>();
  fc.assert(
    fc.property(drafts, fc.array(step, { minLength: 1, maxLength: 30 }), (first, steps) => {
      let draft = first;
      for (const each of steps) {
        const correction = each(draft);
        const next = withCorrection(draft, correction);
        if (!next) continue;
        done.set(correction.do, (done.get(correction.do) ?? 0) + 1);
        if (correction.do === "drop") {
          const dropped = blocksOf(draft).toSpliced(correction.at, 1);
          expect(blocksOf(next)).toEqual(dropped);
        } else {
          expect(signs(next)).toBe(signs(draft));
          if (correction.do !== "split") expect(words(next)).toEqual(words(draft));
        }
        draft = next;
      }
      for (const { html, text } of blocksOf(draft)) {
        expect(wordsOf(html)).toBe(text);
        expect(sanitised(html)).toBe(html);
      }
      const ids = blocksOf(draft).flatMap(({ html }) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 400 },
  );
  expect([...done.keys()].sort()).toEqual(["drop", "heading", "join", "level", "paragraph", "split"]);
  expect(Math.min(...done.values())).toBeGreaterThan(20);
});
