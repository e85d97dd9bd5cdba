import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal, type Refusal } from "~/refusals";
import { readSource } from "~/texts/import/read";
import type { Draft } from "~/texts/text";
import { column, pdfOf, type Placed } from "./pdf-maker";

const read = (pages: Placed[][], more = {}) => readSource({ bytes: pdfOf(pages, more), fileName: "a.pdf" });
const shape = (draft: Draft) =>
  draft.sections.flatMap(({ heading, level, blocks }) => [
    ...(heading === null ? [] : [`h${level} ${heading}`]),
    ...blocks.map(({ kind, text }) => (kind === "paragraph" ? text : `${kind}: ${text}`)),
  ]);

const one =
  "The first paragraph goes on for several lines, so that there is something to join, and ends with a full stop.".repeat(
    3,
  );
const two =
  "Another one begins where the first has ended, and it also goes on for more than a single line before it stops.".repeat(
    3,
  );
const three =
  "The third paragraph is as long as the others, since short ones would be no trial for what joins their lines again.".repeat(
    3,
  );

describe("paragraphs", () => {
  test("by the gap between them", async () => {
    expect(shape(await read([column([one, two, three]).placed]))).toEqual([one, two, three]);
  });

  test("by indents alone", async () => {
    expect(shape(await read([column([one, two, three], { gap: 0, indent: 18 }).placed]))).toEqual([one, two, three]);
  });

  test("from page to page, with hyphens, running heads and page numbers", async () => {
    const long = Array.from({ length: 12 }, (_, i) => {
      const words = Array.from({ length: 60 }, (_, j) =>
        "abcdefghijkl"[(i + j) % 12]!.repeat(2 + ((i * 7 + j * 3) % 6)),
      );
      return `${i + 1}st of the paragraphs ${words.join(" ")}.`;
    });
    const pages: Placed[][] = [];
    for (let rest = long; rest.length > 0;) {
      const made = column(rest, { top: 780, bottom: 560 });
      const head = { text: pages.length % 2 ? "A Book of Trials" : "Somebody", x: 250, y: 815, size: 9 };
      pages.push([head, ...made.placed, { text: String(pages.length + 1), x: 290, y: 30, size: 9 }]);
      rest = made.rest;
    }
    expect(pages.length).toBeGreaterThan(3);
    expect(shape(await read(pages))).toEqual(long);
    const broken = [
      { text: "This line ends in the midst of a won-", x: 72, y: 700 },
      { text: "derful word, and the next in a twenty-", x: 72, y: 686 },
      { text: "Two, which is none.", x: 72, y: 672 },
    ];
    expect(shape(await read([broken]))).toEqual([
      "This line ends in the midst of a wonderful word, and the next in a twenty- Two, which is none.",
    ]);
  });

  test("in two columns below a title across both", async () => {
    const left = column([one, two], { width: 210, top: 700 });
    const right = column([three, one], { x: 315, width: 210, top: 700 });
    const title = { text: "A title that stands across both of the columns", x: 72, y: 780, size: 20 };
    const draft = await read([[title, ...left.placed, ...right.placed]]);
    expect(draft.title).toBe(title.text);
    expect(shape(draft)).toEqual([one, two, three, one]);
  });

  test("no letter of one column is lost, doubled or moved", async () => {
    const word = fc.stringMatching(/^[a-z]{2,10}$/);
    const paragraph = fc
      .array(word, { minLength: 12, maxLength: 80 })
      .map((words) => `${words.join(" ").replace(/^./, (letter) => letter.toUpperCase())}.`);
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.boolean(), async (all, indented) => {
        const draft = await read([column(all, indented ? { gap: 0, indent: 18 } : {}).placed]);
        expect(shape(draft).join(" ")).toBe(all.join(" "));
      }),
      { numRuns: 40 },
    );
  });
});

describe("headings and notes", () => {
  test("by size, and by another face that stands apart", async () => {
    const head = column([one], { top: 700 });
    const rest = column([two], { top: head.y - 40 });
    const draft = await read([
      [
        { text: "Of trials", x: 72, y: 780, size: 24 },
        { text: "How it begins", x: 72, y: 730, size: 15 },
        ...head.placed,
        { text: "What follows", x: 72, y: head.y - 12, font: "F2" },
        ...rest.placed,
      ],
    ]);
    expect(draft.title).toBe("Of trials");
    expect(shape(draft)).toEqual(["h1 How it begins", one, "h2 What follows", two]);
  });

  test("notes at the foot do not cut a paragraph in two, and their marks lead to them", async () => {
    const { placed, rest } = column([one], { bottom: 742 });
    const mark = { text: "1", x: 200, y: 704, size: 7 };
    const pages = [
      [
        ...placed,
        { text: "Marked", x: 160, y: 700 },
        mark,
        { text: "here on.", x: 210, y: 700 },
        { text: "1 What the note says.", x: 72, y: 80, size: 8 },
      ],
      column(["Last words, which are enough of them to be a paragraph.", ...rest]).placed,
    ];
    const draft = await read(pages);
    const blocks = draft.sections.flatMap((section) => section.blocks);
    expect(blocks.find(({ kind }) => kind === "footnote")).toMatchObject({ text: "[1] What the note says." });
    expect(blocks.find(({ text }) => text.includes("Marked"))?.html).toContain('<a href="#note-1">[1]</a>');
  });

  test("what the file says of itself, unless a program wrote it for want of better", async () => {
    const body = column([one]).placed;
    expect(await read([body], { info: "/Title (On Trials) /Author (R. L.)" })).toMatchObject({
      title: "On Trials",
      byline: "R. L.",
    });
    expect(await read([body], { info: "/Title (Microsoft Word - draft2.doc)" })).toMatchObject({ title: null });
  });

  test("it is always to be looked over", async () => {
    expect((await read([column([one]).placed])).warnings.join()).toMatch(/Check the sections/);
    expect((await read([column([one]).placed, []])).warnings.join()).toMatch(/1 page has no letters/);
  });
});

describe("what is refused", () => {
  test.each<[string, Uint8Array, string, RegExp]>([
    ["pages that are pictures", pdfOf([[], []]), "unsupported", /OCR/],
    ["a locked file", pdfOf([[{ text: "x", x: 1, y: 1 }]], { encrypt: true }), "unsupported", /password/],
    ["a damaged file", new Uint8Array(Buffer.from(`%PDF-1.7\n${"nothing ".repeat(100)}`)), "invalid", /damaged/],
  ])("%s", async (_, bytes, kind, message) => {
    const refusal = await refusalOf(readSource({ bytes, fileName: "a.pdf" }));
    expect([refusal.kind, (refusal.more.errors?.["file"] ?? refusal.detail)("en")]).toEqual([
      kind,
      expect.stringMatching(message),
    ]);
  });
});

async function refusalOf(reading: Promise<unknown>): Promise<Refusal> {
  try {
    await reading;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
