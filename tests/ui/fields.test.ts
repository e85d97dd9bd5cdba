/** A box takes as much as the server takes: from the constant that the server checks by, and from nothing else. */
import { expect, test } from "vitest";
import { boxesIn } from "./jsx";

const boxes = boxesIn("app").filter(
  ({ as, type }) => as === "input" && !/^(?:password|file|date|datetime-local|time|number|checkbox|radio)$/.test(type),
);

test("there are boxes to look at", () => {
  expect(boxes.length).toBeGreaterThan(25);
});

test.each(boxes.map((box) => [`${box.file}: ${box.name}`, box] as const))("%s", (_, { maxLength }) => {
  expect(maxLength).toMatch(
    /^(?:(?:\w+L|l)imits(?:\.(?!min\b)\w+)+|mostAsked|String\(groupLimits\.invite\.\w+\)\.length)$/,
  );
});

test("prose is not cut where it is pasted: the server says how long it may be, and keeps the words", () => {
  const cut = boxesIn("app").filter(({ as, maxLength }) => as === "textarea" && maxLength !== null);
  expect(cut.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

test("nor is a password, which would be another then", () => {
  const cut = boxesIn("app").filter(({ type, maxLength }) => type === "password" && maxLength !== null);
  expect(cut.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});
