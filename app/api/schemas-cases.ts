/** What the API takes and gives of rules, reports and what waits for moderators. */
import { z } from "zod";
import { caseKinds, causes, deciders, outcomes } from "../cases/case";
import { reportLimits, reportSubjects } from "../moderation/report";
import { ruleLimits } from "../moderation/rules";
import { Held, Kept } from "./schemas-actions";

const instant = z.iso.datetime();
const user = z.object({ id: z.string(), name: z.string() });
const rule = z.object({ number: z.int(), title: z.string(), text: z.string() });
const cited = z.object({ number: z.int(), version: z.int(), title: z.string() });

export const GroupRules = z.object({
  version: z.int().describe("0: the group has published none; these are the ones every group starts with"),
  preamble: z.string(),
  rules: z.array(rule).describe("In order. A rule keeps its number for good"),
  note: z.string(),
  publishedAt: instant.nullable(),
  publishedBy: user.nullable(),
});
export const GroupRulesChange = z.object({
  preamble: z.string().max(ruleLimits.preamble.max).optional(),
  rules: z
    .array(
      z.object({
        number: z.int().optional().describe("Of a rule that stands; a new one has none"),
        title: z.string().min(ruleLimits.title.min).max(ruleLimits.title.max),
        text: z.string().max(ruleLimits.text.max).optional(),
      }),
    )
    .min(ruleLimits.rules.min)
    .max(ruleLimits.rules.max),
  note: z.string().max(ruleLimits.note.max).optional(),
  version: z.int().optional().describe("The one it was made from: if others have published since, it is refused (409)"),
});
export const NewReport = z.object({
  id: z.string().optional().describe("Minted by the caller: sent twice it is once"),
  rule: z.int().nullable().optional().describe("A number of the group's rules; none: `words` say what is wrong"),
  words: z.string().max(reportLimits.words.max).optional(),
});
export const NewPersonReport = NewReport.extend({
  about: z.enum(["person", "name"]).optional().describe("`name`: what they call themselves"),
});
const reported = z.object({
  id: z.string(),
  by: user.nullable(),
  about: z.enum(reportSubjects),
  rule: cited.nullable(),
  words: z.string(),
  at: instant,
  outcome: z.enum(["upheld", "declined", "ignored", "withdrawn"]).nullable(),
});
const line = z.object({
  id: z.string(),
  kind: z.enum(caseKinds),
  target: z.string().describe("The id of the comment, text, person or appeal"),
  because: z.array(z.enum(causes)),
  byPanel: z.boolean().describe("An appeal that members drawn by lot decide: nobody claims it or hands it over"),
  reports: z.int(),
  decides: z.enum(deciders),
  openedAt: instant,
  touchedAt: instant,
  version: z.int().describe("Whoever decides says which they saw"),
  claimedBy: user.nullable(),
  claimedUntil: instant.nullable(),
  whom: user.nullable(),
  text: z.object({ id: z.string(), title: z.string() }).nullable(),
  excerpt: z.string().nullable(),
  rules: z.array(cited.extend({ times: z.int() })),
  reported: z.array(reported),
});
export const CasePage = z.object({ items: z.array(line), next: z.string().nullable() });
export const CaseView = line.extend({
  group: z.object({ slug: z.string(), name: z.string() }),
  closedAt: instant.nullable(),
  closedBy: user.nullable(),
  outcome: z.enum(outcomes).nullable(),
  kept: Kept,
  held: Held,
  mayHold: z.boolean(),
  found: z.array(z.string()),
  notes: z.array(z.object({ id: z.string(), by: user.nullable(), body: z.string(), at: instant })),
  around: z.array(z.looseObject({ id: z.string(), html: z.string().nullable(), isFocus: z.boolean() })),
  where: z.object({ name: z.string(), excerpt: z.string(), href: z.string() }).nullable(),
  history: z.looseObject({}).nullable(),
  others: z.array(user.extend({ role: z.string() })),
  mayPassUp: z.array(z.enum(deciders)),
});
export const CaseChange = z.object({
  claim: z.boolean().optional(),
  note: z.string().optional(),
  noteId: z.string().optional(),
  handTo: z.string().optional().describe("The id of another moderator, or `hosts`, or `operators`"),
  version: z.int().optional(),
});
