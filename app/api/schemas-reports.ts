/** What the API gives of one's own report: a file of its own, since others are made of it. */
import { z } from "zod";
import { reportSubjects } from "../moderation/report";

const instant = z.iso.datetime();

export const OwnReport = z.object({
  id: z.string(),
  about: z.enum(reportSubjects),
  target: z.string(),
  title: z.string().nullable(),
  rule: z.object({ number: z.int(), title: z.string() }).nullable(),
  words: z.string(),
  at: instant,
  state: z.enum(["open", "upheld", "declined", "withdrawn"]),
  closedAt: instant.nullable(),
});
