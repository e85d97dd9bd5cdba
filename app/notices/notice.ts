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
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Told as a whole sentence, without saying whose act it was. */
export const isNobodys = (kind: NoticeKind): boolean =>
  kind === "security" || kind === "webhook-paused" || kind === "removed" || kind === "turned-away";

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
  /** A path: the place it is about. */
  url: string;
  createdAt: string;
  readAt: string | null;
};

/** More are not counted one by one. */
export const mostCounted = 100;
