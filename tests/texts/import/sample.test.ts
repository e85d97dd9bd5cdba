import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { reactionNames } from "~/comments/comment";
import { countOf, outlineOf } from "~/texts/import/outline";
import { readText } from "~/texts/import/read";

type Line = {
  key: string;
  author: string;
  on: { contains: string } | { section: string } | { text: true };
  quote?: string;
  replyTo?: string;
  kind?: string;
  question?: string;
  body: string;
  reactions?: Record<string, string[]>;
};

const draft = readText({ bytes: fs.readFileSync("sample/essay.md"), fileName: "essay.md" });
const lines = JSON.parse(fs.readFileSync("sample/comments.json", "utf8")) as Line[];
const blocks = outlineOf(draft).sections.flatMap((section) => section.blocks);
const people = ["Mara", "Idris", "Noor", "Tove"];

test("the essay comes in whole", () => {
  expect(draft).toMatchObject({ title: "Put Your Finger on It", language: "en", warnings: [] });
  const { sections, words } = countOf(draft);
  expect(sections).toBeGreaterThanOrEqual(7);
  expect(words).toBeGreaterThanOrEqual(1800);
  expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(["paragraph", "list", "quote", "table", "footnote"]));
});

describe("each sample comment has its place", () => {
  test.each(lines.map((line) => [line.key, line] as const))(
    "%s",
    (key, { author, on, quote, replyTo, kind, question, body, reactions = {} }) => {
      expect(people).toContain(author);
      if ("contains" in on) {
        const matching = blocks.filter(({ text }) => text.includes(on.contains));
        expect(matching).toHaveLength(1);
        if (quote) expect(matching[0]!.text.split(quote)).toHaveLength(2);
      } else if ("section" in on)
        expect(draft.sections.filter(({ heading }) => heading === on.section)).toHaveLength(1);
      const before = lines.slice(
        0,
        lines.findIndex((line) => line.key === key),
      );
      if (replyTo) expect(before.find((line) => line.key === replyTo)?.on).toEqual(on);
      expect(kind === "question").toBe(question !== undefined);
      for (const [name, fans] of Object.entries(reactions)) {
        expect([...reactionNames]).toContain(name);
        for (const fan of fans) expect(people.filter((person) => person !== author)).toContain(fan);
      }
      for (const [, number] of body.matchAll(/¶ ?(\d+)/g))
        expect(blocks.map((block) => block.number)).toContain(Number(number));
    },
  );
});
