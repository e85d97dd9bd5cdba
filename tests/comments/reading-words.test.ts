/** What the reading page says of a text's length. */
import { expect, test } from "vitest";
import { readerWords } from "~/words/readers";

test.each([
  [1, "about 1 minute"],
  [119, "about 119 minutes"],
  [120, "about 2 hours"],
  [4237, "about 71 hours"],
])("%i minutes", (minutes, said) => {
  expect(readerWords.en.facts(3, 40, minutes)).toBe(`3 sections, 40 paragraphs, ${said}`);
});
