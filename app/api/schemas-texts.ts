/** What the API says of texts, their sections and blocks, and takes to make and change one. */
import { z } from "zod";
import { textStates } from "../groups/group";
import { stages } from "../texts/import/progress";
import { blockKinds, textFormats, textLimits, writtenFormats } from "../texts/text";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const day = z.iso.date();
const count = z.int().min(0);
const html = z.string().describe("Sanitised HTML, safe to show as it is");
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe("What to send as `after` for the next page") });

export const line = z.object({
  id: z.string(),
  title: z.string(),
  byline: z.string(),
  published: z.string().describe('When it was published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; "" when it is not known'),
  source: z.string().describe('The address at which it was published; ""'),
  licence: z.string().describe('In a few words; ""'),
  language: z.string().describe("BCP 47; `und` when it is not known"),
  url: z.string().describe("Path of the page"),
  group: z.string().describe("Slug"),
  seq: count,
  edition: z.int().min(1),
  words: count,
  createdAt: instant,
  position: count.describe("Place in the syllabus, from 1; 0: none yet"),
  dueOn: day.nullable().describe("To be read by, in the group's time zone"),
  state: z.enum(textStates).describe("`locked`, `archived`: read, not commented on"),
});
const block = z.object({
  id: z.string(),
  number: z.int().min(1).nullable(),
  kind: z.enum(blockKinds),
  html,
  text: z.string(),
});
export const section = z.object({
  id: z.string(),
  heading: z.string().nullable(),
  level: z.int().min(1).max(6),
  blocks: z.array(block),
});
export const TextView = line.extend({ sections: z.array(section) });
export const TextLine = line.extend({ numbered: count, comments: count });
export const TextPage = pageOf(TextLine);
const titles = {
  title: z.string().max(textLimits.title.max).optional(),
  byline: z.string().max(textLimits.byline.max).optional(),
};
/** null and "" are "not known". */
export const origin = {
  published: z.string().max(textLimits.published.max).nullable().optional(),
  source: z.string().max(textLimits.source.max).nullable().optional(),
  licence: z.string().max(textLimits.licence.max).nullable().optional(),
};
const again = z
  .boolean()
  .optional()
  .describe(
    "Add it even where the same source stands in the group already: the default for `content`, not for a file or a `url`",
  );
/** One of `content` and `url`. */
export const NewText = z.object({
  ...titles,
  ...origin,
  format: z.enum(writtenFormats).optional(),
  content: z.string().optional(),
  again,
  url: z.string().max(textLimits.address).optional(),
});
export const NewTextFile = z.object({
  ...titles,
  ...origin,
  format: z.enum(textFormats).optional(),
  again,
  file: z.string().meta({ contentMediaType: "application/octet-stream" }),
});
export const TextChange = z.object({
  ...titles,
  ...origin,
  position: z.int().min(1).optional(),
  dueOn: day.nullable().optional(),
  state: z.enum(textStates).optional(),
});

const jobState = z.enum(["queued", "running", "done", "failed"]);
export const ImportBegun = z.object({ id: z.string(), state: jobState }).describe("Ask at `Location` how it gets on");
export const ImportView = z.object({
  id: z.string(),
  state: jobState,
  createdAt: instant,
  progress: z
    .object({ stage: z.enum(stages), at: count.optional(), of: count.optional() })
    .optional()
    .describe("While it runs; `at` and `of` count pages, while it is fetched bytes"),
  text: line.optional().describe("Once it is done: as in a list; its sections stand at `/texts/:id`"),
  edition: z.int().min(1).optional().describe("Of a new edition of that text: its number; it waits"),
  review: z
    .string()
    .optional()
    .describe("Path of the page where its draft waits to be looked over, where that was asked for"),
  draft: z.string().optional().describe("Id of that draft"),
  problem: z
    .object({
      ...{ type: z.string(), title: z.string(), status: z.int(), detail: z.string() },
      errors: z.record(z.string(), z.string()).optional(),
      current: z.unknown().optional(),
    })
    .optional()
    .describe("Why it failed (RFC 9457)"),
});
