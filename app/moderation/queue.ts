/** What waits for moderators, as they see it. Plain JSON; pure. */
import { claimHolds, type CaseKind, type Cause, type Decides, type Outcome } from "../cases/case";
import type { UserView } from "../accounts/user";
import type { Role } from "../groups/group";
import type { HeldLine } from "./hold";
import type { Kept } from "./keeping";
import type { ReportAbout } from "./report";

/** Why something waits, as one filters by it: each stands for some causes. */
export const whys = ["reported", "held", "edited", "appeal"] as const;
export type Why = (typeof whys)[number];
export const isWhy = (why: unknown): why is Why => whys.some((known) => known === why);

export type CitedRule = { number: number; version: number; title: string };

/** A report, for those who decide about it. */
export type ReportLine = {
  id: string;
  by: UserView | null;
  about: ReportAbout;
  rule: CitedRule | null;
  words: string;
  at: string;
  outcome: "upheld" | "declined" | "ignored" | "withdrawn" | null;
};

export type CaseLine = {
  id: string;
  kind: CaseKind;
  /** The id of the comment, text, person or appeal. */
  target: string;
  because: Cause[];
  /** How many reports count; those that are ignored do not. */
  reports: number;
  decides: Decides;
  openedAt: string;
  touchedAt: string;
  /** Whoever decides says which they saw. */
  version: number;
  /** Who looks into it just now; null once that has lapsed. */
  claimedBy: UserView | null;
  claimedUntil: string | null;
  /** Whom it concerns. */
  whom: UserView | null;
  text: { id: string; title: string } | null;
  /** How the comment begins. */
  excerpt: string | null;
  /** An appeal that members drawn by lot decide: it is here to be seen, and nobody takes it up. */
  byPanel: boolean;
  /** Which rules reports name, most named first. */
  rules: Array<CitedRule & { times: number }>;
};

export type CaseNote = { id: string; by: UserView | null; body: string; at: string };

/** One comment of the thread around the one that it is about. */
export type AroundComment = {
  id: string;
  by: UserView | null;
  /** null: not shown to anybody. */
  html: string | null;
  at: string;
  isFocus: boolean;
  depth: 0 | 1;
};

export type EarlierAction = {
  id: string;
  number: number;
  kind: string;
  at: string;
  rule: { number: number; title: string } | null;
  reason: string;
  until: string | null;
  state: "in-force" | "ended" | "undone";
};

/** What is known in this group of whom it concerns. */
export type History = {
  role: Role | null;
  since: string | null;
  comments: number;
  withheld: number;
  /** Cases about them that were decided. */
  upheld: number;
  declined: number;
  actions: EarlierAction[];
};

export type CaseView = CaseLine & {
  group: { slug: string; name: string };
  closedAt: string | null;
  closedBy: UserView | null;
  outcome: Outcome | null;
  /** For how long the words of its reports and notes are kept. */
  kept: Kept;
  /** Kept for the law, and whether the asker may do that. */
  held: HeldLine;
  mayHold: boolean;
  /** What of a word list was met. */
  found: string[];
  reported: ReportLine[];
  notes: CaseNote[];
  around: AroundComment[];
  /** Where the comment hangs, by name, and the way there. */
  where: { name: string; excerpt: string; href: string } | null;
  history: History | null;
  /** To whom it can be handed over. */
  others: Array<UserView & { role: Role }>;
  mayPassUp: Decides[];
};

/** Whether somebody's claim still holds. */
export const isClaimed = (claimedAt: Date | null, now = Date.now()): boolean =>
  claimedAt !== null && now - claimedAt.getTime() < claimHolds;

export const caseLimits = { note: { min: 1, max: 2000 }, ignoredDays: { min: 1, max: 365 } } as const;

/** An appeal is decided on its own page, by whoever has no share in it: neither one key nor one deed for many does it. */
export const isActedOn = ({ kind }: Pick<CaseLine, "kind">): boolean => kind !== "appeal";

/** What is done to many at once: what needs nothing but a rule and a reason. */
export const batchKinds = ["dismiss", "approve", "hide", "remove"] as const;
export type BatchKind = (typeof batchKinds)[number];
