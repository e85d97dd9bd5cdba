/** A group's list of words and patterns: what it meets, what it does not, and that none of it can be made to hang. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ListEntry } from "~/groups/prevention";
import { entryFault, metIn } from "~/comments/word-list.server";

const word = (text: string): ListEntry => ({ kind: "word", text, does: "hold" });
const pattern = (text: string): ListEntry => ({ kind: "pattern", text, does: "warn" });
const meets = (entry: ListEntry, text: string) => metIn([entry], [text]).length > 0;

describe("words", () => {
  test.each([
    ["scab", "You scab!", true],
    ["scab", "SCAB", true],
    ["scab", "a scabbard", false],
    ["scab*", "a scabbard", true],
    ["*board", "the scoreboard.", true],
    // Cyrillic а and с, a zero-width space, full width. An accent makes another word: schon is not schön.
    ["scab", "sсаb", true],
    ["scab", "sc\u200bab", true],
    ["scab", "ｓｃａｂ", true],
    ["scab", "scáb", false],
    ["go home", "Go\n  home now", true],
    ["go home", "going home", false],
    ["штрейкбрехер", "Ты Штрейкбрехер", true],
    ["штрейкбрехер", "штрейкбрехеры", false],
    ["c++", "I write c++ here", true],
    ["a.c", "abc", false],
  ])("%j in %j: %s", (text, said, does) => expect(meets(word(text), said)).toBe(does));

  test("what is met is told with the words, as short as a line", () => {
    const [met] = metIn([word("tulip*")], [`x ${"tulip".repeat(40)} y`]);
    expect(met?.words.startsWith("tulip")).toBe(true);
    expect([...(met?.words ?? "")].length).toBeLessThanOrEqual(60);
  });

  test("a word is found wherever it stands by itself", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom("the", "a", "loom", "wool", "1834", "—"), { maxLength: 20 }), (words) => {
        expect(meets(word("loom"), words.join(" "))).toBe(words.includes("loom"));
      }),
    ));
});

describe("patterns", () => {
  test.each([
    ["\\bwages?\\b", "the Wage of sin", true],
    ["\\d{3}-\\d{4}", "call 555-1234", true],
    ["^first$", "not first", false],
  ])("%j in %j: %s", (text, said, does) => expect(meets(pattern(text), said)).toBe(does));

  // Each takes a backtracking engine longer than anybody waits.
  test.each(["(a+)+$", "(a|a)*b", "(a|aa)+$", "(.*a){20}$", "([a-zA-Z]+)*$!"])(
    "%j ends on twenty thousand letters",
    (text) => expect(typeof meets(pattern(text), `${"a".repeat(20_000)}!`)).toBe("boolean"),
  );
});

describe("what cannot stand in a list", () => {
  test.each([
    [word("a"), "length"],
    [word("x".repeat(201)), "length"],
    [word("**"), "everything"],
    [word("--"), "everything"],
    [pattern("(x"), "pattern"],
    [pattern("(?=look)ahead"), "pattern"],
    [pattern("(x{1000}){1000}"), "pattern"],
    [pattern("a*"), "everything"],
    [pattern("x|"), "everything"],
    [word("scab*"), null],
    [pattern("\\bscabs?\\b"), null],
  ])("%o: %s", (entry, fault) => expect(entryFault(entry)).toBe(fault));

  test("whatever is written there, it is answered", () =>
    fc.assert(
      fc.property(fc.constantFrom("word", "pattern"), fc.string({ maxLength: 60 }), fc.string(), (kind, text, said) => {
        const entry: ListEntry = { kind, text, does: "warn" };
        expect([null, "length", "pattern", "everything"]).toContain(entryFault(entry));
        expect(Array.isArray(metIn([entry], [said]))).toBe(true);
      }),
    ));
});
