import { describe, expect, test } from "vitest";
import { nestedFields } from "~/sessions/form-fields";

describe("fields of a form become what a program would send", () => {
  test.each<[string, Array<[string, string]>, unknown]>([
    ["as they are", [["ask", "start"]], { ask: "start" }],
    [
      "objects by dots",
      [
        ["item.title", "Reading"],
        ["item.passage.from", "b1"],
      ],
      { item: { title: "Reading", passage: { from: "b1" } } },
    ],
    [
      "lists by numbers, in their order, without holes",
      [
        ["choices.10", "c"],
        ["choices.2", "b"],
        ["choices.0", "a"],
      ],
      { choices: ["a", "b", "c"] },
    ],
    [
      "an object of empty fields is empty, a list of them is not",
      [
        ["spot.textId", ""],
        ["spot.block", ""],
        ["choices.0", ""],
      ],
      { spot: "", choices: [""] },
    ],
    [
      "the last of one name",
      [
        ["isSecret", "false"],
        ["isSecret", "on"],
      ],
      { isSecret: "on" },
    ],
    ["lines as we keep them", [["body", "a\r\nb"]], { body: "a\nb" }],
    [
      "a name is a word or an object, not both",
      [
        ["a", "1"],
        ["a.b", "2"],
        ["c.d", "3"],
        ["c", "4"],
      ],
      { a: "1", c: { d: "3" } },
    ],
    [
      "nothing where a name is no name, or goes too deep",
      [
        ["", "x"],
        ["a..b", "x"],
        [".a", "x"],
        ["a b", "x"],
        ["a.b.c.d.e.f", "x"],
      ],
      {},
    ],
  ])("%s", (_, form, meant) => {
    expect(nestedFields(form)).toEqual(meant);
  });

  test("names of what every object has harm nothing", () => {
    const found = nestedFields([
      ["__proto__.polluted", "yes"],
      ["constructor.prototype.polluted", "yes"],
      ["item.__proto__.polluted", "yes"],
    ]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(found).length).toBeGreaterThan(0);
  });
});
