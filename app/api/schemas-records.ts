/** What the API gives of what is on record about one person. */
import { z } from "zod";
import { ActionView, LawView } from "./schemas-actions";
import { CaseView } from "./schemas-cases";
import { OwnReport } from "./schemas-reports";

const instant = z.iso.datetime();
const person = z.object({ id: z.string(), name: z.string() });
const appeal = z.object({
  id: z.string(),
  action: z.string().describe("Its id"),
  at: instant,
  state: z.string(),
  decidedAt: instant.nullable(),
  reason: z.string(),
});

export const PersonRecords = z.object({
  format: z.literal("lectern-person-records"),
  version: z.literal(1),
  exportedAt: instant,
  group: z.object({ slug: z.string(), name: z.string() }),
  person,
  place: z.object({ role: z.string(), state: z.string(), joinedAt: instant }).nullable(),
  restraints: z
    .object({
      mutedUntil: instant.nullable(),
      suspendedUntil: instant.nullable(),
      bannedUntil: instant.nullable(),
    })
    .nullable(),
  ignoredUntil: instant.nullable().describe("Until when what they report makes no case"),
  cases: z.array(
    CaseView.pick({
      ...{ id: true, kind: true, target: true, because: true, decides: true, openedAt: true, closedAt: true },
      ...{ outcome: true, reported: true, notes: true },
    }),
  ),
  actions: z.array(ActionView.extend({ words: z.string().nullable(), law: LawView.nullable() })),
  appeals: z.array(
    appeal.extend({
      words: z.string(),
      messages: z.array(z.object({ side: z.string(), body: z.string(), at: instant })),
    }),
  ),
  reports: z.array(
    z.object({
      id: z.string(),
      about: OwnReport.shape.about,
      rule: z.int().nullable(),
      words: z.string(),
      at: instant,
      outcome: z.string().nullable(),
    }),
  ),
});

export const AccountRecords = z.object({
  format: z.literal("lectern-account-records"),
  version: z.literal(1),
  exportedAt: instant,
  person,
  moderated: z.array(ActionView.extend({ group: z.string(), law: LawView.nullable() })),
  appeals: z.array(appeal.extend({ group: z.string() })),
  reports: z.array(
    z.object({ id: z.string(), group: z.string(), about: OwnReport.shape.about, at: instant, state: z.string() }),
  ),
});
