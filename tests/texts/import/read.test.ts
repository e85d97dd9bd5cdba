import { describe, expect, test } from "vitest";
import { isRefusal, type Refusal } from "~/refusals";
import { identified } from "~/texts/import/ids";
import { countOf, outlineOf } from "~/texts/import/outline";
import { readText, type ImportSource } from "~/texts/import/read";
import { textLimits } from "~/texts/text";

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));

function refusalOf(source: ImportSource): Refusal {
  try {
    readText(source);
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the reader", () => {
  const markdown = "# A\n\nSome **bold** text.\n\n## B\n\nMore.";
  test.each<[string, ImportSource, string]>([
    ["by format", { content: "# A\n\nb", format: "plain" }, "plain"],
    ["by format against name", { bytes: utf8("a"), fileName: "a.txt", format: "markdown" }, "markdown"],
    ["by name", { bytes: utf8("a"), fileName: "a.MD" }, "markdown"],
    ["by name", { bytes: utf8("a"), fileName: "../../a.markdown" }, "markdown"],
    ["by look", { content: markdown }, "markdown"],
    ["by one heading with which it opens", { content: "# A title\n\nSome text." }, "markdown"],
    ["by look, whatever the name", { bytes: utf8(markdown), fileName: "a.txt" }, "markdown"],
    ["plain when nothing speaks for more", { content: "# 1 on the list\n\nSome text." }, "plain"],
    ["plain when nothing speaks for more", { content: "Some * text * here" }, "plain"],
    ["a web page by look", { content: "<!DOCTYPE html>\n<html><body>x" }, "html"],
    ["a web page by name", { bytes: utf8("<p>a</p>"), fileName: "a.html" }, "html"],
    ["a name that promises too much", { bytes: utf8("Just words."), fileName: "a.docx" }, "plain"],
  ])("%s", (_, source, format) => expect(readText(source).format).toBe(format));

  test.each<[string, ImportSource, string, RegExp]>([
    ["nothing", {}, "invalid", /Choose/],
    ["empty", { content: "" }, "invalid", /no words/],
    ["blank", { bytes: utf8(" \n\t\uFEFF\u00A0\r\n"), fileName: "a.txt" }, "invalid", /no words/],
    ["signs", { content: "* * *\n\n———\n\n!!!" }, "invalid", /no words/],
    ["rules", { content: "---\n\n***", format: "markdown" }, "invalid", /no words/],
    ["unknown format", { content: "a", format: "epub" }, "invalid", /"epub"/],
    ["format from the prototype", { content: "a", format: "constructor" }, "invalid", /constructor/],
    [
      "a web page without words",
      { bytes: utf8('<?xml version="1.0"?>\n<html xmlns="x">'), fileName: "a.txt" },
      "invalid",
      /no text on this page/,
    ],
    ["pasted RTF", { content: "{\\rtf1 x}" }, "unsupported", /RTF/],
    ["bytes", { bytes: new Uint8Array(textLimits.upload + 1).fill(97) }, "too-large", /25 MB/],
    ["characters", { content: "a ".repeat(textLimits.characters) }, "too-large", /5,242,880 characters/],
    ["blocks", { content: "A sentence.\n\n".repeat(textLimits.blocks + 1) }, "too-large", /50,000 paragraphs/],
    [
      "sections",
      { content: Array.from({ length: textLimits.sections + 1 }, (_, i) => `Heading ${i} of\n\nText.`).join("\n\n") },
      "too-large",
      /5,000 sections/,
    ],
  ])("refuses %s", (_, source, kind, message) => {
    const refusal = refusalOf(source);
    expect(refusal.kind).toBe(kind);
    expect(refusal.detail("en")).toMatch(message);
  });
  test("the refusal names the field that was sent", () => {
    expect(Object.keys(refusalOf({ bytes: utf8(" ") }).more.errors ?? {})).toEqual(["file"]);
    expect(Object.keys(refusalOf({ content: " " }).more.errors ?? {})).toEqual(["content"]);
  });
  test("nothing that databases choke on", () => {
    const draft = readText({ content: "a\0b \uD800 c\u0007 d\u200B" });
    expect(draft.sections[0]!.blocks[0]!.text).toBe("ab \uFFFD c d");
  });
  test("script in any place is text", () => {
    const attack = "<script>alert(1)</script>";
    for (const format of ["plain", "markdown"]) {
      const draft = readText({
        content: `---\ntitle: ${attack}\n---\n\n${attack}\n\n- ${attack}\n- b\n\n[1] ${attack}`,
        format,
      });
      for (const { html } of draft.sections.flatMap(({ blocks }) => blocks)) expect(html).not.toContain("<script");
    }
  });
});

describe("the outline", () => {
  const draft = readText({ content: "Start.\n\nPublic domain\n\nA Heading\n\nText.[1]\n\n- a\n- b\n\n[1] Note." });
  test("numbers what has a number, through the text", () => {
    expect(outlineOf(draft)).toEqual({
      title: null,
      byline: null,
      language: null,
      ...{ published: null, source: null, licence: null },
      sections: [
        {
          heading: null,
          level: 1,
          blocks: [
            { number: 1, kind: "paragraph", text: "Start." },
            { number: null, kind: "caption", text: "Public domain" },
          ],
        },
        {
          heading: "A Heading",
          level: 1,
          blocks: [
            { number: 2, kind: "paragraph", text: "Text.[1]" },
            { number: 3, kind: "list", text: "a\nb" },
            { number: null, kind: "footnote", text: "[1] Note." },
          ],
        },
      ],
    });
  });
  test("counts", () => expect(countOf(draft)).toEqual({ sections: 2, blocks: 5, numbered: 3, words: 10 }));
});

describe("ids", () => {
  const idsOf = (content: string, scope?: string) =>
    identified(readText({ content }), scope).flatMap(({ id, blocks }) => [id, ...blocks.map((block) => block.id)]);
  test("a prefix, small letters and digits", () => {
    for (const id of idsOf("constructor\n\n__proto__\n\nA Heading\n\nText.\n\nText."))
      expect(id).toMatch(/^[sb][a-z2-7]{12}(-\d+)?$/);
  });
  test("survive moving, punctuation, capitals and notes; not other words", () => {
    const [, first, second] = idsOf("One two three.\n\nFour five six.");
    expect(idsOf("A new one.\n\nFour, FIVE six.\n\nOne “two” Three.[1]\n\n[1] Note.").slice(2, 4)).toEqual([
      second,
      first,
    ]);
    expect(idsOf("One two four.")).not.toContain(first);
  });
  test("the second of two is told apart", () => {
    const [, first, second, third] = idsOf("The same.\n\nThe same.\n\nThe same!");
    expect([second, third]).toEqual([`${first}-2`, `${first}-3`]);
  });
  test("another text has other ids for the same words", () => {
    const [section, block] = idsOf("The same.", "text-1");
    expect(idsOf("The same.", "text-2")).not.toContain(block);
    expect(idsOf("The same.", "text-2")).not.toContain(section);
    expect(idsOf("The same.", "text-1")).toEqual([section, block]);
  });
});
