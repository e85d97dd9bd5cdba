/** What a notice is: that something happened which concerns one person. Pure. */

export const noticeKinds = [
  "mention",
  "reply",
  "answer",
  "asked-to-join",
  "let-in",
  "role",
  "new-text",
  "new-member",
  "security",
  "webhook-paused",
  "removed",
  "turned-away",
  "group-visibility",
  "group-renamed",
  "group-archived",
  "group-restored",
  "session-planned",
  "session-changed",
  "session-cancelled",
  "session-soon",
  "time-poll",
  "minutes-shown",
  "rules",
  "moderated",
  "report-closed",
  "appeal",
  "case-waits",
  "passed-up",
  "records",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Told as a whole sentence, without saying whose act it was. */
export const isNobodys = (kind: NoticeKind): boolean =>
  (
    [
      ...["security", "webhook-paused", "removed", "turned-away", "session-soon"],
      ...["moderated", "report-closed", "appeal", "case-waits", "passed-up", "records"],
    ] as NoticeKind[]
  ).includes(kind);

/**
 * What somebody must hear also of a group that they are shut out of: what was done to them, what became of their appeal, and
 * that what is on record about them was taken along; and operators, who need not be of it, of what only they can decide.
 */
export const accountableKinds = [
  "moderated",
  "report-closed",
  "appeal",
  "passed-up",
  "records",
] as const satisfies NoticeKind[];

/** Mailed at once, as a calendar takes them, to whoever has mail of sessions: somebody waits for them at a certain hour. */
export const calendarKinds = ["session-planned", "session-changed", "session-cancelled", "session-soon"] as const;
export type CalendarKind = (typeof calendarKinds)[number];
/** Of these it is decided by one's choice about mail of sessions. */
export const isOfSessions = (kind: NoticeKind): boolean =>
  kind === "time-poll" || (calendarKinds as readonly NoticeKind[]).includes(kind);

/**
 * What changed of a session, as far as somebody must hear of it; `again`: it takes place after all. `seat` and `waits` are told to one
 * person: they came up from the waiting list, or stand on it now.
 */
export const sessionChanges = ["time", "place", "title", "again", "seat", "waits"] as const;
export type SessionChange = (typeof sessionChanges)[number];

/** What became of an amendment to minutes; `lapsed`: they were approved without it. */
export const amendmentEnds = ["taken", "declined", "lapsed"] as const;
export type AmendmentEnd = (typeof amendmentEnds)[number];

/** What became of a question for a time: more times, asked again, closed without a session. */
export const timesNews = ["more", "again", "closed"] as const;
export type TimesNews = (typeof timesNews)[number];

/** As its owner sees it now. Plain JSON. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  /** Whose act it was; null: an operator, or somebody who is gone. */
  actor: { id: string; name: string } | null;
  group: { slug: string; name: string } | null;
  /** Of `removed` and `turned-away`: the group's name as it was then; it is not said what it is now. */
  groupThen: string | null;
  /** Of `group-visibility`: who sees the group now. */
  visibility: string | null;
  text: { id: string; title: string } | null;
  /** The id of the comment it leads to. */
  comment: string | null;
  /** How that comment begins, in one line. */
  excerpt: string | null;
  /** Of `role`: the role one has now. */
  role: string | null;
  /** Of `answer`: that the question was marked as answered, not replied to. */
  settled: boolean;
  /** Of sessions, and of minutes: which. */
  session: { id: string; title: string; startsAt: string; timeZone: string } | null;
  /** Of `session-planned`, `session-changed` and `session-cancelled`: how many of a series, with that one; else 1. */
  sessions: number;
  /** Of `session-changed`: what changed. */
  change: SessionChange | null;
  /** Of `minutes-shown`: they stand now, and are not changed any more. */
  approved: boolean;
  /** Of `minutes-shown`: what became of an amendment that one proposed, instead of news of the minutes themselves. */
  amendment: AmendmentEnd | null;
  /** Of `time-poll`: the question, and what became of it; null: it is asked. */
  poll: { id: string; title: string; news: TimesNews | null } | null;
  /** Of `moderated`: what was done, as its record says. */
  moderation: {
    what: "acted" | "undone" | "lifted" | "ended";
    kind: string;
    rule: { number: number; title: string } | null;
    reason: string;
    /** In which role it was done. */
    role: string;
    until: string | null;
    canAppeal: boolean;
  } | null;
  /** Of `report-closed`: what became of it; of `appeal` and `case-waits`: what is told of it. */
  outcome: string | null;
  /** A path: the place it is about. */
  url: string;
  createdAt: string;
  readAt: string | null;
};

/** More are not counted one by one. */
export const mostCounted = 100;
