/** Notices as the API gives them. */
import { z } from "zod";
import { amendmentEnds, noticeKinds, sessionChanges, timesNews } from "../notices/notice";

const instant = z.iso.datetime().describe("ISO 8601, UTC");

export const NoticeView = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().describe("Whose act it was"),
  group: z.object({ slug: z.string(), name: z.string() }).nullable(),
  groupThen: z.string().nullable().describe("Of `removed` and `turned-away`: what the group was called then"),
  visibility: z.string().nullable().describe("Of `group-visibility`: who sees the group now"),
  text: z.object({ id: z.string(), title: z.string() }).nullable(),
  comment: z.string().nullable().describe("Id of the comment it leads to"),
  excerpt: z.string().nullable().describe("How that comment begins"),
  role: z.string().nullable().describe("Of `role`: the role one has now"),
  settled: z.boolean().describe("Of `answer`: the question was marked as answered"),
  session: z
    .object({ id: z.string(), title: z.string(), startsAt: instant, timeZone: z.string().describe("IANA") })
    .nullable()
    .describe("Of sessions, and of minutes: which"),
  sessions: z.int().min(1).describe("How many of a series were planned, changed or called off; else 1"),
  change: z
    .enum(sessionChanges)
    .nullable()
    .describe(
      "Of `session-changed`; `again`: it takes place after all; `seat` and `waits`: you have a seat now, or wait for one",
    ),
  approved: z.boolean().describe("Of `minutes-shown`: they are not changed any more"),
  amendment: z
    .enum(amendmentEnds)
    .nullable()
    .describe(
      "Of `minutes-shown`: what became of an amendment that one proposed to them; `lapsed`: they were approved without it",
    ),
  poll: z
    .object({ id: z.string(), title: z.string(), news: z.enum(timesNews).nullable() })
    .nullable()
    .describe("Of `time-poll`: the question, and what became of it; null: it is asked"),
  moderation: z
    .object({
      what: z.enum(["acted", "undone", "lifted", "ended"]),
      kind: z.string(),
      rule: z.object({ number: z.int(), title: z.string() }).nullable(),
      reason: z.string(),
      role: z.string(),
      until: instant.nullable(),
      canAppeal: z.boolean(),
    })
    .nullable()
    .describe("Of `moderated`: what was done"),
  outcome: z.string().nullable().describe("Of `report-closed`: what became of it; of `appeal`: what is told"),
  url: z.string().describe("A path: the place it is about"),
  createdAt: instant,
  readAt: instant.nullable(),
});
export const NoticePage = z.object({
  items: z.array(NoticeView),
  next: z.string().nullable().describe("What to send as `after` for the next page"),
  unread: z.int().min(0).max(100).describe("How many are unread; 100: that many or more"),
});
