/** What the API says of drafts that wait to be looked over, and the steps that correct one. */
import { z } from "zod";
import { correctionKinds, reviewLimits } from "../texts/review/correction";
import { blockKinds, textFormats, textLimits } from "../texts/text";
import { line, origin } from "./schemas-texts";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const count = z.int().min(0);
const version = count.describe("Of the draft as you last read it");

const fields = {
  id: z.string(),
  version: count.describe("Goes up with every change"),
  title: z.string().describe("Empty where it has none yet"),
  group: z.string().describe("Slug"),
  editionOf: z.string().nullable().describe("Id of the text that it is to be a new edition of; null: a new text"),
  note: z.string().describe("Of an edition: what is different and why"),
  format: z.enum(textFormats),
  fileName: z.string().describe("Of the file, or the address; empty for words"),
  url: z.string().describe("Path of the page where it is looked over"),
  createdAt: instant,
  until: instant.describe("It is gone then"),
};
export const DraftLine = z.object(fields);
export const DraftPage = z.object({ items: z.array(DraftLine), next: z.null() });

const block = z.object({
  at: count.describe("Its place, counted through the draft"),
  number: z.int().min(1).nullable(),
  kind: z.enum(blockKinds),
  html: z.string().describe("Sanitised HTML, safe to show as it is"),
  text: z.string(),
});
export const DraftView = z.object({
  ...fields,
  byline: z.string(),
  published: z.string().describe("`YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty where it is not known"),
  source: z.string().describe("Where it was published: an address; empty where it is not known"),
  licence: z.string(),
  language: z.string().nullable().describe("BCP 47; null when it is not known"),
  warnings: z.array(z.string()).describe("Where the reader was unsure"),
  corrections: count.describe("How many steps it carries"),
  last: z.enum(correctionKinds).nullable().describe("What would be taken back"),
  sections: z.array(
    z.object({
      section: count.describe("Its place"),
      heading: z.string().nullable(),
      level: z.int().min(1).max(6),
      blocks: z.array(block),
    }),
  ),
});

const at = count.describe("A block, by its place in the draft as it stands after the step before");
const section = count.describe("A section, by its place");
const { min, max } = reviewLimits.level;
const step = z.discriminatedUnion("do", [
  z.object({ do: z.literal("join"), at }).describe("To the block before it in its section"),
  z.object({
    ...{ do: z.literal("split"), at },
    before: z
      .union([count, z.string()])
      .describe("Where the new paragraph begins: a place in what it says, or the words, which stand there once"),
  }),
  z.object({ do: z.literal("heading"), at }).describe("The paragraph becomes a heading"),
  z.object({ do: z.literal("paragraph"), section }).describe("The heading becomes a paragraph"),
  z.object({ do: z.literal("level"), section, level: z.int().min(min).max(max) }),
  z.object({ do: z.literal("drop"), at }).describe("Leaves the block out"),
  z.object({
    ...{ do: z.literal("leave-out"), sections: z.array(section).min(1) },
    under: z.boolean().optional().describe("With all that stand under them"),
  }),
  z.object({ do: z.literal("reword"), at, words: z.string().max(reviewLimits.words) }),
  z.object({ do: z.literal("retitle"), section, heading: z.string().max(reviewLimits.heading) }),
  z.object({
    ...{ do: z.literal("names"), title: z.string().max(textLimits.title.max).optional() },
    byline: z.string().max(textLimits.byline.max).optional(),
    ...origin,
  }),
]);
export const Corrections = z.object({ version, corrections: z.array(step).min(1).max(reviewLimits.atOnce) });
export const CorrectionsUndone = z.object({
  version,
  steps: z.int().min(1).max(reviewLimits.corrections).optional().describe("How many; 1 where it does not say"),
});

export const DraftPublishing = z.object({
  version,
  title: z.string().max(textLimits.title.max).optional(),
  byline: z.string().max(textLimits.byline.max).optional(),
});
export const DraftPublished = z.object({
  text: line.describe("As in a list"),
  edition: z.int().min(1).optional().describe("Of a new edition: the number of the one that waits"),
});
