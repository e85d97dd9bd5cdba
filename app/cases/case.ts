/** What waits for a moderator: one thing, with everything that speaks about it. Pure. */

export const caseKinds = ["comment", "text", "person", "appeal"] as const;
export type CaseKind = (typeof caseKinds)[number];

/**
 * Why something waits. `held-…`: it was not shown: everybody's comments are looked at first (`all`), those of newcomers,
 * those with links, those that met a word list, those much like many others; `edited`: its author has reworded what a
 * moderator asked to have reworded.
 */
export const causes = [
  "reported",
  "held-all",
  "held-newcomer",
  "held-link",
  "held-word",
  "held-flood",
  "edited",
  "appeal",
] as const;
export type Cause = (typeof causes)[number];

/** Who decides a case: where all of those before are concerned themselves, the next. */
export const deciders = ["moderators", "hosts", "operators"] as const;
export type Decides = (typeof deciders)[number];

export const outcomes = ["acted", "approved", "dismissed", "withdrawn"] as const;
export type Outcome = (typeof outcomes)[number];

/** `comment:ID`, `text:ID`, `person:ID`, `appeal:ID`. */
export type Subject = `${CaseKind}:${string}`;

export function subjectOf(kind: CaseKind, id: string): Subject {
  return `${kind}:${id}`;
}

/** @returns null for what is no subject */
export function partsOf(subject: string): { kind: CaseKind; id: string } | null {
  const at = subject.indexOf(":");
  const kind = caseKinds.find((known) => known === subject.slice(0, at));
  return kind && at < subject.length - 1 ? { kind, id: subject.slice(at + 1) } : null;
}

/** What the page of one case listens to in the room of its group. */
export const caseNews = (subject: string): string => `case ${subject}`;

/** Milliseconds: from then on moderators are reminded, and again after as long. */
export const reminderAfter = 24 * 60 * 60_000;
/** Milliseconds a claim holds without being renewed: whoever went home blocks nobody. */
export const claimHolds = 30 * 60_000;
