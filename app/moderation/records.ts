/** What moderation has on record about one person, as a file. Plain JSON; pure. */
import type { Role } from "../groups/group";
import type { ActionView } from "./action";
import type { LawView } from "./law";
import type { CaseLine, CaseView, ReportLine } from "./queue";

/** How much there is. */
export type RecordCounts = { cases: number; actions: number; appeals: number; reports: number };

export type AppealRecord = {
  id: string;
  /** Its id. */
  action: string;
  words: string;
  at: string;
  state: string;
  decidedAt: string | null;
  reason: string;
  messages: Array<{ side: string; body: string; at: string }>;
};

/** Of one group, for its hosts. */
export type PersonRecords = {
  format: "lectern-person-records";
  version: 1;
  exportedAt: string;
  group: { slug: string; name: string };
  person: { id: string; name: string };
  place: { role: Role; state: string; joinedAt: string } | null;
  restraints: { mutedUntil: string | null; suspendedUntil: string | null; bannedUntil: string | null } | null;
  /** Until when what they report makes no case. */
  ignoredUntil: string | null;
  cases: Array<
    Pick<CaseLine, "id" | "kind" | "target" | "because" | "decides" | "openedAt"> & {
      closedAt: string | null;
      outcome: CaseView["outcome"];
      reported: ReportLine[];
      notes: CaseView["notes"];
    }
  >;
  actions: Array<ActionView & { words: string | null; law: LawView | null }>;
  appeals: AppealRecord[];
  /** What they reported themselves. */
  reports: Array<{
    id: string;
    about: string;
    rule: number | null;
    words: string;
    at: string;
    outcome: ReportLine["outcome"];
  }>;
};

/** Of all groups, for the operator: decisions, and nothing that was said in a group. */
export type AccountRecords = {
  format: "lectern-account-records";
  version: 1;
  exportedAt: string;
  person: { id: string; name: string };
  moderated: Array<ActionView & { group: string; law: LawView | null }>;
  appeals: Array<{
    id: string;
    group: string;
    action: string;
    at: string;
    state: string;
    decidedAt: string | null;
    reason: string;
  }>;
  reports: Array<{ id: string; group: string; about: string; at: string; state: string }>;
};
