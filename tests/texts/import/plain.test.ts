import { describe, expect, test } from "vitest";
import { outlineOf } from "~/texts/import/outline";
import { readPlain } from "~/texts/import/plain";
import { articleOutline, articleSource, countedOutline, hasArticle } from "./article";

describe("the sample article", () => {
  test.skipIf(!hasArticle)("comes out exactly as outline.json says (skipped: only where ../shared/texts is)", () => {
    const draft = readPlain(articleSource());
    expect(countedOutline(draft)).toEqual(articleOutline());
    expect(draft.title).toBeNull();
    expect(draft.warnings).toEqual([]);
  });

  test("a small article of the same making comes out as it should", () => {
    const draft = readPlain(
      [
        "A Photographer, Public domain",
        "This was first printed elsewhere.\u00A0",
        "Old times",
        "Nobody could read then. Letters were for clerks.",
        "Reading room, 1907. Public domain",
        "The rules of the room were these:",
        "  • Wash your hands,\n  • Read aloud,\n  • Ask: “Where does it say so?”",
        "It worked.",
        "What about silence?",
        "A year later, this was added:",
        "Whoever has not spoken speaks first. That is all there is to it, and it is enough.",
        "Nobody remembers who wrote it.",
        "The Editors",
      ].join("\n\n"),
    );
    expect(countedOutline(draft)).toEqual([
      {
        heading: null,
        paragraphs: 1,
        first_words: "This was first printed elsewhere.",
        captions: 1,
        list_items: 0,
        quotes: 0,
      },
      {
        heading: "Old times",
        paragraphs: 3,
        first_words: "Nobody could read then. Letters were for clerks.",
        captions: 1,
        list_items: 3,
        quotes: 0,
      },
      {
        heading: "What about silence?",
        paragraphs: 4,
        first_words: "A year later, this was added:",
        captions: 0,
        list_items: 0,
        quotes: 1,
      },
    ]);
    expect(outlineOf(draft).sections.flatMap(({ blocks }) => blocks.flatMap(({ number }) => number ?? []))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });
});

const kindsOf = (source: string) => {
  const draft = readPlain(source);
  return draft.sections.flatMap(({ heading, blocks }) => [
    ...(heading === null ? [] : [`heading ${heading}`]),
    ...blocks.map(({ kind, text }) => `${kind} ${text}`),
  ]);
};
const after = "A sentence that stands below, and ends like one.";

describe("headings", () => {
  test.each([
    "Bolshevism",
    "What about silence?",
    "Read it now!",
    "Chapter IV.",
    "Chapter 12: The Lift",
    "2. Title",
    "2.1 Title of a part",
    "III",
    "No. 5 and Dr. Who",
    "J. S. Mill on liberty",
    "Глава 3. Чтение вслух",
    "¿Qué hacer?",
    "1848",
    "读书会",
    "מי מדבר",
  ])("%s", (line) => expect(kindsOf(`${after}\n\n${line}\n\n${after}`)).toContain(`heading ${line}`));

  test.each([
    "It ended there.",
    "He said this:",
    "“Long live the reading group!”",
    "– Yes",
    "lower case to start with",
    "One sentence. Then another",
    "First this; and then,",
    "and so on …",
    "A line that goes on for more than fourteen words is surely not a heading but simply a line",
    "https://example.org/Some/Where",
  ])("not: %s", (line) =>
    expect(kindsOf(`${after}\n\n${line}\n\n${after}`).some((kind) => kind.startsWith("heading"))).toBe(false),
  );

  test("a number and its title are one heading, parts stand above chapters", () => {
    const draft = readPlain(`Part One\n\nChapter I\n\nThe Lift\n\n${after}\n\nAn Aside\n\n${after}`);
    expect(draft.sections.map(({ heading, level }) => [heading, level])).toEqual([
      ["Part One", 1],
      ["Chapter I. The Lift", 2],
      ["An Aside", 3],
    ]);
  });
  test("nothing after it: a paragraph", () =>
    expect(kindsOf(`${after}\n\nThe Editors`)[1]).toBe("paragraph The Editors"));
  test("twice the same: a running head, and the host is told", () => {
    const draft = readPlain(`The Book\n\n${after}\n\nThe Book\n\n${after}`);
    expect(draft.sections).toHaveLength(1);
    expect(draft.sections[0]!.blocks.map(({ kind }) => kind)).toEqual(["caption", "paragraph", "caption", "paragraph"]);
    expect(draft.warnings[0]).toContain("The Book");
  });
  test("nothing but headings: paragraphs, and the host is told", () => {
    const draft = readPlain("One\n\nTwo\n\nThree");
    expect(draft.sections.map(({ heading, blocks }) => [heading, blocks.length])).toEqual([[null, 3]]);
    expect(draft.warnings).toHaveLength(1);
  });
  test("underlined, or right on top of a wrapped paragraph", () => {
    expect(kindsOf(`The Lift\n========\n\n${after}`)[0]).toBe("heading The Lift");
    const wrapped =
      "The tenants met in the laundry room to decide whether their landlord\ncould charge them for the new lift, and the argument lasted for forty\nminutes.";
    expect(kindsOf(`Laundry\n${wrapped}\n\n${wrapped}`)[0]).toBe("heading Laundry");
  });
});

describe("blocks", () => {
  test.each([
    [
      "a wrapped paragraph",
      "The tenants met in the laundry room to decide whether their land-\nlord could charge them for the new lift.",
      [
        "paragraph The tenants met in the laundry room to decide whether their landlord could charge them for the new lift.",
      ],
    ],
    [
      "a hyphen that is meant",
      "A well-known text. When the group had met it was again the well-\nknown text that they quarrelled about.",
      [
        "paragraph A well-known text. When the group had met it was again the well-known text that they quarrelled about.",
      ],
    ],
    [
      "verse",
      "Tell all the truth\nBut tell it slant\nSuccess in circuit\nLies and waits",
      ["verse Tell all the truth\nBut tell it slant\nSuccess in circuit\nLies and waits"],
    ],
    [
      "long lines, each its own",
      `${"long line ".repeat(15)}.\n${"other line ".repeat(15)}.`,
      [`paragraph ${"long line ".repeat(15)}.`, `paragraph ${"other line ".repeat(15)}.`],
    ],
    ["a numbered list", "1. one\n2. two\n3. three", ["list one\ntwo\nthree"]],
    ["a list after its colon", "We want:\n- bread\n- roses", ["paragraph We want:", "list bread\nroses"]],
    ["a list with blank lines", "• one\n\n• two", ["list one\ntwo"]],
    ["a wrapped item", "- one that is\n  wrapped\n- two", ["list one that is wrapped\ntwo"]],
    [
      "a date at the start of a line",
      "It began in the spring of the year that everybody still remembers,\n1917. Then came the summer, and with the summer came the harvest.",
      [
        "paragraph It began in the spring of the year that everybody still remembers, 1917. Then came the summer, and with the summer came the harvest.",
      ],
    ],
    [
      "numbered theses",
      `1. ${"thesis ".repeat(30)}.\n\n2. ${"thesis ".repeat(30)}.`,
      [`paragraph 1. ${"thesis ".repeat(30)}.`, `paragraph 2. ${"thesis ".repeat(30)}.`],
    ],
    [
      "breaks are dropped",
      "One ends.\n\n* * *\n\nTwo ends.\n\n———\n\nThree ends.",
      ["paragraph One ends.", "paragraph Two ends.", "paragraph Three ends."],
    ],
    ["a caption", "Fig. 3. The lift", ["caption Fig. 3. The lift"]],
    ["a credit", "Photo: the tenants", ["caption Photo: the tenants"]],
    [
      "a quotation",
      "He wrote:\n\nNever again would they meet there.",
      ["paragraph He wrote:", "quote Never again would they meet there."],
    ],
    ["a note", "They met.[1]\n\n[1] In the laundry.", ["paragraph They met.[1]", "footnote [1] In the laundry."]],
    [
      "notes in a row",
      "They met.[1] Twice.[2]\n\n[1] In the laundry.\n[2] In May.",
      ["paragraph They met.[1] Twice.[2]", "footnote [1] In the laundry.", "footnote [2] In May."],
    ],
  ])("%s", (_, source, expected) => expect(kindsOf(source)).toEqual(expected.map((line) => line.trim())));

  test("nested lists nest, numbers start where they start", () => {
    const [section] = readPlain("3. one\n   - two\n   - three\n4. four").sections;
    expect(section!.blocks[0]!.html).toBe(
      '<ol start="3"><li>one<ul><li>two</li><li>three</li></ul></li><li>four</li></ol>',
    );
  });
  test("notes and their marks lead to each other", () => {
    const [section] = readPlain("They met.[7] Again.[7]\n\n[7] In <b>.").sections;
    expect(section!.blocks.map(({ html }) => html)).toEqual([
      'They met.<sup class="note-ref" id="note-ref-7"><a href="#note-7">[7]</a></sup> Again.<sup class="note-ref" id="note-ref-7-2"><a href="#note-7">[7]</a></sup>',
      '<aside class="note" id="note-7"><p><a href="#note-ref-7" class="note-back">[7]</a> In &lt;b&gt;.</p></aside>',
    ]);
  });
  test("numbered paragraphs are not notes", () => {
    expect(kindsOf("[1] One ends.\n\n[2] Two ends.\n\n[3] Three ends.")[2]).toBe("paragraph [3] Three ends.");
  });
});
