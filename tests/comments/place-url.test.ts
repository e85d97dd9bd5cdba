import { expect, test } from "vitest";
import type { Place } from "~/comments/anchor";
import { hashOf, numberFromParam, placeFromParam, placeHref, placeParam } from "~/comments/place-url";

const blocks = new Map([
  ["aa", { number: 39 }],
  ["note", { number: null }],
]);
const article = {
  edition: 1,
  block: (id: string) => blocks.get(id),
  section: (id: string) => (id === "straße-&" ? {} : undefined),
  numbered: (n: number) => (n === 39 ? "aa" : null),
};

test.each<[Place, string, string, string]>([
  ["text", "text", "", "/t/T?p=text"],
  ["block:aa", "39", "p39", "/t/T?p=39#p39"],
  ["block:note", "block:note", "b-note", "/t/T?p=block:note#b-note"],
  ["section:straße-&", "section:straße-&", "s-straße-&", "/t/T?p=section:stra%C3%9Fe-%26#s-stra%C3%9Fe-%26"],
])("the address of %s", (place, param, hash, href) => {
  expect(placeParam(place, article)).toBe(param);
  expect(hashOf(place, article)).toBe(hash);
  expect(placeHref("T", place, article)).toBe(href);
  expect(placeFromParam(new URL(href, "http://x").searchParams.get("p"), article)).toBe(place);
});

test("from the second edition on, a number says of which edition it is", () => {
  const second = { ...article, edition: 2 };
  expect(placeHref("T", "block:aa", second)).toBe("/t/T?p=39.e2#p39");
  expect(placeHref("T", "block:note", second)).toBe("/t/T?p=block:note#b-note");
  expect(placeFromParam("39.e2", second)).toBe("block:aa");
  expect(numberFromParam("39.e2")).toEqual({ number: 39, edition: 2 });
  expect(numberFromParam("39")).toEqual({ number: 39, edition: 1 });
  for (const none of ["39.e0", "39.e", "39.e2x", "e2", "0.e2", "39.e100000", null, undefined, ""])
    expect(numberFromParam(none)).toBeNull();
});

test("a comment inside a discussion", () => {
  expect(placeHref("T", "block:aa", article, "C_1-2")).toBe("/t/T?p=39#c-C_1-2");
  expect(placeHref("T", "text", article, "C")).toBe("/t/T?p=text#c-C");
});

test("a block of an earlier edition keeps an address, which leads nowhere now", () => {
  expect(placeHref("T", "block:gone", article)).toBe("/t/T?p=block:gone#b-gone");
  expect(placeFromParam("block:gone", article)).toBeNull();
});

test.each([
  null,
  undefined,
  "",
  "0",
  "40",
  "039",
  "-1",
  "1e3",
  "block:",
  "section:none",
  "block:aa\n",
  "constructor",
  "text ",
  "9".repeat(400),
])("%j names no place", (param) => expect(placeFromParam(param, article)).toBeNull());

test("a numbered block may also be named by its id", () => {
  expect(placeFromParam("block:aa", article)).toBe("block:aa");
});
