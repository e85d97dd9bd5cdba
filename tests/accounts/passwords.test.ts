import { expect, test } from "vitest";
import { hashPassword, isWeak, passwordFits } from "~/accounts/hashing.server";
import { isLeaked } from "~/accounts/leaked-passwords";
import { passwordFault } from "~/accounts/passwords";

const about = ["Ana Nowak", "ana.nowak@example.org"];

test.each<[unknown, string]>([
  ["short", "too short"],
  ["123456789", "nine"],
  ["🙂".repeat(9), "nine characters of two units each"],
  ["x".repeat(257), "too long"],
  ["🙂".repeat(257), "too long in characters"],
  ["1234567890", "digits in a row"],
  ["9876543210", "backwards"],
  ["qwertyuiop", "keyboard"],
  ["1qaz2wsx3edc", "keyboard, slanted"],
  ["aaaaaaaaaa", "one letter"],
  ["abcabcabcabc", "a pattern"],
  ["password123", "word and digits"],
  ["P@ssw0rd2024!", "word in disguise"],
  ["passwordpassword", "a word twice"],
  ["letmeinplease", "two words"],
  ["iloveyou1234", "word and digits"],
  ["anaNowak1", "name, too short as well"],
  ["AnaNowak2024", "name and year"],
  ["\ud800abcdefghijkl", "half a character"],
  [undefined, "missing"],
])("%j is refused: %s", (password) => {
  expect(passwordFault(password, about)?.("en")).toEqual(expect.any(String));
});

test.each([
  "a clock on the wall",
  "  ten chars",
  "тихий дон шолохов",
  "🙂🙃😀😃😄😁😆😅😂🤣",
  "x7#kQ!m2Zp",
  `${"y".repeat(255)}z`,
  "nul\u0000in the middle",
  "8391-2847-1123-8842",
  "correct staple battery",
])("%j will do", (password) => {
  expect(passwordFault(password, about)?.("en")).toBeUndefined();
});

test.each([
  "nuttertools",
  "Mailcreated5240",
  "qazwsxedcrfv",
  "123qweasdzxc",
  "rjirfrgbde",
  "Terminator1!",
  "PLAYSTATION",
])("%s stands high in leaks", (password) => expect(passwordFault(password)?.("en")).toMatch(/first passwords/));

test("the list of leaked ones is whole and matches nothing else", () => {
  const others = Array.from({ length: 20_000 }, (_, n) => `a phrase of its own ${n * 7919}`);
  expect(others.filter((password) => isLeaked(password))).toEqual([]);
  expect(isLeaked("skateboard") && isLeaked("leavemealone") && isLeaked("q1w2e3r4t5y6")).toBe(true);
});

test("operators need more", () => {
  expect(passwordFault("x7#kQ!m2Zp", [], 15)?.("en")).toMatch(/15/);
});

test("nothing is cut or trimmed, and accents typed in two ways are one", async () => {
  const long = "y".repeat(100);
  const hash = await hashPassword(`${long}1 \u0000é`);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordFits(hash, `${long}1 \u0000e\u0301`)).toBe(true);
  for (const other of [`${long}2 \u0000é`, `${long}1 \u0000`, `${long}1`, `${long}1 \u0000é `])
    expect(await passwordFits(hash, other)).toBe(false);
});

test("without a hash nothing fits, not even what the dummy was made of", async () => {
  expect(await passwordFits(null, "nobody has this password")).toBe(false);
});

test("weaker hashes are known", async () => {
  expect(isWeak(await hashPassword("a clock on the wall"))).toBe(false);
  for (const weak of ["$argon2id$v=19$m=4096,t=3,p=1$x$y", "$argon2id$v=19$m=19456,t=1,p=1$x$y", "$2b$10$abc", ""])
    expect(isWeak(weak)).toBe(true);
});
