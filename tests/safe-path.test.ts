import { expect, test } from "vitest";
import { safePath } from "../app/safe-path";

const good = [
  "/",
  "/t/abc",
  "/t/abc?at=block#p39",
  "/g/tuesday-circle/members?role=host&page=2",
  "/sign-in?to=%2Ft%2Fabc",
  "/a//b",
  "/search?q=%D0%BC%D0%B8%D1%80",
  "/search?q=a@b.example",
  "/search?q=https://elsewhere.example",
  "/gr%C3%BC%C3%9Fe",
  "/a/../b",
];

/** Each of them a browser, a proxy or the next program along might read as another host, or as a new header. */
const hostile: unknown[] = [
  // not text, or nothing
  null,
  undefined,
  0,
  true,
  {},
  [],
  ["/t/abc"],
  new Blob(["/t"]),
  "",
  // not a path
  "t/abc",
  "./t",
  "../t",
  "?to=/",
  "#main",
  "evil.example",
  "evil.example/path",
  // another scheme or host
  "http://evil.example",
  "https://evil.example/t/abc",
  "HTTPS://EVIL.EXAMPLE",
  "https:evil.example",
  "https:/evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "mailto:a@b.example",
  "blob:https://evil.example/x",
  // two slashes, in all their dresses
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "//evil.example@good.example",
  "//user:pass@evil.example",
  "//[::1]",
  "//2130706433",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "//\\evil.example",
  "/t\\..\\evil",
  "/.//evil.example",
  "/..//evil.example",
  "/a/..//evil.example",
  "/a/%2e%2e//evil.example",
  "/%2e//evil.example",
  "/./.././/evil.example",
  // what a browser drops before it reads
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r/evil.example",
  "\t//evil.example",
  " //evil.example",
  " /t/abc",
  "/t/abc ",
  "\u0000/t/abc",
  "/t/\u0000abc",
  "\u00a0//evil.example",
  "\ufeff//evil.example",
  // a second header
  "/t\r\nSet-Cookie: a=b",
  "/t\nLocation: //evil.example",
  "/t\u2028x",
  // what hides or turns text
  "/\u202egro.live//",
  "/t/\u200babc",
  "/t/\u2066abc",
  "/t\u007fx",
  "/t\u0085x",
  "/\ud800",
  // too long for a header
  `/${"a".repeat(2048)}`,
];

test.each(good)("lets %j through as it is", (path) => {
  expect(safePath(path, "/fallback")).toBe(path);
});

/** A header holds ASCII only, so that is what comes back. */
test.each([
  ["/grüße", "/gr%C3%BC%C3%9Fe"],
  ["/中", "/%E4%B8%AD"],
  ["/😀?q=Ā#é", "/%F0%9F%98%80?q=%C4%80#%C3%A9"],
  [`/${"中".repeat(1000)}`, "/fallback"],
])("writes %j in ASCII", (path, written) => {
  expect(safePath(path, "/fallback")).toBe(written);
});

test("has at least sixty hostile forms", () => {
  expect(hostile.length).toBeGreaterThanOrEqual(60);
});

test.each(hostile.map((form) => [form]))("turns %j away", (form) => {
  expect(safePath(form, "/fallback")).toBe("/fallback");
});

test("what is let through stays on this server for a browser", () => {
  for (const path of good) expect(new URL(path, "https://lectern.example").origin).toBe("https://lectern.example");
});

test("goes to the start where no fallback is given", () => {
  expect(safePath("//evil.example")).toBe("/");
});
