import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namesIn } from "~/comments/markdown-names.server";
import { renderMarkdown } from "~/comments/markdown-render.server";
import { sanitiseComment } from "~/comments/markdown-sanitise.server";
import { renderComment } from "~/comments/markdown.server";
import { commentAttacks } from "../corpus/comment-attacks";
import { slowMarkdown } from "../corpus/slow-markdown";
import { addressesIn, faultsOf } from "./markdown-safe-html";

/** Everybody exists and every paragraph is there: the most that an attack can hope for. */
const anybody = {
  textId: "t",
  numbers: (n: number) => `block-${n}`,
  people: (name: string) => ({ id: "user-1", name }),
};
const nobody = { textId: "t", numbers: () => null, people: () => null };

function expectSafe(body: string) {
  for (const context of [anybody, nobody]) {
    const { html } = renderComment(body, context);
    expect(faultsOf(html), body).toEqual([]);
    for (const href of addressesIn(html)) {
      const url = new URL(href, "https://lectern.example/texts/t");
      expect(["https:", "http:", "mailto:"], body).toContain(url.protocol);
      if (url.host === "lectern.example") expect(href, body).toMatch(/^\?p=\d+#p\d+$/);
      expect(url.username, body).toBe("");
    }
    expect(sanitiseComment(html), body).toBe(html);
    expect(html.length).toBeLessThanOrEqual(20 * body.length + 1_000);
  }
}

describe("attacks", () => {
  test("the corpus is large", () => {
    expect(commentAttacks.length).toBeGreaterThan(700);
    expect(new Set(commentAttacks).size).toBe(commentAttacks.length);
  });

  test("none leaves more than a comment may hold", () => {
    for (const attack of commentAttacks) expectSafe(attack);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("two together neither", () => {
    const attack = fc.constantFrom(...commentAttacks);
    const between = fc.constantFrom("", " ", "\n", "\n\n", "*", "`", "[", "](", "<", "|");
    fc.assert(
      fc.property(attack, between, attack, (one, middle, other) => expectSafe(one + middle + other)),
      { numRuns: 400 },
    );
  });

  test("nor does anything made of the signs of Markdown and HTML", () => {
    const sign = fc.constantFrom(
      ...["*", "_", "~~", "`", "```", "\n", "\n\n", "> ", "- ", "1. ", "# ", "|", "|-|", "[", "](", ")", "!", "<", ">"],
      ...[
        "</",
        "a",
        "&",
        "&lt;",
        "&#60;",
        '"',
        "'",
        "\\",
        "@ada",
        "¶3",
        "https://x.org",
        "javascript:",
        "onclick=",
        " ",
      ],
      ...[
        "<script>",
        "<!--",
        "-->",
        "\t",
        "\u202e",
        "👍",
        "    ",
        ":",
        "mailto:a@b.c",
        "<a href=",
        "\0",
        "\u00a0",
        "'s",
      ],
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => expectSafe(signs.join(""))),
      { numRuns: 1_500 },
    );
  });
});

describe("the two walls", () => {
  const body = fc.oneof(
    fc.constantFrom(...commentAttacks),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(..."ab *_`>-#|[]()!<&\\\n\"'@¶1.:/~"), maxLength: 60 }),
  );

  test("the renderer alone is safe: the sanitiser finds nothing to change", () => {
    const limits = { longest: Infinity, mentions: 50 };
    fc.assert(
      fc.property(body, (written) => {
        const html = renderMarkdown(written, anybody, limits)?.html ?? "";
        expect(sanitiseComment(html)).toBe(html);
        expect(faultsOf(html)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("the sanitiser alone is safe: whatever HTML it is given", () => {
    for (const attack of commentAttacks) {
      const html = sanitiseComment(attack);
      expect(
        faultsOf(html).filter((fault) => !/^(bare|open|end|an odd|form)/.test(fault)),
        attack,
      ).toEqual([]);
      expect(sanitiseComment(html), attack).toBe(html);
    }
  });

  test("all names that are asked about are known beforehand", () => {
    fc.assert(
      fc.property(body, (written) => {
        const known = new Set(namesIn(written));
        renderComment(written, { ...nobody, people: (name) => (expect(known).toContain(name), null) });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("slow Markdown", () => {
  const patterns = Object.entries(slowMarkdown);

  test("there are more than forty patterns", () => expect(patterns.length).toBeGreaterThan(80));

  const took = (body: string) => {
    const start = process.cpuUsage();
    renderComment(body, anybody);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  test.each(patterns)("%s: safe, bounded, and no slower than its length", (_, pattern) => {
    const body = pattern(20_000);
    expect(body.length).toBeLessThanOrEqual(20_000);
    const { html } = renderComment(body, anybody);
    expect(html.length).toBeLessThanOrEqual(20 * body.length + 1_000);
    expect(faultsOf(html)).toEqual([]);
    // Of the processor, not of the wall, and the quickest of some runs, since what else the machine does only ever adds. Four times the length in ten times
    // the time is allowed; quadratic growth would take sixteen. Below some milliseconds the clock says nothing.
    let whole = Infinity;
    let quarter = Infinity;
    for (let run = 0; run < 12 && (run < 2 || (whole > 20 && whole > 10 * quarter)); run += 1) {
      quarter = Math.min(quarter, took(pattern(5_000)));
      whole = Math.min(whole, took(body));
    }
    expect(whole).toBeLessThan(2_000);
    if (whole > 20) expect(whole / quarter).toBeLessThan(10);
  });
});
