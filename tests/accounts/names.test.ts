import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkEmail, checkName, emailKeyOf, nameKeyOf } from "~/accounts/names";

test.each([
  "Ana Nowak",
  "李明",
  "Jo",
  "Renée d'Arc",
  "O’Brien",
  "Владимир Ленин",
  "Μαρία",
  "María José Pérez-Rodríguez",
  "Nguyễn Thị Minh",
  "ทดสอบ",
  "محمد علي",
  "अनिता",
  "Rosa S.",
  "Judith Guest",
  "user_1",
  "김 ana",
])("%s is a name, kept as it is", (name) => {
  expect(checkName(name)).toMatchObject({ name: name.normalize("NFKC") });
});

test.each<[unknown, string]>([
  ["", "empty"],
  ["  ", "spaces"],
  ["a", "too short"],
  ["x".repeat(41), "too long"],
  ["x".repeat(5000), "far too long"],
  ["ana\u0000", "NUL"],
  ["ana\nb", "line break"],
  ["\u202eana", "override"],
  ["an\u2066a\u2069", "isolate"],
  ["\u200b\u200b\u200b", "nothing to see"],
  ["an\u200ba", "hidden space"],
  ["an\u00ada", "soft hyphen"],
  ["\u3164\u3164", "Hangul filler"],
  ["\u2800\u2800", "blank Braille"],
  ["ana\ufe0f", "variation selector"],
  ["an\u034fa", "grapheme joiner"],
  ["ana\udb40\udc41", "tag letter"],
  ["\ud800ana", "half a character"],
  ["a@b", "at sign"],
  ["a/b", "slash"],
  ["<script>alert(1)</script>", "markup"],
  ['a"b', "quote"],
  ["-ana", "begins with a sign"],
  ["...", "no letter"],
  ["a\u0301\u0301\u0301\u0301\u0301na", "climbing marks"],
  ["Аna", "Cyrillic and Latin in a word"],
  ["Ανna", "Greek and Latin in a word"],
  ["admin", "reserved"],
  ["ADMIN", "reserved, capitals"],
  ["Аԁміп", "reserved, Cyrillic"],
  ["ａｄｍｉｎ", "reserved, full width"],
  ["adm1n", "reserved, digit"],
  ["a1l", "reserved, digit"],
  ["constructor", "a program's word"],
  ["__proto__", "a program's word"],
  ["everyone", "stands for many"],
  ["h0st", "a role"],
  ["Guest", "a role"],
  ["GUESTS", "a role"],
  ["ԌUЕЅТ", "a role, in letters that look alike"],
  ["ɢuest", "a role, in a small capital"],
  ["Guest.", "a role, with a sign after it"],
  ["_host_", "a role, between signs"],
  ["Moderator", "a role"],
  ["Facilitator", "a role"],
  ["0perator", "a role, with a digit"],
  ["Member", "a role"],
  ["Somebody", "stands for many"],
  ["Guest x8cKq2vn", "what a guest without a name is called"],
  ["Lectern", "the place itself"],
  [null, "null"],
  [7, "a number"],
  [{ toString: "x" }, "an object"],
])("%j is refused: %s", (name) => {
  expect(checkName(name).fault?.("en")).toEqual(expect.any(String));
});

test.each([
  ["Rosa", "rosa"],
  ["Rosa", "ROSA"],
  ["Rosa", " Rosa  "],
  ["Rosa  S", "Rosa S"],
  ["Coco", "Сосо"],
  ["ANNA", "ΑΝΝΑ"],
  ["anna", "ΑΝΝΑ"],
  ["Νίκος", "ΝΊΚΟΣ"],
  ["Νίκος", "νίκος"],
  ["Ana", "Ａｎａ"],
  ["Ana", "𝐀𝐧𝐚"],
  ["Bill", "BiII"],
  ["Bill", "Bi11"],
  ["Bob", "B0b"],
  ["Modern", "rnodern"],
  ["Willi", "vviIli"],
  ["Straße", "STRASSE"],
  ["Élise", "E\u0301lise"],
  ["ёлка", "ЁЛКА"],
  ["Iris", "ıris"],
  ["Hanna", "НАNNА"],
])("%s and %s are one name", (left, right) => {
  expect(nameKeyOf(right)).toBe(nameKeyOf(left));
});

test.each([
  ["Rosa", "Rose"],
  ["Jose", "José"],
  ["Ana", "Anna"],
  ["Rosa S", "RosaS"],
])("%s and %s are two names", (left, right) => {
  expect(nameKeyOf(right)).not.toBe(nameKeyOf(left));
});

test("every letter has one key in both cases", () => {
  const split = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((letter) => /\p{L}/u.test(letter))
    .filter((letter) => new Set([letter, letter.toUpperCase(), letter.toLowerCase()].map(nameKeyOf)).size > 1);
  expect(split).toEqual([]);
});

describe("for any text", () => {
  test("a name that is taken has the key of itself in capitals, and is written down the same twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const checked = checkName(text);
        if (checked.fault) return;
        expect(checkName(checked.name)).toEqual(checked);
        expect(nameKeyOf(checked.name.toUpperCase())).toBe(checked.nameKey);
        expect(nameKeyOf(checked.name.toLowerCase())).toBe(checked.nameKey);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each(["ana@example.org", "a@localhost", "a.b+c@sub.example.co", "jürgen@müller.example", "O'Brien@example.org"])(
  "%s is an address",
  (email) => {
    expect(checkEmail(email)).toMatchObject({ email });
  },
);

test.each([
  "",
  "ana",
  "@example.org",
  "ana@",
  "a b@example.org",
  "a@b@c",
  "a..b@example.org",
  ".a@example.org",
  "a@-x.org",
  "a@x..org",
  "a@x.org.",
  "a@x_y.org",
  "a\u0000@x.org",
  "a\u202e@x.org",
  "<a@x.org>",
  `${"a".repeat(65)}@x.org`,
  `${"a".repeat(250)}@x.org`,
  `a@${"a-".repeat(120)}`,
  null,
  {},
])("%j is no address", (email) => {
  expect(checkEmail(email).fault?.("en")).toEqual(expect.any(String));
});

test("one mailbox in other case or with look-alike letters is one; plain letters are themselves", () => {
  const key = emailKeyOf("ivan@example.org");
  for (const same of [
    "IVAN@Example.ORG",
    " ivan@example.org ",
    "іvan@example.org",
    "ivan@ехample.org",
    "ｉvan@example.org",
  ]) {
    expect(emailKeyOf(same)).toBe(key);
  }
  expect(emailKeyOf("b1ll@example.org")).not.toBe(emailKeyOf("bill@example.org"));
});
