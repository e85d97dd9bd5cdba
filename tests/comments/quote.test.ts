import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quoteLimits } from "~/comments/anchor";
import { checkQuote } from "~/comments/check-quote";
import { findQuote, quoteAt } from "~/comments/quote";
import { Refusal } from "~/refusals";

const grapheme = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
const repetitive = fc.string({ unit: fc.constantFrom("a", "b", " ", "👍", "“", "\n"), minLength: 1, maxLength: 120 });
const passage = fc
  .tuple(fc.oneof(grapheme, repetitive), fc.nat(), fc.nat())
  .map(([text, a, b]) => {
    const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
    return { text, start, end };
  })
  .filter(({ start, end }) => end > start);

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

describe("quoteAt", () => {
  test("never splits a surrogate pair and keeps within the limits", () => {
    fc.assert(
      fc.property(passage, ({ text, start, end }) => {
        const quote = quoteAt(text, start, end);
        expect([quote.exact, quote.prefix, quote.suffix].every(isWellFormed)).toBe(true);
        expect(text).toContain(quote.prefix + quote.exact + quote.suffix);
        expect(Math.max(quote.prefix.length, quote.suffix.length)).toBeLessThanOrEqual(quoteLimits.context);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("findQuote", () => {
  test("finds what quoteAt made, where its surroundings are unlike any other", () => {
    fc.assert(
      fc.property(passage, ({ text, start, end }) => {
        const quote = quoteAt(text, start, end);
        const found = findQuote(text, quote);
        expect(found && text.slice(found.start, found.end)).toBe(quote.exact);
        const whole = quote.prefix + quote.exact + quote.suffix;
        const first = text.indexOf(whole);
        if (text.indexOf(whole, first + 1) >= 0) return;
        expect(found?.start).toBe(first + quote.prefix.length);
        expect(found!.start).toBeLessThanOrEqual(start);
        expect(found!.end).toBeGreaterThanOrEqual(end);
      }),
      { numRuns: 700 },
    );
  });

  test("finds it again after marks and white space changed, in a text of distinct words", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 1, max: 10 }), (from, count) => {
        const words = Array.from({ length: 50 }, (_, index) => (index % 7 === 0 ? `“w${index}’s”` : `w${index}`));
        const changed = words.map((word) => word.replace("“", '"').replace("”", '"').replace("’", "'"));
        const chosen = words.slice(from, from + count).join(" ");
        const start = words.slice(0, from).join(" ").length + (from > 0 ? 1 : 0);
        const quote = quoteAt(words.join(" "), start, start + chosen.length);
        const other = changed.join("\u00a0 \n");
        const found = findQuote(other, quote);
        expect(found && other.slice(found.start, found.end)).toBe(changed.slice(from, from + count).join("\u00a0 \n"));
      }),
    );
  });

  test.each([
    ["the second of two, by its prefix", "red fox, blue fox", { exact: "fox", prefix: "blue ", suffix: "" }, 14],
    ["the first of two, by its suffix", "fox red, fox blue", { exact: "fox", prefix: "", suffix: " red" }, 0],
    ["the first of equals", "fox fox", { exact: "fox", prefix: "", suffix: "" }, 0],
    ["straight for curly", "He said “no”.", { exact: 'said "no"', prefix: "", suffix: "" }, 3],
    ["a no-break space", "§\u00a039 says", { exact: "§ 39", prefix: "", suffix: "" }, 0],
    ["a run of white space", "one  \n two", { exact: "one two", prefix: "", suffix: "" }, 0],
    ["a stray space at its end", "one two.", { exact: "two ", prefix: "", suffix: "" }, 4],
    ["what overlaps itself", "aaaa", { exact: "aa", prefix: "aa", suffix: "" }, 2],
  ])("finds %s", (_, text, quote, start) => {
    expect(findQuote(text, quote)?.start).toBe(start);
  });

  test.each(["", " ", "absent"])("answers null for %j", (exact) => {
    expect(findQuote("words", { exact, prefix: "", suffix: "" })).toBeNull();
  });
});

describe("checkQuote", () => {
  const text = "The workers’ council met. It decided.";

  test("keeps what was sent, and fills in what is missing", () => {
    const sent = { exact: "council", prefix: "workers' ", suffix: "" };
    expect(checkQuote({ ...sent, more: 1 }, text)).toEqual(sent);
    expect(checkQuote({ exact: "council" }, text)).toEqual({
      exact: "council",
      prefix: "The workers’ ",
      suffix: " met. It decided.",
    });
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "council"],
    ["no words", { exact: "" }],
    ["blank words", { exact: "  " }],
    ["a number", { exact: 3 }],
    ["a wrong prefix", { exact: "council", prefix: 3 }],
    ["half a character", { exact: "council\ud800" }],
    ["a NUL", { exact: "council", suffix: "\0" }],
    ["absent words", { exact: "parliament" }],
    ["too many words", { exact: "x".repeat(quoteLimits.exact + 1) }],
    ["too much context", { exact: "council", prefix: "x".repeat(quoteLimits.context + 1) }],
    ["an inherited key", { exact: "constructor" }],
    ["a prototype", JSON.parse('{"__proto__":{"exact":"council"}}')],
  ])("refuses %s", (_, value) => {
    try {
      checkQuote(value, text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(Object.keys((error as Refusal).more.errors ?? {})).toEqual(["quote"]);
      expect((error as Refusal).detail("en")).toMatch(/\w+\.$/);
    }
  });
});
