/** What the API says of editions, and of what becomes of threads in a new one. */
import { z } from "zod";
import { placeLimits } from "../comments/anchor";
import { editionLimits } from "../texts/edition";
import { textFormats, textLimits, writtenFormats } from "../texts/text";
import { section } from "./schemas-texts";

const instant = z.iso.datetime().describe("ISO 8601, UTC");
const count = z.int().min(0);
const next = z.string().nullable().describe("What to send as `after` for the next page");
const how = z
  .enum(["kept", "moved", "changed", "orphaned"])
  .describe("`changed`: its words read otherwise, somebody should check; `orphaned`: on the shelf");

const fields = {
  number: z.int().min(1),
  state: z.enum(["read", "waiting"]),
  format: z.enum(textFormats),
  words: count,
  numbered: count.describe("Paragraphs with a number"),
  note: z.string().describe("What is different and why"),
  createdAt: instant,
  readFrom: instant.nullable().describe("null for the first, and while it waits"),
  kept: count.describe("Threads that stayed where they were when it began to be read"),
  by: z.object({ id: z.string(), name: z.string() }).nullable().describe("For those who look after the text"),
};
export const Edition = z.object(fields);
export const EditionPage = z.object({ items: z.array(Edition), next });
export const EditionView = z.object({ ...fields, sections: z.array(section) });
export const EditionChange = z.object({ state: z.literal("read") });

const note = z.string().max(editionLimits.note).optional().describe("What is different and why, for readers");
/** One of `content` and `url`. */
export const NewEdition = z.object({
  format: z.enum(writtenFormats).optional(),
  content: z.string().optional(),
  url: z.string().max(textLimits.address).optional(),
  note,
});
export const NewEditionFile = z.object({
  format: z.enum(textFormats).optional(),
  file: z.string().meta({ contentMediaType: "application/octet-stream" }),
  note,
});

const spot = z.object({
  place: z.string().describe("`text`, `section:ID` or `block:ID`"),
  name: z.string(),
  number: z.int().min(1).nullable(),
  quote: z.string().nullable(),
  href: z.string(),
});
export const ThreadMove = z.object({
  thread: z.string().describe("Id of the comment that opened it"),
  how,
  score: z.int().min(0).max(100).describe("How sure it is, of 100"),
  byHand: z.boolean(),
  wasShelved: z.boolean().describe("It hung on the shelf before"),
  author: z.string().nullable(),
  begins: z.string().describe("How that comment begins; empty where it was taken away"),
  replies: count,
  from: spot,
  to: spot.nullable().describe("null: on the shelf"),
  difference: z.array(z.object({ is: z.enum(["same", "added", "left out"]), text: z.string() })),
});
export const MigrationReport = z.object({
  edition: Edition,
  counts: z.object({ kept: count, moved: count, changed: count, orphaned: count }),
  items: z.array(ThreadMove),
  next,
});
export const ThreadPlacing = z.object({
  to: z
    .union([z.string().max(placeLimits.name), z.int().min(1), z.null()])
    .describe("The number of a paragraph, `text`, `section:ID`, `block:ID`; empty or null: the shelf"),
});
